"""The report's sections in words: who has reported, results, units, duties, and the reviews."""

from dataclasses import replace
from datetime import date

from tests.assessments import small
from tests.dossiers import AN_SINH, TRANG_LUONG, drawn_up
from tests.filling import Filed
from xhht_cli.present.language import language
from xhht_cli.present.report import review_report, yearly_report
from xhht_cli.present.report.blocks import Gap, Letter, Paragraph, Table
from xhht_cli.present.report.letterhead import letterhead

VI, EN = language("vi"), language("en")
ONE_MORE = small("07069", AN_SINH, TRANG_LUONG)

# 400 of 1000 and 200 of 500 are 40 %; 500 and 310 are 54 %, of 65 % (975) lack 150 and 15
FILED: Filed = {
    (2013, AN_SINH): {"401": 1000, "403": 400},
    (2013, TRANG_LUONG): {"401": 500, "403": 200},
    (2014, AN_SINH): {"401": 1000, "403": 500},
    (2014, TRANG_LUONG): {"401": 500, "403": 310},
}


def paragraphs(letter: Letter) -> list[str]:
    found = (block for block in letter.blocks if isinstance(block, Paragraph))
    return [f"{block.lead} {block.text}".strip() for block in found]


def of_target(letter: Letter, target: str) -> str:
    return next(text for text in paragraphs(letter) if f"({target}):" in text)


def tables(letter: Letter) -> list[Table]:
    return [block for block in letter.blocks if isinstance(block, Table)]


def test_the_returns_are_counted_and_the_missing_named() -> None:
    letter = yearly_report(drawn_up(FILED, 2014, ONE_MORE), VI)
    said = paragraphs(letter)
    assert said[1] == "Đã nhận báo cáo năm 2014 của 2/3 đơn vị; còn 1 đơn vị chưa nộp."
    assert "Chưa nộp biểu 01.N/XHHT-X: Thị trấn Mạo Khê." in said
    assert not any("hạn nộp" in text for text in said)
    assert tables(letter)[0].rows[0][:2] == ("01.N/XHHT-X", "3")
    assert tables(letter)[0].rows[0][-1] == "1"


def test_that_nothing_is_missing_is_said_without_a_list() -> None:
    said = paragraphs(yearly_report(drawn_up(FILED, 2014), VI))
    assert said[1] == "Tất cả 2 đơn vị phải báo cáo đã nộp báo cáo năm 2014."
    assert not any(text.startswith("Chưa nộp") for text in said)


def test_a_milestone_begins_with_the_count_of_its_outcomes() -> None:
    said = paragraphs(yearly_report(drawn_up(FILED, 2014), VI))
    place = next(n for n, text in enumerate(said) if "(T08):" in text)
    # T08 of the 13 targets of 2015 has figures; nobody of the two reports district officials
    assert said[place - 1] == (
        "Mốc này có 13 mục tiêu: 1 chưa tới mức, 8 chưa có số liệu, 4 không phát sinh."
    )


def test_units_are_named_at_both_ends_of_a_level() -> None:
    letter = yearly_report(drawn_up(FILED, 2014), VI)
    rows = {row[0]: row for row in tables(letter)[-2].rows}
    assert rows["T08"][2:] == ("65", "0", "2: Xã An Sinh 50,00 %, Xã Tràng Lương 62,00 %", "0")
    assert rows["T19\nT25"][-1] == "2"


def test_the_best_and_the_worst_are_named_and_the_rest_is_counted() -> None:
    # 70 and 90 % reach the floor of 65; 10 to 50 % do not; nothing to count is left out
    rates = {"07078": 70, "07081": 90, "07084": 50, "07087": 40, "07090": 30, "07093": 20}
    filed: Filed = {(2014, code): {"401": 100, "403": n} for code, n in rates.items()}
    filed |= {(2014, AN_SINH): {"401": 0, "403": 0}, (2014, "07096"): {"401": 100, "403": 10}}
    few = small(AN_SINH, "07096", *rates)
    letter = yearly_report(drawn_up(filed, 2014, few), VI)
    (row,) = (row for row in tables(letter)[-2].rows if row[0] == "T08")
    names = {unit.code: unit.name for unit in few.units_in(2014).values()}
    assert row[3:] == (
        f"2: {names['07081']} 90,00 %, {names['07078']} 70,00 %",
        (
            f"5: {names['07096']} 10,00 %, {names['07093']} 20,00 %, {names['07090']} 30,00 %, "
            "và 2 đơn vị khác"
        ),
        "0",
    )


def test_an_interim_review_tells_the_way_from_the_start() -> None:
    # 25 points in two years: 54 % is due after 1,12 years; 11 points are left
    letter = review_report(drawn_up(FILED, 2014), VI)
    assert letter.abstract.startswith("Sơ kết việc thực hiện Kế hoạch xây dựng xã hội học tập")
    assert of_target(letter, "T08") == (
        "- Hộ gia đình được công nhận là gia đình hiếu học (T08): Kết quả 810/1.500 hộ, bằng "
        "54,00 %. Chưa tới mức 65 %, còn thiếu 165 hộ. "
        "Năm 2013 tỷ lệ là 40,00 %, năm 2014 là 54,00 %. So với tiến độ đều từ năm 2013 đến hết "
        "năm 2015: nhanh hơn 0,12 năm. Số đơn vị dưới mức là 2: Xã An Sinh thiếu 150, Xã Tràng "
        "Lương thiếu 15."
    )


def test_a_final_review_is_called_so() -> None:
    filed = FILED | {(2015, code): items for (year, code), items in FILED.items() if year == 2014}
    letter = review_report(drawn_up(filed, 2015), EN)
    assert letter.abstract.startswith("Final review, up to the end of 2015, of the ")
    # 54 % was due after 1,12 of 2 years
    assert (
        "Against an even way from 2013 to 2015: 0.88 years behind. Below the level, number of "
        "units 2: Xã An Sinh lacks 150, Xã Tràng Lương lacks 15."
    ) in of_target(letter, "T08")


def test_a_review_of_the_first_year_has_nothing_to_compare_with() -> None:
    said = of_target(review_report(drawn_up(FILED, 2013), EN), "T08")
    assert "There is no figure of an earlier year to compare with." in said
    assert "even way" not in said


def test_a_report_of_one_unit_compares_and_leaves_the_others_out() -> None:
    letter = yearly_report(drawn_up(FILED, 2014, unit=AN_SINH), EN)
    assert letter.abstract.endswith(" – Xã An Sinh")
    said = paragraphs(letter)
    assert "Return of Xã An Sinh for 2014: " in said[1]
    assert said[2].startswith("The check of the return found: errors ")
    assert "Below the district's level of 65%" in of_target(letter, "T08")
    shown = [cell for table in tables(letter) for row in table.rows for cell in row]
    assert "below the level" in shown
    assert not {"not met", "not there yet", "met"} & set(shown)
    assert not any("Units that do well" in str(block) for block in letter.blocks)


def test_the_author_is_left_two_gaps() -> None:
    letter = yearly_report(drawn_up(FILED, 2014), EN)
    assert [block.text for block in letter.blocks if isinstance(block, Gap)] == [
        "[The author adds shortcomings and their causes here]",
        "[The author adds requests and proposals here]",
    ]


def test_an_office_that_the_plan_does_not_name_stays_open() -> None:
    head = letterhead(None, EN)
    assert (head.parent, head.body, head.number) == ("[…]", "[…]", "No.: …/[…]")
    assert (head.to, head.recipients, head.signer) == ("To: […]", ("- […].",), "[…]")
    nameless = replace(ONE_MORE, office=None)
    letter = yearly_report(drawn_up(FILED, 2014, nameless), EN)
    assert paragraphs(letter)[-1].endswith(
        "the report of the […], respectfully submitted to the […]./."
    )


def test_nothing_is_lacking_beside_a_target_that_is_met() -> None:
    # 64 of 100 lack 1; with 100 of an estimated 100 they are 82 %, which meets the floor of 65 %
    filed: Filed = {
        (2013, TRANG_LUONG): {"401": 100, "403": 10},
        (2015, AN_SINH): {"401": 100, "403": 64},
        (2015, TRANG_LUONG): {"403": 100},
    }
    letter = yearly_report(drawn_up(filed, 2015), EN)
    rows = [row for table in tables(letter) for row in table.rows if len(row) > 6]
    assert [row[4:] for row in rows if row[0] == "T08"] == [
        ("64.00%\n[82.00]*", "", "met, the aim too*")
    ]


def test_a_target_whose_year_is_past_has_no_way_left() -> None:
    filed = FILED | {(2016, code): items for (year, code), items in FILED.items() if year == 2014}
    assert "even way" not in of_target(review_report(drawn_up(filed, 2016), EN), "T08")


def test_a_mean_on_the_other_side_of_the_floor_is_told() -> None:
    # 100 % of 10 and 60 % of 1000: the mean is 80 %, the rate 610 of 1010, that is 60,40 %
    filed: Filed = {
        (2015, AN_SINH): {"401": 10, "403": 10},
        (2015, TRANG_LUONG): {"401": 1000, "403": 600},
    }
    said = paragraphs(yearly_report(drawn_up(filed, 2015), EN))
    assert (
        "T08: the mean of the units' rates is 80.00%, on the other side of 65% than the rate "
        "itself, 60.40%. The rate is right: the sum over the sum."
    ) in said


def test_a_report_of_one_unit_speaks_of_no_others() -> None:
    filed: Filed = {
        (2013, AN_SINH): {"401": 1000, "403": 400, "501": 9, "504": 9, "507": 9},
        (2015, AN_SINH): {"403": 1000, "501": 9, "503": 9, "504": 9, "907": 1},
    }
    letter = yearly_report(drawn_up(filed, 2015, unit=AN_SINH), EN)
    said = " ".join(paragraphs(letter))
    assert "on what the return of Xã An Sinh for 2015 shows." in said
    assert "As the unit answered in its return." in said
    assert "The figures of the unit are not complete." in said
    assert "if the size of the unit has not changed since 2013" in said
    assert "* if the size of the unit has not changed since 2013." in said
    for of_many in ("the returns for", "of the units", "not all have been", "of the 1 outstanding"):
        assert of_many not in said


def test_a_deadline_is_reported_against() -> None:
    drawn = drawn_up(FILED, 2014)
    late = replace(drawn, status=replace(drawn.status, deadline=date(2015, 1, 15)))
    said = paragraphs(yearly_report(late, EN))
    assert any(text.startswith("Dated after the deadline of 15 January 2015: ") for text in said)
    assert not any("deadline" in text for text in paragraphs(yearly_report(drawn, EN)))


def test_a_single_unit_at_one_end_is_named_with_its_rate() -> None:
    filed: Filed = {
        (2015, AN_SINH): {"401": 100, "403": 70},
        (2015, TRANG_LUONG): {"401": 100, "403": 50},
    }
    letter = yearly_report(drawn_up(filed, 2015), EN)
    rows = {row[0]: row for row in tables(letter)[-2].rows}
    assert rows["T08"][3:] == ("1: Xã An Sinh 70.00%", "1: Xã Tràng Lương 50.00%", "0")


def test_nothing_to_count_by_estimate_has_a_star() -> None:
    filed: Filed = {(2013, AN_SINH): {"401": 0, "403": 0}, (2015, AN_SINH): {"101": 3}}
    letter = yearly_report(drawn_up(filed, 2015, small(AN_SINH)), EN)
    (verdict,) = {r[6] for t in tables(letter) for r in t.rows if r[0] == "T08" and len(r) > 6}
    assert verdict == "not applicable*"


def test_the_widest_bounds_fit_into_their_column() -> None:
    # at 11 points [100,00–100,00]* takes 27,8 mm, and the margins of the cell 2 mm
    letter = yearly_report(drawn_up(FILED, 2014), EN)
    (widths,) = {table.widths for table in tables(letter) if len(table.header) == 7}
    assert widths[4] >= 30
    assert sum(widths) == 165
