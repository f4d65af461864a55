"""Rules: judge what was read; one function per rule, each in one catalogue."""

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType

from xhht_cli.findings import Effect, Finding
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Return
from xhht_cli.rules.among_units import AMONG_UNITS_RULES
from xhht_cli.rules.catalogue import CatalogueEntry, FolderRule, ReturnRule, finding
from xhht_cli.rules.cells import CELL_RULES
from xhht_cli.rules.copies import COPY_RULES
from xhht_cli.rules.editions import DROPPED_RULES, EDITION_RULES
from xhht_cli.rules.empty import EMPTY_RULES
from xhht_cli.rules.files import FILE_RULES
from xhht_cli.rules.heading import FORM_RULES, YEAR_RULES
from xhht_cli.rules.history import trusted
from xhht_cli.rules.over_years import OVER_YEARS_RULES
from xhht_cli.rules.plans import PLAN_RULES
from xhht_cli.rules.subject import Subject, subject_of
from xhht_cli.rules.submissions import SUBMISSION_RULES
from xhht_cli.rules.table import TABLE_RULES
from xhht_cli.rules.thousandths import THOUSANDTH_RULES
from xhht_cli.rules.together import TOGETHER_RULES
from xhht_cli.rules.units import UNIT_RULES

__all__ = ["CATALOGUE", "CatalogueEntry", "check"]

_WHOLE = (*FILE_RULES, *FORM_RULES, *EDITION_RULES, *UNIT_RULES, *YEAR_RULES)
_INSIDE = (*CELL_RULES, *TABLE_RULES, *DROPPED_RULES, *EMPTY_RULES, *TOGETHER_RULES)
_PLAUSIBLE = (*OVER_YEARS_RULES, *AMONG_UNITS_RULES, *THOUSANDTH_RULES)

_ALL = (*PLAN_RULES, *_WHOLE, *SUBMISSION_RULES, *_INSIDE, *_PLAUSIBLE, *COPY_RULES)

CATALOGUE: Mapping[str, CatalogueEntry] = MappingProxyType(
    {entry.code: entry for entry in sorted((r.entry for r in _ALL), key=attrgetter("code"))}
)
"""Every rule by its code, in the order of the codes."""


def check(returns: Sequence[Return], plan: Plan) -> tuple[Finding, ...]:
    """Find all that is wrong with returns, sorted by file, sheet, code and cell.

    What is another plan's is told and left alone. Then each return as a whole is judged; those that
    pass are held against each other where
    several are for the same unit and year; then all but the superseded ones are judged cell by
    cell, those with a wrong heading too, since whoever corrects them wants to know it all.
    """
    everything = [subject_of(found, plan) for found in returns]
    foreign = _in_returns(everything, PLAN_RULES)
    subjects = _without(everything, foreign)
    whole = _in_returns(subjects, _WHOLE)
    between = _in_folder(_without(subjects, whole), SUBMISSION_RULES)
    superseded = [found for found in between if found.code in {"R142", "R143"}]
    inside = _in_returns(_without(subjects, superseded), _INSIDE)
    single = (*whole, *between, *inside)
    used = _without(subjects, single)
    compared = _in_folder(trusted(used, single), _PLAUSIBLE) + _in_folder(used, COPY_RULES)
    return tuple(sorted((*foreign, *single, *compared), key=_order))


def _in_returns(subjects: Sequence[Subject], rules: Sequence[ReturnRule]) -> list[Finding]:
    return [
        finding(rule.entry, subject, found)
        for subject in subjects
        for rule in rules
        for found in rule.find(subject)
    ]


def _in_folder(subjects: Sequence[Subject], rules: Sequence[FolderRule]) -> list[Finding]:
    return [
        finding(rule.entry, subject, found)
        for rule in rules
        for subject, found in rule.find(subjects)
    ]


def _without(subjects: Sequence[Subject], findings: Sequence[Finding]) -> list[Subject]:
    """Leave out the returns that findings set aside."""
    aside = {(found.file, found.sheet) for found in findings if found.effect is Effect.RETURN}
    return [subject for subject in subjects if subject.place not in aside]


def _order(found: Finding) -> tuple[str, str, str, int, int, str, str]:
    row, column = _row_and_column(found.cell or "")
    return found.file, found.sheet, found.code, row, column, found.item or "", found.message.id


def _row_and_column(address: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", address)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
