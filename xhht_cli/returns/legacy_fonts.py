"""Legacy fonts: text typed for .VnTime (TCVN3) or VNI-Times, whose letters are other code points.

Vietnamese was typed for years in fonts that draw its letters in the places of Western ones, so that
a file holds "B×nh D­¬ng" where its page shows "Bình Dương". TCVN3 is TCVN 5712:1993, VN3, one
letter to a place, with capitals that differ by the font alone (.VnTimeH); VNI-Windows sets a mark
behind its vowel ("Bình Döông"). Python has a codec for neither.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache


class Font(Enum):
    """A family of legacy fonts, as people know it."""

    TCVN3 = "TCVN3 (.VnTime)"
    VNI = "VNI (VNI-Times)"


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TO_TCVN3 = str.maketrans(_TCVN3)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_MARKS = _TONES | dict(
    zip(
        "âàáåãäêèéúüë",
        (
            *(_CIRCUMFLEX + tone for tone in ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)),
            *(_BREVE + tone for tone in ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)),
        ),
        strict=True,
    )
)
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile(
    f"([aeo])([{''.join(_MARKS)}])|([uyôö])([{''.join(_TONES)}])|([{''.join(_ALONE)}])",
    re.IGNORECASE,
)

_SURELY_UNICODE = re.compile("[\u0100-\u01ff\u0300-\u036f\u1e00-\u1eff]")
_PLAIN_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
"""The letters of Vietnamese that Western languages have in the same places."""

_WORD = re.compile(r"[^\s0-9.,:;/()\[\]\"'?!+*=<>%_–—…-]+")
_ONE_TONE = re.compile("[^̣̀́̃̉]*[̣̀́̃̉]?[^̣̀́̃̉]*")
_CONSONANT = r"(?:ngh?|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?"
_OPEN = "ieu|yeu|uoi|uou|uya|uyu|uay|oai|oay|oao|oeo|uu|ui|oi|ai|ao|au|ay|eo|eu|ia|iu|ua"
_CLOSED = r"(?:ie|ye|uo|uye|uy|ua|ue|oa|oe|[aeiouy])(?:ng|nh|ch|[cmnpt])?"
_SYLLABLE = re.compile(f"{_CONSONANT}(?:{_OPEN}|{_CLOSED})|[b-df-hj-np-tv-xz]{{2,8}}")


def tcvn3(text: str) -> str:
    """Read text as TCVN3, as .VnTime shows it."""
    return text.translate(_TO_TCVN3)


def vni(text: str) -> str:
    """Read text as VNI-Windows, as VNI-Times shows it."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_letter, text))


def _letter(found: re.Match[str]) -> str:
    alone = found[5]
    if alone:
        return _cased(_ALONE[alone.lower()], alone)
    base, mark = (found[1], found[2]) if found[1] else (found[3], found[4])
    vowel = _cased(_ALONE.get(base.lower(), base.lower()), base)
    return vowel + _MARKS[mark.lower()]


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


@lru_cache(maxsize=1 << 13)
def readings(text: str) -> tuple[str, ...]:
    """Give the ways to read text: as it is and, where it may be so, as TCVN3 and as VNI.

    Each is worth something only against words that one looks for, a label or a unit's name.
    """
    if text.isascii() or _SURELY_UNICODE.search(text):
        return (text,)
    return tuple(dict.fromkeys((text, tcvn3(text), vni(text))))


def font_of(text: str, reading: str) -> Font | None:
    """Give the font that text was typed for if this is how it is read, None for Unicode."""
    if reading == text:
        return None
    return Font.TCVN3 if reading == tcvn3(text) else Font.VNI


@lru_cache(maxsize=1 << 13)
def in_unicode(text: str) -> str:
    """Give text typed for a legacy font as Unicode, and all other text as it is.

    It is taken for such text if it holds signs that no Vietnamese is written with, and reads as
    syllables of Vietnamese without them; so French, and Vietnamese in Unicode, stay as they are.
    What would read as such text once more was none.
    """
    once = _read_once(text)
    return once if once == text or _read_once(once) == once else text


def _read_once(text: str) -> str:
    if text.isascii() or _SURELY_UNICODE.search(text):
        return text
    odd = [word for word in _WORD.findall(text) if not word.isascii()]
    if not any(map(_is_telling, odd)):
        return text
    for read in (tcvn3, vni):
        if all(_is_syllable(read(word)) for word in odd):
            return read(text)
    return text


def _is_telling(word: str) -> bool:
    """Say whether a word holds, among letters, a sign that no word of Vietnamese has."""
    return len(word) > 1 and any(
        not sign.isascii() and sign not in _PLAIN_VIETNAMESE for sign in word
    )


def _is_syllable(word: str) -> bool:
    """Say whether a word could be one of Vietnamese: its letters, and one tone at most."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    if not _ONE_TONE.fullmatch(letters):
        return False
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _SYLLABLE.fullmatch(plain) is not None


def without_soft_hyphens(text: str) -> str:
    """Give a name as it comes out of TCVN3 when its soft hyphens, the letter ư, were lost."""
    return text.replace("ư", "").replace("Ư", "")


def in_form(text: str, font: Font | None) -> str:
    """Give text of a form typed for ``font`` (None for Unicode) as Unicode.

    There what could be either is taken for the font, unless it is Vietnamese as it stands.
    """
    shown = in_unicode(text)
    if font is None or shown != text or len(readings(text)) == 1:
        return shown
    read = tcvn3 if font is Font.TCVN3 else vni
    odd = [word for word in _WORD.findall(text) if not word.isascii()]
    if all(map(_is_syllable, odd)) or not all(_is_syllable(read(word)) for word in odd):
        return text
    return read(text)


def font_in(texts: Iterable[str]) -> Font | None:
    """Give the legacy font that the first such text among them was typed for, if one was."""
    fonts = (font_of(text, in_unicode(text)) for text in texts)
    return next(filter(None, fonts), None)
