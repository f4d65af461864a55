"""Reference: the words and figures of the grey column that holds the year before."""

from xhht_cli.last_year.model import LastYear
from xhht_cli.plan.model import Item, ItemKind


def header_of(last: LastYear) -> str:
    """Head the column: "Năm trước (2013)", by which a reader knows that it answers nothing."""
    return f"Năm trước ({last.year})"


def reference(last: LastYear, item: Item) -> int | str | None:
    """Give what the column has at an item: a count, Có or Không, or nothing."""
    value = last.values.get(item.code)
    if value is None or item.kind is ItemKind.COUNT:
        return value
    return "Có" if value else "Không"


def source_of(last: LastYear) -> str:
    """Say which files the column comes from, and that it is for comparison only."""
    if not last.files:
        return f"Cột “{header_of(last)}” để trống: không có số liệu của đúng địa bàn, đơn vị này."
    files = "; ".join(last.files)
    return f"Cột “{header_of(last)}” chỉ để đối chiếu, theo tệp: {files}"


def how_to_compare(last: LastYear) -> str:
    """Explain the column to whoever fills in the form."""
    return (
        f"9. Cột “{header_of(last)}” màu xám in sẵn số liệu đã báo cáo để đối chiếu, không điền "
        "vào đó. Số liệu năm nay ghi ở cột Số liệu, kể cả khi không thay đổi."
    )
