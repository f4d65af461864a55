"""Summary workbook: a dossier as an .xlsx whose totals and rates are live formulas."""

from xhht_cli.dossier import Dossier
from xhht_cli.present.language import Language
from xhht_cli.present.workbook.by_unit import write_below, write_by_unit
from xhht_cli.present.workbook.duties import write_duties
from xhht_cli.present.workbook.figures import write_figures
from xhht_cli.present.workbook.filings import write_filings
from xhht_cli.present.workbook.findings_sheet import write_findings
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.present.workbook.method import write_method
from xhht_cli.present.workbook.overview import write_overview
from xhht_cli.present.workbook.sources import write_sources
from xhht_cli.present.workbook.trends import write_trends

_SHEETS = (
    write_overview,
    write_below,
    write_by_unit,
    write_figures,
    write_duties,
    write_filings,
    write_findings,
    write_trends,
    write_sources,
    write_method,
)
_OF_EVERY_UNIT = (write_by_unit, write_figures, write_duties, write_filings, write_sources)
"""Left out where the units that file are not listed: formulas have nothing to rest on then."""


def summary_workbook(dossier: Dossier, language: Language) -> bytes:
    """Write the workbook of a dossier, sheet by sheet; the same dossier gives the same bytes.

    Raises:
        CannotWriteError: A sheet would have more rows than Excel can hold.
    """
    layout = Layout.of(dossier, language)
    layout.check()
    book = Book(language, dossier.assessment.plan.title, live=layout.listed)
    for write in _SHEETS:
        if layout.listed or write not in _OF_EVERY_UNIT:
            write(book, dossier, layout, language)
    return book.finish()
