"""Roll-up lines: every unit over the years against one target, before any format lays it out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.messages import Message, say
from xhht_cli.plan.areas import Line
from xhht_cli.plan.model import Plan, Target, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import Mark, mark_of
from xhht_cli.present.rollup_words import target_name, verdict_on
from xhht_cli.rollup import LineResults, Rollup, YearResults


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLines:
    """A target against the years: a row for the whole, then one for each line concerned."""

    title: str
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]


def line_units(each: LineResults, boundaries: int | None) -> tuple[Unit, ...]:
    """Give the units a line is named by: those of the boundaries, else of its last year shown."""
    return each.line.units if boundaries else each.line.area.units(each.years[-1].year)


def line_code(units: Sequence[Unit]) -> str:
    """Give the code of a line: one, or several joined where they cannot be told apart."""
    return "+".join(unit.code for unit in units)


def line_name(units: Sequence[Unit], language: Language) -> str:
    """Name a line by its unit, or by all of the units that cannot be told apart."""
    names = tuple(unit.name for unit in units)
    if len(names) == 1:
        return names[0]
    return language.say(say("inseparable: {units}", units=names))


def target_lines(rollup: Rollup, language: Language) -> tuple[TargetLines, ...]:
    """Give the lines against each target that concerns one of them, by the order of the plan."""
    found = (_target(target, rollup, language) for target in rollup.plan.targets)
    return tuple(each for each in found if len(each.rows) > 1)


def _target(target: Target, rollup: Rollup, language: Language) -> TargetLines:
    title = language.text(rollup.plan.indicator_by_id[target.indicator].title)
    whole = rollup.unit.name if rollup.unit else language.say(say("Whole district"))
    years = [each.year for each in rollup.years]
    rows = [(whole, _marks(target, rollup.years, years, rollup.plan, language))]
    for each in rollup.lines:
        marks = _marks(target, each.years, years, rollup.plan, language)
        if any(mark.text for mark in marks):
            rows.append((_name(each, rollup, language), marks))
    return TargetLines(title=f"{target_name(target, language)} – {title}", rows=tuple(rows))


def _name(each: LineResults, rollup: Rollup, language: Language) -> str:
    """Name a line, with a sign where it was formed from others or has their figures in it."""
    name = line_name(line_units(each, rollup.boundaries), language)
    return f"{name} (+)" if each.line.merged_from else name


def _marks(
    target: Target,
    there: Sequence[YearResults],
    years: Iterable[int],
    plan: Plan,
    language: Language,
) -> tuple[Mark, ...]:
    by_year = {each.year: each for each in there}
    verdicts = (verdict_on(by_year[y], target.id) if y in by_year else None for y in years)
    return tuple(mark_of(v, plan, language) if v else Mark() for v in verdicts)


def line_notes(rollup: Rollup) -> Iterator[Message]:
    """Say what a line with a sign is formed from."""
    for each in rollup.lines:
        if each.line.merged_from:
            yield say(
                "(+) {unit}: formed from {others}, or with their figures.",
                unit=tuple(unit.name for unit in line_units(each, rollup.boundaries)),
                others=tuple(_names(each.line, rollup.plan)),
            )


def _names(line: Line, plan: Plan) -> Iterator[Message]:
    """Name each unit by what it was called before the line's, since codes are used again."""
    begin = line.units[0].valid_from
    for code in line.merged_from:
        rows = [unit for unit in plan.units if unit.code == code]
        before = [unit for unit in rows if unit.valid_to and unit.valid_to < begin]
        yield say("{unit} ({code})", unit=(before[-1:] or rows)[0].name, code=code)
