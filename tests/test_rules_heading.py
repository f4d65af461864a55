"""R10x to R141: a return as a whole, judged by its file and its heading."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    AGENCY_FORM,
    COMMUNE_FORM,
    fault,
    heading,
    plan,
    sound,
    spoken,
    unreadable,
)
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.returns.legacy_fonts import Font
from xhht_cli.returns.limits import Excess
from xhht_cli.returns.model import Cell, Fault, Heading, Return, Trouble
from xhht_cli.rules import check


def judged(found: Return) -> list[Finding]:
    return list(check([found], plan()))


def only(found: Return) -> Finding:
    (finding,) = judged(found)
    return finding


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Trouble.NOT_A_WORKBOOK, "R101"),
        (Trouble.ENCRYPTED, "R102"),
        (Trouble.DAMAGED, "R103"),
        (Trouble.READER_DIED, "R105"),
        (Trouble.UNREADABLE_PATH, "R106"),
        (Trouble.NO_FORM, "R107"),
        (Trouble.LEGACY_FONT, "R115"),
    ],
)
def test_a_file_that_gave_no_return_is_one_error_about_the_file(
    trouble: Trouble, code: str
) -> None:
    finding = only(unreadable(trouble, file="x.xlsx"))
    assert (finding.code, finding.severity, finding.effect) == (
        code, Severity.ERROR, Effect.RETURN
    )  # fmt: skip
    assert (finding.file, finding.sheet, finding.cell, finding.unit) == ("x.xlsx", "", None, None)


def test_a_file_over_a_limit_names_it_and_how_to_raise_it() -> None:
    excess = Excess(limit="file-size", found=3 << 20, most=2 << 20)
    finding = only(replace(unreadable(Trouble.OVER_LIMITS), excess=excess))
    assert (finding.code, finding.severity, finding.effect) == (
        "R104", Severity.ERROR, Effect.RETURN
    )  # fmt: skip
    assert "--limit file-size=3MB" in spoken(finding.message)


def test_the_detail_is_told_where_there_is_one() -> None:
    assert spoken(only(unreadable(Trouble.DAMAGED)).message) == "The workbook is damaged."
    finding = only(unreadable(Trouble.DAMAGED, "no end of the zip"))
    assert spoken(finding.message) == "The workbook is damaged: no end of the zip"


def test_nothing_is_found_in_sound_returns_of_both_forms() -> None:
    head = heading(unit="GDDT", form=AGENCY_FORM, name="Phòng GD&ĐT")
    assert judged(sound()) == []
    assert judged(sound(head=head)) == []


def headed(head: Heading) -> list[tuple[str, str]]:
    """Judge a return that is sound below its heading."""
    return [(f.code, spoken(f.message)) for f in judged(replace(sound(), heading=head))]


def test_a_form_number_that_is_none_of_the_plans_is_an_error() -> None:
    head = replace(heading(), form_code=None, form=Cell(address="B1", raw="05.N/ABC"))
    assert headed(head) == [
        ("R111", "The plan has no form 05.N/ABC; its forms are 01.N/XHHT-X, 02.N/XHHT-CQ.")
    ]


@pytest.mark.parametrize("cell", [None, Cell(address="B1", raw="")])
def test_without_a_form_number_the_units_form_is_taken(cell: Cell | None) -> None:
    head = replace(heading(), form_code=None, form=cell)
    (finding,) = judged(replace(sound(), heading=head))
    assert (finding.code, finding.severity, finding.effect) == (
        "R112", Severity.WARNING, Effect.NOTHING
    )  # fmt: skip
    assert COMMUNE_FORM in spoken(finding.message)


def test_a_form_that_the_unit_does_not_file_is_an_error_and_its_cells_are_judged_as_written() -> (
    None
):
    agency = sound({"501": fault("x", Fault.TEXT)}, heading(unit="GDDT", form=AGENCY_FORM))
    found = judged(replace(agency, heading=heading(unit="07075", form=AGENCY_FORM)))
    assert [(f.code, f.item) for f in found] == [("R113", None), ("R203", "501")]
    assert spoken(found[0].message) == (
        "The return is on form 02.N/XHHT-CQ, but Xã An Sinh files form 01.N/XHHT-X."
    )


def test_a_missing_unit_code_is_an_error() -> None:
    assert headed(heading(unit=None)) == [("R121", "The unit code is missing.")]
    assert headed(replace(heading(unit=None), unit=None)) == [("R121", "The unit code is missing.")]
    ((_, sentence),) = headed(heading(unit=None, name="UBND xã Bình Dương, huyện Đông Triều"))
    assert sentence == (
        "The unit code is missing; the name “UBND xã Bình Dương, huyện Đông Triều” "
        "is that of 07090 Xã Bình Dương."
    )


def test_an_unknown_unit_is_looked_for_by_its_name() -> None:
    head = heading(unit="99999", name="UBND xã An Sinh")
    assert headed(head) == [
        ("R122", "The register has no unit “99999”; nearest to it: 07075 Xã An Sinh.")
    ]


def test_an_unknown_unit_is_looked_for_by_its_code() -> None:
    sentence = dict(headed(heading(unit="GDT", form=AGENCY_FORM, name="?")))["R122"]
    assert "“GDT”; nearest to it: GDDT Phòng Giáo dục và Đào tạo, " in sentence
    assert headed(heading(unit="ZZZZZZ")) == [("R122", "The register has no unit “ZZZZZZ”.")]


def test_a_name_in_place_of_the_code_is_an_unknown_unit() -> None:
    head = replace(heading(unit=None), unit=Cell(address="F2", raw="xã An Sinh"))
    assert headed(head) == [
        ("R122", "The register has no unit “xã An Sinh”; nearest to it: 07075 Xã An Sinh.")
    ]


def test_a_unit_that_was_merged_names_its_successor() -> None:
    # Xã Tân Việt was in force until 31/10/2024 and went into 07084, which begins on 1/11/2024.
    (found,) = headed(heading(unit="07087", year=2024))
    assert found[1] == (
        "Xã Tân Việt was in force from 2004-08-31 until 2024-10-31, not at the end of 2024; "
        "its territory then is that of 07084 Xã Việt Dân."
    )


def test_a_unit_is_followed_until_the_year_of_the_return() -> None:
    # 07087 went into 07084 in 2024, and that with others into 07090 Phường An Sinh in 2025.
    head = replace(heading(unit="07087", year=2026))
    assert headed(head)[0][1].endswith("its territory then is that of 07090 Phường An Sinh.")


def test_a_unit_without_successor_was_abolished() -> None:
    head = heading(unit="GDDT", year=2026, form=AGENCY_FORM)
    code, sentence = headed(head)[0]
    assert code == "R123"
    assert sentence == (
        "Phòng Giáo dục và Đào tạo was in force from 2011-01-01 until 2025-06-30, "
        "not at the end of 2026."
    )


def test_a_unit_that_is_not_yet_in_force_says_from_when_it_is() -> None:
    head = heading(unit="GDDT", year=2010, form=AGENCY_FORM)
    assert headed(head)[0] == (
        "R123",
        "Phòng Giáo dục và Đào tạo is in force only from 2011-01-01, not at the end of 2010.",
    )


def test_code_and_name_of_two_units_contradict_each_other() -> None:
    (found,) = headed(heading(unit="07075", name="Xã Bình Khê"))
    assert found[1] == (
        "The code 07075 is that of Xã An Sinh, "
        "but the name “Xã Bình Khê” is that of 07081 Xã Bình Khê."
    )


@pytest.mark.parametrize(
    "name",
    [
        "UBND XÃ BÌNH DƯƠNG",
        "Bình Dương - huyện Đông Triều",
        "X· B×nh D\u00ad¬ng",
        "B×nh D¬ng",
        "Xã Bình Dơng",
        "Xaõ Bình Döông",
    ],
)
def test_the_name_of_another_unit_contradicts_the_code_however_it_is_typed(name: str) -> None:
    ((code, sentence),) = headed(heading(unit="07075", name=name))
    assert code == "R124"
    assert sentence.endswith("is that of 07090 Xã Bình Dương.")


def test_a_name_without_its_horns_is_known_only_if_one_unit_can_bear_it() -> None:
    # Without ư, the names of 07090 Bình Dương and of 07126 Hưng Đạo are their own alone.
    assert headed(heading(unit="07090", name="B×nh D¬ng")) == []
    assert headed(heading(unit="07126", name="Hng §¹o")) == []
    assert [code for code, _ in headed(heading(unit="07090", name="Hng §¹o"))] == ["R124"]
    assert headed(heading(unit="07075", name="Xã Bình Đông")) == []


def test_a_name_that_another_unit_bears_in_that_year_contradicts_the_code() -> None:
    # 07093 is Phường Đông Triều since 2025; in 2013 Đông Triều is 07072, and 07093 Đức Chính.
    assert [code for code, _ in headed(heading(unit="07093", name="Đông Triều"))] == ["R124"]


@pytest.mark.parametrize(
    "name",
    [
        "AN SINH",
        "UBND xã An Sinh",
        "Uỷ ban nhân dân xã An Sinh",
        "X. An Sinh",
        "Phường An Sinh",
        "Xa An Sinh",
        "An Sing",
        "Xã An Sinh, huyện Đông Triều",
        "Xa\u0303 An Sinh",
        "",
    ],
)
def test_a_name_spelt_in_another_way_is_no_contradiction(name: str) -> None:
    assert headed(heading(unit="07075", name=name)) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [("", "The year is missing."), ("2012-2013", "“2012-2013” is not a year.")],
)
def test_a_year_that_is_missing_or_none_is_an_error(raw: str, sentence: str) -> None:
    head = replace(heading(year=None), year_cell=Cell(address="C4", raw=raw))
    assert headed(head) == [("R131", sentence)]


@pytest.mark.parametrize("year", [0, 201, 1999, 2101, 20133, -5])
def test_a_year_outside_a_century_is_impossible(year: int) -> None:
    assert headed(heading(year=year)) == [("R132", f"{year} is not between 2000 and 2100.")]


def test_a_year_before_the_register_begins_is_impossible() -> None:
    assert headed(heading(year=2003)) == [
        ("R132", "The register has no unit in force at the end of 2003.")
    ]


def test_the_number_that_words_at_lan_nop_mean_is_asked_back() -> None:
    head = replace(heading(submission=None, submission_raw="lần 2"), submission_candidate=2)
    assert headed(head) == [
        ("R141", "“lần 2” at Lần nộp is not a plain number and is counted as 1; was 2 meant?")
    ]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2012, 12, 31), "lies before that year."),
        (date(2015, 1, 1), "lies more than a year after its end."),
    ],
)
def test_a_date_far_from_the_year_is_a_warning(day: date, sentence: str) -> None:
    cell = Cell(address="F4", raw=day.isoformat())
    finding = only(replace(sound(), heading=replace(heading(), date=day, date_cell=cell)))
    assert (finding.code, finding.severity, finding.effect, finding.cell) == (
        "R133", Severity.WARNING, Effect.NOTHING, "F4"
    )  # fmt: skip
    assert spoken(finding.message) == f"The return is for 2013, but its date, {day}, {sentence}"


@pytest.mark.parametrize("day", [date(2013, 1, 1), date(2014, 12, 31)])
def test_a_return_is_dated_in_its_year_or_the_next(day: date) -> None:
    cell = Cell(address="F4", raw=day.isoformat())
    assert headed(replace(heading(), date=day, date_cell=cell)) == []


def test_a_form_typed_for_a_legacy_font_is_used_with_a_note() -> None:
    finding = only(replace(sound(), heading=replace(heading(), font=Font.TCVN3)))
    assert (finding.code, finding.severity, finding.effect) == (
        "R114", Severity.NOTE, Effect.NOTHING
    )  # fmt: skip
    assert "TCVN3 (.VnTime)" in spoken(finding.message)


def test_an_unreadable_submission_is_an_error_and_the_return_is_used() -> None:
    finding = only(replace(sound(), heading=heading(submission=None, submission_raw="hai")))
    assert (finding.code, finding.effect, finding.cell) == ("R141", Effect.NOTHING, "F5")
    assert spoken(finding.message) == (
        "“hai” at Lần nộp is not a whole number from 1; it is counted as 1."
    )


def test_a_finding_bears_unit_year_and_cell_as_the_heading_gives_them() -> None:
    finding = only(replace(sound(), heading=heading(unit="99999", year=2013)))
    assert (finding.unit, finding.year) == ("99999", 2013)
    assert (finding.cell, finding.value, finding.item) == ("F2", "99999", None)


def test_whoever_corrects_the_heading_hears_of_the_cells_too_but_not_of_what_is_missing() -> None:
    cells = {"101": fault("x", Fault.TEXT)}
    found = replace(sound(cells), heading=heading(unit="99999"))
    shortened = replace(found, entries=found.entries[:10])
    assert [f.code for f in judged(shortened)] == ["R122", "R203"]
