"""Roll-up notes: what is said below the years, where there is something to say."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import legend
from xhht_cli.present.rollup_lines import line_notes
from xhht_cli.present.rollup_words import missing_years
from xhht_cli.rollup import Rollup

NOTHING = say("There is no figure to show: no indicator asked for concerns this unit and years.")
_SIGNS = say(
    "Values in per cent of what was reported: ✓ reached, ✗ below, ? undetermined, – no data; the "
    "curve is drawn from 0 to 100, with · for a year without a value."
)


def rollup_notes(rollup: Rollup, language: Language) -> tuple[str, ...]:
    """Give the sentences below a roll-up: its signs, what they rest on, what lines are made of."""
    found = (*_gaps(rollup), *_estimates(rollup), *_lost(rollup), *line_notes(rollup, language))
    levels = any(each.line.area.level is not None for each in rollup.lines)
    signs = legend(language, levels=levels) if rollup.lines else language.say(_SIGNS)
    return (signs, *(language.say(message) for message in found))


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
    """Say what stands in for sizes that were not reported, with its sources."""
    groups = (rollup.years, *(each.years for each in rollup.lines))
    ratios = (s.now for g in groups for y in g for r in y.results for s in r.values.series)
    found = {part.estimate for ratio in ratios for part in ratio.parts if part.estimate}
    if found:
        yield say(
            "* if the size of the units whose figures are missing has not changed since {years}.",
            years=tuple(str(year) for year in sorted({each.year for each in found})),
        )
    sources = tuple(sorted({each.source for each in found if each.source}))
    if sources:
        yield say("* Sizes that no return gives are taken from: {sources}.", sources=sources)
