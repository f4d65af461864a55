"""Method: the sheet *Phương pháp*, what each figure is, in whose words, and how it is read."""

from collections.abc import Iterator

from xhht_cli import __version__
from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import (
    Count,
    Indicator,
    Measure,
    Plan,
    Pooled,
    Reaching,
    Share,
    Target,
    Trend,
)
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import level, limit
from xhht_cli.present.findings import summary
from xhht_cli.present.handbook.wording import (
    change_words,
    floor_and_aim,
    measure_words,
    years_words,
)
from xhht_cli.present.language import Language
from xhht_cli.present.words import LEFT_ALONE
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import YES, Book, Page
from xhht_cli.present.workbook.reading import rules_of

_WIDTHS = (15, 32, 26, 74)
_LAST = len(_WIDTHS) - 1


def write_method(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write what was read, the rules of reading, and the definition of every indicator."""
    del layout
    plan, page = dossier.assessment.plan, book.sheet(say("Method"))
    page.widths(*_WIDTHS)
    version = say("Made by xhht {version}.", version=__version__)
    row = page.heading(say("How the figures are made"), language.say(version))
    row = _list(page, row + 1, say("The plan"), _plan(plan))
    row = _list(page, row, say("What was read"), _read(dossier, language))
    row = _list(page, row, say("Rules of reading"), enumerated(rules_of(plan)))
    page.say(row, 0, say("Indicators, with the plan's own words"), "label")
    head = row + 1
    for column, label in enumerate(
        (say("What"), say("Measure, target"), say("Item codes, clause"), say("How it is read"))
    ):
        page.say(head, column, label, "head")
    row = head + 1
    for indicator in plan.indicators:
        row = _indicator(page, row, indicator, dossier)
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


def _indicator(page: Page, row: int, indicator: Indicator, dossier: Dossier) -> int:
    plan, year, language = dossier.assessment.plan, dossier.assessment.year, page.book.language
    row = _title(page, row, language.text(indicator.at(year).title))
    for said in _titles(indicator):
        page.merged(row, 0, _LAST, language.say(said), "text indented")
        row += 1
    for measure in indicator.measures:
        kind = say("judged") if measure.judged else say("shown beside")
        _measure(page, row, measure, kind, plan)
        row += 1
    for target in plan.targets:
        if target.indicator == indicator.id:
            _target(page, row, target)
            row += 1
    return row


def _titles(indicator: Indicator) -> Iterator[Message]:
    """Say what the indicator was called first, and since when it is called otherwise."""
    if not indicator.changes:
        return
    yield say("Its title at first: {title}.", title=indicator.title)
    for change in indicator.changes:
        yield say(
            "From {year} on: {title} ({basis}).",
            year=str(change.first_year),
            title=change.title,
            basis=change.basis,
        )


def _title(page: Page, row: int, title: str) -> int:
    page.merged(row, 0, _LAST, title, "section")
    page.tall(row, (title, sum(_WIDTHS)), style="section")
    return row + 1


def _measure(page: Page, row: int, measure: Measure, kind: Message, plan: Plan) -> None:
    language = page.book.language
    formula = language.say(measure_words(measure, plan))
    texts = (language.say(kind), language.text(measure.title), codes(measure, language), formula)
    _row(page, row, texts)


def _target(page: Page, row: int, target: Target) -> None:
    language = page.book.language
    asked = [f"{_asked(target, language)} – {language.say(years_words(target))}"]
    asked += [language.say(change_words(change, target)) for change in target.changes]
    said = [f"“{target.quote.strip()}”"]
    said += [f"“{change.quote.strip()}”" for change in target.changes if change.quote]
    if target.reading:
        said.append(language.text(target.reading).strip())
    _row(page, row, (target.id, "\n".join(asked), target.clause, "\n".join(said)))


def _asked(target: Target, language: Language) -> str:
    """Write the level of a target with its unit, or that it is not set yet."""
    if target.standard is None:
        return language.say(floor_and_aim(target))
    return level(target, language) + (" %" if target.per == PER_CENT else "")


def _row(page: Page, row: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        page.text(row, column, text)
    page.tall(row, *zip(texts, _WIDTHS, strict=True))


def codes(measure: Measure, language: Language) -> str:
    """Write a measure's formula with the codes of its items."""
    match measure.formula:
        case Share(items=items):
            return "; ".join(f"{item} = {YES}" for item in items)
        case Pooled() | Count() as summed:
            return _summed(summed)
        case Reaching(formula=inner, standard=standard, per=per):
            both = (("≥", standard.floor), ("≤", standard.ceiling))
            limits = [
                f"{sign} {limit(end, per, language)}" for sign, end in both if end is not None
            ]
            return " ".join([_summed(inner), *limits])


def _summed(formula: Pooled | Count) -> str:
    if isinstance(formula, Count):
        return _sum([*formula.items])
    numerator = [code for pair in formula.pairs for code in pair.numerator]
    return f"{_sum(numerator)} / {_sum([pair.denominator for pair in formula.pairs])}"


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
    formula, words = codes(trend.measure, language), measure_words(trend.measure, plan)
    if trend.complement:
        formula, words = f"1 − {formula}", say("100% less: {formula}", formula=words)
    place = f"{formula}\n({trend.clause})"
    return "", language.text(trend.title), place, language.say(words)
