"""Own verdicts: the columns of *Số liệu* that hold every unit against the standard of a measure."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.plan.model import Measure, Unit
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.formulas import NOT_ASKED
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import ANSWERS, Page
from xhht_cli.present.workbook.reaching import verdict_formula, verdict_value
from xhht_cli.present.workbook.series import Ratios, ratios_of, reaching_of

HEADING = say("Units by themselves")
LEGEND = say(
    "The last columns say of each unit, by formulas over its row, whether it keeps the standard by "
    "itself: {open} its figures do not settle it yet, {none} nothing to count, or not asked.",
    open=UNKNOWN,
    none=NOT_ASKED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVerdicts:
    """The columns, one for each measure that asks of every unit whether it keeps a standard."""

    page: Page
    dossier: Dossier
    layout: Layout
    ratios: Ratios
    measures: tuple[Measure, ...]

    @classmethod
    def of(cls, page: Page, dossier: Dossier, layout: Layout) -> "OwnVerdicts":
        """Find the measures of a dossier; most plans have none."""
        ratios = ratios_of(dossier.rollup)
        measures = reaching_of(ratios, dossier.assessment.plan)
        return cls(page=page, dossier=dossier, layout=layout, ratios=ratios, measures=measures)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the columns are headed with."""
        return tuple(self.page.book.language.text(each.title) for each in self.measures)

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which the columns are filtered: the targets they are about."""
        plan, names = self.dossier.assessment.plan, []
        for measure in self.measures:
            indicator = measure.id.partition(":")[0]
            targets = [each.id for each in plan.targets if each.indicator == indicator]
            names.append(", ".join(targets) or measure.id)
        return tuple(names)

    def write_unit(self, row: int, year: int, unit: Unit) -> None:
        """Judge a unit in its row."""
        plan = self.dossier.assessment.plan
        for measure in self.measures:
            formula = verdict_formula(measure, unit, plan, lambda code: self._cell(row, code))
            value = verdict_value(self.ratios.get((year, measure.id)), unit)
            column = self.layout.reaching[measure.id]
            self.page.formula(row, column, formula, value, "middle", num_format=ANSWERS)

    def _cell(self, row: int, code: str) -> str:
        return str(xl_rowcol_to_cell(row, self.layout.columns[code]))

    def write_totals(self, row: int, year: int) -> None:
        """Count the units that keep it, of how many whose figures settle it, of how many asked."""
        for measure in self.measures:
            column, name = self.layout.reaching[measure.id], self.layout.reaching_range(measure.id)
            ratio = self.ratios.get((year, measure.id))
            reached, settled, asked = (
                (ratio.numerator, ratio.denominator, ratio.expected) if ratio else (0, 0, 0)
            )
            total = f"SUMIFS({name},{at.YEARS},$A{row + 1})"
            known = f'COUNTIFS({at.YEARS},$A{row + 2},{name},">=0")'
            self.page.formula(row, column, total, reached, "number bold")
            self.page.formula(row + 1, column, known, settled)
            self.page.number(row + 2, column, asked)
