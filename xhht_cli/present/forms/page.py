"""Pages: print set-up and protection, the same for every sheet of a return."""

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xhht_cli.present.forms.copies import FormCopy


def set_page(sheet: Worksheet, copy: FormCopy, *, head: int, landscape: bool, pages: int) -> None:
    """Set a sheet for A4, one page wide, with the table's head row repeated on every page.

    ``pages`` is how many it may be long at most, 0 for as many as it takes.
    """
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = sheet.calculate_dimension()
    sheet.print_title_rows = f"{head}:{head}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.55, 0.65, 0.3, 0.3
    sheet.HeaderFooter.oddFooter = _footer(copy)


def protect(sheet: Worksheet) -> None:
    """Lock all but the entry cells, without password; rows and columns may be resized."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def footer_of(copy: FormCopy) -> str:
    """Give the foot of a page as the file has it, in which Excel takes 255 characters."""
    return str(_footer(copy))


def _footer(copy: FormCopy) -> HeaderFooterItem:
    footer = HeaderFooterItem()
    texts = (_verbatim(_which(copy)), _verbatim(copy.remark or ""), "Trang &P/&N")
    for part, text in zip((footer.left, footer.center, footer.right), texts, strict=True):
        part.text, part.font, part.size = text, "Times New Roman,Regular", 9
    return footer


def _which(copy: FormCopy) -> str:
    parts = (
        f"Biểu {copy.form.code}",
        f"phiên bản {copy.form.version}" if copy.form.version else None,
        copy.unit.code if copy.unit else None,
        str(copy.year) if copy.year else None,
    )
    return " · ".join(part for part in parts if part)


def _verbatim(text: str) -> str:
    return text.replace("&", "&&")
