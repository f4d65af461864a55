"""Page: the figures on it, its structure, and that nothing of a return is markup."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import drawn, fault, heading
from tests.pages import (
    FORMULA,
    IMAGE,
    MARKUP,
    by_id,
    drawn_up,
    english,
    filed,
    hostile,
    text,
    three_years,
    tree,
)
from xhht_cli.dossier import Dossier
from xhht_cli.present.language import language
from xhht_cli.present.page import page_html
from xhht_cli.returns.model import Fault

PACKAGE = Path(__file__).parent.parent / "xhht_cli" / "present" / "page"


@pytest.fixture(scope="module")
def page() -> Element:
    return tree(english(three_years()))


def cells(row: Element) -> list[str]:
    return [text(cell) for cell in row]


def test_a_target_shows_its_value_what_it_is_short_by_and_its_verdict_in_words(
    page: Element,
) -> None:
    # 60 + 90 of 100 + 300 households are 37.5%; 65% would be 260, so 110 more, 55 a year.
    households = by_id(page, "T08")

    assert text(households.find("div[@class='how']/p")) == "37.50% ≥ 65–70"
    assert "not there yet Short by: 110 (55/year)" in text(households.find("div[@class='what']"))
    assert cells(households.findall(".//tbody/tr")[0])[1:3] == ["150/400", "37.50%"]


def test_a_bar_ends_at_the_value_and_marks_floor_and_aim(page: Element) -> None:
    bar = by_id(page, "T08").find(".//svg")

    assert bar is not None
    assert [e.get("width") for e in bar.findall("rect[@class='fill']")] == ["37.50%"]
    assert [e.get("x1") for e in bar.findall("line")] == ["65.00%", "70.00%"]
    assert [e.text for e in bar.findall("text")] == ["65", "70"]
    assert text(bar.find("title")) == "Value 37.50%, level ≥ 65–70: not there yet."


def test_the_bounds_are_a_band_where_a_unit_has_not_reported() -> None:
    # Tràng Lương's 300 households are known of 2012: 60 to 360 of 400 are 15% to 90%.
    returns = [
        filed("07078", 2012, i401=300, i403=50),
        filed("07075", i401=100, i403=60),
        filed("MTTQ", i412=1, i413=1),
    ]
    households = by_id(tree(english(drawn_up(returns))), "T08")
    band = households.find(".//rect[@class='band']")

    assert band is not None
    assert (band.get("x"), band.get("width")) == ("15.00%", "75.00%")
    assert text(households.find("div[@class='how']/p")) == "60.00% [15.00–90.00]* ≥ 65–70"
    assert "Units whose figures are not complete (1): Xã Tràng Lương" in text(households)


def test_a_target_quotes_the_plan_and_leads_to_the_items_with_their_totals(page: Element) -> None:
    households = by_id(page, "T08")
    links = [a.get("href") for a in households.findall(".//ul[@class='measures']//a")]

    assert "65-70% hộ gia đình" in text(households.find(".//blockquote"))
    assert links[:2] == ["#i-403", "#i-401"]
    assert "403 Total 150 (2/2); 401 Total 400 (2/2)" in text(households)


def test_the_outcomes_of_a_milestone_are_counted_in_words(page: Element) -> None:
    # 11 of 13 nursery schools are certified (floor 30%), nothing says how many have the facilities.
    summary = [text(each) for each in page.findall(".//ul[@class='summary']/li")]

    assert summary[1] == "Milestone 2012 – past (by 1 year) 1 met 1 undetermined 1 no data"


def test_the_heat_map_has_a_row_for_each_unit_with_value_and_sign(page: Element) -> None:
    table = page.find(".//table[@class='heat']")
    assert table is not None
    header = [text(th).split()[0] for th in table.findall("thead/tr/th")]
    rows = {text(tr[0]): tr for tr in table.findall(".//tr")}
    column = header.index("T08")
    shown = {name: rows[name][column] for name in ("Xã An Sinh", "Xã Tràng Lương")}

    assert text(shown["Xã An Sinh"]) == "60.00✗ not there yet"
    assert shown["Xã Tràng Lương"].get("data-v") == "30.0"
    assert shown["Xã Tràng Lương"].get("class") == "behind"
    assert [a.get("href") for a in shown["Xã Tràng Lương"]][:1] == ["#c-403-07078"]
    assert text(rows["Whole district"][column]) == "37.50✗ not there yet"


def test_a_cell_of_the_heat_map_leads_to_the_cell_it_was_written_in(page: Element) -> None:
    row = by_id(page, "c-403-07078")

    assert cells(row) == ["Xã Tràng Lương", "90", "90", "2013/07078.xlsx", "Biểu!E12"]
    assert text(by_id(page, "i-403").find("summary")).endswith("Total 150, known 2/2")


def test_a_year_without_returns_breaks_the_line_on_a_true_axis_of_time(page: Element) -> None:
    # 2011 to 2020 from x 30 to 306, so 2013 is at 30 + 276 · 2/9; 20% and 37.5% of 116 up from 128.
    chart = by_id(page, "years-ho-hieu-hoc")
    dots = chart.findall(".//text[@class='dot']")

    assert [(dot.get("x"), dot.get("y")) for dot in dots] == [("30.0", "104.8"), ("91.3", "84.5")]
    assert chart.findall(".//polyline") == []
    assert [path.get("d") for path in chart.findall(".//path[@class='goal']")] == [
        "M30.0 52.6H306.0"
    ]
    flags = [path.get("transform") for path in chart.findall(".//path[@class='flag']")]
    assert flags == ["translate(152.7 52.6)"]  # 65% in 2015
    assert "20.00✗" in text(chart.find(".//desc"))
    assert cells(chart.findall(".//tbody/tr")[0]) == ["● Value", "20.00✗", "37.50✗"]


def test_two_years_that_follow_each_other_are_joined() -> None:
    returns = [filed("07075", year, i401=100, i403=50) for year in (2012, 2013)]
    chart = by_id(tree(english(drawn_up(returns))), "years-ho-hieu-hoc")

    assert [line.get("points") for line in chart.findall(".//polyline")] == ["60.7,70.0 91.3,70.0"]


def test_a_file_is_named_with_its_digest_once(page: Element) -> None:
    digests = [text(td) for td in page.findall(".//td[@class='digest']")]

    assert len(digests) == 5
    assert digests[0] == "201107075".ljust(64, "0")


def test_why_a_unit_has_no_cell_is_said_where_the_cell_would_be() -> None:
    page = tree(english(drawn_up([filed("07075", i401=100, i403=60)])))

    assert text(by_id(page, "c-403-07078")) == "Xã Tràng Lương– No return was received."


def test_a_finding_names_its_place_and_its_remedy_is_said_once() -> None:
    # 60 families of 50 households: the rule of item 403 is broken.
    returns = [filed("07075", i401=50, i403=60), filed("07078", i401=9, i403=10)]
    page = tree(english(drawn_up(returns)))
    rows = [cells(row) for row in by_id(page, "finding-rows").findall(".//tbody/tr")]
    broken = [row for row in rows if row[3] == "403" and row[0] == "error"]

    assert [row[2] for row in broken] == ["07075 Xã An Sinh", "07078 Xã Tràng Lương"]
    assert next(row[5:] for row in broken) == ["2013/07075.xlsx", "Biểu!E12"]
    assert by_id(page, f"remedy-{broken[0][1]}") is not None


def test_who_has_not_reported_is_listed(page: Element) -> None:
    missing = tree(english(drawn_up([filed("07075", i401=100)])))

    assert cells(by_id(missing, "r-07078"))[:3] == ["07078", "Xã Tràng Lương", "not received"]
    assert cells(by_id(page, "r-07078"))[2] != "not received"


def test_one_unit_has_a_page_without_a_heat_map() -> None:
    returns = [filed("07075", i401=100, i403=60), filed("07078", i401=300, i403=90)]
    page = tree(english(drawn_up(returns, unit="07078")))

    assert page.findall(".//table[@class='heat']") == []
    assert text(by_id(page, "T08").find("div[@class='how']/p")) == "30.00% ≥ 65–70"
    assert page.findall(".//a[@href='#heat']") == []


@pytest.mark.parametrize(
    "dossier",
    [three_years(), hostile(), drawn_up([filed("07075", i401=100, i407=1)], unit="07075")],
    ids=["plain", "hostile", "one unit"],
)
def test_every_link_leads_to_a_place_on_the_page_and_ids_are_single(dossier: Dossier) -> None:
    page = tree(english(dossier))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    goals = {a.get("href", "") for a in page.iter("a")}

    assert len(ids) == len(set(ids))
    assert all(goal.startswith("#") for goal in goals)
    assert {goal[1:] for goal in goals} <= set(ids)


def test_headings_go_down_one_step_at_a_time(page: Element) -> None:
    levels = [int(each.tag[1]) for each in page.iter() if re.fullmatch("h[1-6]", each.tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_are_named_headers_have_a_scope_and_controls_a_label(page: Element) -> None:
    controls = [*page.iter("input"), *page.iter("select")]
    labelled = [c for label in page.iter("label") for c in label if c.tag in {"input", "select"}]

    assert all(text(table.find("caption")) for table in page.iter("table"))
    assert all(th.get("scope") in {"col", "row"} for th in page.iter("th"))
    assert len(controls) == 8
    assert set(labelled) == set(controls)
    assert all(svg.find("title") is not None for svg in page.iter("svg"))


def test_nothing_of_a_return_is_markup() -> None:
    html = english(hostile())
    page = tree(html)

    assert MARKUP not in html
    assert IMAGE not in html
    assert list(page.iter("img")) == []
    assert len(list(page.iter("script"))) == 1
    assert {MARKUP, IMAGE, FORMULA} <= {text(th) for th in page.iter("th")}
    assert "\u202e" not in html
    assert not [
        n for each in page.iter() for n in each.attrib if n.startswith("on") or n == "style"
    ]


@given(st.lists(st.text(max_size=12), min_size=10, max_size=10))
@settings(max_examples=5)
def test_whatever_is_written_in_a_cell_is_shown_as_text(raws: list[str]) -> None:
    written = {str(code): fault(raw, Fault.TEXT) for code, raw in enumerate(raws, 401)}
    page = tree(english(drawn_up([drawn(written, heading(unit="07075"))])))
    spaces = "\n\t\u00a0\u2009\u202f"
    kept = ("".join(c if c.isprintable() or c in spaces else "�" for c in raw) for raw in raws)
    shown = [cells(by_id(page, f"c-{code}-07075"))[2] for code in range(401, 411)]

    assert shown == [" ".join(raw.split()) for raw in kept]


def test_the_browser_may_use_the_one_style_and_script_and_nothing_else(page: Element) -> None:
    policy = next(m for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    style, script = (next(page.iter(name)).text or "" for name in ("style", "script"))
    digests = [b64encode(sha256(each.encode()).digest()).decode() for each in (style, script)]

    assert policy.get("content") == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "</" not in style + script
    assert "innerHTML" not in script
    assert len(script.splitlines()) < 200


def test_the_page_names_its_language_and_is_the_same_every_time() -> None:
    first, second = (page_html(three_years(), language("vi")) for _ in range(2))

    assert first == second
    assert '<html lang="vi">' in first
    assert "http" not in re.sub("http-equiv", "", first)


def test_every_template_is_used_and_none_lies_about() -> None:
    templates = {path.name: path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.html")}
    used = {name for text in templates.values() for name in re.findall(r'"(\w+\.html)"', text)}

    assert {"page.html", *used} == set(templates)


def test_the_targets_to_choose_from_stand_as_their_columns_do(page: Element) -> None:
    heads = [text(th.find("span")) for th in page.findall(".//table[@class='heat']//th[@title]")]
    options = [o.get("value") for o in page.findall(".//select[@data-key='target']/*")][1:]

    assert options == list(dict.fromkeys(heads))


def test_a_file_with_the_returns_of_two_units_names_both() -> None:
    returns = [filed(unit, file="both.xlsx", i401=9, i403=1) for unit in ("07075", "07078")]
    found = tree(english(drawn_up(returns))).findall(".//td[@class='digest']/..")
    rows = [cells(row) for row in found]

    assert [row[:3] for row in rows] == [["both.xlsx", "07075, 07078", "2013"]]


def test_a_return_with_errors_is_marked_as_bad() -> None:
    # 60 families of 50 households
    broken = tree(english(drawn_up([filed("07075", i401=50, i403=60)])))
    tones = [by_id(broken, row).find(".//span") for row in ("r-07075", "r-07078")]

    assert [tone is not None and tone.get("class") for tone in tones] == [
        "badge bad",
        "badge behind",
    ]
