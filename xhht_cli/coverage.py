"""Coverage: who was to report for a year and did, and whose files could not be used."""

from collections.abc import Sequence
from dataclasses import dataclass

from xhht_cli.facts import Ledger
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.plan.areas import Area
from xhht_cli.plan.model import Unit
from xhht_cli.rules.empty import EMPTY_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who was to report and did. ``rejected`` maps a file to the codes of what is wrong with it.

    ``empty`` are those of the units that did in whose return nothing is filled in.
    """

    expected: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    rejected: dict[str, tuple[str, ...]]
    empty: tuple[Unit, ...] = ()

    @property
    def usable(self) -> int:
        """How many units sent a return that can be used."""
        return len(self.expected) - len(self.missing)


def coverage_of(ledger: Ledger, findings: Sequence[Finding], year: int, area: Area) -> Coverage:
    """Say who of an area was to report for a year and did."""
    expected, filed = area.units(year), ledger.filed(year)
    blank = {found.unit for found in findings if found.code == EMPTY_FORM and found.year == year}
    rejected: dict[str, list[str]] = {}
    for found in findings:
        concerned = area.whole or found.unit == expected[0].code
        if concerned and found.effect is Effect.RETURN and found.severity is Severity.ERROR:
            rejected.setdefault(found.file, []).append(found.code)
    return Coverage(
        expected=expected,
        missing=tuple(each for each in expected if each.code not in filed),
        rejected={file: tuple(dict.fromkeys(codes)) for file, codes in rejected.items()},
        empty=tuple(
            each
            for each in expected
            if each.code in filed and each.code in blank and not ledger.items(each, year)
        ),
    )
