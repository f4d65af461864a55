# ruff: noqa: INP001  # settings that Sphinx reads, no part of a package
"""Settings of Sphinx for the site; ``tools/site.py`` builds it once for each language."""

import unicodedata

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

project = "xhht"
author = "xhht"
copyright = ""  # noqa: A001  # Sphinx's own name
extensions = ["myst_parser"]
root_doc = "index"
html_theme = "furo"
html_title = "xhht"
html_static_path = ["static"]
html_css_files = ["site.css"]
templates_path = ["templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "tongue.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_theme_options = {"footer_icons": [], "top_of_page_buttons": []}
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_show_search_summary = False  # it is fetched, which browsers forbid for a page from a folder
html_search_language = "vi"
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]  # csv and DuckDB's SQL have no lexer


class Unmarked(SearchLanguage):
    """Search that takes no notice of tone marks: people type without them, or not yet with them."""

    lang = "vi"
    language_name = "Vietnamese"
    js_splitter_code = r"""
var splitQuery = (query) =>
  query.normalize("NFC").split(/[^\p{Letter}\p{Number}_]+/u).filter((term) => term);
"""
    js_stemmer_code = r"""
var Stemmer = function () {
  this.stemWord = (word) =>
    word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
};
"""

    def stem(self, word: str) -> str:
        """Take the marks off a word, in lower case as the search has it."""
        parts = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
        return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the search."""
    app.add_search_language(Unmarked)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
