"""R401 and R402: a unit's numbers against those of its exact territory in earlier years."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Fall, Jump, Pair
from xhht_cli.rules.catalogue import Hit, folder_rule, hit
from xhht_cli.rules.history import Report, histories, last_known
from xhht_cli.rules.shares import (
    Portion,
    cells_of,
    codes_of,
    one_decimal,
    portion,
    portion_of,
    told,
)
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.titles import short_title


@folder_rule(
    "R401",
    Severity.WARNING,
    Effect.NOTHING,
    say("{title} ({code}) is {number}; in {year} it was {before} ({files})."),
)
def jumping(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A total changes little from one year to the next.

    Common causes: a digit is missing or one too many; another list was counted than the year
    before; the number of one year is of another territory.

    What to do: Ask the unit which of the two years is right. Both numbers are used; if the unit has
    really changed so much, leave them as they are.
    """
    plausible = subjects[0].plan.plausibility if subjects else None
    listed = [
        (jump, code) for jump in (plausible.jumps if plausible else ()) for code in jump.items
    ]
    for subject, earlier in histories(subjects):
        for jump, code in listed:
            if found := _jump(subject, earlier, jump, code):
                yield subject, found


def _jump(subject: Subject, earlier: Sequence[Report], jump: Jump, code: str) -> Hit | None:
    number, last = subject.numbers.get(code), last_known(earlier, (code,))
    before = last.total((code,)) if last else None
    if number is None or last is None or before is None or subject.year is None:
        return None
    change, smaller = abs(number - before), min(number, before)
    allowed = Fraction(jump.percent) * (subject.year - last.year) * smaller
    if change < jump.least or 100 * change <= allowed or _is_thousandth(subject, number, before):
        return None
    return hit(
        subject.entry(subject.by_code[code][0]),
        *last.cells((code,)),
        title=short_title(subject.plan.item_by_code[code]),
        code=code,
        number=number,
        year=str(last.year),
        before=before,
        files=last.files(subject),
    )


def _is_thousandth(subject: Subject, number: int, before: int) -> bool:
    """Say whether R404 speaks of the two numbers, so that the right one is not blamed as well."""
    plausible = subject.plan.plausibility
    if plausible is None or plausible.thousandth is None:
        return False
    low, high = plausible.thousandth.years
    smaller, larger = sorted((number, before))
    return 0 < low * smaller <= larger <= high * smaller


@folder_rule(
    "R402",
    Severity.WARNING,
    Effect.NOTHING,
    say(
        "{titles} ({ratio}): {number} of {whole}, {percent}%; in {year} it was {before} of {base}, "
        "{share}% ({files})."
    ),
)
def falling(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A share that is counted from the first year on does not fall.

    Common causes: only those of the year were counted, and not all since the first year; those
    trained earlier were forgotten; the total was counted in another way than the year before.

    What to do: Ask the unit to count all since the first year who are still there. Both numbers are
    used; if many have left or joined, leave them as they are.
    """
    plausible = subjects[0].plan.plausibility if subjects else None
    fall = plausible.fall if plausible else None
    if fall is None:
        return
    for subject, earlier in histories(subjects):
        for pair in fall.ratios:
            if found := _fall(subject, earlier, fall, pair):
                yield subject, found


def _fall(subject: Subject, earlier: Sequence[Report], fall: Fall, pair: Pair) -> Hit | None:
    now, last = portion_of(subject, pair), last_known(earlier, codes_of(pair))
    then = portion(last.total(pair.numerator), last.total((pair.denominator,))) if last else None
    if now is None or last is None or then is None or not _falls(now, then, fall):
        return None
    return hit(
        *cells_of(subject, pair),
        *last.cells(codes_of(pair)),
        **told(subject, pair, now),
        year=str(last.year),
        before=then.number,
        base=then.whole,
        share=one_decimal(then.percent),
        files=last.files(subject),
    )


def _falls(now: Portion, then: Portion, fall: Fall) -> bool:
    short = then.percent * now.whole / 100 - now.number
    return then.percent - now.percent > Fraction(fall.points) and short >= fall.least


OVER_YEARS_RULES = (jumping, falling)
