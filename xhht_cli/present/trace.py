"""Traces for programs and documents: JSON (``xhht/trace/1``), CSV and Markdown."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Reaching, Share, Unit
from xhht_cli.present.amounts import amount, counts, percent_of
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.formats import as_csv, as_json, as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, recorded, thresholds_of
from xhht_cli.present.rollup_lines import line_code, line_name
from xhht_cli.present.territory import whole_of
from xhht_cli.trace import MeasureTrace, Trace
from xhht_cli.trace_entries import Role, TraceEntry

SCHEMA = "xhht/trace/1"

COLUMNS = (
    *("year", "indicator", "measure", "unit", "unit_name", "item", "role", "value", "raw"),
    *("file", "sheet", "cell", "sha256", "used", "reason", "written"),
)
"""Of the CSV: one row for each entry."""

NUMERATOR, DENOMINATOR, TOTAL = say("Numerator"), say("Denominator"), say("Total")
LEFT_OUT = say("Left out")

Record = dict[str, object]


def trace_json(trace: Trace, language: Language) -> str:
    """Write a trace as JSON; only the reasons depend on the language."""
    return as_json(
        {
            "schema": SCHEMA,
            "plan": trace.plan.id,
            "indicator": trace.indicator.id,
            "year": trace.year,
            "unit": line_code(named_units(trace)) or (trace.upper.code if trace.upper else None),
            "name": line_name(named_units(trace), language) if named_units(trace) else None,
            "boundaries": trace.line and trace.line.boundaries,
            "measures": [
                {
                    "id": each.measure.id,
                    "numerator": each.ratio.numerator,
                    "denominator": _whole(each),
                    "shown": _shown(each, trace),
                    "entries": [_record(entry, language) for entry in each.entries],
                }
                for each in trace.measures
            ],
        }
    )


def named_units(trace: Trace) -> tuple[Unit, ...]:
    """Give the units a trace is named by: the one asked for, or those of the line; else none."""
    if trace.line is not None:
        return trace.line.units
    return (trace.unit,) if trace.unit else ()


def _whole(each: MeasureTrace) -> int | None:
    """Give the denominator that the entries add up to; a count has none."""
    return None if each.measure.per is None else each.ratio.denominator


def _shown(each: MeasureTrace, trace: Trace) -> Record:
    """Give the figures that every other output has of the measure."""
    thresholds = thresholds_of(trace.plan, trace.indicator.id)
    return {
        "complement": each.complement,
        "numerator": each.numerator,
        "denominator": _whole(each),
        "percent": percent_of(each.value, thresholds, each.measure.per),
        "value": recorded(each.value, thresholds),
        "per": each.measure.per,
    }


def _record(entry: TraceEntry, language: Language) -> Record:
    place = entry.place
    return {
        "unit": entry.unit,
        "item": entry.item,
        "role": entry.role.value,
        "value": entry.value,
        "raw": entry.raw,
        "file": place and place.file,
        "sheet": place and place.sheet,
        "cell": place and place.cell,
        "sha256": place and place.sha256,
        "used": entry.used,
        "reason": entry.reason and language.say(entry.reason),
        **({"written": entry.written} if entry.written else {}),
    }


def trace_csv(trace: Trace, language: Language) -> str:
    """Write a trace as CSV, one row for each entry."""
    units = trace.plan.units_in(trace.year)
    head = {"year": trace.year, "indicator": trace.indicator.id}
    records = (
        head
        | {"measure": each.measure.id, "unit_name": units[entry.unit].name}
        | _record(entry, language)
        | {"used": str(entry.used).lower()}
        for each in trace.measures
        for entry in each.entries
    )
    return as_csv(COLUMNS, ([record.get(name) for name in COLUMNS] for record in records))


def trace_markdown(trace: Trace, language: Language) -> str:
    """Write a trace in Markdown: for each measure what adds up, and what is left out."""
    title, facts = title_lines(trace, language)
    blocks = [f"# {escaped(title)}\n", f"{escaped(facts)}\n"]
    for each in trace.measures:
        title = language.text(each.measure.title)
        said = filter(None, (figures(each, trace, language), rest(each, language)))
        blocks += [f"## {escaped(title)}\n", *(f"{escaped(line)}\n" for line in said)]
        blocks.append(_used(each, trace.plan, language))
        if any(not entry.used for entry in each.entries):
            heading = escaped(language.say(LEFT_OUT))
            blocks += [f"### {heading}\n", _left_out(each, trace.plan, language)]
    if files := digests_of(trace):
        blocks.append(as_markdown([language.say(say("File")), "SHA-256"], files))
    return "\n".join(blocks)


def title_lines(trace: Trace, language: Language) -> tuple[str, str]:
    """Say what is traced: the indicator; then the year, and the district, unit or line."""
    title = f"{language.text(trace.indicator.title)} ({trace.indicator.id})"
    parts = (say("Year {year}", year=str(trace.year)), *_where(trace, language))
    return title, " · ".join(map(language.say, parts))


def _where(trace: Trace, language: Language) -> Iterator[Message]:
    """Say whose figures they are; of a line, on which boundaries, and the units of the year."""
    named = named_units(trace)
    if not named:
        yield whole_of(trace.plan, trace.upper, trace.year)
        return
    yield say("{unit} ({code})", unit=line_name(named, language), code=line_code(named))
    if trace.line is not None:
        units = tuple(f"{unit.code} {unit.name}" for unit in trace.units)
        yield say("boundaries of {year}", year=str(trace.line.boundaries))
        yield say("made of the units of {year}: {units}", year=str(trace.year), units=units)


def figures(each: MeasureTrace, trace: Trace, language: Language) -> str:
    """Write a measure's figures: 62/100 = 62.00%, and how many units reported."""
    ratio, value, per = each.ratio, each.ratio.value, each.measure.per
    thresholds = thresholds_of(trace.plan, trace.indicator.id)
    shown = UNKNOWN if value is None else amount(value, thresholds, per, language)
    reports = say("reports {count}/{expected}", count=ratio.reported, expected=ratio.expected)
    made = "" if per is None else f"{counts(ratio, language)} = "
    return f"{made}{shown} · {language.say(reports)}"


def rest(each: MeasureTrace, language: Language) -> str:
    """Say how the value that is shown follows from the figures, where it is not theirs; else ''."""
    if not each.complement or each.value is None:
        return ""
    return language.say(
        say(
            "Shown is what is missing to the whole: {whole} − {counted} = {rest}; "
            "{rest}/{whole} = {value}",
            whole=each.ratio.denominator,
            counted=each.ratio.numerator,
            rest=each.numerator,
            value=language.percent(printed(each.value, ())),
        )
    )


def digests_of(trace: Trace) -> tuple[tuple[str, str], ...]:
    """Give each file once, with its SHA-256 where that is known."""
    places = (entry.place for each in trace.measures for entry in each.entries)
    return tuple(sorted({(place.file, place.sha256) for place in places if place and place.sha256}))


def item_name(entry: TraceEntry, language: Language) -> str:
    """Name what an entry counts: an item's code, or the unit itself."""
    return entry.item or language.say(say("the unit"))


def amounts(entry: TraceEntry, each: MeasureTrace) -> tuple[int | None, int | None]:
    """Give what an entry adds to the numerator and the denominator.

    The answer that counts for a unit in a share brings the unit's 1 along, on the same line.
    """
    if entry.role is Role.DENOMINATOR:
        return None, entry.value
    return entry.value, 1 if isinstance(each.measure.formula, Share | Reaching) else None


def total_of(each: MeasureTrace, language: Language) -> tuple[str, str]:
    """Write the totals of both sides; a count has only one."""
    whole = _whole(each)
    return language.number(each.ratio.numerator), "" if whole is None else language.number(whole)


def listed(each: MeasureTrace) -> Iterator[TraceEntry]:
    """Give the used entries that have a line of their own, all but the 1 of a share."""
    return (
        entry
        for entry in each.entries
        if entry.used and (entry.item is not None or entry.role is Role.NUMERATOR)
    )


def _used(each: MeasureTrace, plan: Plan, language: Language) -> str:
    units = plan.units_in(each.ratio.year)
    labels = (say("Unit"), say("Item"), NUMERATOR, DENOMINATOR, say("As written"), say("Where"))
    rows = [
        [
            f"{entry.unit} {units[entry.unit].name}",
            entry.item or "",
            *(_amount(value, language) for value in amounts(entry, each)),
            entry.raw or "",
            where(entry, language),
        ]
        for entry in listed(each)
    ]
    rows.append([language.say(TOTAL), "", *total_of(each, language), "", ""])
    return as_markdown([language.say(label) for label in labels], rows)


def _left_out(each: MeasureTrace, plan: Plan, language: Language) -> str:
    units = plan.units_in(each.ratio.year)
    labels = (
        *(say("Unit"), say("Item"), say("Value"), say("As written"), say("Where"), say("Reason")),
    )
    rows = [
        [
            f"{entry.unit} {units[entry.unit].name}",
            item_name(entry, language),
            _amount(entry.value, language),
            entry.raw or "",
            where(entry, language),
            language.say(entry.reason),
        ]
        for entry in each.entries
        if entry.reason
    ]
    return as_markdown([language.say(label) for label in labels], rows)


def _amount(value: int | None, language: Language) -> str:
    return "" if value is None else language.number(value)


def where(entry: TraceEntry, language: Language) -> str:
    """Write the place of an entry: file, sheet and cell; '' where there is none."""
    return f"{entry.place.file} · {cell_of(entry, language)}" if entry.place else ""


def cell_of(entry: TraceEntry, language: Language) -> str:
    """Write sheet and cell of an entry, and the code of the row where the form has another."""
    cell = f"{entry.place.sheet}!{entry.place.cell}" if entry.place else ""
    if entry.written is None:
        return cell
    return language.say(say("{cell} (code {code})", cell=cell, code=entry.written))
