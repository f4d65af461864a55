"""References: what the files of a plan say of one another."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.plan.checks import known, levels_in, unknown, words
from xhht_cli.plan.files import ItemsFile, PlanFile
from xhht_cli.plan.folder import ITEMS, PLAN
from xhht_cli.plan.model import Pair, Rule
from xhht_cli.plan.parents import check_parents
from xhht_cli.plan.plausibility import listed_items, listed_ratios
from xhht_cli.plan.register import Row
from xhht_cli.plan.rules import holds, parse_ratio, parse_rule
from xhht_cli.plan.schema import CONTROL, ItemTable, MeasureTable, PlausibilityTable
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.plan.unit_codes import check_codes


def check_register(plan: PlanFile, items: ItemsFile | None, rows: list[Row]) -> Iterator[Message]:
    """Find kinds that plan.toml does not have, codes that are none, and parents that cannot be."""
    kinds = words(plan.kinds, "id")
    for row in rows:
        if not known(row.unit.kind, kinds):
            yield say(
                "{file}, line {line}, column {column}: “{value}” is no [[kind]] of {plan}.",
                **row.at("kind"),
                value=row.unit.kind,
                plan=PLAN,
            )
        for column, text in _texts(row):
            if found := CONTROL.search(text):
                yield say(
                    "{file}, line {line}, column {column}: a character cannot be printed ({code});"
                    " take it out.",
                    **row.at(column),
                    code=f"U+{ord(found[0]):04X}",
                )
    yield from check_codes(rows)
    yield from _check_forms(plan, items, rows) if items else ()
    yield from check_parents(rows, levels_in(plan))


def _check_forms(plan: PlanFile, items: ItemsFile, rows: list[Row]) -> Iterator[Message]:
    """Hold that a form which a row names is the one that its kind files."""
    codes = {form.word("key"): form.word("code") or "" for form in items.forms}
    filed = {kind.word("id"): codes.get(kind.word("form"), "") for kind in plan.kinds}
    for row in rows:
        expected = filed.get(row.unit.kind)
        if row.form and expected is not None and row.form != expected:
            yield say(
                "{file}, line {line}, column {column}: a unit of the kind {kind} files"
                " “{expected}”, not “{value}”; the kind decides. Change the kind, or leave the form"
                " empty.",
                **row.at("form"),
                kind=row.unit.kind,
                expected=expected,
                value=row.form,
            )


def _texts(row: Row) -> tuple[tuple[str, str], ...]:
    unit = row.unit
    return ("name", unit.name), ("basis", unit.basis), ("class", unit.class_ or "")


def check_references(plan: PlanFile, items: ItemsFile) -> Iterator[Message]:
    """Find what plan.toml and items.toml name that the other does not have or cannot be."""
    forms = words(items.forms, "key")
    for kind in plan.kinds:
        form = kind.word("form")
        if form is not None and not known(form, forms):
            yield unknown(f"{kind.place}.form", form, "form", ITEMS)
    kinds = words(plan.kinds, "id")
    for entry in items.items:
        if entry.table:
            yield from _check_who(entry.place, entry.table, kinds)
    catalogue = Catalogue(items)
    for indicator in plan.indicators:
        per = indicator.table.per if indicator.table else PER_CENT
        measures = indicator.table.measure if indicator.table else []
        for number, measure in enumerate(measures, start=1):
            where = f"{indicator.place}.measure[{number}]"
            yield from _check_measure(where, measure, per, catalogue)
    for trend in plan.trends:
        if trend.table:
            where = f"{trend.place}.measure"
            yield from _check_measure(where, trend.table.measure, PER_CENT, catalogue)
    if plan.plausibility:
        yield from _check_plausibility(plan.plausibility, catalogue)


def _check_who(place: str, item: ItemTable, kinds: set[str]) -> Iterator[Message]:
    for form, who in item.who.items():
        for number, kind in enumerate(who.kinds, start=1):
            if not known(kind, kinds):
                yield unknown(f"{place}.who.{form}.kinds[{number}]", kind, "kind", PLAN)


class Catalogue:
    """The items that measures may name, and the rules that hold them.

    Taken from what the file says, so that an item with another mistake is no reason for more.
    """

    def __init__(self, items: ItemsFile) -> None:
        """Collect the items and the rules of items.toml."""
        self.kind_by_code: dict[str, str] = {}
        self.rules: list[Rule] = []
        for entry in items.items:
            code, rules = entry.word("code"), entry.raw.get("rules")
            if code is None:
                continue
            self.kind_by_code.setdefault(code, str(entry.raw.get("kind", "count")))
            texts = rules if isinstance(rules, list) else []
            parsed = (parse_rule(text, code) for text in texts if isinstance(text, str))
            self.rules += [rule for rule in parsed if rule]

    def has(self, code: str) -> bool:
        """Say whether there is an item of this code."""
        return known(code, set(self.kind_by_code))

    def misused_as_total(self, place: str, code: str) -> Message | None:
        """Say that there is no item of this code, or that it is no count."""
        if self.kind_by_code.get(code) == "yes-no":
            return say("{place}: item {item} is yes-no; a count is needed.", place=place, item=code)
        return self.misused_in_ratio(place, code)

    def misused_in_ratio(self, place: str, code: str) -> Message | None:
        """Say that there is no item of this code, or that it is no count."""
        if not known(code, set(self.kind_by_code)):
            return unknown(place, code, "item", ITEMS)
        if self.kind_by_code.get(code) == "yes-no":
            return say(
                "{place}: item {item} is yes-no; a ratio takes counts.", place=place, item=code
            )
        return None

    def misused_in_share(self, place: str, code: str) -> Message | None:
        """Say that there is no item of this code, or that it is not yes-no."""
        if not known(code, set(self.kind_by_code)):
            return unknown(place, code, "item", ITEMS)
        if self.kind_by_code.get(code) == "count":
            return say(
                "{place}: item {item} is a count; a share takes yes-no.", place=place, item=code
            )
        return None

    def within(self, pair: Pair) -> bool:
        """Say whether hard rules keep a pair's numerator, and each part of it, within the whole."""
        return not self.gaps(pair)

    def gaps(self, pair: Pair) -> list[tuple[str, ...]]:
        """The parts of a pair's numerator, and their sum, that no hard rule keeps within it."""
        sums: list[tuple[str, ...]] = [(code,) for code in pair.numerator]
        if len(sums) > 1:
            sums.append(pair.numerator)
        return [
            parts
            for parts in sums
            if not any(holds(rule, parts, pair.denominator) for rule in self.rules)
        ]


def _check_measure(
    place: str, measure: MeasureTable, per: int, items: Catalogue
) -> Iterator[Message]:
    for number, code in enumerate(measure.share.items if measure.share else (), start=1):
        problem = items.misused_in_share(f"{place}.share.items[{number}]", code)
        if problem:
            yield problem
    yield from _check_sums(place, measure.ratio, measure.count, per, items)
    if measure.reach:
        reach = measure.reach
        yield from _check_sums(f"{place}.reach", reach.ratio, reach.count, reach.per, items)


def _check_sums(
    place: str, ratio: list[str] | None, count: list[str] | None, per: int, items: Catalogue
) -> Iterator[Message]:
    for number, text in enumerate(ratio or (), start=1):
        pair = parse_ratio(text)
        if pair:
            yield from _check_pair(f"{place}.ratio[{number}]", pair, per, items)
    for number, code in enumerate(count or (), start=1):
        if not items.has(code):
            yield unknown(f"{place}.count[{number}]", code, "item", ITEMS)


def _check_pair(place: str, pair: Pair, per: int, items: Catalogue) -> Iterator[Message]:
    """Look at a pair; that numerators stay within the whole is needed of per cent only."""
    codes = (*pair.numerator, pair.denominator)
    misused = [problem for code in codes if (problem := items.misused_in_ratio(place, code))]
    yield from misused
    if misused or per != PER_CENT:
        return
    for parts in items.gaps(pair):
        yield say(
            "{place}: {file} needs the hard rule “{parts} <= {whole}”, or bounds may be wrong.",
            place=place,
            file=ITEMS,
            parts=" + ".join(parts),
            whole=pair.denominator,
        )


def _check_plausibility(table: PlausibilityTable, items: Catalogue) -> Iterator[Message]:
    problems = [items.misused_as_total(place, code) for place, code in listed_items(table, PLAN)]
    for place, text in listed_ratios(table, PLAN):
        pair = parse_ratio(text)
        codes = (*pair.numerator, pair.denominator) if pair else ()
        problems += [items.misused_in_ratio(place, code) for code in codes]
    yield from (problem for problem in problems if problem)
