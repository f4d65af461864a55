"""Exports: a file's content, made and put where it is wanted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from sys import maxsize

from xhht_cli.assessment import Examination
from xhht_cli.cli import choices, notes
from xhht_cli.cli.options import Source
from xhht_cli.cli.streams import tell
from xhht_cli.dossier import MOST_LISTED, Dossier, draw_up
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.facts import facts_csv, facts_json
from xhht_cli.present.language import Language
from xhht_cli.present.writing import write_whole
from xhht_cli.received import received_of
from xhht_cli.returns import read_folder
from xhht_cli.returns.folder import SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be written, and where; ``review`` asks for a review in place of the report.

    ``each_unit`` asks for every unit that files, however many there are.
    """

    output: Path
    year: int | None
    unit: str | None
    base: Path | None
    deadline: date | None
    review: bool
    each_unit: bool

    @property
    def suffix(self) -> str:
        """The ending of the file's name, which says what it is."""
        return self.output.suffix.lower()


def write_dossier(seen: Examination, wanted: Wanted, source: Source) -> None:
    """Write a workbook, a document or a page, and say what it rests on."""
    _spare(wanted.output, seen.plan)
    code = wanted.unit and choices.existing_code(seen.plan, wanted.unit)
    dossier = draw_up(
        seen,
        wanted.year,
        code,
        base=wanted.base,
        deadline=wanted.deadline,
        most=maxsize if wanted.each_unit else MOST_LISTED,
    )
    write_whole(wanted.output, _content(dossier, wanted, source.language))
    notes.tell_intake(seen.intake, source)
    notes.tell_year(dossier.assessment, source, asked=wanted.year is not None)
    notes.tell_findings(dossier.assessment.findings, source)
    if not source.quiet:
        tell(say("{file}: written.", file=str(wanted.output)), source.language)


def _spare(output: Path, plan: Plan) -> None:
    """Refuse to write over a return, wherever it lies; an earlier summary is none.

    Raises:
        WrongCallError: It is one.
    """
    known = output.is_file() and output.suffix.lower() in SUFFIXES
    if known and any(found.heading for found in read_folder([output], plan).returns):
        raise WrongCallError(
            say("{file} is one of the returns.", file=str(output)),
            say("Name another file or folder with -o."),
        )


def _content(dossier: Dossier, wanted: Wanted, language: Language) -> bytes:
    """Make the file; what makes the others is not imported."""
    if wanted.suffix == ".xlsx":
        from xhht_cli.present.workbook import summary_workbook

        return summary_workbook(dossier, language)
    if wanted.suffix == ".docx":
        from xhht_cli.present.report import report_document, review_document

        return (review_document if wanted.review else report_document)(dossier, language)
    from xhht_cli.present.page import page_html

    return page_html(dossier, language).encode("utf-8", errors="backslashreplace")


def write_facts(seen: Examination, wanted: Wanted, separator: str, source: Source) -> None:
    """Write the facts of one year or of all, and say how many there are."""
    found = received_of(seen, wanted.year)
    if wanted.suffix == ".json":
        text = facts_json(found.records, seen.plan)
        content = text.encode("utf-8", errors="backslashreplace")
    else:
        text = facts_csv(found.records, seen.plan, separator)
        content = text.encode("utf-8-sig", errors="backslashreplace")
    write_whole(wanted.output, content)
    notes.tell_intake(seen.intake, source)
    notes.tell_findings(seen.findings, source)
    if not source.quiet:
        count = say("{file}: {count} facts.", file=str(wanted.output), count=len(found.records))
        tell(count, source.language)
