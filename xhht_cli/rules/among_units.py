"""R403: a unit's rates against those of the units that file the same form in the same year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from statistics import median

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Outlier, Pair
from xhht_cli.rules.catalogue import Hit, folder_rule, hit
from xhht_cli.rules.history import dated
from xhht_cli.rules.shares import Portion, cells_of, one_decimal, portion_of, told
from xhht_cli.rules.subject import Subject

_TO_DEVIATION = Fraction(10_000, 6_745)
"""A standard deviation in median absolute deviations, of a normal distribution."""
_FROM_MEAN = Fraction(1_253_314, 1_000_000)
"""A standard deviation in mean absolute deviations, of a normal distribution."""


def peers(subjects: Sequence[Subject]) -> Iterator[list[Subject]]:
    """Group the returns of each form and year."""
    groups: dict[tuple[int, str], list[Subject]] = {}
    for subject, unit, year in dated(subjects):
        form = subject.plan.form_by_kind[unit.kind]
        groups.setdefault((year, form), []).append(subject)
    yield from groups.values()


@folder_rule(
    "R403",
    Severity.WARNING,
    Effect.NOTHING,
    say(
        "{titles} ({ratio}): {number} of {whole}, {percent}%; the median of {count} units is "
        "{median}%."
    ),
)
def far_from_the_others(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A unit's rate is not far from those of the other units that file the same form.

    Common causes: something else was counted than the item asks for; total and part come from
    different lists; two rows were swapped; the unit is a rare case.

    What to do: Ask the unit how it counted. The numbers are used; if they are right, leave them as
    they are.
    """
    plausible = subjects[0].plan.plausibility if subjects else None
    outlier = plausible.outlier if plausible else None
    if outlier is None:
        return
    for group in peers(subjects):
        for pair in outlier.ratios:
            yield from _far(group, pair, outlier)


def _far(group: list[Subject], pair: Pair, outlier: Outlier) -> Iterator[tuple[Subject, Hit]]:
    known = ((subject, portion_of(subject, pair)) for subject in group)
    compared = [(s, share) for s, share in known if share and share.whole >= outlier.least]
    if len(compared) < outlier.units:
        return
    rates = [share.percent for _, share in compared]
    middle = exact_median(rates)
    distances = [abs(rate - middle) for rate in rates]
    points, allowed = Fraction(outlier.points), Fraction(outlier.score) * deviation(distances)
    for (subject, share), distance in zip(compared, distances, strict=True):
        if distance >= points and distance > allowed:
            values = _values(subject, pair, share, middle, len(compared))
            yield subject, hit(*cells_of(subject, pair), **values)


def _values(
    subject: Subject, pair: Pair, share: Portion, middle: Fraction, count: int
) -> Mapping[str, object]:
    return {**told(subject, pair, share), "median": one_decimal(middle), "count": count}


def exact_median(rates: Iterable[Fraction]) -> Fraction:
    """Give the median; sorted as floats first, which is fast, fractions are nearly in order."""
    return median(sorted(rates, key=float))


def deviation(distances: Sequence[Fraction]) -> Fraction:
    """Estimate the standard deviation in a way that a few far values hardly move.

    By the median of the absolute ``distances`` from the median; where more than half of the rates
    are the same, which makes it 0, by their mean (B. Iglewicz and D. C. Hoaglin, How to Detect and
    Handle Outliers, ASQC 1993).
    """
    by_median = exact_median(distances) * _TO_DEVIATION
    return by_median or Fraction(sum(distances), len(distances)) * _FROM_MEAN


AMONG_UNITS_RULES = (far_from_the_others,)
