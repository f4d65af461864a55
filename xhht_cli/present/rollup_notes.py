"""Roll-up notes: what is said below the years, where there is something to say."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.parts import Estimate
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import Language
from xhht_cli.present.levels import only_floors, only_per_cent
from xhht_cli.present.matrix import legend
from xhht_cli.present.notes import estimates_of, star_notes
from xhht_cli.present.rollup_lines import line_notes
from xhht_cli.present.sparks import missing_years
from xhht_cli.rollup import Rollup

NOTHING = say("There is no figure to show: no indicator asked for concerns this unit and years.")
_OTHER_SIGNS = say(
    "Values of what was reported, in what stands beside their name: ✓ level reached or kept, ✗ "
    "not, ? undetermined, – no data; the curve is drawn from 0 to 100 per cent, else to the "
    "largest of values and levels, with · for a year without a value."
)
_SIGNS = say(
    "Values in per cent of what was reported: ✓ reached, ✗ below, ? undetermined, – no data; the "
    "curve is drawn from 0 to 100, with · for a year without a value."
)


def rollup_notes(rollup: Rollup, language: Language) -> tuple[str, ...]:
    """Give the sentences below a roll-up: its signs, what they rest on, what lines are made of."""
    found = (*_gaps(rollup), *_estimates(rollup), *_lost(rollup), *line_notes(rollup, language))
    levels = any(each.line.area.level is not None for each in rollup.lines)
    signs = (
        legend(rollup.plan, language, levels=levels, filing=not levels)
        if rollup.lines
        else language.say(_signs(rollup.plan))
    )
    return (signs, *(language.say(message) for message in found))


def _signs(plan: Plan) -> Message:
    return _SIGNS if only_per_cent(plan) and only_floors(plan) else _OTHER_SIGNS


def _gaps(rollup: Rollup) -> Iterator[Message]:
    """Say which years have no returns at all, so that a curve is broken there."""
    missing = missing_years(rollup.years) if rollup.years and not rollup.lines else ()
    if missing:
        yield say(
            "A gap in the curve: no returns of {years}.", years=tuple(str(year) for year in missing)
        )


def _lost(rollup: Rollup) -> Iterator[Message]:
    """Say why a unit has no figures in some years that others have."""
    if rollup.lost and rollup.unit:
        yield say(
            "No exact figures for {unit} in {years}: its territory was split or did not exist as "
            "such.",
            unit=rollup.unit.name,
            years=tuple(str(year) for year in rollup.lost),
        )


def _estimates(rollup: Rollup) -> Iterator[Message]:
    """Say what stands in for sizes that were not reported, where a verdict with a star needs it."""
    yield from star_notes(tuple(dict.fromkeys(_starred(rollup))), one=rollup.unit is not None)


def _starred(rollup: Rollup) -> Iterator[Estimate]:
    groups = (rollup.years, *(each.years for each in rollup.lines))
    results = (result for years in groups for year in years for result in year.results)
    for result in results:
        if any(verdict.conditional for verdict in result.verdicts):
            for series in result.values.judged:
                yield from estimates_of(series.now)
