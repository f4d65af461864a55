"""Pictures: what the pages that explain say, drawn from the cases that stand on those pages.

The figures are read from the cases, which ``xhht plan test`` holds equal to the program.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from fractions import Fraction

from tools.drawing import WIDTH, area, box, dot, line, picture, words
from tools.pages import DOCS, TONGUES, Tongue

FOLDER = DOCS / "pictures"
FLOOR = Fraction(50)
"""The floor of T1 in the plan to begin with."""

Case = dict[str, dict[str, object]]


def cases(page: str) -> list[Case]:
    """Give the cases of a page."""
    text = (DOCS / "en" / f"{page}.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    found: list[Case] = tomllib.loads(block)["case"]
    return found


def share(case: Case, key: str) -> Fraction:
    """Give an expected share in per cent."""
    return 100 * Fraction(str(case["expect"][key]))


def counts(case: Case, unit: str) -> tuple[int, int]:
    """Give what a unit reports: households, and those of them that are recognised."""
    items = case["units"][unit]
    if not isinstance(items, dict):
        return 0, 0
    return items["101"], items["102"]


def per_cent(value: Fraction, tongue: Tongue, digits: int = 2) -> str:
    """Write a percentage as the language does."""
    text = f"{float(value):.{digits}f}"
    return f"{text.replace('.', ',')} %" if tongue == "vi" else f"{text}%"


def count(value: int, tongue: Tongue) -> str:
    """Write a count as the language does."""
    text = f"{value:,}"
    return text.replace(",", ".") if tongue == "vi" else text


_BOUNDS = {
    "vi": ("Khoảng và kết quả", "Huyện", "mức 50 %", ("chưa xác định", "đạt*", "không đạt*")),
    "en": ("Bounds and verdicts", "District", "floor 50%", ("undetermined", "met*", "not met*")),
}


def bounds(tongue: Tongue) -> str:
    """Draw three intervals against the floor."""
    title, district, floor, verdicts = _BOUNDS[tongue]
    parts = [
        line(_across(FLOOR), 36, _across(FLOOR), 236, "floor"),
        words(_across(FLOOR), 26, floor, "ink bold", "middle"),
    ]
    looks = ("open", "good", "bad")
    for row, (case, verdict, look) in enumerate(
        zip(cases("bounds")[:3], verdicts, looks, strict=True)
    ):
        parts += _interval(case, 66 + 62 * row, tongue, look)
        parts.append(words(16, 72 + 62 * row, f"{district} {'ABC'[row]}", "ink"))
        parts.append(words(WIDTH - 16, 72 + 62 * row, verdict, f"{look} bold", "end"))
    return picture(title, 256, *parts)


def _across(percent: Fraction) -> float:
    """Where a percentage from 35 to 65 stands from left to right."""
    return 84 + float(percent - 35) * 11.5


def _interval(case: Case, y: int, tongue: Tongue, look: str) -> Iterator[str]:
    low, high = share(case, "lower"), share(case, "upper")
    left, right = _across(low), _across(high)
    yield box(left, y - 9, right - left, 18, f"{look} bar")
    yield dot(_across(share(case, "value")), y)
    yield words(left, y + 28, per_cent(low, tongue), "soft small halo", "middle")
    yield words(right, y + 28, per_cent(high, tongue), "soft small halo", "middle")


_ESTIMATES = {
    "vi": ("Số ước", "đạt", "chưa đạt", "ước", "ít nhất", "nhiều nhất"),
    "en": ("Estimates", "recognised", "not", "estimated", "at least", "at most"),
}


def estimates(tongue: Tongue) -> str:
    """Draw what is known of all households, and what an earlier year stands in for."""
    title, recognised, others, estimated, least, most = _ESTIMATES[tongue]
    case = cases("bounds")[0]
    known = [counts(case, unit) for unit in ("90001", "90002")]
    done, households = sum(n for _, n in known), sum(d for d, _ in known)
    whole = int(Fraction(100 * done) / share(case, "lower"))
    edges = (0, done, households, whole)
    parts = [
        part
        for name, look, first, last in zip(
            (recognised, others, estimated),
            ("good bar", "pale", "open bar"),
            edges,
            edges[1:],
            strict=False,
        )
        for part in _piece(
            f"{name}: {count(last - first, tongue)}", (first / whole, last / whole), look
        )
    ]
    ends = ((least, done, "lower"), (most, done + whole - households, "upper"))
    for row, (label, number, key) in enumerate(ends):
        told = f"{label} {count(number, tongue)} / {count(whole, tongue)}"
        percent = per_cent(share(case, key), tongue)
        parts.append(words(24, 138 + 30 * row, f"{told} = {percent}", "ink"))
    return picture(title, 190, *parts)


def _piece(label: str, ends: tuple[float, float], look: str) -> tuple[str, str]:
    """Draw a part of the bar of all households, and say what it is."""
    left, right = (24 + end * (WIDTH - 48) for end in ends)
    x, anchor = (right, "end") if ends[1] == 1 else (left, "start")
    return box(left, 62, right - left - 2, 44, look), words(x, 48, label, "ink small", anchor)


_VERDICTS = {
    "vi": (
        "Khoảng, hạn và kết quả",
        ("khoảng so với mức", "mốc chưa đến hạn", "đến hạn hoặc quá hạn"),
        (("đạt", "đạt"), ("chưa xác định", "chưa xác định"), ("chưa tới mức", "không đạt")),
    ),
    "en": (
        "Interval, due date and verdict",
        ("interval and floor", "milestone upcoming", "due or past"),
        (("met", "met"), ("undetermined", "undetermined"), ("not there yet", "not met")),
    ),
}


def verdicts(tongue: Tongue) -> str:
    """Draw which word stands for which interval, before the milestone and from it on."""
    title, heads, rows = _VERDICTS[tongue]
    columns = (104, 296, 464)
    parts = [
        words(x, 34, head, "soft small", "middle") for x, head in zip(columns, heads, strict=True)
    ]
    parts.append(line(16, 50, WIDTH - 16, 50))
    looks = (("good", "good"), ("open", "open"), ("open", "bad"))
    for row, (left, told, colours) in enumerate(zip((108, 72, 26), rows, looks, strict=True)):
        y = 86 + 56 * row
        parts.append(box(left, y - 9, 70, 18, f"{colours[1]} bar"))
        parts += [
            words(x, y + 5, word, f"{look} bold", "middle")
            for x, word, look in zip(columns[1:], told, colours, strict=True)
        ]
    parts.append(line(108, 62, 108, 222, "floor"))
    return picture(title, 240, *parts)


_PACE = {
    "vi": ("Tiến độ", "mức 70 %", ("đúng tiến độ", "chậm", "chậm nhiều", "đi ngược")),
    "en": ("Pace", "floor 70%", ("on track", "behind", "far behind", "moving away")),
}


_FIRST, _LAST, _YEAR = 2015, 2020, 2018
_START, _GOAL = Fraction(40), Fraction(70)
_GRADES = (Fraction(95, 100), Fraction(60, 100))
_LOOKS = ("good", "open", "bad", "soft")


def pace(tongue: Tongue) -> str:
    """Draw the straight way to the floor, the areas of the paces, and where 2018 stands."""
    title, floor, names = _PACE[tongue]
    return picture(title, 320, *_scales(tongue), *_zones(names), *_way(floor, tongue))


def _scales(tongue: Tongue) -> Iterator[str]:
    for tens in range(30, 81, 10):
        y = _height(Fraction(tens))
        yield line(_along(_FIRST), y, _along(_LAST), y)
        yield words(50, y + 5, per_cent(Fraction(tens), tongue, 0), "soft small", "end")
    for year in range(_FIRST, _LAST + 1):
        yield words(_along(year), 304, str(year), "soft small", "middle")


def _zones(names: tuple[str, ...]) -> Iterator[str]:
    """Fill the area of each pace, and name it at the right end."""
    left, right, start = _along(_FIRST), _along(_LAST), _height(_START)
    grades = [_height(_START + grade * (_GOAL - _START)) for grade in _GRADES]
    edges = [_height(Fraction(80)), *grades, start, _height(Fraction(30))]
    for name, look, top, bottom in zip(names, _LOOKS, edges, edges[1:], strict=False):
        corners = [(left, min(top, start)) if top == edges[0] else (left, start)]
        corners += [(right, top), (right, bottom), (left, max(bottom, start))]
        yield area([*corners, (left, start)], f"{look} zone")
        yield words(right + 10, (top + bottom) / 2 + 5, name, f"{look} bold")


def _way(floor: str, tongue: Tongue) -> Iterator[str]:
    """Draw the way from the base year to the floor, and how far from it 2018 is."""
    now = share(cases("pace")[0], "value") / 100
    straight = _START + (_GOAL - _START) * Fraction(_YEAR - _FIRST, _LAST - _FIRST)
    left, right, year = _along(_FIRST), _along(_LAST), _along(_YEAR)
    yield line(left, _height(_GOAL), right, _height(_GOAL), "floor dashed")
    yield words(left + 8, _height(_GOAL) - 8, floor, "ink bold")
    yield line(left, _height(_START), right, _height(_GOAL), "way")
    yield line(year, _height(straight), year, _height(now), "floor dashed")
    yield words(year - 10, _height(straight) - 8, per_cent(straight, tongue, 0), "calm", "end")
    for x, value in ((left, _START), (year, now)):
        yield dot(x, _height(value))
        yield words(x + 10, _height(value) + 19, per_cent(value, tongue, 0), "ink bold")


def _along(year: int) -> float:
    return 58 + (year - 2015) * 70


def _height(percent: Fraction) -> float:
    return 284 - float(percent - 30) * 5.2


_RATES = {
    "vi": ("Tổng chia tổng", "hộ", "tổng chia tổng", "trung bình hai tỷ lệ"),
    "en": ("Sum over sum", "households", "sum over sum", "mean of the two rates"),
}


def rates(tongue: Tongue) -> str:
    """Draw the communes as columns whose area is what they count."""
    title, households, pooled, mean = _RATES[tongue]
    case = cases("rates")[0]
    communes = [counts(case, unit) for unit in ("90001", "90002")]
    each = [Fraction(100 * n, d) for d, n in communes]
    parts = [line(30, 260, 530, 260)]
    for left, (size, _), rate, look in zip(
        (30, 30 + communes[0][0] / 2), communes, each, ("calm", "good"), strict=True
    ):
        wide, high, label = size / 2, float(rate) * 2.2, f"{count(size, tongue)} {households}"
        middle = left + wide / 2
        parts.append(box(left + 1, 260 - high, wide - 2, high, f"{look} bar"))
        parts.append(words(middle, 284 - high, per_cent(rate, tongue, 0), "ink bold", "middle"))
        parts.append(words(max(middle, 70), 282, label, "soft small", "middle"))
    for value, name, look in (
        (share(case, "value"), pooled, "floor"),
        (sum(each, Fraction()) / len(each), mean, "floor dashed"),
    ):
        y = 260 - float(value) * 2.2
        parts.append(line(30, y, 530, y, look))
        parts.append(words(530, y - 8, f"{per_cent(value, tongue, 0)} {name}", "ink", "end"))
    return picture(title, 296, *parts)


PICTURES: dict[str, Callable[[Tongue], str]] = {
    "bounds": bounds,
    "estimates": estimates,
    "verdicts": verdicts,
    "pace": pace,
    "rates": rates,
}


def write_all() -> None:
    """Write all pictures in both languages."""
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        for tongue in TONGUES:
            path = FOLDER / f"{name}-{tongue}.svg"
            path.write_text(draw(tongue), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
