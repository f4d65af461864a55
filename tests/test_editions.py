"""Editions: codes of an older form and today's, and which version a return is read as."""

from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.messages import Text
from xhht_cli.plan.editions import Edition, Phrasing
from xhht_cli.plan.items import Form, Item, ItemKind

OLD = Edition(
    version="2011",
    until=2013,
    codes={"413": "403", "7": "404"},
    dropped=frozenset(("403", "404", "499")),
    added=frozenset(("405",)),
)
OLDEST = Edition(version="2008", until=2010, codes={}, dropped=frozenset(), added=frozenset())
FORM = Form(code="01/X", title=Text(vi="X", en="X"), version="2014", earlier=(OLD, OLDEST))


def test_a_code_of_then_is_one_of_today_or_fell_away_and_another_stays_what_it_is() -> None:
    assert [OLD.today(code) for code in ("413", "7", "403", "499", "401")] == [
        "403", "404", None, None, "401"
    ]  # fmt: skip


def test_a_zero_in_front_of_a_code_of_then_is_none() -> None:
    assert (OLD.today("07"), OLD.today("0413"), OLD.today("0401")) == ("404", "403", "0401")


def test_an_earlier_form_lacks_what_was_added_and_what_its_own_code_meant_otherwise() -> None:
    codes = ("401", "403", "404", "405", "499")
    assert [code for code in codes if OLD.lacks(code)] == ["405", "499"]


@given(data=st.data())
def test_codes_mapped_forth_and_back_are_the_codes_of_then(data: st.DataObject) -> None:
    numbers = st.integers(100, 140).map(str)
    old = data.draw(st.lists(numbers, unique=True, max_size=12))
    new = data.draw(st.permutations([str(n) for n in range(100, 141)]))[: len(old)]
    codes = dict(zip(old, new, strict=True))
    dropped = frozenset(set(new) - set(old))
    edition = Edition(version="1", until=None, codes=codes, dropped=dropped, added=frozenset())
    written = [str(n) for n in range(100, 141) if str(n) not in dropped]
    today = [edition.today(code) for code in written]
    assert None not in today
    assert len(set(today)) == len(today)
    back = {after: before for before, after in codes.items()}
    assert [back.get(str(code), code) for code in today] == written
    assert all(edition.today(code) is None for code in dropped)


def test_a_mark_says_the_version_whatever_the_year() -> None:
    assert FORM.version_of("2011", 2020) == "2011"
    assert FORM.version_of("2014", 2009) == "2014"
    assert FORM.version_of("2020", 2020) is None


def test_without_a_mark_the_year_says_the_version() -> None:
    years = (None, 2009, 2010, 2011, 2013, 2014)
    assert [FORM.version_of("", year) for year in years] == [
        "2014", "2008", "2008", "2011", "2011", "2014"
    ]  # fmt: skip


def test_a_form_without_version_is_read_as_it_always_was() -> None:
    plain = Form(code="01/X", title=Text(vi="X", en="X"))
    assert plain.version_of("", 2013) == ""
    assert plain.edition("") is None


def test_a_mark_on_a_form_without_version_is_not_known() -> None:
    assert Form(code="01/X", title=Text(vi="X", en="X")).version_of("2014", 2013) is None


def numbered(version: str, until: int | None) -> Edition:
    return Edition(
        version=version,
        number="01/O",
        until=until,
        codes={},
        dropped=frozenset(),
        added=frozenset(),
    )


def test_an_older_number_says_the_version_and_the_year_which_of_several() -> None:
    earlier = (numbered("a", 2010), numbered("b", 2012), numbered("c", None), OLD)
    form = Form(code="01/X", title=Text(vi="X", en="X"), version="2014", earlier=earlier)
    years = (2010, 2012, 2013, None)
    assert [form.version_of("", year, "01/O") for year in years] == ["a", "b", "c", "c"]
    assert [form.version_of("", year) for year in (2010, 2014)] == ["2011", "2014"]
    assert form.version_of("2014", 2010, "01/O") == "2014"


def text(words: str) -> Text:
    return Text(vi=words, en=words)


def item() -> Item:
    return Item(
        code="401",
        id="x",
        section="4",
        title=text("new"),
        unit=text("u"),
        kind=ItemKind.COUNT,
        depth=0,
        definition=text("D"),
        clauses=(),
        request=False,
        who={},
        rules=(),
        phrasings=(
            Phrasing(since=None, title=text("old"), definition=text("d"), basis=""),
            Phrasing(since=2013, title=text("new"), definition=text("d"), basis="QĐ 1"),
            Phrasing(since=2015, title=text("new"), definition=text("D"), basis="QĐ 2"),
        ),
    )


def test_the_words_of_a_year_are_those_in_force_at_its_end() -> None:
    years = (2012, 2013, 2014, 2015, None)
    words = [(each.title.en, each.definition.en) for each in map(item().in_year, years)]
    assert words == [("old", "d"), ("new", "d"), ("new", "d"), ("new", "D"), ("new", "D")]


def test_each_wording_has_its_place_once() -> None:
    assert [place for place, _ in item().wordings()] == [
        "title", "definition", "change[1].title", "change[2].definition"
    ]  # fmt: skip
