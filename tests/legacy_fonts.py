"""Legacy fonts: Vietnamese written as people typed it for .VnTime and VNI-Times."""

from collections.abc import Mapping

LETTERS = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"  # in UniKey's order
_TCVN3 = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®"
_VNI = (
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï "
    "yù yø yû yõ î ñ"
)
_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))

_TO_TCVN3 = dict(zip(LETTERS, _TCVN3, strict=True))
_TO_VNI = dict(zip(LETTERS, _VNI.split(), strict=True))


def in_tcvn3(text: str) -> str:
    """Write text for .VnTime; most capitals are small letters there, of another font."""
    small = {letter.upper(): code for letter, code in _TO_TCVN3.items()}
    return _written(text, small | _TO_TCVN3 | _CAPITALS)


def in_vni(text: str) -> str:
    """Write text for VNI-Times."""
    capitals = {letter.upper(): code.upper() for letter, code in _TO_VNI.items()}
    return _written(text, capitals | _TO_VNI)


def _written(text: str, codes: Mapping[str, str]) -> str:
    return "".join(codes.get(letter, letter) for letter in text)
