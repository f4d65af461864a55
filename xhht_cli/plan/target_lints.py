"""Target lints: what is worth a second look in plan.toml."""

from collections.abc import Iterator
from itertools import pairwise

from xhht_cli.messages import Text, say
from xhht_cli.plan.level_lints import lint_aim, lint_levels
from xhht_cli.plan.lint import Lint, Places, asked_together
from xhht_cli.plan.model import Count, Measure, Plan, Pooled, Reaching, Share, Target


def lint_targets(plan: Plan, places: Places) -> Iterator[Lint]:
    """Look over indicators and targets."""
    for indicator in plan.indicators:
        own = [target for target in plan.targets if target.indicator == indicator.id]
        yield from _lint_milestones(own, places)
        yield from lint_levels(own, places)
        for number, measure in enumerate(indicator.measures, start=1):
            place = f"{places.indicators[indicator.id]}.measure[{number}]"
            yield from _lint_measure(measure, place, plan)
        if _untranslated(indicator.title):
            yield untranslated(f"{places.indicators[indicator.id]}.title")
    for trend in plan.trends:
        yield from _lint_measure(trend.measure, f"{places.trends[trend.measure.id]}.measure", plan)
        if _untranslated(trend.title):
            yield untranslated(f"{places.trends[trend.measure.id]}.title")
    for target in plan.targets:
        yield from lint_aim(target, places.targets[target.id])


def _lint_milestones(targets: list[Target], places: Places) -> Iterator[Lint]:
    """Look over the targets of one indicator, in the order of the file and of their years."""
    for before, after in pairwise(targets):
        if after.last_year < before.last_year:
            yield _of_two("P103", after, before, places)
    by_year = sorted(targets, key=lambda target: target.last_year)
    for before, after in pairwise(by_year):
        if after.last_year == before.last_year:
            yield _of_two("P102", after, before, places)


def _of_two(code: str, after: Target, before: Target, places: Places) -> Lint:
    values = {
        "place": places.targets[after.id],
        "other": before.id,
        "year": str(before.last_year),
    }
    sentence = (
        say("{place}: {other} is for the same indicator and year {year}.", **values)
        if code == "P102"
        else say(
            "{place}: write it before {other}, which is for {year}: milestones ascend.", **values
        )
    )
    return Lint(code=code, message=sentence)


def _lint_measure(measure: Measure, place: str, plan: Plan) -> Iterator[Lint]:
    named = {unit.class_ for unit in plan.units}
    standards = measure.formula.by_class if isinstance(measure.formula, Reaching) else ()
    for name in dict.fromkeys((*measure.classes, *standards)):
        if name and any(named) and name not in named:
            sentence = say(
                "{place}: the register has no unit of class “{name}”.", place=place, name=name
            )
            yield Lint(code="P109", message=sentence)
    if not _asked(measure, plan):
        sentence = say(
            "{place}: no unit is asked for all its items, so nobody reports it.", place=place
        )
        yield Lint(code="P105", message=sentence)


def _asked(measure: Measure, plan: Plan) -> bool:
    """Say whether some unit is asked for all the items of each pair, or of the share."""
    formula = measure.formula
    summed = formula.formula if isinstance(formula, Reaching) else formula
    match summed:
        case Share(items=items, kinds=kinds):
            return asked_together(items, plan, kinds)
        case Count(items=items):
            return asked_together(items, plan)
        case Pooled(pairs=pairs):
            return all(asked_together((*pair.numerator, pair.denominator), plan) for pair in pairs)


def _untranslated(text: Text) -> bool:
    return text.vi == text.en


def untranslated(place: str) -> Lint:
    """Say that a wording is the same in both languages."""
    return Lint(
        code="P107",
        message=say("{place}: the same in Vietnamese and English; translate it.", place=place),
    )
