"""Method: the sheet *Phương pháp*, what each figure is, in whose words, and how it is read."""

from collections.abc import Iterator

from xhht_cli import __version__
from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.pace import BEHIND, ON_TRACK
from xhht_cli.plan.model import Indicator, Measure, Plan, Pooled, Share, Target, Trend
from xhht_cli.present.compliance import level
from xhht_cli.present.findings import summary
from xhht_cli.present.handbook.wording import measure_words, years_words
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed
from xhht_cli.present.words import LEFT_ALONE
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book, Page

_WIDTHS = (15, 32, 26, 74)
_LAST = len(_WIDTHS) - 1
RULES = (
    say("Every figure of the plan is a floor: at least that much. More is never a failure."),
    say(
        "A range A–B has a floor A and an aim B: below A it is not met, from A it is met, from B "
        "the aim is reached too."
    ),
    say(
        "Verdicts are exact: 100 × numerator against floor × denominator, in whole numbers. "
        "Printed percentages have two decimals, or as many more as it takes to stand on the right "
        "side of every floor and aim."
    ),
    say(
        "The rate of the district is the sum of the numerators over the sum of the denominators of "
        "the units, never the mean of their rates."
    ),
    say(
        "Where the denominator is 0 there is nothing to count: not applicable, neither 0% nor 100%."
    ),
    say(
        "A blank cell is not known: neither 0 nor Không. 0 and - are the number 0; … means not "
        "collected. A faulty value is not known either, and is not used."
    ),
    say(
        "A milestone is the state on 31 December of its year: upcoming before it, due in that "
        "year, past after it. What is upcoming and below its floor is not there yet; that is no "
        "failure."
    ),
    say(
        "The value is taken over the units whose figures are known. Lower and upper bound are the "
        "least and the most it could be once the others have reported; a verdict stands only if "
        "every possibility gives it, else it is undetermined."
    ),
    say(
        "* An estimate: the size of a unit that has not reported is taken from its latest earlier "
        "return (or a base figure), in the bounds only, never in the value."
    ),
    say(
        "Pace: the share of the gap to the floor that is closed, over the share of the time that "
        "has passed since the first year with enough returns. On track from {on_track}, behind "
        "from {behind}, far behind below. It never takes the place of the verdict.",
        on_track=printed(ON_TRACK, ()),
        behind=printed(BEHIND, ()),
    ),
    say(
        "Several measures of one indicator that are judged must all reach the floor. What is shown "
        "beside them is never judged."
    ),
    say("What the plan only asks for is a request: shown, never a violation."),
)
"""How the plan is read, in short."""


def write_method(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write what was read, the rules of reading, and the definition of every indicator."""
    del layout
    plan, page = dossier.assessment.plan, book.sheet(say("Method"))
    page.widths(*_WIDTHS)
    version = say("Made by xhht {version}.", version=__version__)
    row = page.heading(say("How the figures are made"), language.say(version))
    row = _list(page, row + 1, say("The plan"), _plan(plan))
    row = _list(page, row, say("What was read"), _read(dossier, language))
    row = _list(page, row, say("Rules of reading"), enumerated(RULES))
    page.say(row, 0, say("Indicators, with the plan's own words"), "label")
    head = row + 1
    for column, label in enumerate(
        (say("What"), say("Measure, target"), say("Item codes, clause"), say("How it is read"))
    ):
        page.say(head, column, label, "head")
    row = head + 1
    for indicator in plan.indicators:
        row = _indicator(page, row, indicator, plan)
    _trends(page, row, plan)
    page.print_set_up(heads=None)


def enumerated(sentences: tuple[Message, ...]) -> Iterator[Message]:
    """Number the sentences."""
    for number, sentence in enumerate(sentences, start=1):
        yield say("{number}. {sentence}", number=str(number), sentence=sentence)


def _list(page: Page, row: int, heading: Message, lines: Iterator[Message]) -> int:
    page.say(row, 0, heading, "label")
    row += 1
    for line in lines:
        page.lines(row, 0, _LAST, page.book.language.say(line))
        row += 1
    return row + 1


def _plan(plan: Plan) -> Iterator[Message]:
    yield say("{title}", title=plan.title)
    yield say("Source: {source}", source=plan.source)


def _read(dossier: Dossier, language: Language) -> Iterator[Message]:
    assessment, intake = dossier.assessment, dossier.assessment.intake
    read = {found.file for found in intake.returns}
    used = {cell.place.file for cells in dossier.cells.values() for cell in cells}
    yield say("Files read: {count}.", count=len(read))
    yield say("Files whose figures are used, of every year: {count}.", count=len(used))
    rejected = assessment.coverage.rejected
    yield say(
        "Files that cannot be used for {year}: {count}.",
        year=str(assessment.year),
        count=len(rejected),
    )
    for reason, words in LEFT_ALONE.items():
        left = [skipped for skipped in intake.skipped if skipped.reason is reason]
        if left:
            yield say("Left alone: {count} {what}.", count=len(left), what=words)
    filed = tuple(f"{each.year}: {each.usable}/{each.expected}" for each in dossier.rollup.years)
    yield say("Usable returns of the units expected: {years}.", years=filed)
    found = summary(assessment.findings, language)
    yield say("Findings of {year}: {counts}.", year=str(assessment.year), counts=found)


def _indicator(page: Page, row: int, indicator: Indicator, plan: Plan) -> int:
    row = _title(page, row, page.book.language.text(indicator.title))
    for measure in indicator.measures:
        kind = say("judged") if measure.judged else say("shown beside")
        _measure(page, row, measure, kind, plan)
        row += 1
    for target in plan.targets:
        if target.indicator == indicator.id:
            _target(page, row, target)
            row += 1
    return row


def _title(page: Page, row: int, title: str) -> int:
    page.merged(row, 0, _LAST, title, "section")
    page.tall(row, (title, sum(_WIDTHS)), style="section")
    return row + 1


def _measure(page: Page, row: int, measure: Measure, kind: Message, plan: Plan) -> None:
    language = page.book.language
    formula = language.say(measure_words(measure, plan))
    texts = (language.say(kind), language.text(measure.title), codes(measure), formula)
    _row(page, row, texts)


def _target(page: Page, row: int, target: Target) -> None:
    language = page.book.language
    when = f"{level(target, language)} % – {language.say(years_words(target))}"
    quoted = f"“{target.quote.strip()}”"
    read = f"{quoted}\n{language.text(target.reading).strip()}" if target.reading else quoted
    _row(page, row, (target.id, when, target.clause, read))


def _row(page: Page, row: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        page.text(row, column, text)
    page.tall(row, *zip(texts, _WIDTHS, strict=True))


def codes(measure: Measure) -> str:
    """Write a measure's formula with the codes of its items."""
    match measure.formula:
        case Pooled(pairs=pairs):
            numerator = [code for pair in pairs for code in pair.numerator]
            denominator = [pair.denominator for pair in pairs]
            return f"{_sum(numerator)} / {_sum(denominator)}"
        case Share(items=items):
            return "; ".join(f"{item} = Có" for item in items)


def _sum(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"


def _trends(page: Page, row: int, plan: Plan) -> None:
    if not plan.trends:
        return
    language = page.book.language
    row = _title(page, row, language.say(say("Directions without a figure (shown, never judged)")))
    for trend in plan.trends:
        _row(page, row, _trend(trend, plan, language))
        row += 1


def _trend(trend: Trend, plan: Plan, language: Language) -> tuple[str, ...]:
    formula, words = codes(trend.measure), measure_words(trend.measure, plan)
    if trend.complement:
        formula, words = f"1 − {formula}", say("100% less: {formula}", formula=words)
    place = f"{formula}\n({trend.clause})"
    return "", language.text(trend.title), place, language.say(words)
