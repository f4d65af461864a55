"""Matter: one target in one year with all that a report may say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.assess import Result
from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Estimate, Ratio
from xhht_cli.messages import Message, Text, say
from xhht_cli.plan.model import Measure, Share
from xhht_cli.present.compliance import judged_targets
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.verdicts import MeasureVerdict, Verdict


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
    def floor(self) -> str:
        """The floor in per cent."""
        return self.language.percent(self.verdict.target.floor)

    @property
    def aim(self) -> str:
        """The aim in per cent; '' where there is none."""
        aim = self.verdict.target.aim
        return "" if aim is None else self.language.percent(aim)

    @property
    def several(self) -> bool:
        """Whether more than one measure is judged."""
        return len(self.verdict.measures) > 1

    @property
    def itself(self) -> bool:
        """Whether nothing is counted but the one unit that the report is of."""
        return self.one and isinstance(self.deciding.measure.formula, Share)

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

    def percent(self, value: Fraction) -> str:
        """Write a percentage of the indicator."""
        limits = thresholds_of(self.dossier.assessment.plan, self.verdict.target.indicator)
        return self.language.percent(printed(value, limits))

    def counted(self, measure: Measure) -> Message | Text:
        """Name what a measure counts by its items, or as units where these differ."""
        if isinstance(measure.formula, Share):
            return say("units")
        items = self.dossier.assessment.plan.item_by_code
        codes = (code for pair in measure.formula.pairs for code in pair.numerator)
        units = dict.fromkeys(items[code].unit for code in codes)
        return next(iter(units)) if len(units) == 1 else say("units")


def estimates_of(ratio: Ratio) -> Iterator[Estimate]:
    """Give the estimates that stand in for denominators of a measure."""
    return (part.estimate for part in ratio.parts if part.denominator is None and part.estimate)


def complete(ratio: Ratio) -> bool:
    """Say whether every part of a measure is known."""
    return all(part.known for part in ratio.parts)


def matters(dossier: Dossier, language: Language) -> tuple[Matter, ...]:
    """Give every target that is listed in the year, by milestone and in the order of the plan."""
    return tuple(
        Matter(dossier=dossier, language=language, verdict=verdict, result=result)
        for verdict, result in judged_targets(dossier.assessment)
    )
