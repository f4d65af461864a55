"""Columns: those of a return's table, with or without the grey one for the year before."""

from dataclasses import dataclass

from xhht_cli.last_year.model import LastYear
from xhht_cli.present.forms.reference import header_of

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The heads and widths from A on, and the letters of the columns after the unit of measure.

    ``last`` is the letter of the column of reference, '' where there is none.
    """

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    last: str
    entry: str
    check: str
    note: str

    @property
    def letters(self) -> str:
        """The letters of all columns."""
        return LETTERS[: len(self.widths)]

    @property
    def whole(self) -> int:
        """The width of all columns."""
        return sum(self.widths)

    @property
    def right(self) -> int:
        """The width of the last two columns."""
        return sum(self.widths[-2:])


def columns_of(last: LastYear | None) -> Columns:
    """Give the columns of a copy."""
    before = ("STT", "Chỉ tiêu", "Mã số", "Đơn vị tính")
    behind = ("Số liệu", "Kiểm tra", "Ghi chú")
    if last is None:
        widths = (5, 54, 7, 13, 11, 24, 17)
        return Columns(
            heads=(*before, *behind), widths=widths, last="", entry="E", check="F", note="G"
        )
    return Columns(
        heads=(*before, header_of(last), *behind),
        widths=(5, 49, 7, 12, 12, 11, 22, 15),
        last="E",
        entry="F",
        check="G",
        note="H",
    )
