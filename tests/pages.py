"""Pages: dossiers of a few returns written down in a test, and the page as a tree."""

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from tests.assessments import small
from tests.builders import AGENCY_FORM, COMMUNE_FORM, Typed, drawn, heading, number
from xhht_cli.assess import examination_of
from xhht_cli.dossier import Dossier, draw_up
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import language
from xhht_cli.present.page import page_html
from xhht_cli.returns.model import Intake, Return

MARKUP = "<script>window.hit=1</script>"
IMAGE = '"><img src=x onerror="window.hit=1">'
FORMULA = "=cmd|'/c calc'!A1"
_VOID = {"meta", "br", "input", "link", "img"}


def two_communes() -> Plan:
    """An Sinh, Tràng Lương and the Fatherland Front."""
    return small("07075", "07078", "MTTQ")


def filed(unit: str, year: int = 2013, file: str = "", **items: int | Typed) -> Return:
    """A return with these items (``i403=60``) and no others."""
    form = AGENCY_FORM if unit == "MTTQ" else COMMUNE_FORM
    cells = {name[1:]: value for name, value in items.items()}
    return replace(
        drawn(cells, heading(unit=unit, year=year, form=form), file or f"{year}/{unit}.xlsx"),
        sha256=f"{year}{unit}".ljust(64, "0"),
    )


def drawn_up(
    returns: Sequence[Return], few: Plan | None = None, *, unit: str | None = None
) -> Dossier:
    """The dossier of the latest year of these returns."""
    ordered = tuple(sorted(returns, key=lambda each: each.file))
    seen = examination_of(Intake(returns=ordered, skipped=()), few or two_communes())
    return draw_up(seen, max(each.heading.year or 0 for each in ordered if each.heading), unit)


def english(dossier: Dossier) -> str:
    """The page in English."""
    return page_html(dossier, language("en"))


def three_years() -> Dossier:
    """2011 and 2013, with 2012 left out; 150 of 400 households in 2013, 80 of 400 in 2011."""
    return drawn_up(
        [
            filed("07075", 2011, i401=100, i403=30),
            filed("07078", 2011, i401=300, i403=50),
            filed("07075", i401=100, i403=60, i301=3, i303=1),
            filed("07078", i401=300, i403=90, i301=10, i303=10),
            filed("MTTQ", i412=1, i413=1),
        ]
    )


def hostile() -> Dossier:
    """Units, files and cells that try to be markup, script and formula."""
    few = two_communes()
    names = {"07075": MARKUP, "07078": IMAGE, "MTTQ": FORMULA}
    units = tuple(replace(unit, name=names[unit.code]) for unit in few.units)
    returns = [
        filed("07075", file=f"{MARKUP}.xlsx", i401=number(100, MARKUP), i403=60),
        filed("07078", file=f"{IMAGE}.xlsx", i401=number(300, IMAGE), i403=number(90, FORMULA)),
        filed("MTTQ", file=f"{FORMULA}\u202e.xlsx", i412=1, i413=9),
    ]
    return drawn_up(returns, replace(few, units=units))


class _Tree(HTMLParser):
    """Builds a tree and refuses an end tag that does not close what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.builder, self.open = TreeBuilder(), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.getpos())
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


def tree(html: str) -> Element:
    """Parse a page, which must be well nested."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser.builder.close()


def text(element: Element | None) -> str:
    """All text of an element, white space folded."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def by_id(page: Element, name: str) -> Element:
    """The one element of a page with an id."""
    found = page.findall(f".//*[@id='{name}']")
    assert len(found) == 1, (name, len(found))
    return found[0]
