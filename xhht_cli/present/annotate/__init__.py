"""Annotate: a copy of a faulty return that shows its unit what to correct, and where.

The copy gets a first sheet that lists the findings and leads to their cells; the cells are marked
and carry a comment. All else stays as it is: parts of the file that are not touched are copied to
the byte. A signature of the file is no longer valid, and a comment that is a conversation
(threaded) shows nothing of what is added to it.
"""

from xhht_cli.present.annotate.comments import add_comments
from xhht_cli.present.annotate.list_sheet import PART, put_list
from xhht_cli.present.annotate.listed import Listed, is_faulty, listed
from xhht_cli.present.annotate.marks import mark
from xhht_cli.present.annotate.parts import MAIN, OFFICE, Parts, UnusualWorkbookError
from xhht_cli.present.annotate.plain import PLAIN
from xhht_cli.present.annotate.styles import add_styles
from xhht_cli.present.language import Language
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import NoWorkbookError

__all__ = ["Listed", "annotated", "is_faulty", "is_ours", "list_only", "listed"]


def annotated(data: bytes, told: Listed, language: Language) -> tuple[bytes, str] | None:
    """Annotate a workbook, given as the bytes of its file.

    Returns:
        The copy and the suffix that fits its content, ``.xlsx`` or ``.xlsm``; None where nothing
        can be written into it: it is no such workbook, is damaged, or built in an unusual way
        (a `ValueError` where a number is due and none stands, or a cell that has no such address).
    """
    try:
        parts = Parts(data)
        sheets = _sheets(parts)
        if not {row.sheet for row in told.rows if row.cell} <= set(sheets):
            return None
        styles = add_styles(parts)
        for number, (sheet, part) in enumerate(sheets.items(), start=1):
            comments = told.comments.get(sheet, {})
            add_comments(parts, part, comments, number)
            mark(parts.xml(part), comments, styles.mark)
        holding = frozenset(row.sheet for row in told.rows)
        put_list(parts, told, styles, language, holding)
        return parts.packed(), ".xlsm" if parts.has_macros else ".xlsx"
    except (NoWorkbookError, UnusualWorkbookError, ValueError):
        return None


def list_only(told: Listed, language: Language) -> bytes:
    """Make a workbook that holds nothing but the list."""
    parts = Parts(PLAIN)
    put_list(parts, told, add_styles(parts), language, frozenset())
    return parts.packed()


def is_ours(data: bytes) -> bool:
    """Say whether a file is one that `annotated` or `list_only` made and nobody has saved since."""
    try:
        with Archive(data) as archive:
            return PART in archive
    except NoWorkbookError:
        return False


def _sheets(parts: Parts) -> dict[str, str]:
    """Give the worksheets, by name, and their parts."""
    targets = {ident: (kind, name) for kind, ident, name in parts.related(parts.workbook)}
    found = {
        sheet.get("name", ""): targets.get(sheet.get(f"{{{OFFICE}}}id"), ("", ""))
        for sheet in parts.xml(parts.workbook).iter(f"{{{MAIN}}}sheet")
    }
    return {sheet: name for sheet, (kind, name) in found.items() if kind == "worksheet"}
