"""Documents: docs/findings.md and docs/indicators.md, in both languages side by side."""

from collections.abc import Iterable, Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.formulas import measure_items
from xhht_cli.plan.model import Indicator, Plan, Target, Trend
from xhht_cli.present.formats import as_markdown, escaped
from xhht_cli.present.handbook.history import histories
from xhht_cli.present.handbook.page import Wording, worded
from xhht_cli.present.handbook.wording import (
    floor_and_aim,
    measure_words,
    shown_words,
    years_words,
)
from xhht_cli.present.language import Language
from xhht_cli.rules import CATALOGUE, CatalogueEntry

_GROUPS = {
    "R1": say("Findings about a file"),
    "R2": say("Findings about a cell"),
    "R3": say("Findings about cells together"),
    "R4": say("Findings over years and among units"),
}
_GENERATED = "<!-- Generated from the code and the plan by `make docs`; changes here are lost. -->"

Languages = Sequence[Language]
"""Those a document is written in, one below the other."""


def findings_page(languages: Languages) -> str:
    """Write the document on findings: each code with what it checks, the causes and the remedy."""
    title = _joined(say("Findings"), languages)
    intro = say(
        "What xhht check can find in a return. An error means that something was written and is "
        "not used, a warning that everything written is used, but look, a note that nothing is "
        "wrong. A value that is not used counts as not known, never as 0."
    )
    blocks = [_GENERATED, f"# {title}", *_each(intro, languages), _overview(languages)]
    for prefix, heading in _GROUPS.items():
        entries = [entry for code, entry in CATALOGUE.items() if code.startswith(prefix)]
        blocks.append(f"## {_joined(heading, languages)}")
        blocks += [block for entry in entries for block in _finding(entry, languages)]
    return "\n\n".join(blocks) + "\n"


def _overview(languages: Languages) -> str:
    header = [_joined(label, languages) for label in (say("Code"), say("Severity"))]
    header += [first.say(say("What it checks")) for first in languages[:1]]
    first = languages[0]
    rows = [
        (code, entry.severity.value, first.say(entry.checks)) for code, entry in CATALOGUE.items()
    ]
    return as_markdown(header, rows).rstrip()


def _finding(entry: CatalogueEntry, languages: Languages) -> Iterable[str]:
    yield f"### {entry.code}"
    told = (
        (say("What it checks"), entry.checks),
        (say("Common causes"), entry.causes),
        (say("What to do"), entry.remedy),
    )
    for language in languages:
        severity = f"`{entry.severity.value}`"
        yield f"{severity} {_quoted(entry, language)}"
        yield "\n".join(
            f"- **{escaped(language.say(label))}**: {escaped(language.say(text))}"
            for label, text in told
        )


def _quoted(entry: CatalogueEntry, language: Language) -> str:
    """Show the sentence with its placeholders, as nothing is found yet."""
    places = tuple((name, "…") for name in entry.placeholders)
    return f"“{escaped(language.say(Message(entry.sentence.id, places)))}”"


def indicators_page(plan: Plan, languages: Languages) -> str:
    """Write the document on indicators: formulas, targets, and the plan's own words."""
    title = _joined(say("Indicators"), languages)
    intro = say(
        "What each indicator of the plan is made of, and what the plan asks for. The numbers in "
        "brackets are the codes (Mã số) of the items on the forms; numerators and denominators "
        "are added over all units before they are divided."
    )
    blocks = [_GENERATED, f"# {title}", *_each(plan.title, languages), *_each(intro, languages)]
    for indicator in plan.indicators:
        blocks += _indicator(indicator, plan, languages)
    for trend in plan.trends:
        blocks += _trend(trend, plan, languages)
    return "\n\n".join(blocks) + "\n"


def _trend(trend: Trend, plan: Plan, languages: Languages) -> Iterable[str]:
    yield f"## {trend.measure.id}"
    yield f"> {trend.clause}: “{escaped(trend.quote)}”"
    for language in languages:
        yield f"**{escaped(language.text(trend.title))}**"
        yield f"- {escaped(language.say(shown_words(trend, plan)))}"


def _indicator(indicator: Indicator, plan: Plan, languages: Languages) -> Iterable[str]:
    yield f"## {indicator.id}"
    targets = [target for target in plan.targets if target.indicator == indicator.id]
    yield "\n".join(
        f"> {target.id} ({target.clause}): “{escaped(target.quote)}”" + "\n>" for target in targets
    ).removesuffix("\n>")
    for language in languages:
        yield f"**{escaped(language.text(indicator.title))}**"
        yield "\n".join(_points(indicator, targets, plan, language))


def _points(
    indicator: Indicator, targets: Sequence[Target], plan: Plan, language: Language
) -> Iterable[str]:
    """List an indicator's formulas and targets in one language."""
    for measure in indicator.measures:
        label = say("Judged") if measure.judged else say("Shown beside it")
        formula = language.say(measure_words(measure, plan))
        own = f"{language.text(measure.title)}: " if measure.title != indicator.title else ""
        yield f"- {language.say(label)}: {escaped(own + formula)}"
    for target in targets:
        figure = f"{language.say(floor_and_aim(target))}, {language.say(years_words(target))}"
        reading = f". {language.text(target.reading)}" if target.reading else ""
        yield f"- {target.id}: {escaped(figure + reading)}"
    codes = dict.fromkeys(code for each in indicator.measures for code in measure_items(each))
    for line in histories(plan.item_by_code[code] for code in codes):
        yield f"- {escaped(language.say(line))}"


def _each(wording: Wording, languages: Languages) -> list[str]:
    return [escaped(worded(wording, language)) for language in languages]


def _joined(wording: Wording, languages: Languages) -> str:
    return " · ".join(dict.fromkeys(_each(wording, languages)))
