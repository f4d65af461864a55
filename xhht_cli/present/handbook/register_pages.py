"""Register pages: the kinds and the classes that units are of."""

from collections.abc import Iterator, Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Indicator, Kind, Plan, Reaching, Unit
from xhht_cli.present.handbook.page import Field, Page, Wording, field
from xhht_cli.present.handbook.wording import binding_words, standard_words
from xhht_cli.present.naming import named


def kind_page(kind: Kind, plan: Plan) -> Page:
    """Explain a kind of units: what it files or that it is a level, which units, which targets."""
    units = [unit for unit in (*plan.units, *plan.upper) if unit.kind == kind.id]
    targets = [] if kind.form else [each for each in plan.targets if each.binds(kind.id)]
    files: Wording = (
        say("form {form}", form=kind.form)
        if kind.form
        else say("none: a level above those that file; its figures are those of all below it")
    )
    return Page(
        plan=plan.id,
        kind="kind",
        id=kind.id,
        title=kind.title,
        fields=(
            field("form", say("What it files"), files, data=kind.form),
            _units(units),
            field(
                "targets",
                say("Targets that bind it"),
                *(binding_words(kind.id, plan) if kind.form is None else ()),
                data=[target.id for target in targets],
            ),
        ),
    )


def class_page(name: str, plan: Plan) -> Page:
    """Explain a class of units: which units are of it, and which indicators name it."""
    said = {each.id: words for each in plan.indicators for words in _said_of(name, each)}
    return Page(
        plan=plan.id,
        kind="class",
        id=name,
        title=say("A class of units, by which levels may differ"),
        fields=(
            _units([unit for unit in plan.units if unit.class_ == name]),
            field(
                "indicators",
                say("Indicators that name it"),
                *said.values(),
                data=list(said),
            ),
        ),
    )


def classes_of(plan: Plan) -> tuple[str, ...]:
    """Give every class that a unit of the register has or an indicator names."""
    measures = [measure for each in plan.indicators for measure in each.measures]
    reaching = [each.formula for each in measures if isinstance(each.formula, Reaching)]
    named_there = [name for each in measures for name in each.classes]
    named_there += [name for each in reaching for name in each.by_class]
    return tuple(dict.fromkeys(n for n in (*(u.class_ for u in plan.units), *named_there) if n))


def _said_of(name: str, indicator: Indicator) -> Iterator[Message]:
    """Say that an indicator is about units of a class, or what it asks of each of them."""
    about = {"id": indicator.id, "title": indicator.title}
    if any(name in measure.classes for measure in indicator.measures):
        yield say("{id}: {title}", **about)
    for formula in (measure.formula for measure in indicator.measures):
        if isinstance(formula, Reaching) and name in formula.by_class:
            words = standard_words(formula.by_class[name], formula.per)
            yield say("{id}: {title}; of a unit of this class {standard}", **about, standard=words)


def _units(units: Sequence[Unit]) -> Field:
    """Name a few of the units, and count them."""
    codes = list(dict.fromkeys(unit.code for unit in units))
    names = {unit.code: f"{unit.code} {unit.name}" for unit in units}
    told = say("{count}: {units}", count=len(codes), units=named(tuple(names.values())))
    return field("units", say("Units of the register"), told if codes else None, data=codes)
