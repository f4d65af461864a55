"""Returns: what was found in the files, cell by cell, before anyone judges it.

Cells and entries are tuples, since a folder has a million of them and processes hand them over.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from xhht_cli.messages import Message
from xhht_cli.returns.legacy_fonts import Font
from xhht_cli.returns.limits import Excess


class Fault(Enum):
    """Why what stands in a cell is not the count (or Có/Không) that was asked for."""

    FRACTION = "a number with decimals"
    NEGATIVE = "a number below zero"
    TOO_LARGE = "a number too large for a count"
    TEXT = "text"
    SEVERAL = "text with more than one number"
    PERCENTAGE = "a percentage"
    DATE = "a date or a time"
    BOOLEAN = "TRUE or FALSE"
    SHARED = "a number in a merged cell over the rows of several items"
    UNCALCULATED = "a formula that was never calculated"
    ERROR_VALUE = "an error value such as #DIV/0!"
    AMBIGUOUS = "text that may be a number in more than one way"
    NOT_YES_NO = "neither Có nor Không"


class Writing(Enum):
    """How a usable or empty cell was written, where that is worth a word."""

    PLAIN = "a number, or Có/Không"
    TEXT_NUMBER = "a whole number stored as text"
    GROUPED_TEXT = "a whole number stored as text, its thousands grouped (1.236)"
    WITH_UNIT = "a whole number with the item's own unit of measure behind it (120 hộ)"
    SIGN_FOR_ZERO = "the sign - for 0"
    BLANK = "nothing"
    NOT_COLLECTED = "the sign … for not collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one cell says: ``number`` when it is known (Có is 1, Không 0), else None.

    Of ``number`` and ``fault`` at most one is not None; both are None for a blank and for ``…``.
    ``candidate`` is what the number may have been (24480 for 24.48), to ask back, never to use.
    """

    number: int | None
    writing: Writing | None
    fault: Fault | None
    candidate: int | None


class Cell(NamedTuple):
    """A cell of a return: its address (``E14``) and its content as it was written.

    ``raw`` is text for people: '' for a blank, else the content as the cell shows it without its
    number format (``743``, ``0.65``, ``2013-05-29``, ``TRUE``, ``#DIV/0!``, ``gần 97%``), a formula
    without a value as the formula.
    """

    address: str
    raw: str


class Entry(NamedTuple):
    """The entry of one item: a row of the table whose *Mã số* is ``code``.

    ``code`` is as it stands in the row (trimmed); the plan may not know it. On an earlier version
    of the form it is today's code, and ``as_written`` the one in the row where that differs.
    ``value`` is None where the plan knows no such item. ``note`` is the *Ghi chú* beside it.
    """

    code: str
    cell: Cell
    value: Value | None
    note: str
    as_written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A blank entry, and the cell of its row where what would be its answer stands instead."""

    entry: Entry
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above the table, as cells; None where the label was not found.

    ``form_code`` is the form of the plan whose number was recognised, ``unit_code`` and ``year``
    what the cells say once tidied (7075 is 07075), ``submission`` the *Lần nộp* (1 where nothing
    is written). Each of these is None when its cell cannot be read as one; then
    ``submission_candidate`` is the number that may have been meant. ``font`` is the legacy font
    that its labels were typed for, None for Unicode.
    ``version`` is the version of the form that the return is read as, '' where the form has none,
    and None where its mark (``version_cell``) or its form is not known.
    """

    form: Cell | None
    form_code: str | None
    unit: Cell | None
    unit_code: str | None
    unit_name: Cell | None
    year_cell: Cell | None
    year: int | None
    submission_cell: Cell | None
    submission: int | None
    date_cell: Cell | None
    date: date | None
    submission_candidate: int | None = None
    font: Font | None = None
    version_cell: Cell | None = None
    version: str | None = None


class Trouble(Enum):
    """Why a file gave no return."""

    NOT_A_WORKBOOK = "not a workbook"
    EMPTY = "nothing in it"
    WEB_PAGE = "a web page"
    TEXT = "a text file"
    OLD_XML = "a workbook saved as XML"
    DOCUMENT = "a document or a picture"
    PACKED = "an archive of files"
    POINTER = "a link or a lock file, not the file itself"
    ENCRYPTED = "protected by a password"
    DAMAGED = "a damaged or truncated workbook"
    OVER_LIMITS = "larger than the limits allow"
    READER_DIED = "the reader crashed on it or took too long"
    UNREADABLE_PATH = "the operating system does not let it be read"
    NO_FORM = "a workbook without a recognisable return"
    LEGACY_FONT = "likewise, but with text typed for a legacy font"


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One return: a sheet with its heading and entries, or a file that gave none.

    ``file`` is the path below the argument it was found in, with forward slashes; ``sheet`` is ''
    and ``heading`` None exactly when there is a ``trouble``; ``detail`` then says more, for people.
    ``unclaimed`` are numbers in the table area that no item claims; ``far`` are cells with content
    so far away that they cannot belong to the form. ``beside`` are answers that stand in another
    column than *Số liệu* (a number outside *Ghi chú* is unclaimed too), ``hidden`` the entries with
    content that nobody sees who opens the file: those of hidden rows and columns, those under a
    merged cell, or all of a hidden sheet (``hidden_sheet``). ``sha256`` is the digest of the file,
    '' where it could not be read at all. ``excess`` is the limit that was reached.
    ``dropped`` are entries of an earlier version of the form whose codes fell away, with the code
    as written. ``codes`` are those of all rows as written, blank ones too, where the return bears
    no mark though its form has versions.
    """

    file: str
    sheet: str
    trouble: Trouble | None
    detail: Message | str
    heading: Heading | None
    entries: tuple[Entry, ...]
    unclaimed: tuple[Cell, ...]
    far: tuple[Cell, ...]
    sha256: str = ""
    beside: tuple[Beside, ...] = ()
    hidden: tuple[Entry, ...] = ()
    hidden_sheet: bool = False
    excess: Excess | None = None
    dropped: tuple[Entry, ...] = ()
    codes: tuple[str, ...] = ()


class Skip(Enum):
    """Why a file in the folder was left alone."""

    LOCK_FILE = "a lock file (~$…) of an open workbook"
    HIDDEN = "a hidden file"
    ARCHIVE = "an archive by its suffix"
    OTHER_SUFFIX = "not a workbook by its suffix"
    TWICE = "reached twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFile:
    """A file that was found and not opened."""

    file: str
    reason: Skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All that was found: the returns, sorted by file and sheet, and the files left alone.

    Every file found stands in ``skipped`` or gives at least one return.
    """

    returns: tuple[Return, ...]
    skipped: tuple[SkippedFile, ...]
