"""Findings on the page: one row each, and what to do about each code said once."""

from dataclasses import dataclass

from xhht_cli.dossier import Dossier
from xhht_cli.findings import Finding, worst_first
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import Language
from xhht_cli.present.words import SEVERITIES, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding in words."""

    severity: str
    word: str
    tone: Tone
    code: str
    unit: str
    file: str
    place: str
    item: str
    message: str


def finding_rows(dossier: Dossier, language: Language) -> tuple[FindingRow, ...]:
    """Give the findings of the assessed year, the worst first."""
    assessment = dossier.assessment
    return tuple(
        FindingRow(
            severity=found.severity.value,
            word=language.say(SEVERITIES[found.severity][0]),
            tone=SEVERITIES[found.severity][1],
            code=found.code,
            unit=_unit(found, assessment.plan),
            file=found.file,
            place="!".join(part for part in (found.sheet, found.cell) if part),
            item=found.item or "",
            message=language.say(found.message),
        )
        for found in worst_first(assessment.findings)
    )


def _unit(found: Finding, plan: Plan) -> str:
    if found.unit is None or found.year is None:
        return found.unit or ""
    unit = plan.units_in(found.year).get(found.unit)
    return f"{found.unit} {unit.name}" if unit else found.unit


def remedies(dossier: Dossier, language: Language) -> tuple[tuple[str, str], ...]:
    """Give what to do about each code among the findings."""
    found = {each.code: language.say(each.remedy) for each in dossier.assessment.findings}
    return tuple(sorted(found.items()))
