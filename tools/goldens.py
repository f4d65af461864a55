"""Goldens: the text of every output, as the sample gives it, kept to be compared.

    python -m tools.goldens

Whoever changes a word sees in the difference of these files what a user will see.
"""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from lxml import html  # type: ignore[import-untyped]  # lxml has no types
from openpyxl import load_workbook

from tools.readme import ROOT, output_of
from xhht_cli.cli import main

FOLDER = ROOT / "tests" / "goldens"
LANGUAGES = ("vi", "en")
_RETURNS = "data/sample"
_LONG_SHEETS = 2, 7
"""*Số liệu* and *Nguồn*, by their place: the first rows say how they look."""
_FIRST_ROWS = 15
COMMANDS = {
    "compute": ("compute", _RETURNS),
    "compute-by-unit": ("compute", _RETURNS, "--by", "unit"),
    "compute-unit": ("compute", _RETURNS, "--unit", "07075"),
    "compute-md": ("compute", _RETURNS, "--format", "md"),
    "compute-csv": ("compute", _RETURNS, "--format", "csv"),
    "status": ("status", _RETURNS),
    "status-md": ("status", _RETURNS, "--format", "md"),
    "rollup": ("rollup", _RETURNS),
    "review": ("rollup", _RETURNS, "--review", "2013"),
    "trace": ("trace", _RETURNS, "--indicator", "T07"),
    "trace-direction": ("trace", _RETURNS, "--indicator", "mu-chu", "--unit", "07081"),
    "diff": ("diff", _RETURNS, _RETURNS),
    "explain-target": ("explain", "T08"),
    "explain-indicator": ("explain", "don-vi-hieu-hoc"),
    "explain-direction": ("explain", "mu-chu"),
    "explain-item": ("explain", "104"),
    "explain-unit": ("explain", "07093"),
    "explain-finding": ("explain", "R301"),
    "plan-show": ("plan", "show"),
    "units": ("units", "--year", "2013"),
}
"""Each by the name of its golden."""


def goldens() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every golden."""
    for language in LANGUAGES:
        for name, arguments in COMMANDS.items():
            yield f"{name}.{language}.txt", output_of(*arguments, "--lang", language)
        yield from _exported(language)


def _exported(language: str) -> Iterator[tuple[str, str]]:
    with TemporaryDirectory() as folder:
        for name, options, text_of in (
            ("workbook.xlsx", (), workbook_text),
            ("document.docx", (), document_text),
            ("document-of-review.docx", ("--review", "2013"), document_text),
            ("page.html", (), page_text),
        ):
            path = Path(folder) / name
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                returns = str(ROOT / _RETURNS)
                main(["export", returns, "-o", str(path), "--lang", language, *options])
            yield f"{path.stem}.{language}.txt", text_of(path)


def workbook_text(path: Path) -> str:
    """Give the sheets row by row, the cached value of each cell that has one."""
    lines = []
    for place, sheet in enumerate(load_workbook(path, data_only=True).worksheets):
        lines.append(f"== {sheet.title}")
        last = _FIRST_ROWS if place in _LONG_SHEETS else None
        for row in sheet.iter_rows(max_row=last, values_only=True):
            cells = ["" if value is None else str(value).replace("\n", " ⏎ ") for value in row]
            lines.append(" | ".join(cells).rstrip(" |"))
    return "\n".join(lines) + "\n"


def document_text(path: Path) -> str:
    """Give the paragraphs and the rows of the tables, in the order of the document."""
    lines = []
    for block in docx.Document(str(path)).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def page_text(path: Path) -> str:
    """Give the words of the page, without its style and script, and without the list of cells."""
    page = html.fromstring(path.read_bytes())
    for each in page.xpath("//style | //script | //section[@id='sources']"):
        each.drop_tree()
    words = (" ".join(text.split()) for text in page.itertext())
    return "\n".join(text for text in words if text) + "\n"


def write_all() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in goldens():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
