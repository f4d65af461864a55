"""Reading: the rules by which a plan is read, as far as the plan at hand has what they speak of."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.pace import BEHIND, ON_TRACK
from xhht_cli.plan.model import Count, Plan, Reaching
from xhht_cli.present.levels import only_floors, only_per_cent, stages
from xhht_cli.present.numbers import printed
from xhht_cli.present.workbook.layout import FIGURES

_FLOORS = say("Every figure of the plan is a floor: at least that much. More is never a failure.")
_CEILINGS = say(
    "A level is a floor (≥, at least that much), a ceiling (≤, at most that much), or both. To be "
    "better than the level is never a failure."
)
_RANGE = say(
    "A range A–B has a floor A and an aim B: below A it is not met, from A it is met, from B the "
    "aim is reached too."
)
_RANGE_BELOW = say(
    "A range ≤ A–B has a ceiling B and an aim A: above B it is not met, up to B it is met, down to "
    "A the aim is reached too."
)
_EXACT = say(
    "Verdicts are exact: 100 × numerator against floor × denominator, in whole numbers. Printed "
    "percentages have two decimals, or as many more as it takes to stand on the right side of "
    "every floor and aim."
)
_EXACT_LEVELS = say(
    "Verdicts are exact: the numerator (× 100 for per cent, × 1000 for ‰) against level × "
    "denominator, a count against the level itself, in whole numbers. Printed figures have two "
    "decimals, or as many more as it takes to stand on the right side of every level and aim."
)
_POOLED = say(
    "The rate of several units together is the sum of their numerators over the sum of their "
    "denominators, never the mean of their rates."
)
_COUNTS = say("A count is the sum of the units' figures; it has no denominator.")
_COUNTS_GROW = say(
    "A count only grows: while figures are missing, what is known is its lower bound, and it has "
    "an upper bound only where nothing but Có/Không answers are missing."
)
_REACHING = say(
    "A share of units that keep a standard judges every unit by its own figures. A unit that has "
    "nothing to count is left out; so is one, in the value, whose figures do not settle it yet. "
    "The sheet {sheet} says it of every unit.",
    sheet=FIGURES,
)
_CLASSES = say(
    "A unit has the class that the register gives it on 31 December of the year; an indicator of "
    "some classes is about the units of these classes only."
)
_NOTHING = say(
    "Where the denominator is 0 there is nothing to count: not applicable, neither 0% nor 100%."
)
_BLANK = say(
    "A blank cell is not known: neither 0 nor Không. 0 and - are the number 0; … means not "
    "collected. A faulty value is not known either, and is not used."
)
_MILESTONE = say(
    "A milestone is the state on 31 December of its year: upcoming before it, due in that year, "
    "past after it. What is upcoming and below its floor is not there yet; that is no failure."
)
_MILESTONE_LEVELS = say(
    "A milestone is the state on 31 December of its year: upcoming before it, due in that year, "
    "past after it. What is upcoming and does not keep its level is not there yet; that is no "
    "failure."
)
_NOT_SET = say(
    "A target that is announced without a level is not set yet: its figures are shown, and nothing "
    "is judged until the level is set."
)
_CHANGED = say(
    "What a later document changed holds from the year it names on; every year is held against "
    "what was in force on its 31 December."
)
_BOUNDS = say(
    "The value is taken over the units whose figures are known. Lower and upper bound are the "
    "least and the most it could be once the others have reported; a verdict stands only if every "
    "possibility gives it, else it is undetermined."
)
_ESTIMATE = say(
    "* An estimate: the size of a unit that has not reported is taken from its latest earlier "
    "return (or a base figure), in the bounds only, never in the value."
)
_SHARES = {"on_track": printed(ON_TRACK, ()), "behind": printed(BEHIND, ())}
_PACE = say(
    "Pace: the share of the gap to the floor that is closed, over the share of the time that has "
    "passed since the first year with enough returns. On track from {on_track}, behind from "
    "{behind}, far behind below. It never takes the place of the verdict.",
    **_SHARES,
)
_PACE_LEVELS = say(
    "Pace: the share of the gap to the level that is closed, over the share of the time that has "
    "passed since the first year with enough returns. On track from {on_track}, behind from "
    "{behind}, far behind below. It never takes the place of the verdict.",
    **_SHARES,
)
_SEVERAL = say(
    "Several measures of one indicator that are judged must all reach the floor. What is shown "
    "beside them is never judged."
)
_SEVERAL_LEVELS = say(
    "Several measures of one indicator that are judged must all keep the level. What is shown "
    "beside them is never judged."
)
_REQUESTS = say("What the plan only asks for is a request: shown, never a violation.")


def rules_of(plan: Plan) -> tuple[Message, ...]:
    """Give the rules that a plan is read by, in the order in which they are told."""
    return tuple(
        rule
        for rules in (_levels(plan), _figures(plan), _targets(plan), _judging(plan))
        for rule in rules
    )


def _levels(plan: Plan) -> Iterator[Message]:
    floors, every = only_floors(plan), [s for target in plan.targets for s in stages(target)]
    yield _FLOORS if floors else _CEILINGS
    yield _RANGE
    if any(each.aim is not None and each.floor is None for each in every):
        yield _RANGE_BELOW
    yield _EXACT if floors and only_per_cent(plan) else _EXACT_LEVELS


def _figures(plan: Plan) -> Iterator[Message]:
    measures = [measure for each in plan.indicators for measure in each.measures]
    yield _POOLED
    if any(isinstance(measure.formula, Count) for measure in measures):
        yield _COUNTS
    if any(isinstance(measure.formula, Reaching) for measure in measures):
        yield _REACHING
    if any(unit.class_ for unit in plan.units):
        yield _CLASSES
    yield _NOTHING
    yield _BLANK


def _targets(plan: Plan) -> Iterator[Message]:
    yield _MILESTONE if only_floors(plan) else _MILESTONE_LEVELS
    if any(target.standard is None for target in plan.targets):
        yield _NOT_SET
    if any(target.changes for target in plan.targets):
        yield _CHANGED


def _judging(plan: Plan) -> Iterator[Message]:
    floors = only_floors(plan)
    yield _BOUNDS
    if any(measure.per is None for each in plan.indicators for measure in each.measures):
        yield _COUNTS_GROW
    yield _ESTIMATE
    yield _PACE if floors else _PACE_LEVELS
    yield _SEVERAL if floors else _SEVERAL_LEVELS
    yield _REQUESTS
