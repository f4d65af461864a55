"""R3xx: cells together: what the plan's own rules say of the items of one return."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Relation
from xhht_cli.rules.broken import Broken, is_plain, notation
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.titles import short_title

_LIMITS = {Relation.AT_MOST: "most", Relation.AT_LEAST: "least", Relation.EQUAL: "exactly"}
"""The placeholder that the right side's number fills; it chooses the sentence."""


def _hit(subject: Subject, broken: Broken) -> Hit:
    rule, items = broken.rule, subject.plan.item_by_code
    codes = sorted(rule.items, key=lambda code: code != broken.item.code)
    cells = [subject.entry(subject.by_code[code][0]) for code in codes]
    values: dict[str, object] = {_LIMITS[rule.relation]: broken.right, "number": broken.left}
    if not is_plain(rule):
        left, right = notation(rule.left), notation(rule.right)
        return hit(*cells, left=left, right=right, **values)
    item, other = rule.left[0].item or "", rule.right[0].item
    total = {"total": short_title(items[other]), "other": other} if other else {}
    return hit(*cells, title=short_title(items[item]), code=item, **total, **values)


@return_rule(
    "R301",
    Severity.ERROR,
    Effect.ITEMS,
    say("{title} ({code}) is {number}, more than the {most} of {total} ({other})."),
    say("{title} ({code}) is {number}, less than the {least} of {total} ({other})."),
    say("{title} ({code}) is {number}, but {total} ({other}) is {exactly}; they must be equal."),
    say("{title} ({code}) is {number}; at most {most} is possible."),
    say("{title} ({code}) is {number}; at least {least} is possible."),
    say("{title} ({code}) is {number}; only {exactly} is possible."),
)
def part_over_total(subject: Subject) -> Iterator[Hit]:
    """A part is not greater than its total.

    Common causes: two rows were swapped; the total is last year's; people were counted as often as
    they attended (lượt) and not once each (người).

    What to do: See by the unit's records which number is wrong. Until then none of them is used,
    since nobody can say which one it is.
    """
    for broken in subject.broken:
        if not broken.rule.soft and is_plain(broken.rule):
            yield _hit(subject, broken)


@return_rule(
    "R302",
    Severity.ERROR,
    Effect.ITEMS,
    say("{left} is {number}; with {right} = {most} it can be at most that."),
    say("{left} is {number}; with {right} = {least} it must be at least that."),
    say("{left} is {number}; it must be equal to {right} = {exactly}."),
)
def parts_do_not_fit(subject: Subject) -> Iterator[Hit]:
    """Parts add up to no more than their total, and those with both lie within what is possible.

    Common causes: people or places were counted in two parts that exclude each other; the number
    that has both was estimated; the total is last year's.

    What to do: See by the unit's records which number is wrong. Until then none of them is used,
    since nobody can say which one it is.
    """
    for broken in subject.broken:
        if not broken.rule.soft and not is_plain(broken.rule):
            yield _hit(subject, broken)


@return_rule(
    "R303",
    Severity.WARNING,
    Effect.NOTHING,
    say("{title} ({code}) is {number}, more than the {most} of {total} ({other})."),
    say("{title} ({code}) is {number}, less than the {least} of {total} ({other})."),
    say("{title} ({code}) is {number}, but {total} ({other}) is {exactly}."),
    say("{title} ({code}) is {number}; at most {most} is usual."),
    say("{title} ({code}) is {number}; at least {least} is usual."),
    say("{title} ({code}) is {number}; {exactly} is usual."),
    say("{left} is {number}; with {right} = {most} it is usually at most that."),
    say("{left} is {number}; with {right} = {least} it is usually at least that."),
    say("{left} is {number}; it is usually equal to {right} = {exactly}."),
)
def unusual(subject: Subject) -> Iterator[Hit]:
    """Numbers stand to each other as they usually do.

    Common causes: the two numbers come from different lists or days; one of them is wrong; the unit
    is a rare case.

    What to do: Compare the two numbers with the unit's own lists. If they are right, leave them as
    they are: this finding keeps neither of them from being used.
    """
    for broken in subject.broken:
        if broken.rule.soft:
            yield _hit(subject, broken)


TOGETHER_RULES = (part_over_total, parts_do_not_fit, unusual)
