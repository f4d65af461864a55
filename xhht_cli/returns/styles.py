"""Styles: which cell styles of an .xlsx show their number as a percentage."""

import re
from functools import lru_cache

_PERCENT = re.compile(rb'%|numFmtId="(?:9|10)"')
_UNUSUAL_ID = re.compile(rb'numFmtId(?!="(?:0"|[1-9]))')
_SPELLED = re.compile(rb"&#(?:x0*25|0*37);")
_FORMAT = re.compile(rb'<numFmt (?=[^>]*?numFmtId="([0-9]+)")(?=[^>]*?formatCode="([^"]*)")')
_CELL_STYLES = re.compile(rb"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf (?:[^>]*? )?numFmtId="([0-9]+)"|<xf[ />]')
_LITERAL = re.compile(r'"[^"]*"|\\.|&quot;.*?&quot;')
_BUILT_IN = (b"9", b"10")


def percent_of(number_format: str) -> bool | None:
    """Say whether a format shows a percentage: True a real one, False only the sign, None not.

    A literal sign (``0"%"``) stands after the number as it is; a real one multiplies by 100.
    """
    if "%" not in number_format:
        return None
    return "%" in _LITERAL.sub("", number_format)


@lru_cache(maxsize=8)
def percent_styles(styles: bytes) -> dict[bytes, bool] | None:
    """Give the indices of the styles that show percentages, each with `percent_of`.

    Returns:
        None where the styles are written in a way that the patterns do not fit.
    """
    if _UNUSUAL_ID.search(styles) or _SPELLED.search(styles):
        return None
    if not _PERCENT.search(styles):
        return {} if b"<cellXfs" in styles or b"cellXfs" not in styles else None
    section = _CELL_STYLES.search(styles)
    if section is None:
        return None
    formats = {
        ident: percent_of(code.decode("utf-8", "replace"))
        for ident, code in _FORMAT.findall(styles)
    }
    formats |= dict.fromkeys(_BUILT_IN, True)
    shown = ((n, formats.get(ident)) for n, ident in enumerate(_STYLE.findall(section[1])))
    return {b"%d" % n: percent for n, percent in shown if percent is not None}
