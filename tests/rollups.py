"""Roll-ups of a few units, from figures written down in a test."""

from collections.abc import Mapping, Sequence
from io import StringIO

from rich.console import Console

from tests.assessments import Known
from xhht_cli.facts import BaseFigure, Ledger
from xhht_cli.plan.areas import Area, district, one_unit
from xhht_cli.plan.lines import lines
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Intake
from xhht_cli.rollup import LineResults, Rollup, YearResults, years_of

Base = Mapping[tuple[int, str, str], BaseFigure]


def rolled(  # noqa: PLR0913  # one argument for each thing a test may draw
    known: Known,
    few: Plan,
    *,
    years: Sequence[int] = (),
    unit: str | None = None,
    by_unit: bool = False,
    boundaries: int | None = None,
    indicators: Sequence[str] = (),
    base: Base | None = None,
) -> Rollup:
    """Roll figures up as if they had been read from returns; ``years`` limits those shown."""
    ledger, shown = Ledger(known, base or {}), tuple(years) or tuple(sorted(known))
    one = few.units_in(shown[-1])[unit] if unit else None
    area = one_unit(few, one, sorted(known)) if one else district(few, sorted(known))

    def over(area: Area) -> tuple[YearResults, ...]:
        return years_of(ledger, few, area, [year for year in shown if area.units(year)])

    drawn = lines(few, sorted(known), boundaries) if by_unit else ()
    return Rollup(
        plan=few,
        unit=one,
        boundaries=boundaries,
        intake=Intake(returns=(), skipped=()),
        findings=(),
        years=over(area),
        lines=tuple(LineResults(line=line, years=over(line.area)) for line in drawn),
    ).narrowed(indicators)


def laid_out(blocks: Sequence[object], width: int) -> str:
    """Print the blocks of a table on a console of a width, without the blank lines at the end."""
    console = Console(width=width, file=StringIO(), color_system=None, highlight=False)
    with console.capture() as capture:
        for block in blocks:
            console.print(block)
    lines = capture.get().rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)
