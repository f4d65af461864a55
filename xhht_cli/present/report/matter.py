"""Matter: one target in one year with all that a report may say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.assessment import Result
from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import MeasureVerdict
from xhht_cli.messages import Message, Text, say
from xhht_cli.parts import Estimate
from xhht_cli.plan.formulas import counted_items
from xhht_cli.plan.model import Measure, Pooled, Reaching, Share, Target
from xhht_cli.present.amounts import amount, limit
from xhht_cli.present.compliance import judged_targets
from xhht_cli.present.language import Language
from xhht_cli.present.levels import Side, side_of
from xhht_cli.present.notes import estimates_of
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A target, how the year stands to it, and what it takes to say so.

    ``one`` says that the report is of one unit, which no target binds.
    """

    dossier: Dossier
    language: Language
    verdict: Verdict
    result: Result

    @property
    def one(self) -> bool:
        """Whether the figures are those of one unit."""
        return self.dossier.assessment.unit is not None

    @property
    def title(self) -> str:
        """The indicator's title and the target's id."""
        name = say(
            "{title} ({target})",
            title=self.result.values.indicator.title,
            target=self.verdict.target.id,
        )
        return self.language.say(name)

    @property
    def side(self) -> Side:
        """The side of the target; that of a floor while it is not set."""
        standard = self.verdict.target.standard
        return Side.FLOOR if standard is None else side_of(standard)

    @property
    def floor(self) -> str:
        """The floor with what it is given in; '' where there is none."""
        return self._limit(self.asked.floor)

    @property
    def ceiling(self) -> str:
        """The ceiling likewise."""
        return self._limit(self.asked.ceiling)

    @property
    def aim(self) -> str:
        """The aim likewise."""
        return self._limit(self.verdict.target.aim)

    @property
    def level(self) -> str:
        """Floor, ceiling or both."""
        return "–".join(filter(None, (self.floor, self.ceiling)))

    def _limit(self, value: Decimal | None) -> str:
        return "" if value is None else limit(value, self.asked.per, self.language)

    @property
    def several(self) -> bool:
        """Whether more than one measure is judged."""
        return len(self.verdict.measures) > 1

    @property
    def itself(self) -> bool:
        """Whether nothing is counted but the one unit that the report is of."""
        return self.one and isinstance(self.deciding.measure.formula, Share | Reaching)

    @property
    def asked(self) -> Target:
        """The target as the plan has it, in force in the year, whomever it is held against."""
        year, plan = self.dossier.assessment.year, self.dossier.assessment.plan
        return next(t for t in plan.targets if t.id == self.verdict.target.id).at(year)

    @property
    def apart(self) -> bool:
        """Whether the level is that of all units together: a sum, or how many units reach one."""
        reaching = isinstance(self.deciding.measure.formula, Reaching)
        return self.one and (self.verdict.target.asks_nothing or reaching)

    @property
    def deciding(self) -> Ratio:
        """The figures of the measure that decides."""
        return self.ratio(self.verdict.deciding)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates that the figures of the judged measures rest on."""
        ratios = (series.now for series in self.result.values.judged)
        return tuple(dict.fromkeys(each for ratio in ratios for each in estimates_of(ratio)))

    def ratio(self, measure: MeasureVerdict) -> Ratio:
        """Give the figures that a measure's verdict is about."""
        series = (each.now for each in self.result.values.series)
        return next(ratio for ratio in series if ratio.measure.id == measure.measure)

    def amount(self, value: Fraction, measure: Measure) -> str:
        """Write a figure of one of the indicator's measures."""
        limits = thresholds_of(self.dossier.assessment.plan, self.verdict.target.indicator)
        return amount(value, limits, measure.per, self.language)

    def counted(self, measure: Measure) -> Message | Text:
        """Name what a measure counts by its items, or as units where these differ."""
        return self._unit_of(counted_items(measure))

    def whole(self, measure: Measure) -> Message | Text:
        """Name likewise what it is counted in."""
        formula = measure.formula
        pairs = formula.pairs if isinstance(formula, Pooled) else ()
        return self._unit_of([pair.denominator for pair in pairs])

    def _unit_of(self, codes: Sequence[str]) -> Message | Text:
        items = self.dossier.assessment.plan.item_by_code
        units = dict.fromkeys(items[code].unit for code in codes)
        return next(iter(units)) if len(units) == 1 else say("units")


def complete(ratio: Ratio) -> bool:
    """Say whether every part of a measure is known."""
    return all(part.known for part in ratio.parts)


def matters(dossier: Dossier, language: Language) -> tuple[Matter, ...]:
    """Give every target that is listed in the year, by milestone and in the order of the plan."""
    return tuple(
        Matter(dossier=dossier, language=language, verdict=verdict, result=result)
        for verdict, result in judged_targets(dossier.assessment)
    )
