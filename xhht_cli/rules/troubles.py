"""Troubles: why a file gave no return, and what the reader says more of it."""

from collections.abc import Iterator, Mapping

from xhht_cli.messages import say
from xhht_cli.returns.model import Trouble
from xhht_cli.rules.catalogue import Hit, hit
from xhht_cli.rules.subject import Subject

_DETAILS: Mapping[str, object] = {
    phrase.id: phrase
    for phrase in (
        say("a PDF file"),
        say("an RTF document"),
        say("a picture"),
        say("a Word document"),
        say("a PowerPoint file"),
        say("a Word or PowerPoint file"),
        say("an e-mail (.msg)"),
        say("an OpenDocument file without sheets"),
        say("a RAR archive"),
        say("a 7z archive"),
        say("a gzip archive"),
        say("a zip archive with workbooks in it"),
        say("a zip archive without a workbook"),
        say("an XML file"),
        say("a JSON file"),
        say("a table as text (tab-separated)"),
        say("a table as text (CSV)"),
        say("a text file"),
        say("a shortcut (.lnk)"),
        say("an Internet shortcut (.url)"),
        say("a link to an online sheet (.gsheet)"),
        say("a lock file (~$…) of an open workbook"),
        say("a sheet is missing"),
        say("the part with the texts is missing"),
        say("not a regular file"),
        say("it was changed while it was read"),
    )
}
"""What the reader says of a file in words of its own; other details are facts from a library."""


def trouble_of(subject: Subject, trouble: Trouble) -> Iterator[Hit]:
    """Hit a file that gave no return for this reason."""
    if subject.found.trouble is trouble:
        detail = subject.found.detail
        yield hit(detail=_DETAILS.get(detail, detail) or None)
