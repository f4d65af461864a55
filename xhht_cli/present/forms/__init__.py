"""Forms: the returns as workbooks, blank or for one unit and year.

A form is a Vietnamese document: its wording is Vietnamese whatever language the program speaks.
"""

import io
from collections.abc import Mapping

from openpyxl import Workbook

from xhht_cli.last_year.model import LastYear
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.archive import repack
from xhht_cli.present.forms.copies import FormCopy
from xhht_cli.present.forms.explanation_sheet import TITLE, draw_explanation
from xhht_cli.present.forms.look import add_reference_styles, add_styles
from xhht_cli.present.forms.names import blank_name, template_name
from xhht_cli.present.forms.return_sheet import draw_return

__all__ = ["blank_form", "blank_name", "form_for", "template_name"]


def blank_form(plan: Plan, form_code: str) -> bytes:
    """Make the blank form that names no unit and no year, with the items every copy has."""
    copy = FormCopy(
        plan=plan,
        form=plan.form_by_code[form_code],
        items=tuple(
            item for item in plan.items if form_code in item.who and item.who[form_code].everyone
        ),
        unit=None,
        year=None,
        entries={},
        remark=None,
    )
    return _workbook(copy)


def form_for(  # noqa: PLR0913  # one argument for each thing that a copy may hold
    plan: Plan,
    unit: Unit,
    year: int,
    entries: Mapping[str, object] | None = None,
    remark: str | None = None,
    *,
    last: LastYear | None = None,
) -> bytes:
    """Make a unit's copy for a year, in the words that are in force in it.

    ``entries`` are values for the entry cells, by item code; ``remark`` stands under the title,
    in the foot of every page and in the document's properties. ``last`` are figures of an earlier
    year, for a grey column beside the entries.
    """
    copy = FormCopy(
        plan=plan,
        form=plan.form_by_code[plan.form_by_kind[unit.kind]],
        items=tuple(item.in_year(year) for item in plan.items_of(unit)),
        unit=unit,
        year=year,
        entries=entries or {},
        remark=remark,
        last=last,
    )
    return _workbook(copy)


def _workbook(copy: FormCopy) -> bytes:
    book = Workbook()
    add_styles(book)
    if copy.last:
        add_reference_styles(book)
    (sheet,) = book.worksheets
    sheet.title = "Biểu"
    draw_return(sheet, copy)
    draw_explanation(book.create_sheet(TITLE), copy)
    book.calculation.fullCalcOnLoad = True
    book.properties.creator = "xhht"
    book.properties.title = f"{copy.form.code} {copy.form.title.vi}"
    book.properties.description = copy.remark
    content = io.BytesIO()
    book.save(content)
    return repack(content.getvalue())
