"""Letterhead: what stands around the body of an official document, in words.

The layout is that of Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from dataclasses import dataclass

from xhht_cli.messages import say
from xhht_cli.plan.model import Office
from xhht_cli.present.language import Language

OPEN = "[…]"
"""What the plan does not say stands open, for the author to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The words of head and foot; ``parent`` and ``body`` in capitals, as ``state`` is."""

    parent: str
    body: str
    number: str
    state: str
    motto: str
    dated: str
    to: str
    recipients: tuple[str, ...]
    signer: str
    signed: str


def letterhead(office: Office | None, language: Language) -> Letterhead:
    """Put an office's letterhead into words; number, place and date stay open."""
    text = language.text
    recipients = [text(each) for each in office.recipients] if office else []
    sign, place = (office.sign, office.place) if office else (OPEN, OPEN)
    return Letterhead(
        parent=text(office.parent).upper() if office else OPEN,
        body=text(office.body).upper() if office else OPEN,
        number=language.say(say("No.: …/{sign}", sign=sign)),
        state=language.say(say("SOCIALIST REPUBLIC OF VIET NAM")),
        motto=language.say(say("Independence - Freedom - Happiness")),
        dated=language.say(say("{place}, day … month … year …", place=place)),
        to=language.say(
            say("To: {addressee}", addressee=text(office.addressee) if office else OPEN)
        ),
        recipients=_closed(recipients or [OPEN]),
        signer=text(office.signer).upper() if office else OPEN,
        signed=language.say(say("(Signature, full name and seal)")),
    )


def _closed(lines: list[str]) -> tuple[str, ...]:
    """End each recipient with a semicolon and the last with a full stop."""
    ends = [";"] * (len(lines) - 1) + ["."]
    return tuple(f"- {line}{end}" for line, end in zip(lines, ends, strict=True))
