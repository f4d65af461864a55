"""Look: the workbook while it is written, and what all its sheets have in common."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no stubs
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

from xhht_cli.messages import Message, Text
from xhht_cli.present.archive import repack
from xhht_cli.present.forms.look import height
from xhht_cli.present.language import Language
from xhht_cli.present.words import Tone

FACE = "Times New Roman"
GREEN, RED, AMBER, BLUE, GREY = "C6E0B4", "F4B6B6", "FFE699", "DDEBF7", "E7E6E6"
DARK, RULE, INK_RED, INK_GREY, INK_LINK = "D0CECE", "7F7F7F", "C00000", "595959", "1F3864"

WHOLE = "#,##0"
"""Whole numbers; Excel writes the separators of the machine's region."""
YES, NO = "Có", "Không"
"""The answers as the returns have them, in every language."""
ANSWERS = f'[=1]"{YES}";[=0]"{NO}";0'
"""The number format of an answer: 1 and 0 in words."""
TONES = {
    Tone.GOOD: GREEN,
    Tone.BAD: RED,
    Tone.BEHIND: AMBER,
    Tone.OPEN: BLUE,
    Tone.SILENT: GREY,
}
"""The fill that stands beside the words, never in their place."""

_SIZE = 11
_LONGEST = 32_767
"""Characters that a cell can hold."""
_TALLEST = 409.0
"""Points that a row can be tall."""
_A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.6}
"""In inches."""
_HEADER_LONGEST = 200
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
_TOP = {"valign": "top", "text_wrap": True}
_BOX = {"border": 1, "border_color": RULE}

Value = str | int | float
Properties = Mapping[str, object]

_STYLES: Mapping[str, Properties] = {
    "title": {"bold": True, "font_size": 14},
    "title centred": {"bold": True, "font_size": 14, "align": "center", "text_wrap": True},
    "subtitle": {"font_size": 11},
    "subtitle centred": {"font_size": 12, "align": "center", "text_wrap": True},
    "note": {**_TOP, "font_size": 11},
    "note italic": {**_TOP, "font_size": 11, "italic": True},
    "label": {"bold": True},
    "head": {**_BOX, "bold": True, "align": "center", "text_wrap": True, "bg_color": DARK},
    "section": {**_BOX, "bold": True, "font_size": 12, "bg_color": GREY},
    "text": {**_BOX, **_TOP},
    "text bold": {**_BOX, **_TOP, "bold": True},
    "text indented": {**_BOX, **_TOP, "indent": 1, "italic": True},
    "middle": {**_BOX, **_TOP, "align": "center"},
    "middle bold": {**_BOX, **_TOP, "align": "center", "bold": True},
    "number": {**_BOX, "valign": "top", "align": "right", "num_format": WHOLE},
    "number bold": {**_BOX, "valign": "top", "align": "right", "bold": True, "num_format": WHOLE},
    "link": {**_BOX, **_TOP, "font_color": INK_LINK, "underline": 1},
    "place": {"italic": True, "align": "center"},
    "signer": {"bold": True, "align": "center", "font_size": 12},
    "how to sign": {"italic": True, "align": "center"},
}


class Book:
    """The workbook being written: formats by name, and sheets whose text is never more than text.

    What is written twice gives the same bytes: nothing of the clock or the machine goes in.
    """

    def __init__(self, language: Language, title: Text, *, live: bool = True) -> None:
        """Begin a workbook in a language; ``title`` goes into its properties and every header.

        Where it is not ``live``, what formulas give is written in their place.
        """
        self.language = language
        self.live = live
        self.title = language.text(title)
        self._packed = BytesIO()
        self.workbook = Workbook(
            self._packed,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FACE, "font_size": _SIZE},
            },
        )
        self.workbook.set_properties({"title": self.title, "created": _CREATED})
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def style(self, name: str, **more: object) -> Format:
        """Give a named format, with more properties (``num_format``, ``bg_color``) if need be."""
        properties = {"valign": "vcenter", **_STYLES[name], **more}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(
                {"font_name": FACE, "font_size": _SIZE, **properties}
            )
        return self._formats[key]

    def sheet(self, name: Message) -> "Page":
        """Add a sheet."""
        return Page(self, self.workbook.add_worksheet(self.language.say(name)))

    def finish(self) -> bytes:
        """Pack the workbook."""
        self.workbook.close()
        return repack(self._packed.getvalue())


class Page:
    """One sheet. Rows and columns are counted from 0; a style is a name of `Book.style`."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        """Begin a sheet of a workbook."""
        self.book, self.sheet = book, sheet
        self._widths: dict[int, float] = {}

    def text(self, row: int, column: int, text: str, style: str = "text", **more: object) -> None:
        """Write text, whatever it begins with; '' is an empty cell in the style."""
        form = self.book.style(style, **more)
        if text:
            self.sheet.write_string(row, column, text[:_LONGEST], form)
        else:
            self.sheet.write_blank(row, column, None, form)

    def say(
        self, row: int, column: int, said: Message, style: str = "text", **more: object
    ) -> None:
        """Write a sentence in the language of the workbook."""
        self.text(row, column, self.book.language.say(said), style, **more)

    def number(
        self, row: int, column: int, value: float, style: str = "number", **more: object
    ) -> None:
        """Write a number; ``num_format`` among the properties says how it is shown."""
        self.sheet.write_number(row, column, value, self.book.style(style, **more))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Value,
        style: str = "number",
        **more: object,
    ) -> None:
        """Write a formula (with or without =) with the value that it gives."""
        if not self.book.live:
            write = self.text if isinstance(value, str) else self.number
            write(row, column, value, style, **more)  # type: ignore[arg-type]  # by its own type
            return
        form = self.book.style(style, **more)
        self.sheet.write_formula(row, column, "=" + formula.lstrip("="), form, value)

    def link(self, row: int, column: int, target: str, style: str = "link", **more: object) -> None:
        """Make a cell a link to another place (``internal:'Sheet'!A1``); then write into it."""
        self.sheet.write_url(row, column, target, self.book.style(style, **more), string="…")

    def merged(
        self, row: int, first: int, last: int, text: str, style: str = "note", **more: object
    ) -> None:
        """Write text across columns; the row is made as tall as the text needs by `lines`."""
        form = self.book.style(style, **more)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", form)
        self.text(row, first, text, style, **more)

    def lines(self, row: int, first: int, last: int, text: str, style: str = "note") -> None:
        """Write text across columns, in a row as tall as it needs (columns set by `widths`)."""
        self.merged(row, first, last, text, style)
        width = sum(self._widths.get(column, 8.43) for column in range(first, last + 1))
        self.tall(row, (text, width), style=style)

    def tall(
        self, row: int, *texts: tuple[str, float], style: str = "text", size: float | None = None
    ) -> None:
        """Make a row as tall as its tallest text needs in a column of a width."""
        properties = _STYLES[style]
        points = size or float(str(properties.get("font_size", _SIZE)))
        bold = bool(properties.get("bold")) and size is None
        needed = max(
            sum(height(line, width, points, bold=bold) - 2 for line in text.split("\n"))
            for text, width in texts
        )
        self.sheet.set_row(row, min(_TALLEST, needed + 3))

    def widths(self, *widths: float) -> None:
        """Set the widths of the columns from the first on."""
        for column, width in enumerate(widths):
            self._widths[column] = width
            self.sheet.set_column(column, column, width)

    def heading(self, title: Message, *subtitles: str) -> int:
        """Write the title and lines below it at the top left; give the next free row."""
        self.say(0, 0, title, "title")
        self.sheet.set_row(0, 22)
        for row, line in enumerate(subtitles, start=1):
            self.text(row, 0, line, "subtitle")
        return len(subtitles) + 1

    def heads(self, row: int, labels: Sequence[Message]) -> None:
        """Write the head of a table, in columns from the first on."""
        said = [self.book.language.say(label) for label in labels]
        for column, label in enumerate(said):
            self.text(row, column, label, "head")
        self.tall(row, *((label, self._widths[column]) for column, label in enumerate(said)))

    def print_set_up(
        self,
        *,
        heads: tuple[int, int] | None,
        frozen: tuple[int, int] | None = None,
        pages_wide: int = 1,
        columns: tuple[int, int] | None = None,
    ) -> None:
        """Set up A4 landscape, as wide as so many pages, with rows (and columns) on each of them.

        ``heads`` and ``columns`` are first and last of what is repeated; ``frozen`` is the first
        row and column that move.
        """
        sheet = self.sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(**_MARGINS)
        sheet.fit_to_pages(pages_wide, 0)
        sheet.set_header(_header(self.book.title, sheet.get_name()))
        sheet.set_footer(f'&R&"{FACE}"&9&P/&N')
        sheet.hide_gridlines(2)
        if heads:
            sheet.repeat_rows(*heads)
        if columns:
            sheet.repeat_columns(*columns)
        if frozen:
            sheet.freeze_panes(*frozen)


def _header(title: str, sheet: str) -> str:
    """Give the header: title and sheet; && is an ampersand there, and it may not be long."""
    shown = title if len(title) <= _HEADER_LONGEST else title[: _HEADER_LONGEST - 1] + "…"
    name, page = shown.replace("&", "&&"), sheet.replace("&", "&&")
    return f'&L&"{FACE}"&9{name}&R&"{FACE}"&9{page}'
