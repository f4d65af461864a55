"""R15x: files that are something else than a workbook, whatever their name says."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Trouble
from xhht_cli.rules.catalogue import Hit, return_rule
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.troubles import trouble_of


@return_rule(
    "R151",
    Severity.ERROR,
    Effect.RETURN,
    say("The file is empty."),
)
def empty(subject: Subject) -> Iterator[Hit]:
    """There is something in the file.

    Common causes: the download or the copy broke off; the file stands in a cloud folder and has not
    been fetched yet; the disk was full when it was saved.

    What to do: Fetch the file once more from the mail, or open the cloud folder and wait until the
    file is there; otherwise ask the unit to send it again.
    """
    return trouble_of(subject, Trouble.EMPTY)


@return_rule(
    "R152",
    Severity.ERROR,
    Effect.RETURN,
    say("This is a web page (HTML), not a workbook."),
)
def web_page(subject: Subject) -> Iterator[Hit]:
    """The file is a workbook, not a page of a website.

    Common causes: the download failed, and the page that says so was saved under the name of the
    file; one was not signed in; a program exports tables as web pages named .xls.

    What to do: Sign in, and download the file again. If it opens as a table in Excel, save it from
    there as .xlsx.
    """
    return trouble_of(subject, Trouble.WEB_PAGE)


@return_rule(
    "R153",
    Severity.ERROR,
    Effect.RETURN,
    say("This is {detail}, not a workbook."),
    say("This is a text file, not a workbook."),
)
def text(subject: Subject) -> Iterator[Hit]:
    """The file is a workbook, not text.

    Common causes: an exported table or a data file was renamed to .xlsx; a web service sent a
    message instead of the file.

    What to do: Have the figures entered into the unit's blank return (xhht template). Excel can
    open a table as text, but it may change figures and codes while it does so.
    """
    return trouble_of(subject, Trouble.TEXT)


@return_rule(
    "R154",
    Severity.ERROR,
    Effect.RETURN,
    say("This is a workbook saved as XML, which is not read."),
)
def old_xml(subject: Subject) -> Iterator[Hit]:
    """The workbook is saved as .xlsx, .xlsm, .xlsb, .xls or .ods.

    Common causes: it was saved as "XML Spreadsheet 2003" or as a flat OpenDocument file; another
    program exports its tables so.

    What to do: Open the file in Excel or LibreOffice and save it as .xlsx.
    """
    return trouble_of(subject, Trouble.OLD_XML)


@return_rule(
    "R155",
    Severity.ERROR,
    Effect.RETURN,
    say("This is {detail}, not a workbook."),
    say("This is a document, not a workbook."),
)
def document(subject: Subject) -> Iterator[Hit]:
    """The file is a workbook, not a document or a picture.

    Common causes: the return was scanned, printed to PDF or typed into a document; the wrong
    attachment was saved.

    What to do: Ask the unit for the workbook itself (.xlsx), or have the figures entered into its
    blank return (xhht template).
    """
    return trouble_of(subject, Trouble.DOCUMENT)


@return_rule(
    "R156",
    Severity.ERROR,
    Effect.RETURN,
    say("This is {detail}; the files in it are not read."),
    say("This is an archive; the files in it are not read."),
)
def packed(subject: Subject) -> Iterator[Hit]:
    """The workbook lies in the folder by itself, not inside an archive.

    Common causes: the unit packed several files for the mail; an archive was renamed to .xlsx.

    What to do: Unpack the archive into the folder, and take the archive itself out of it.
    """
    return trouble_of(subject, Trouble.PACKED)


@return_rule(
    "R157",
    Severity.ERROR,
    Effect.RETURN,
    say("This is {detail}, not the file itself."),
    say("This is a link, not the file itself."),
)
def pointer(subject: Subject) -> Iterator[Hit]:
    """The file holds the workbook, and does not only point to it.

    Common causes: a shortcut or the link to an online sheet was copied or mailed instead of the
    file; the lock file of an open workbook was copied with it.

    What to do: Open what it points to, save it as .xlsx, and put that file into the folder.
    """
    return trouble_of(subject, Trouble.POINTER)


KIND_RULES = (empty, web_page, text, old_xml, document, packed, pointer)
