"""Labels: the fixed words of the page, by the name the templates know them by."""

from collections.abc import Mapping

from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import Language
from xhht_cli.present.levels import only_floors, value_label

_LABELS = {
    "skip": say("Skip to the content"),
    "contents": say("Contents"),
    "targets": say("Targets"),
    "heat": say("Unit by unit"),
    "years": say("Over the years"),
    "findings": say("Findings"),
    "reporting": say("Who has reported, and duties"),
    "sources": say("Sources: from figure to cell"),
    "notes": say("Notes"),
    "key": say("Key"),
    "key_value": say("value"),
    "key_band": say("bounds: what it can be once all is reported (*: if sizes have not changed)"),
    "key_floor": say("floor"),
    "key_ceiling": say("ceiling"),
    "key_aim": say("aim"),
    "short_by": say("Short by"),
    "pace": say("Pace"),
    "more": say("Words of the plan, figures and way to the cells"),
    "quote": say("The plan's own words"),
    "reading": say("How it is read"),
    "measures": say("Measures"),
    "measure": say("Measure"),
    "counts": say("Count/total"),
    "bounds": say("Bounds"),
    "reports": say("Reports"),
    "verdict": say("Verdict"),
    "items_of": say("Items"),
    "outside": say("Units whose figures are not complete"),
    "unit": say("Unit"),
    "kind": say("Kind"),
    "code": say("Code"),
    "item": say("Item"),
    "total": say("Total"),
    "figure": say("Reported figure"),
    "known": say("known"),
    "raw": say("As written"),
    "file": say("File"),
    "place": say("Sheet and cell"),
    "reason": say("Reason"),
    "year": say("Year"),
    "files": say("Files and their digests"),
    "severity": say("Severity"),
    "finding": say("Finding"),
    "remedy": say("Remedy"),
    "remedies": say("What to do, code by code"),
    "no_findings": say("Nothing was found to be wrong."),
    "search_unit": say("Unit contains"),
    "search_text": say("Text contains"),
    "search_item": say("Item contains"),
    "state": say("State"),
    "target": say("Target"),
    "every": say("all"),
    "any_target": say("any target"),
    "reached": say("reached"),
    "undetermined": say("undetermined"),
    "no_data": say("no data"),
    "not_applicable": say("nothing to count"),
    "not_set": say("no level set"),
    "reset": say("Show all"),
    "filter": say("Filter"),
    "numbers": say("The numbers"),
    "sort_help": say("A heading sorts its column; arrow keys lead from cell to cell."),
    "sources_help": say(
        "Every item with its total over all units and the cells it was written in. A unit counts "
        "in a rate, pair by pair, only where all items of the pair are known, so totals may exceed "
        "the rate's own."
    ),
    "sources_year": say(
        "The cells are those of the year shown; a page for another year names the cells of that "
        "year."
    ),
}


def labels(plan: Plan, language: Language) -> Mapping[str, str]:
    """Put the labels into a language, with the patterns that the script fills in."""
    of_plan = {
        "value": value_label(plan),
        "below": say("below the floor") if only_floors(plan) else say("level not kept"),
    }
    shown = say("Shown: {shown} of {all}.", shown="{shown}", all="{all}")
    patterns = {"shown": shown, "sorted": say("Sorted by {column}.", column="{column}")}
    return {
        name: language.say(message) for name, message in {**_LABELS, **of_plan, **patterns}.items()
    }
