"""A standard is kept, or not, as every completion of the missing figures has it."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.balance import keeps
from xhht_cli.parts import Part
from xhht_cli.plan.model import Standard

AS_IF_LIMITLESS = (*range(8), 1000)
"""Sizes of a unit that is not known: small ones, and more than any level of these tests asks."""


def part(numerator: int | None, denominator: int | None, *, capped: bool = True) -> Part:
    return Part(
        unit="a",
        numerator=numerator,
        denominator=denominator,
        at_least=0,
        estimate=None,
        silent=numerator is None and denominator is None,
        capped=capped,
    )


def standard(floor: int | None, ceiling: int | None) -> Standard:
    return Standard(
        floor=None if floor is None else Decimal(floor),
        ceiling=None if ceiling is None else Decimal(ceiling),
    )


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        # 5 of 100 are at a ceiling of 5 per cent
        ([part(5, 100)], True),
        ([part(6, 100)], False),
        # of b's 20 all may be counted: 0 to 20 of 120
        ([part(0, 100), part(None, 20)], None),
        # 4 and all of 1 more are 5 of 101
        ([part(4, 100), part(None, 1)], True),
        # 40 of 100 are above it whatever b's 100 add
        ([part(40, 100), part(None, 100)], False),
        # with b's 3 of at least 3 they are at most 3 of 103, at least 3 of 43
        ([part(0, 100), part(3, None)], True),
        ([part(0, 40), part(3, None)], None),
    ],
)
def test_a_ceiling_is_kept_from_below(parts: list[Part], kept: bool | None) -> None:  # noqa: FBT001
    assert keeps(parts, standard(None, 5), 100) is kept


def test_what_has_no_limit_never_proves_a_ceiling_and_never_breaks_a_floor() -> None:
    open_end = part(None, 10, capped=False)
    assert keeps([open_end], standard(None, 500), 1000) is None
    assert keeps([part(4, 10), open_end], standard(500, None), 1000) is None
    assert keeps([part(10, 10), open_end], standard(500, None), 1000) is True


def test_a_count_is_held_against_the_level_itself() -> None:
    assert keeps([part(2, 0, capped=False), part(1, 0, capped=False)], standard(3, None), None)
    assert keeps([part(2, 0, capped=False)], standard(3, None), None) is False
    unknown = part(None, 0, capped=False)
    assert keeps([part(2, 0, capped=False), unknown], standard(3, None), None) is None
    assert keeps([part(3, 0, capped=False), unknown], standard(3, None), None) is True
    assert keeps([part(4, 0, capped=False), unknown], standard(None, 3), None) is False


SMALL = st.integers(0, 6)
PARTS = st.lists(
    st.one_of(
        st.tuples(SMALL, SMALL).map(lambda pair: part(min(pair), max(pair))),
        SMALL.map(lambda size: part(None, size)),
        SMALL.map(lambda count: part(count, None)),
    ),
    min_size=1,
    max_size=3,
)


def completions(parts: list[Part]) -> Iterator[tuple[int, int]]:
    """All that the parts may add up to; a size that is not known is any up to very large."""
    choices = [
        [
            (n, d)
            for d in ([p.denominator] if p.denominator is not None else AS_IF_LIMITLESS)
            for n in ([p.numerator] if p.numerator is not None else range(d + 1))
            if n <= d
        ]
        for p in parts
    ]
    for chosen in product(*choices):
        yield sum(n for n, _ in chosen), sum(d for _, d in chosen)


@given(PARTS, st.sampled_from([(50, None), (None, 50), (20, 60), (100, None), (None, 10)]))
def test_the_decision_holds_for_every_completion(
    parts: list[Part], levels: tuple[int | None, int | None]
) -> None:
    asked = standard(*levels)
    completed = list(completions(parts))
    found = {asked.kept(Fraction(100 * n, d)) for n, d in completed if d}
    kept = keeps(parts, asked, 100)
    if kept is not None:
        assert found <= {kept}
    elif None in levels and all(d for _, d in completed):
        assert found == {True, False}


def counted(least: int, unknown: int | None) -> Part:
    """A count of which so much is known; ``unknown`` answers add 1 each, None is any number."""
    settled = unknown == 0
    return Part(
        unit="a",
        numerator=least if settled else None,
        denominator=0,
        at_least=least,
        estimate=None,
        silent=False,
        capped=False,
        at_most=None if unknown is None else least + unknown,
    )


COUNTS = st.lists(st.tuples(SMALL, st.sampled_from([0, 1, 2, None])), min_size=1, max_size=3)


@given(COUNTS, st.sampled_from([(3, None), (None, 3), (2, 4), (0, None), (None, 0)]))
def test_the_decision_on_a_count_holds_for_every_completion(
    figures: list[tuple[int, int | None]], levels: tuple[int | None, int | None]
) -> None:
    asked = standard(*levels)
    choices = [
        [least + more for more in (AS_IF_LIMITLESS if unknown is None else range(unknown + 1))]
        for least, unknown in figures
    ]
    found = {asked.kept(Fraction(sum(chosen))) for chosen in product(*choices)}
    kept = keeps([counted(least, unknown) for least, unknown in figures], asked, None)
    assert found == ({True, False} if kept is None else {kept})
