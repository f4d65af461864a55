"""Office: who writes the plan's reports, to whom, and what stands in the head of its letters."""

from dataclasses import dataclass

from xhht_cli.messages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The body that writes the report, as the layout of official documents asks for it.

    Names are written as in a sentence; the head of a letter puts ``parent`` and ``body`` into
    capitals. ``sign`` follows the number of the document, ``signer`` is the post of whoever signs.
    """

    parent: Text
    body: Text
    sign: str
    place: str
    addressee: Text
    recipients: tuple[Text, ...]
    signer: Text
