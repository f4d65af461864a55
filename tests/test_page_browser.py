"""Page in a browser: sorting, filtering, widths, colours, paper, and that nothing is executed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from tests.browser import browser, prefer, widen
from tests.pages import FORMULA, IMAGE, MARKUP, drawn_up, english, filed, hostile
from xhht_cli.assess import examine
from xhht_cli.dossier import draw_up

SAMPLE = Path(__file__).parent.parent / "data" / "sample"

CONTRAST = """
const light = (value) => { const [r, g, b] = value.map((v) => {
  v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const behind = (element) => { for (let e = element; e; e = e.parentElement) {
  const found = parts(getComputedStyle(e).backgroundColor);
  if (found.length < 4 || found[3] > 0) return found.slice(0, 3); } };
const shown = [...document.querySelectorAll("p, a, h1, h2, h3, h4, th, td, small, summary, button,"
  + " label, .badge, .muted, .id, blockquote p, select, input")].filter((e) => e.checkVisibility());
return [shown.length, shown.map((e) => {
  const [one, other] = [light(parts(getComputedStyle(e).color).slice(0, 3)), light(behind(e))];
  return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), e.outerHTML.slice(0, 90)];
}).filter((pair) => pair[0] < 4.5)];
"""


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each page that is looked at."""
    folder = tmp_path_factory.mktemp("pages")
    # An Sinh at 9.5%, Tràng Lương at 60%, Bình Khê silent: by text 60 would come before 9.5.
    three = [
        filed("07075", i401=200, i403=19),
        filed("07078", i401=100, i403=60),
        filed("MTTQ", i412=1, i413=1),
    ]
    made = {
        "sample": english(draw_up(examine([SAMPLE]))),
        "hostile": english(hostile()),
        "three": english(drawn_up(three, few=None)),
    }
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


@pytest.fixture(autouse=True)
def _plain_screen(chrome: Chrome) -> None:
    prefer(chrome)
    widen(chrome, 1280)


@pytest.fixture
def sample(chrome: Chrome, pages: dict[str, str]) -> Chrome:
    chrome.get(pages["sample"])
    return chrome


def logged(chrome: Chrome, name: str) -> list[dict[str, str]]:
    """What was logged since the last time."""
    return chrome.get_log(name)  # type: ignore[no-any-return,no-untyped-call]  # selenium's own gap


def one(chrome: Chrome, selector: str) -> WebElement:
    return chrome.find_element(By.CSS_SELECTOR, selector)


def shown(chrome: Chrome, selector: str) -> list[str]:
    """The texts of the elements that are not hidden."""
    return chrome.execute_script(  # type: ignore[no-any-return]  # a script may return anything
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter((e) => e.checkVisibility()).map((e) => e.textContent.trim())",
        selector,
    )


def column(chrome: Chrome, target: str) -> list[str]:
    return shown(chrome, f".heat [data-rows] td[data-t={target}] a")


def press_heading(chrome: Chrome, target: str) -> WebElement:
    """Press Enter on the heading of a target, and give it."""
    heading = chrome.find_element(By.XPATH, f"//th[.//span='{target}']")
    heading.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
    return heading


def test_a_column_is_sorted_by_number_and_what_is_not_known_comes_last(sample: Chrome) -> None:
    heading = press_heading(sample, "T08")
    upwards = column(sample, "T08")
    first = heading.get_attribute("aria-sort")
    press_heading(sample, "T08")
    downwards = column(sample, "T08")
    numbers = [float(each.rstrip("✓✗?")) for each in upwards[:-2]]

    assert (first, heading.get_attribute("aria-sort")) == ("ascending", "descending")
    assert len(upwards) == 21
    assert numbers == sorted(numbers)
    assert [float(each.rstrip("✓✗?")) for each in downwards[:-2]] == sorted(numbers)[::-1]
    assert upwards[-2:] == downwards[-2:] == ["–", "–"]  # Mạo Khê is silent, An Sinh unreadable
    assert one(sample, "#said").get_attribute("textContent") == "Sorted by T08 ≥ 65–70."


def test_nine_comes_before_sixty(chrome: Chrome, pages: dict[str, str]) -> None:
    chrome.get(pages["three"])
    press_heading(chrome, "T08")

    assert column(chrome, "T08") == ["9.50✗", "60.00✗"]


def test_units_are_filtered_by_name_without_marks_and_the_rest_is_counted(sample: Chrome) -> None:
    field = one(sample, "form[data-filter=heat] input")
    field.send_keys("dong trieu")

    assert shown(sample, ".heat [data-rows] th") == ["Thị trấn Đông Triều"]
    assert one(sample, "form[data-filter=heat] [role=status]").text == "Shown: 1 of 63."
    one(sample, "form[data-filter=heat] button").send_keys(Keys.ENTER)
    assert len(shown(sample, ".heat [data-rows] th")) == 63


def test_units_are_filtered_by_kind_and_by_state_of_a_target(sample: Chrome) -> None:
    kind, state, target = (
        Select(one(sample, f"form[data-filter=heat] [data-key={key}]"))
        for key in ("kind", "state", "target")
    )
    kind.select_by_value("thi-tran")
    assert shown(sample, ".heat [data-rows] th a") == ["Thị trấn Mạo Khê", "Thị trấn Đông Triều"]
    kind.select_by_value("")
    state.select_by_value("no-data")
    target.select_by_value("T08")

    assert shown(sample, ".heat [data-rows] th a") == ["Thị trấn Mạo Khê", "Xã An Sinh"]


def test_findings_are_filtered_by_severity(sample: Chrome) -> None:
    Select(one(sample, "form[data-filter=finding-rows] select")).select_by_value("error")

    assert shown(sample, "#finding-rows [data-rows] td:first-child") == ["error"]
    assert one(sample, "form[data-filter=finding-rows] [role=status]").text == "Shown: 1 of 4."


def test_a_unit_leads_to_its_cells_and_a_cell_of_the_map_to_its_row(sample: Chrome) -> None:
    one(sample, ".heat a[data-find='07075']").send_keys(Keys.ENTER)
    rows = "#cells [data-rows] > tr > th"
    assert set(shown(sample, rows)) == {"Xã An Sinh"}

    one(sample, ".heat a[href='#c-403-07078']").send_keys(Keys.ENTER)
    assert one(sample, "#c-403-07078").is_displayed()
    assert "Xã Tràng Lương" in shown(sample, rows)


def test_arrow_keys_lead_from_cell_to_cell_of_the_heat_map(sample: Chrome) -> None:
    links = sample.find_elements(By.CSS_SELECTOR, ".heat:first-of-type td a[tabindex='0']")
    assert len(links) == 2  # one tab stop in each of the two maps
    links[0].send_keys(Keys.ARROW_RIGHT)
    focused = sample.switch_to.active_element

    assert focused.get_attribute("href").endswith("#T02")  # type: ignore[union-attr]  # it is a link
    focused.send_keys(Keys.ARROW_DOWN)
    below = sample.switch_to.active_element.find_element(By.XPATH, "..")
    assert below.get_attribute("data-t") == "T02"


def test_a_filter_and_a_sort_are_reached_by_the_tab_key(sample: Chrome) -> None:
    one(sample, "form[data-filter=heat] input").send_keys("an sinh", Keys.TAB)
    passed = []
    for _ in range(9):
        focused = sample.switch_to.active_element
        passed.append(focused.tag_name)
        if focused.tag_name == "button" and focused.text == "Unit":
            break
        focused.send_keys(Keys.TAB)
    style = sample.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    sample.switch_to.active_element.send_keys(Keys.ENTER)

    assert passed == ["select", "select", "select", "button", "div", "button"]
    assert style == "solid"
    assert one(sample, ".heat th").get_attribute("aria-sort") == "ascending"
    assert shown(sample, ".heat [data-rows] th a") == ["Xã An Sinh"]


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("page", ["sample", "hostile"])
def test_nothing_is_wider_than_the_screen(
    chrome: Chrome, pages: dict[str, str], page: str, width: int
) -> None:
    chrome.get(pages[page])
    widen(chrome, width)
    chrome.execute_script("for (const e of document.querySelectorAll('details')) e.open = true")
    wide, screen = chrome.execute_script(
        "return [document.documentElement.scrollWidth, innerWidth]"
    )

    assert screen == width
    assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(sample: Chrome, scheme: str) -> None:
    prefer(sample, scheme=scheme)
    ground = sample.execute_script("return getComputedStyle(document.body).backgroundColor")
    count, weak = sample.execute_script(CONTRAST)

    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 27)"}[scheme]
    assert count > 1000
    assert weak == []


def test_paper_shows_what_is_folded_away_and_leaves_out_what_is_for_the_hand(
    sample: Chrome,
) -> None:
    assert shown(sample, "#T08 blockquote") == []
    prefer(sample, medium="print")

    assert len(shown(sample, "#T08 blockquote")) == 1
    assert not one(sample, "nav").is_displayed()
    assert not one(sample, "form").is_displayed()
    assert one(sample, ".heat").is_displayed()


def test_without_the_script_everything_is_there_and_nothing_is_dead(
    chrome: Chrome, pages: dict[str, str]
) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    chrome.get(pages["three"])
    forms = chrome.find_elements(By.CSS_SELECTOR, "form")
    seen = [each.is_displayed() for each in (*forms, one(chrome, ".heat"), one(chrome, "#i-403"))]
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert seen == [False, False, False, True, True]
    assert chrome.find_elements(By.CSS_SELECTOR, "th button") == []


def test_no_text_of_a_return_is_executed_and_no_request_leaves_the_page(
    chrome: Chrome, pages: dict[str, str]
) -> None:
    logged(chrome, "browser")
    logged(chrome, "performance")
    chrome.get(pages["hostile"])
    chrome.execute_script("for (const e of document.querySelectorAll('details')) e.open = true")
    asked = [
        message["params"]["request"]["url"]
        for entry in logged(chrome, "performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]

    assert chrome.execute_script("return window.hit === undefined")
    assert chrome.find_elements(By.TAG_NAME, "img") == []
    assert {MARKUP, IMAGE, FORMULA} <= set(shown(chrome, "#reporting tbody th"))
    assert MARKUP in shown(chrome, "#c-401-07075 td")
    assert asked == [pages["hostile"]]
    assert logged(chrome, "browser") == []
