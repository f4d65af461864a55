"""Progress: what a review says of a target beside where it stands: the way there, who lags."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.present.numbers import printed
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.naming import named
from xhht_cli.present.report.sentences import capital, sentences
from xhht_cli.review import Standing, review
from xhht_cli.verdicts import Outcome

_MOST = 3
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
    if matter.verdict.outcome in _SILENT:
        return
    if start is None or start.percent is None:
        yield say("There is no figure of an earlier year to compare with.")
        return
    if start.reported < start.expected and not matter.one:
        yield say(
            "The figures of {start} are those of {reported}/{expected} units.",
            start=str(start.year),
            reported=start.reported,
            expected=start.expected,
        )
    values = {"start": str(start.year), "before": matter.percent(start.percent)}
    if now.percent is None:
        yield say("In {start} the rate was {before}.", **values)
    elif matter.several:
        yield say(
            "By the group that decides, {group}: {before} in {start}, {rate} in {year}.",
            **values,
            group=now.measure.title,
            rate=matter.percent(now.percent),
            year=str(now.year),
        )
    else:
        yield say(
            "In {start} the rate was {before}, in {year} it is {rate}.",
            **values,
            rate=matter.percent(now.percent),
            year=str(now.year),
        )


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
    """Name the units that lack most, and count the rest."""
    found: Sequence[str | Message] = _lacking(matter, standing)
    if not found or matter.one:
        return
    names = named(found, _MOST)
    if matter.several:
        yield say(
            "Below the level by {group}, number of units {count}: {units}.",
            group=standing.now.measure.title,
            count=len(found),
            units=names,
        )
    else:
        yield say(
            "Below the level, number of units {count}: {units}.", count=len(found), units=names
        )


def _lacking(matter: Matter, standing: Standing) -> list[str | Message]:
    names = {unit.code: unit.name for unit in matter.dossier.units(standing.now.year)}
    return [
        say("{unit} lacks {count}", unit=names[each.unit], count=each.shortfall)
        for each in standing.holding
    ]
