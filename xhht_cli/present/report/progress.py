"""Progress: what a review says of a target beside where it stands: the way there, who lags."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from xhht_cli.dossier import Dossier
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Reaching
from xhht_cli.present.levels import Side
from xhht_cli.present.naming import named
from xhht_cli.present.numbers import printed
from xhht_cli.present.report.figures import OUTSIDE
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.sentences import capital, sentences
from xhht_cli.review import Standing, review

_MOST = 3
_NOT_REACHING = say("not reaching what is asked of each")
_OFF = {
    Side.FLOOR: say("{unit} lacks {count}"),
    Side.CEILING: say("{unit} has {count} too many"),
    Side.WITHIN: say("{unit} is off by {count}"),
}
_SILENT = (Outcome.NO_DATA, Outcome.NOT_APPLICABLE)


def progress_of(dossier: Dossier) -> Callable[[Matter], tuple[str, ...]]:
    """Give what says of a target how it has moved; a review stands in its last year."""
    standings = {each.verdict.target.id: each for each in review(dossier.rollup.years[-1])}

    def tell(matter: Matter) -> tuple[str, ...]:
        standing = standings[matter.verdict.target.id]
        way = tuple(_way(matter, standing))
        added = (*_start(matter, standing), *way, *_holding(matter, standing))
        moved = tuple(capital(matter.language.say(each)) for each in added)
        return (*sentences(matter, paced=not way), *moved)

    return tell


def _start(matter: Matter, standing: Standing) -> Iterator[Message]:
    """Say where the measure that decides stood at the start, and where it stands."""
    start, now = standing.start, standing.now
    if matter.verdict.outcome in _SILENT or (matter.apart and now.measure.per):
        return
    if start is None or start.value is None:
        yield say("There is no figure of an earlier year to compare with.")
        return
    if start.reported < start.expected and not matter.one:
        yield say(
            "The figures of {start} are those of {reported}/{expected} units.",
            start=str(start.year),
            reported=start.reported,
            expected=start.expected,
        )
    before = {"start": str(start.year), "before": matter.amount(start.value, start.measure)}
    if now.value is None:
        rate = say("In {start} the rate was {before}.", **before)
        yield rate if now.measure.per else say("In {start} it was {before}.", **before)
        return
    after = {"rate": matter.amount(now.value, now.measure), "year": str(now.year)}
    values = before | after
    if matter.several:
        yield say(
            "By the group that decides, {group}: {before} in {start}, {rate} in {year}.",
            **values,
            group=now.measure.title,
        )
    elif now.measure.per is None:
        yield say("In {start} it was {before}, in {year} it is {rate}.", **values)
    else:
        yield say("In {start} the rate was {before}, in {year} it is {rate}.", **values)


def _way(matter: Matter, standing: Standing) -> Iterator[Message]:
    """Say by how many years it is ahead of an even way to the level, or behind."""
    ahead, best, start = standing.ahead, standing.ahead_best, standing.start
    reached = matter.verdict.outcome is Outcome.MET
    if ahead is None or best is None or start is None or reached or matter.one:
        return
    base, due = str(start.year), str(matter.verdict.target.last_year)
    worst, better = _years(ahead), _years(best)
    if worst == better:
        yield say(
            "Against an even way from {base} to {due}: {way}.",
            base=base,
            due=due,
            way=worst,
        )
    else:
        yield say(
            "Against an even way from {base} to {due}, depending on what has no figures: from "
            "{worst} to {best}.",
            base=base,
            due=due,
            worst=worst,
            best=better,
        )


def _years(ahead: Fraction) -> Message:
    span = printed(abs(ahead), ())
    if not ahead:
        return say("in step with it")
    return (
        say("{span} years ahead", span=span) if ahead > 0 else say("{span} years behind", span=span)
    )


def _holding(matter: Matter, standing: Standing) -> Iterator[Message]:
    """Name the units that are farthest outside the level, and count the rest."""
    found = _outside(matter, standing)
    if not found or matter.one:
        return
    reaching = isinstance(standing.now.measure.formula, Reaching)
    where = _NOT_REACHING if reaching else OUTSIDE[matter.side]
    values = {"where": where, "count": len(found), "units": named(found, _MOST)}
    if matter.several:
        group = standing.now.measure.title
        yield say("{where} by {group}, number of units {count}: {units}.", group=group, **values)
    else:
        yield say("{where}, number of units {count}: {units}.", **values)


def _outside(matter: Matter, standing: Standing) -> Sequence[str | Message]:
    names = {unit.code: unit.name for unit in matter.dossier.units(standing.now.year)}
    held = standing.holding
    if isinstance(standing.now.measure.formula, Reaching):
        return [names[each.unit] for each in held]
    sentence = _OFF[matter.side].id
    return [
        Message(sentence, (("unit", names[each.unit]), ("count", each.shortfall))) for each in held
    ]
