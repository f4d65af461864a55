"""Reaching: columns of *Số liệu* that say of every unit whether it keeps a standard by itself.

The formula of a cell takes the figures of its own row. It is 1 or 0 as soon as the figures known
settle it, whatever the others may be (as in `xhht_cli.balance`), and text where they do not, or
where the unit has nothing to count.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.indicators import Ratio
from xhht_cli.plan.formulas import pieces_of, summed_pieces
from xhht_cli.plan.model import Count, ItemKind, Measure, Pair, Plan, Pooled, Reaching, Unit
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.workbook.formulas import NOT_ASKED, quoted, times
from xhht_cli.present.workbook.rates import decimals_of

Cell = Callable[[str], str]
"""Gives the address of an item's cell in the row."""


def verdict_formula(measure: Measure, unit: Unit, plan: Plan, cell: Cell) -> str:
    """Give the formula that judges a unit: 1, 0, – while that is open, x where nothing counts."""
    reaching = measure.formula
    if not isinstance(reaching, Reaching) or not tuple(pieces_of(measure, unit, plan)):
        return quoted(NOT_ASKED)
    pieces = summed_pieces(reaching.formula, plan.codes_of(unit))
    standard = reaching.standard_of(unit.class_)
    kept, broken = [], []
    if standard.floor is not None:
        floor = _Balance.of(reaching, pieces, standard.floor, plan, cell)
        kept.append(floor.least(">="))
        broken.append(floor.most("<"))
    if standard.ceiling is not None:
        ceiling = _Balance.of(reaching, pieces, standard.ceiling, plan, cell)
        kept.append(ceiling.most("<="))
        broken.append(ceiling.least(">"))
    judged = f"IF({_joined('AND', kept)},1,{quoted(UNKNOWN)})"
    judged = f"IF({_joined('OR', broken)},0,{judged})"
    wholes = [cell(piece.denominator) for piece in pieces if isinstance(piece, Pair)]
    if not wholes:
        return judged
    return f"IF(AND({_known(wholes)},{_sum(wholes)}=0),{quoted(NOT_ASKED)},{judged})"


def verdict_value(ratio: Ratio | None, unit: Unit) -> int | str:
    """Give what the formula gives, as the program has found it."""
    part = next((each for each in ratio.parts if each.unit == unit.code), None) if ratio else None
    if part is None or part.denominator == 0:
        return NOT_ASKED
    return UNKNOWN if part.numerator is None else part.numerator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Balance:
    """The balance of a unit's figures towards a level, ``scale``·N − ``level``·D, as formulas.

    Both are whole numbers. ``capped`` says that a numerator is never above its denominator.
    ``answers`` are the items that are Có/Không.
    """

    pieces: tuple[Pair | Count, ...]
    scale: int
    level: int
    capped: bool
    answers: frozenset[str]
    cell: Cell

    @classmethod
    def of(
        cls,
        reaching: Reaching,
        pieces: tuple[Pair | Count, ...],
        level: Decimal,
        plan: Plan,
        cell: Cell,
    ) -> "_Balance":
        """Take a level of a standard, without its decimals."""
        exact, formula = 10 ** decimals_of(level), reaching.formula
        return cls(
            pieces=pieces,
            scale=exact * (reaching.per or 1),
            level=int(exact * level),
            capped=isinstance(formula, Pooled) and formula.capped,
            answers=frozenset(item.code for item in plan.items if item.kind is ItemKind.YES_NO),
            cell=cell,
        )

    def least(self, sign: str) -> str:
        """Say that the least the balance can be is known and stands so to 0."""
        counted = [self.cell(code) for piece in self.pieces for code in _counted(piece)]
        wholes = [self.cell(piece.denominator) for piece in self.pieces if isinstance(piece, Pair)]
        left = times(self.scale, _sum(counted))
        if not wholes:
            return f"{left}{sign}{self.level}"
        return f"AND({_known(wholes)},{left}{sign}{times(self.level, _sum(wholes))})"

    def most(self, sign: str) -> str:
        """Say that the most the balance can be is known and stands so to 0."""
        limits, ends = zip(*map(self._most_of, self.pieces), strict=True)
        conditions = [limit for limit in limits if limit]
        return _joined("AND", [*conditions, f"{'+'.join(ends)}{sign}0"])

    def _most_of(self, piece: Pair | Count) -> tuple[str, str]:
        """Say when a piece has a limit ('' is always), and give the most that it adds."""
        counted = [self.cell(code) for code in _counted(piece)]
        known, left = _known(counted), times(self.scale, _sum(counted))
        if isinstance(piece, Count):
            return self._most_of_count(piece, left)
        whole = self.cell(piece.denominator)
        sized = _known([whole])
        if not self.capped:
            return known, f"{left}-{times(self.level, _sum([whole]))}"
        size = f"IF({sized},{whole},{_sum(counted)})"
        room = times(self.scale - self.level, f"N({whole})")
        limit = f"OR({known},{sized})" if self.scale != self.level else ""
        return limit, f"IF({known},{left}-{times(self.level, size)},{room})"

    def _most_of_count(self, count: Count, left: str) -> tuple[str, str]:
        """Say likewise of a count; every answer that is missing may add 1."""
        answers = [self.cell(code) for code in count.items if code in self.answers]
        others = [self.cell(code) for code in count.items if code not in self.answers]
        known = _known(others) if others else ""
        if not answers:
            return known, f"{left}-{self.level}"
        missing = times(self.scale, f"({len(answers)}-COUNT({','.join(answers)}))")
        return known, f"{left}+{missing}-{self.level}"


def _counted(piece: Pair | Count) -> tuple[str, ...]:
    return piece.items if isinstance(piece, Count) else piece.numerator


def _known(cells: Iterable[str]) -> str:
    """Say that all cells are numbers."""
    listed = [*cells]
    return f"COUNT({','.join(listed)})={len(listed)}"


def _sum(cells: Iterable[str]) -> str:
    """Add the cells up that are numbers."""
    return f"SUM({','.join(cells)})"


def _joined(word: str, conditions: list[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"{word}({','.join(conditions)})"
