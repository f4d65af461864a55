"""Reports: a dossier as an official letter (.docx), the yearly report and the reviews."""

from collections.abc import Sequence

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.present.language import Language
from xhht_cli.present.notes import NOTHING
from xhht_cli.present.report.below import below_blocks
from xhht_cli.present.report.blocks import Block, Gap, Heading, Letter, Paragraph
from xhht_cli.present.report.duties import duty_blocks
from xhht_cli.present.report.letterhead import OPEN, letterhead
from xhht_cli.present.report.matter import Matter, matters
from xhht_cli.present.report.progress import progress_of
from xhht_cli.present.report.results import result_blocks
from xhht_cli.present.report.returns import returns_blocks
from xhht_cli.present.report.sentences import sentences
from xhht_cli.present.report.units import unit_blocks
from xhht_cli.review import interim

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_CAUSES = say("[The author adds shortcomings and their causes here]")
_PROPOSALS = say("[The author adds requests and proposals here]")


def report_document(dossier: Dossier, language: Language) -> bytes:
    """Write the yearly report as a .docx."""
    return _document(yearly_report(dossier, language), dossier, language)


def review_document(dossier: Dossier, language: Language) -> bytes:
    """Write the interim or final review that ends with the dossier's year as a .docx."""
    return _document(review_report(dossier, language), dossier, language)


def _document(letter: Letter, dossier: Dossier, language: Language) -> bytes:
    from xhht_cli.present.report.document import lay_out  # noqa: PLC0415  # docx is heavy

    return lay_out(letter, letterhead(dossier.assessment.plan.office, language), language)


def yearly_report(dossier: Dossier, language: Language) -> Letter:
    """Write the yearly report, not yet laid out."""
    plan, year = dossier.assessment.plan.title, str(dossier.assessment.year)
    about = say("Results in {year} under the {plan}", plan=plan, year=year)
    found = matters(dossier, language)
    return _letter(dossier, language, about, (found, result_blocks(found, sentences)))


def review_report(dossier: Dossier, language: Language) -> Letter:
    """Write the interim or the final review, not yet laid out."""
    found, year = matters(dossier, language), str(dossier.assessment.year)
    plan = dossier.assessment.plan.title
    if interim(dossier.assessment.plan, dossier.assessment.year):
        about = say("Interim review, up to the end of {year}, of the {plan}", plan=plan, year=year)
    else:
        about = say("Final review, up to the end of {year}, of the {plan}", plan=plan, year=year)
    results = result_blocks(found, progress_of(dossier))
    return _letter(dossier, language, about, (found, results))


def _letter(
    dossier: Dossier,
    language: Language,
    about: Message,
    results: tuple[Sequence[Matter], tuple[Block, ...]],
) -> Letter:
    found, told = results
    sections: list[tuple[Message, tuple[Block, ...]]] = [
        (say("How the returns came in"), returns_blocks(dossier, language)),
        (say("Results by target"), told or (Paragraph(text=language.say(NOTHING)),)),
        (say("Results of the units one level below"), below_blocks(found)),
        (say("Units that do well, units that lag"), unit_blocks(found)),
        (say("How the duties were carried out"), duty_blocks(dossier, language)),
        (say("Shortcomings and causes"), (Gap(text=language.say(_CAUSES)),)),
        (say("Requests and proposals"), (Gap(text=language.say(_PROPOSALS)),)),
    ]
    there = [section for section in sections if section[1]]
    blocks: list[Block] = [_opening(dossier, language)]
    for numeral, (title, content) in zip(_NUMERALS, there, strict=False):
        blocks.append(Heading(text=f"{numeral}. {language.say(title)}"))
        blocks += content
    return Letter(
        title=language.say(say("REPORT")),
        abstract=language.say(_about(dossier, about)),
        blocks=(*blocks, _closing(dossier, language)),
    )


def _about(dossier: Dossier, about: Message) -> Message:
    unit = dossier.assessment.unit or dossier.assessment.upper
    return say("{about} – {unit}", about=about, unit=unit.name) if unit else about


def _opening(dossier: Dossier, language: Language) -> Paragraph:
    plan, unit = dossier.assessment.plan, dossier.assessment.unit
    values = {
        "plan": plan.title,
        "source": plan.source,
        "body": plan.office.body if plan.office else OPEN,
        "year": str(dossier.assessment.year),
    }
    said = (
        say(
            "Under the {plan} ({source}), the {body} reports as follows on what the return of "
            "{unit} for {year} shows.",
            **values,
            unit=unit.name,
        )
        if unit
        else say(
            "Under the {plan} ({source}), the {body} reports as follows on what the returns for "
            "{year} show.",
            **values,
        )
    )
    return Paragraph(text=language.say(said))


def _closing(dossier: Dossier, language: Language) -> Paragraph:
    office = dossier.assessment.plan.office
    said = say(
        "This is the report of the {body}, respectfully submitted to the {addressee}",
        body=office.body if office else OPEN,
        addressee=office.addressee if office else OPEN,
    )
    return Paragraph(text=f"{language.say(said)}./.")
