"""Words: what outcomes, phases, paces and milestones are called, in one place."""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from xhht_cli.findings import Severity
from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import Message, say
from xhht_cli.pace import Pace
from xhht_cli.plan.model import Standard, Target
from xhht_cli.present.language import Language
from xhht_cli.present.levels import Side, side_of
from xhht_cli.returns.model import Skip
from xhht_cli.status.model import State
from xhht_cli.verdicts import Phase, Verdict


class Tone(Enum):
    """How good or bad what is said is; a terminal gives it a colour, beside the words."""

    GOOD = "good"
    BAD = "bad"
    BEHIND = "behind"
    OPEN = "open"
    SILENT = "silent"


SEVERITIES = {
    Severity.ERROR: (say("error"), Tone.BAD),
    Severity.WARNING: (say("warning"), Tone.BEHIND),
    Severity.NOTE: (say("note"), Tone.OPEN),
}
"""What a severity is called, and its tone; the worst first."""

STATE_TONES = {
    State.SOUND: Tone.GOOD,
    State.FAULTY: Tone.BAD,
    State.REJECTED: Tone.BAD,
    State.MISSING: Tone.BEHIND,
}
"""The tone of how a unit's return came in."""

LEFT_ALONE = {
    Skip.LOCK_FILE: say("lock files of open workbooks"),
    Skip.HIDDEN: say("hidden files"),
    Skip.ARCHIVE: say("archives, which are to be unpacked first"),
    Skip.OTHER_SUFFIX: say("files that are no workbooks by their suffix"),
    Skip.TWICE: say("files reached twice"),
}
"""What files are that are found and not opened, by the reason."""

_OUTCOMES = {
    Outcome.MET: say("met"),
    Outcome.NOT_MET: say("not met"),
    Outcome.UNDETERMINED: say("undetermined"),
    Outcome.NO_DATA: say("no data"),
    Outcome.NOT_APPLICABLE: say("not applicable"),
    Outcome.NOT_SET: say("not set yet"),
}
_NOT_YET = say("not there yet")
_WITH_AIM = say("met, the aim too")

_TONES = {
    Outcome.MET: Tone.GOOD,
    Outcome.NOT_MET: Tone.BAD,
    Outcome.UNDETERMINED: Tone.OPEN,
    Outcome.NO_DATA: Tone.SILENT,
    Outcome.NOT_APPLICABLE: Tone.SILENT,
    Outcome.NOT_SET: Tone.SILENT,
}

_PACES = {
    Pace.LOST: say("fallen below"),
    Pace.MOVING_AWAY: say("moving away"),
    Pace.FAR_BEHIND: say("far behind"),
    Pace.BEHIND: say("behind"),
    Pace.ON_TRACK: say("on track"),
    Pace.REACHED: say("reached early"),
}
_LOST = {
    Side.FLOOR: _PACES[Pace.LOST],
    Side.CEILING: say("risen above"),
    Side.WITHIN: say("no longer within"),
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Milestone:
    """What targets are grouped by: the year they are due, in the order of the headings."""

    last_year: int
    yearly: bool
    orientation: bool
    first_year: int

    @property
    def label(self) -> Message:
        """The short name: the year, or that the target is set anew each year."""
        return say("Every year") if self.yearly else say("{year}", year=str(self.last_year))


def milestone_of(target: Target) -> Milestone:
    """Give the group a target belongs to."""
    return Milestone(
        last_year=target.last_year,
        yearly=target.yearly,
        orientation=target.orientation,
        first_year=target.first_year,
    )


def heading(milestone: Milestone, verdict: Verdict, year: int, language: Language) -> str:
    """Head a group of targets: the milestone, and how the assessed year stands to it."""
    if milestone.yearly:
        first, last = str(milestone.first_year), str(milestone.last_year)
        name = say("Every year {first}–{last}", first=first, last=last)
    else:
        name = say("Milestone {year}", year=str(milestone.last_year))
    parts = [name]
    if milestone.yearly:
        parts.append(say("for {year}", year=str(verdict.year)))
    if milestone.orientation:
        parts.append(say("orientation"))
    return " – ".join(language.say(part) for part in (*parts, _phase(verdict, year)))


def _phase(verdict: Verdict, year: int) -> Message:
    years = abs(verdict.year - year)
    match verdict.phase:
        case Phase.UPCOMING if years == 1:
            return say("upcoming (1 year left)")
        case Phase.UPCOMING:
            return say("upcoming ({years} years left)", years=years)
        case Phase.DUE:
            return say("due")
        case Phase.PAST if years == 1:
            return say("past (by 1 year)")
        case Phase.PAST:
            return say("past (by {years} years)", years=years)
        case _:
            assert_never(verdict.phase)


def outcome_word(outcome: Outcome, phase: Phase) -> Message:
    """Name an outcome; an upcoming target below its floor is not a failure."""
    early = outcome is Outcome.NOT_MET and phase is Phase.UPCOMING
    return _NOT_YET if early else _OUTCOMES[outcome]


def tone_of(outcome: Outcome, phase: Phase) -> Tone:
    """Give the tone of an outcome."""
    early = outcome is Outcome.NOT_MET and phase is Phase.UPCOMING
    return Tone.BEHIND if early else _TONES[outcome]


def verdict_words(verdict: Verdict, language: Language) -> str:
    """Say how an indicator stands to a target."""
    word = _word(verdict.outcome, verdict.phase, aim=verdict.aim_reached)
    return language.say(word) + ("*" if verdict.conditional else "")


def measure_words(measure: MeasureVerdict, phase: Phase, language: Language) -> str:
    """Say how one measure stands to a target."""
    word = _word(measure.outcome, phase, aim=measure.aim_reached)
    return language.say(word) + ("*" if measure.conditional else "")


def _word(outcome: Outcome, phase: Phase, *, aim: bool | None) -> Message:
    return _WITH_AIM if outcome is Outcome.MET and aim else outcome_word(outcome, phase)


def provisional_words(measure: MeasureVerdict, phase: Phase, language: Language) -> str:
    """Say what an undetermined verdict would be by the value alone; '' for any other."""
    if measure.provisional is None:
        return ""
    return language.say(say("(now: {verdict})", verdict=outcome_word(measure.provisional, phase)))


def pace_words(
    worst: Pace | None, best: Pace | None, language: Language, standard: Standard | None = None
) -> str:
    """Say the pace, both ends of it where the returns allow more than one; '' if unknown.

    ``standard`` is what is lost where it was kept once; a floor where none is given.
    """
    if worst is None or best is None:
        return ""
    paces = _PACES | {Pace.LOST: _LOST[side_of(standard)]} if standard else _PACES
    if worst is best:
        return language.say(paces[worst])
    both = say("{worst} to {best}", worst=paces[worst], best=paces[best])
    return language.say(both)
