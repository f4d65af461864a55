"""Wording: the plan's formulas, rules and conditions as sentences."""

from collections.abc import Iterable, Sequence

from xhht_cli.messages import Message, Text, say
from xhht_cli.plan.model import (
    Amendment,
    Count,
    Formula,
    Measure,
    Pair,
    Plan,
    Pooled,
    Reaching,
    Relation,
    Rule,
    Share,
    Standard,
    Target,
    Term,
    Trend,
    Who,
)
from xhht_cli.present.numbers import sign_of
from xhht_cli.rules.titles import short_title

_HARD = {
    Relation.AT_MOST: say("{left} is at most {right}"),
    Relation.AT_LEAST: say("{left} is at least {right}"),
    Relation.EQUAL: say("{left} is equal to {right}"),
}
_SOFT = {
    Relation.AT_MOST: say("{left} is usually at most {right}"),
    Relation.AT_LEAST: say("{left} is usually at least {right}"),
    Relation.EQUAL: say("{left} is usually equal to {right}"),
}


def item_words(code: str, plan: Plan) -> Message:
    """Name an item by its title and code."""
    return say("{title} ({code})", title=short_title(plan.item_by_code[code]), code=code)


def shown_words(trend: Trend, plan: Plan) -> Message:
    """Say what is shown of a direction without a figure."""
    counted = measure_words(trend.measure, plan)
    if not trend.complement:
        return counted
    return say("Shown is what is missing to the whole, 100% less: {formula}", formula=counted)


def rule_words(rule: Rule, plan: Plan) -> Message:
    """Say a rule with the titles of its items."""
    sentence = (_SOFT if rule.soft else _HARD)[rule.relation]
    left, right = _side(rule.left, plan), _side(rule.right, plan)
    return Message(sentence.id, (("left", left), ("right", right)))


def _side(side: Sequence[Term], plan: Plan) -> Message | str:
    first, *others = (_term(term, plan) for term in side)
    words: Message | str = first if side[0].factor > 0 else say("− {term}", term=first)
    for term, other in zip(side[1:], others, strict=True):
        if term.factor < 0:
            words = say("{sum} − {term}", sum=words, term=other)
        else:
            words = say("{sum} + {term}", sum=words, term=other)
    return words


def _term(term: Term, plan: Plan) -> Message | str:
    return str(abs(term.factor)) if term.item is None else item_words(term.item, plan)


def measure_words(measure: Measure, plan: Plan) -> Message:
    """Say a measure's formula with the titles of its items."""
    said = _formula_words(measure.formula, plan)
    if measure.classes:
        return say(
            "{formula}; of the units of class {classes} only",
            formula=said,
            classes=tuple(name or say("(none)") for name in measure.classes),
        )
    return said


def _formula_words(formula: Formula, plan: Plan) -> Message:
    match formula:
        case Pooled(pairs=pairs):
            return _ratio(pairs, plan)
        case Count(items=items):
            return say("{sum}", sum=_sum(items, plan))
        case Reaching() as reaching:
            return _reaching(reaching, plan)
        case Share(items=items, kinds=kinds):
            titles = {kind.id: kind.title for kind in plan.kinds}
            return say(
                "Of the units that are to report ({kinds}), those that answered Có to {items}",
                kinds=tuple(titles[kind] for kind in kinds),
                items=tuple(item_words(code, plan) for code in items),
            )


def _reaching(reaching: Reaching, plan: Plan) -> Message:
    """Say what each unit is held against, and units of a class by themselves."""
    figure = (
        _sum(reaching.formula.items, plan)
        if isinstance(reaching.formula, Count)
        else _ratio(reaching.formula.pairs, plan)
    )
    said = say(
        "Of the units that have something to count, those by whose own figures {figure} is "
        "{standard}",
        figure=figure,
        standard=standard_words(reaching.standard, reaching.per),
    )
    for name, standard in reaching.by_class.items():
        said = say(
            "{said} (units of class {name}: {standard})",
            said=said,
            name=name,
            standard=standard_words(standard, reaching.per),
        )
    return said


def standard_words(standard: Standard, per: int | None) -> Message:
    """Say what is asked of a figure."""
    floor, ceiling, unit = standard.floor, standard.ceiling, sign_of(per)
    if floor is not None and ceiling is not None:
        return say("from {floor} to {ceiling}{unit}", floor=floor, ceiling=ceiling, unit=unit)
    if ceiling is not None:
        return say("at most {ceiling}{unit}", ceiling=ceiling, unit=unit)
    return say("at least {floor}{unit}", floor=floor, unit=unit)


def _ratio(pairs: Sequence[Pair], plan: Plan) -> Message:
    numerator = _sum([code for pair in pairs for code in pair.numerator], plan)
    denominator = _sum([pair.denominator for pair in pairs], plan)
    return say("{numerator} ÷ {denominator}", numerator=numerator, denominator=denominator)


def _sum(codes: Sequence[str], plan: Plan) -> Message:
    """Add items up, in brackets where there are several."""
    if len(codes) == 1:
        return item_words(codes[0], plan)
    terms = [Term(item=code, factor=1) for code in codes]
    return say("[{sum}]", sum=_side(terms, plan))


def who_words(form: str, who: Who, plan: Plan) -> Message:
    """Say which of the units that file a form have an item on their copy."""
    titles = {kind.id: kind.title for kind in plan.kinds}
    these = (*(titles[kind] for kind in who.kinds), *unit_names(who.units, plan))
    others = unit_names(who.not_units, plan)
    if these and others:
        return say("Form {form}: {these}, without {others}", form=form, these=these, others=others)
    if these:
        return say("Form {form}: {these}", form=form, these=these)
    if others:
        return say("Form {form}: every unit but {others}", form=form, others=others)
    return say("Form {form}: every unit that files it", form=form)


def unit_names(codes: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Name units by code and latest name."""
    names = {unit.code: unit.name for unit in plan.units}
    return tuple(f"{code} {names[code]}" if code in names else code for code in codes)


def floor_and_aim(target: Target) -> Message:
    """Say what a target asks for."""
    if target.standard is None:
        return say("not set yet: {expected}", expected=target.expected)
    asked = standard_words(target.standard, target.per)
    if target.aim is None:
        return asked
    return say(
        "{asked}, aiming at {aim}{unit}", asked=asked, aim=target.aim, unit=sign_of(target.per)
    )


def change_words(change: Amendment, target: Target) -> Message:
    """Say what a later document made of a target, and from when on."""
    new = target.at(change.first_year)
    return say(
        "from {year} {amount}, {when} ({basis})",
        year=str(change.first_year),
        amount=floor_and_aim(new),
        when=years_words(new),
        basis=change.basis,
    )


def years_words(target: Target) -> Message:
    """Say when a target is due."""
    last = str(target.last_year)
    if target.yearly:
        return say("each year from {first} to {last}", first=str(target.first_year), last=last)
    return say("31 December {year}", year=last)


def levels_words(target: Target, plan: Plan) -> tuple[Message, ...]:
    """Say which levels a target binds, where it does not bind all."""
    if not target.levels:
        return ()
    titles = tuple(unit_kind(kind, plan) for kind in target.levels)
    return (say("only units of the level {levels}", levels=titles),)


def binding_words(kind: str, plan: Plan) -> tuple[Message, ...]:
    """Name the targets that bind a level; all of them in a word."""
    binding = [target for target in plan.targets if target.binds(kind)]
    if len(binding) == len(plan.targets):
        return (say("all of the plan: {count}", count=len(binding)),)
    return tuple(map(target_words, binding))


def target_words(target: Target) -> Message:
    """Say a target on one line."""
    words = {"id": target.id, "amount": floor_and_aim(target), "when": years_words(target)}
    return say("{id}: {amount}, {when}", **words)


def yes_or_no(value: bool) -> Message:  # noqa: FBT001  # the value is what is said, no switch
    """Say yes or no."""
    return say("yes") if value else say("no")


def unit_kind(kind: str, plan: Plan) -> Text:
    """Give the title of a kind of units."""
    return next(each.title for each in plan.kinds if each.id == kind)
