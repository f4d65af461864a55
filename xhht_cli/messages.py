"""Messages: sentences that are not yet in a language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Wording from the plan's own files, in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Message:
    """A gettext id in English, and the values for its ``{placeholders}``.

    Values stay what they are until a language renders them: an ``int`` is grouped as the language
    groups numbers, a `Text` and a `Message` are put into the language, a tuple is joined by commas,
    a ``str`` is shown as it is (so years and codes are passed as ``str``).
    """

    id: str
    values: tuple[tuple[str, object], ...] = ()


def say(message_id: str, /, **values: object) -> Message:
    """Make a message; the extractor of the catalogs knows sentences by this name."""
    return Message(message_id, tuple(values.items()))
