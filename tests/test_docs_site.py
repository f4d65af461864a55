"""Site: it builds without a network and without a dead link, and asks nobody for anything."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser import browser, widen
from tools.site import build

pytest.importorskip("sphinx", reason="the site needs the extra docs")
pytest.importorskip("furo", reason="the site needs the extra docs")
pytest.importorskip("myst_parser", reason="the site needs the extra docs")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in both languages; a warning of Sphinx, such as a dead link, ends the build."""
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def test_there_is_a_page_for_each_page_in_each_language(site: Path) -> None:
    names = [{path.name for path in (site / tongue).glob("*.html")} for tongue in ("vi", "en")]
    assert names[0] == names[1]
    assert {"index.html", "tutorial.html", "bounds.html", "commands.html"} <= names[0]


def test_pages_take_no_script_style_font_or_picture_from_elsewhere(
    site: Path, pages: dict[Path, str]
) -> None:
    loaded = re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=\"((?:https?:)?//[^\"]*)"
    )
    assert {
        path.name: loaded.findall(text) for path, text in pages.items() if loaded.search(text)
    } == {}
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert len(styles) >= 4
    assert [
        re.findall(r"(?:url\(|@import)[\s\"']*(?:https?:)?//[^)]*", text) for text in styles
    ] == [[] for _ in styles]


def test_links_within_the_site_lead_to_something(site: Path, pages: dict[Path, str]) -> None:
    dead = []
    for path, text in pages.items():
        for link in re.findall(r"<(?:a|link|img|script)\b[^>]*\b(?:href|src)=\"([^\"]+)\"", text):
            target, fragment = urldefrag(unquote(link))
            if "://" in target or target.startswith(("data:", "mailto:")):
                continue
            file = (path.parent / target.partition("?")[0]) if target else path
            found = file.exists() and (
                not fragment
                or file.suffix != ".html"
                or f'id="{fragment}"' in pages[file.resolve()]
            )
            if not found:
                dead.append(f"{path.relative_to(site)}: {link}")
    assert dead == []


@pytest.mark.parametrize("tongue", ["vi", "en"])
def test_a_page_says_which_language_it_is_in(tongue: str, pages: dict[Path, str]) -> None:
    own = [text for path, text in pages.items() if path.parent.name == tongue]
    assert len(own) >= 20
    assert all(f'<html class="no-js" lang="{tongue}"' in text for text in own)


def test_the_first_page_leads_to_vietnamese(site: Path) -> None:
    assert 'content="0; url=vi/index.html"' in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["tiến độ", "tien do", "TIẾN ĐỘ", "tiê\u0301n đô\u0323"])
def test_the_search_works_from_a_folder_with_and_without_marks(
    site: Path, chrome: Chrome, typed: str
) -> None:
    chrome.get(f"{(site / 'vi' / 'search.html').as_uri()}?q={typed}")
    WebDriverWait(chrome, 10).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, ".search li a")
    )
    first = chrome.find_element(By.CSS_SELECTOR, ".search li a")
    assert first.text == "Tiến độ"


def test_the_index_of_the_search_has_words_without_marks(site: Path) -> None:
    words = (site / "vi" / "searchindex.js").read_text(encoding="utf-8")
    assert '"bieu":' in words
    assert '"biểu":' not in words


@pytest.mark.parametrize(
    "page", ["vi/index", "vi/tutorial", "vi/bounds", "en/commands", "en/plans"]
)
def test_a_page_fits_a_phone_and_asks_the_network_for_nothing(
    site: Path, chrome: Chrome, page: str
) -> None:
    chrome.get_log("performance")  # type: ignore[no-untyped-call]  # selenium says nothing of it
    widen(chrome, 390)
    chrome.get((site / f"{page}.html").as_uri())
    assert chrome.execute_script("return document.documentElement.scrollWidth") <= 390
    told = [json.loads(each["message"])["message"] for each in chrome.get_log("performance")]  # type: ignore[no-untyped-call]  # likewise
    asked = [
        each["params"]["request"]["url"]
        for each in told
        if each["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) > 4
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
