"""Terminal: whole tables, as an official reads them, at 80 and at 120 columns."""

import re
from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tests.assessments import Known, assessed, small
from xhht_cli.assessment import Assessment
from xhht_cli.messages import say
from xhht_cli.present.compliance import Row, Section
from xhht_cli.present.language import Language, language
from xhht_cli.present.target_table import TargetTable
from xhht_cli.present.terminal import compute_table

AN_SINH, TRANG_LUONG, MAO_KHE, BTG = "07075", "07078", "07069", "BTG"
DISTRICT = small(AN_SINH, TRANG_LUONG, MAO_KHE, BTG)

FIGURES: Known = {
    2011: {
        AN_SINH: {"401": 1000, "403": 300},
        TRANG_LUONG: {"401": 500, "403": 200},
        MAO_KHE: {"401": 1000, "403": 450},
    },
    2013: {
        AN_SINH: {"201": 1, "401": 1000, "402": 800, "403": 500}
        | {"501": 50, "503": 50, "504": 20, "506": 19},
        TRANG_LUONG: {"201": 1, "401": 500, "402": 460, "403": 450}
        | {"501": 40, "503": 40, "504": 20, "506": 20, "507": 0, "509": 0},
        BTG: {"501": 8, "503": 8, "504": 8, "506": 8, "507": 0, "509": 0, "751": 8, "753": 1},
    },
}
"""Mạo Khê has filed nothing in 2013, and An Sinh has left viên chức (507) blank."""


def four_targets() -> Assessment:
    rejected = {"hỏng [red].xlsx": ("R101",)}
    return assessed(
        FIGURES, 2013, DISTRICT, targets=("T02", "T08", "T14", "T22"), rejected=rejected
    )


def four_targets_by_unit() -> Assessment:
    return assessed(FIGURES, 2013, DISTRICT, targets=("T02", "T08", "T14", "T22"), by_unit=True)


def one_commune() -> Assessment:
    return assessed(FIGURES, 2013, DISTRICT, targets=("T02", "T08"), unit=TRANG_LUONG)


def laid_out(assessment: Assessment, spoken: Language, width: int) -> str:
    console = Console(width=width, file=StringIO(), color_system=None, highlight=False)
    with console.capture() as capture:
        for block in compute_table(assessment, spoken):
            console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


# T08: 950/1.500 = 63,33 %. With the 1.000 households of Mạo Khê in 2011 it is at least
# 950/2.500 = 38 % and at most 1.950/2.500 = 78 %; 65 % of 2.500 is 1.625, so 675 are needed.
# The mean of 50 % and 90 % is 70 %. 65 % of 1.500 is 975: short by 25, 13 a year in two years.
# From 38 % in 2011 (950/2.500 too) nothing is closed at worst, and the floor is passed at best.

WIDE = """\
Kế hoạch xây dựng xã hội học tập huyện Đông Triều giai đoạn 2010 - 2015, định hướng đến năm 2020
Năm 2013 · toàn huyện · báo cáo dùng được 3/4 · 0 lỗi · 0 cảnh báo · 0 ghi chú

Mã   Chỉ tiêu                            Tử số/mẫu số           Tỷ lệ  Mức, %   Còn thiếu  Kết quả               Báo cáo
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Mốc 2011 – đã qua hạn (2 năm)
T02  Xã có điểm bưu điện văn hóa xã               2/2        100,00 %  ≥ 100               đạt                       2/2
     đang hoạt động

Mốc 2015 – chưa đến hạn (còn 2 năm)
T08  Hộ gia đình được công nhận là gia      950/1.500         63,33 %  ≥ 65–70         25  chưa xác định             2/3
     đình hiếu học                                     [38,00–78,00]*              13/năm  (tạm: chưa tới mức)
                                                                                           chậm nhiều đến đạt
                                                                                           trước hạn
       Đăng ký danh hiệu gia đình hiếu    1.260/1.500         84,00 %                                                2/3
       học                                             [50,40–90,40]*

Hằng năm 2011–2015 – năm 2013 – đến hạn
T14  Đảng viên, cán bộ, công chức, viên         47/48         97,92 %  ≥ 100            1  không đạt                 3/4
     chức được bồi dưỡng kiến thức, kỹ
     năng chuyên ngành trong năm
       Đảng viên                                98/98        100,00 %                      chưa xác định             3/4
                                                                                           (tạm: đạt)
       Cán bộ, công chức                        47/48         97,92 %                   1  không đạt                 3/4
       Viên chức                                                    –                      chưa xác định             2/4

Mốc 2020 – định hướng – chưa đến hạn (còn 7 năm)
T22  Cán bộ, công chức cấp huyện có               1/8         12,50 %  ≥ 10                đạt                       1/1
     trình độ sau đại học

2011: 1 đạt
2015: 1 chưa xác định
Hằng năm: 1 không đạt
2020: 1 đạt

* nếu quy mô (mẫu số) của đơn vị chưa có số liệu không đổi so với năm 2011.
- Tỷ lệ không ghi khoảng [ ] dù còn thiếu báo cáo: có đơn vị chưa biết quy mô (mẫu số), các năm trước cũng không có số
  liệu.
- Tiến độ tính từ năm 2011: T08.
- Tiến độ chưa đủ kỳ: T22.
- T08: trung bình cộng tỷ lệ của các đơn vị là 70,00 %, nằm khác phía mức 65 % so với tỷ lệ chung 63,33 %. Tỷ lệ đúng là
  tỷ lệ chung: tổng chia cho tổng.
- Chưa xác định; số liệu của Thị trấn Mạo Khê có thể đủ để kết luận: T08 (cần thêm ít nhất 675 trong 1.000).
- Chưa nộp biểu 01.N/XHHT-X (1 đơn vị): Thị trấn Mạo Khê.
- Tệp không dùng được (1): hỏng [red].xlsx (R101).
"""  # noqa: E501  # a terminal of 120 columns

NARROW = """\
Kế hoạch xây dựng xã hội học tập huyện Đông Triều giai đoạn 2010 - 2015, định
hướng đến năm 2020
Năm 2013 · toàn huyện · báo cáo dùng được 3/4 · 0 lỗi · 0 cảnh báo · 0 ghi chú

Mã  Chỉ tiêu                          Tỷ lệ Mức, %  Kết quả              Báo cáo
────────────────────────────────────────────────────────────────────────────────
Mốc 2011 – đã qua hạn (2 năm)
T02 Xã có điểm bưu điện văn        100,00 % ≥ 100   đạt                      2/2
    hóa xã đang hoạt động               2/2

Mốc 2015 – chưa đến hạn (còn 2 năm)
T08 Hộ gia đình được công           63,33 % ≥ 65–70 chưa xác định            2/3
    nhận là gia đình hiếu    [38,00–78,00]*         (tạm: chưa tới mức)
    học                           950/1.500         chậm nhiều đến đạt
                                                    trước hạn
                                                    thiếu 25 (13/năm)
      Đăng ký danh hiệu gia         84,00 %                                  2/3
      đình hiếu học          [50,40–90,40]*
                                1.260/1.500

Hằng năm 2011–2015 – năm 2013 – đến hạn
T14 Đảng viên, cán bộ, công         97,92 % ≥ 100   không đạt                3/4
    chức, viên chức được bồi          47/48         thiếu 1
    dưỡng kiến thức, kỹ năng
    chuyên ngành trong năm
      Đảng viên                    100,00 %         chưa xác định            3/4
                                      98/98         (tạm: đạt)
      Cán bộ, công chức             97,92 %         không đạt                3/4
                                      47/48         thiếu 1
      Viên chức                           –         chưa xác định            2/4

Mốc 2020 – định hướng – chưa đến hạn (còn 7 năm)
T22 Cán bộ, công chức cấp           12,50 % ≥ 10    đạt                      1/1
    huyện có trình độ sau               1/8
    đại học

2011: 1 đạt
2015: 1 chưa xác định
Hằng năm: 1 không đạt
2020: 1 đạt

* nếu quy mô (mẫu số) của đơn vị chưa có số liệu không đổi so với năm 2011.
- Tỷ lệ không ghi khoảng [ ] dù còn thiếu báo cáo: có đơn vị chưa biết quy mô
  (mẫu số), các năm trước cũng không có số liệu.
- Tiến độ tính từ năm 2011: T08.
- Tiến độ chưa đủ kỳ: T22.
- T08: trung bình cộng tỷ lệ của các đơn vị là 70,00 %, nằm khác phía mức 65 %
  so với tỷ lệ chung 63,33 %. Tỷ lệ đúng là tỷ lệ chung: tổng chia cho tổng.
- Chưa xác định; số liệu của Thị trấn Mạo Khê có thể đủ để kết luận: T08 (cần
  thêm ít nhất 675 trong 1.000).
- Chưa nộp biểu 01.N/XHHT-X (1 đơn vị): Thị trấn Mạo Khê.
- Tệp không dùng được (1): hỏng [red].xlsx (R101).
"""

ENGLISH = """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to
2020
Year 2013 · whole district · usable returns 3/4 · 0 errors · 0 warnings · 0
notes

ID  Indicator                        Value Floor, % Verdict              Reports
────────────────────────────────────────────────────────────────────────────────
Milestone 2011 – past (by 2 years)
T02 Communes (xã) with a           100.00% ≥ 100    met                      2/2
    working post and                   2/2
    culture office

Milestone 2015 – upcoming (2 years left)
T08 Households recognised           63.33% ≥ 65–70  undetermined             2/3
    as study-loving         [38.00–78.00]*          (now: not there yet)
    families                     950/1,500          far behind to
                                                    reached early
                                                    short by 25
                                                    (13/year)
      Registered for the            84.00%                                   2/3
      title of study-loving [50.40–90.40]*
      family                   1,260/1,500

Every year 2011–2015 – for 2013 – due
T14 Party members,                  97.92% ≥ 100    not met                  3/4
    officials and public             47/48          short by 1
    employees trained in
    specialist knowledge
    and skills in the year
      Party members                100.00%          undetermined             3/4
                                     98/98          (now: met)
      Cadres and civil              97.92%          not met                  3/4
      servants                       47/48          short by 1
      Public employees                   –          undetermined             2/4

Milestone 2020 – orientation – upcoming (7 years left)
T22 District officials with         12.50% ≥ 10     met                      1/1
    a postgraduate degree              1/8

2011: 1 met
2015: 1 undetermined
Every year: 1 not met
2020: 1 met

* if the size of the units whose figures are missing has not changed since 2011.
- A value without bounds, although reports are missing: the size of a unit is
  neither known nor reported in an earlier year.
- Pace measured from 2011: T08.
- Too few years with enough reports for a pace: T22.
- T08: the mean of the units' rates is 70.00%, on the other side of 65% than the
  rate itself, 63.33%. The rate is right: the sum over the sum.
- Undetermined; the figures of Thị trấn Mạo Khê could settle it: T08 (at least
  675 of 1,000 needed).
- Not reported, form 01.N/XHHT-X (1): Thị trấn Mạo Khê.
- Files that could not be used (1): hỏng [red].xlsx (R101).
"""

ENGLISH_WIDE = """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020
Year 2013 · whole district · usable returns 3/4 · 0 errors · 0 warnings · 0 notes

ID   Indicator                            Count/total           Value  Floor, %  Short by  Verdict               Reports
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Milestone 2011 – past (by 2 years)
T02  Communes (xã) with a working post            2/2         100.00%  ≥ 100               met                       2/2
     and culture office

Milestone 2015 – upcoming (2 years left)
T08  Households recognised as               950/1,500          63.33%  ≥ 65–70         25  undetermined              2/3
     study-loving families                             [38.00–78.00]*             13/year  (now: not there yet)
                                                                                           far behind to
                                                                                           reached early
       Registered for the title of        1,260/1,500          84.00%                                                2/3
       study-loving family                             [50.40–90.40]*

Every year 2011–2015 – for 2013 – due
T14  Party members, officials and public        47/48          97.92%  ≥ 100            1  not met                   3/4
     employees trained in specialist
     knowledge and skills in the year
       Party members                            98/98         100.00%                      undetermined              3/4
                                                                                           (now: met)
       Cadres and civil servants                47/48          97.92%                   1  not met                   3/4
       Public employees                                             –                      undetermined              2/4

Milestone 2020 – orientation – upcoming (7 years left)
T22  District officials with a                    1/8          12.50%  ≥ 10                met                       1/1
     postgraduate degree

2011: 1 met
2015: 1 undetermined
Every year: 1 not met
2020: 1 met

* if the size of the units whose figures are missing has not changed since 2011.
- A value without bounds, although reports are missing: the size of a unit is neither known nor reported in an earlier
  year.
- Pace measured from 2011: T08.
- Too few years with enough reports for a pace: T22.
- T08: the mean of the units' rates is 70.00%, on the other side of 65% than the rate itself, 63.33%. The rate is right:
  the sum over the sum.
- Undetermined; the figures of Thị trấn Mạo Khê could settle it: T08 (at least 675 of 1,000 needed).
- Not reported, form 01.N/XHHT-X (1): Thị trấn Mạo Khê.
- Files that could not be used (1): hỏng [red].xlsx (R101).
"""  # noqa: E501  # a terminal of 120 columns

MATRIX = """\
Kế hoạch xây dựng xã hội học tập huyện Đông Triều giai đoạn 2010 - 2015, định
hướng đến năm 2020
Năm 2013 · toàn huyện · báo cáo dùng được 3/4 · 0 lỗi · 0 cảnh báo · 0 ghi chú

Đơn vị nộp biểu 01.N/XHHT-X
                          T02     T08     T14
Đơn vị                  ≥ 100 ≥ 65–70   ≥ 100
Toàn huyện            100,00✓  63,33?  97,92✗
Xã
Xã An Sinh            100,00✓  50,00✗  95,00✗
Xã Tràng Lương        100,00✓  90,00✓ 100,00✓
Thị trấn
Thị trấn Mạo Khê                    –       –
(chưa nộp)

Đơn vị nộp biểu 02.N/XHHT-CQ
                          T14    T22
Đơn vị                  ≥ 100   ≥ 10
Toàn huyện             97,92✗ 12,50✓
Cơ quan Đảng cấp
huyện
Ban Tuyên giáo Huyện  100,00✓ 12,50✓
ủy

Từng đơn vị so với mức chung của huyện: ✓ tới mức, ✗ dưới mức, ? chưa xác định,
– chưa có số liệu, kps không phát sinh, * theo số ước; ô trống: không thuộc biểu
của đơn vị.

- Chưa nộp biểu 01.N/XHHT-X (1 đơn vị): Thị trấn Mạo Khê.
"""

ONE_COMMUNE = """\
Kế hoạch xây dựng xã hội học tập huyện Đông Triều giai đoạn 2010 - 2015, định
hướng đến năm 2020
Năm 2013 · Xã Tràng Lương (07078), so với mức chung của huyện · báo cáo dùng
được 1/1 · báo cáo cả năm của mọi đơn vị: 0 lỗi · 0 cảnh báo · 0 ghi chú

Mã  Chỉ tiêu                           Tỷ lệ Mức, %  Kết quả             Báo cáo
────────────────────────────────────────────────────────────────────────────────
Mốc 2011 – đã qua hạn (2 năm)
T02 Xã có điểm bưu điện văn hóa xã  100,00 % ≥ 100   đạt                     1/1
    đang hoạt động                       1/1

Mốc 2015 – chưa đến hạn (còn 2 năm)
T08 Hộ gia đình được công nhận là    90,00 % ≥ 65–70 đạt cả mức phấn đấu     1/1
    gia đình hiếu học                450/500         đạt trước hạn
      Đăng ký danh hiệu gia đình     92,00 %                                 1/1
      hiếu học                       460/500

2011: 1 đạt
2015: 1 đạt

- Tiến độ tính từ năm 2011.
"""


@pytest.mark.parametrize(
    ("code", "width", "expected"),
    [("vi", 120, WIDE), ("vi", 80, NARROW), ("en", 80, ENGLISH), ("en", 120, ENGLISH_WIDE)],
)
def test_the_table_of_targets(code: str, width: int, expected: str) -> None:
    assert laid_out(four_targets(), language(code), width) == expected


def test_the_matrix_of_units_and_targets() -> None:
    assert laid_out(four_targets_by_unit(), language("vi"), 80) == MATRIX


def test_the_table_of_one_unit() -> None:
    assert laid_out(one_commune(), language("vi"), 80) == ONE_COMMUNE


@pytest.mark.parametrize("width", [60, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for drawn in (four_targets(), four_targets_by_unit()):
        assert max(map(len, laid_out(drawn, language("vi"), width).splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40, 70, 73, 74, 80, 109, 110, 200])
def test_no_figure_is_cut_however_narrow(width: int) -> None:
    letters = "".join(laid_out(four_targets(), language("en"), width).split())
    for figure in ("63.33%", "[38.00–78.00]*", "950/1,500", "≥65–70", "13/year", "2/3"):
        assert figure in letters


@pytest.mark.parametrize("width", [76, 90, 109])
def test_no_word_is_cut(width: int) -> None:
    def letters(columns: int) -> Counter[str]:
        text = laid_out(four_targets(), language("vi"), columns)
        return Counter(letter for letter in text if letter not in " \n─")

    assert letters(width) == letters(80)


def test_a_matrix_wider_than_the_terminal_goes_on_in_further_blocks() -> None:
    everything = assessed(FIGURES, 2013, DISTRICT, by_unit=True)
    lines = laid_out(everything, language("vi"), 80).splitlines()
    headers = [line.strip() for line in lines if re.fullmatch(r"( +T\d\d)+", line)]
    assert [" ".join(header.split()) for header in headers] == [
        "T01 T02 T03 T04 T27 T05 T06 T07 T08",
        "T09 T10 T11 T12 T13 T19 T20 T21",
        "T14 T24 T25 T26",
        "T04 T10 T11 T15 T16 T17 T18 T14 T22",
        "T23",
    ]
    assert sum(line.startswith("Xã An Sinh ") for line in lines) == 3


def test_colours_only_stand_beside_the_words() -> None:
    console = Console(width=120, file=StringIO(), force_terminal=True, color_system="standard")
    with console.capture() as capture:
        for block in compute_table(four_targets(), language("vi")):
            console.print(block)
    coloured = capture.get()
    assert "\x1b[32mđạt\x1b[0m" in coloured
    assert "\x1b[1;31mkhông đạt\x1b[0m" in coloured
    assert "\x1b[33mchưa xác định\x1b[0m" in coloured


def test_titles_and_names_are_text_and_not_markup() -> None:
    titled = replace(DISTRICT, units=tuple(replace(u, name="[bold]X[/]") for u in DISTRICT.units))
    drawn = assessed(FIGURES, 2013, titled, targets=("T08",))
    assert "[bold]X[/]" in laid_out(drawn, language("vi"), 120)


def test_a_choice_that_leaves_no_target_says_so() -> None:
    agency = assessed(FIGURES, 2013, DISTRICT, targets=("T08",), unit=BTG)
    text = laid_out(agency, language("en"), 120)
    assert "There is no target to show" in text
    assert "Verdict" not in text


def test_a_unit_with_nothing_to_count_is_marked_in_the_matrix() -> None:
    known: Known = {2013: {AN_SINH: {"401": 0, "403": 0}}}
    drawn = assessed(known, 2013, small(AN_SINH), targets=("T08",), by_unit=True)
    lines = [line.split() for line in laid_out(drawn, language("vi"), 80).splitlines()]
    assert ["Xã", "An", "Sinh", "kps"] in lines


def test_one_wide_interval_is_broken_before_the_columns_are_given_up() -> None:
    """35,390.43 of 100,000 at most: with its bounds in one line there is no room at 80 columns."""
    columns = TargetTable(
        sections=(
            Section(
                heading="2015",
                label="2015",
                outcomes="",
                rows=(WIDE_ROW, replace(WIDE_ROW, counts="")),
            ),
        ),
        labels=(say("Value"), say("Level")),
        language=language("en"),
    )
    console = Console(width=80, file=StringIO(), color_system=None, highlight=False)
    with console.capture() as capture:
        console.print(columns)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    assert lines[0].split() == ["ID", "Indicator", "Value", "Level", "Verdict", "Reports"]
    assert [" ".join(line.split()) for line in lines[3:7]] == [
        "M1 Illiterate adults 5,175.60/100,000 ≤ 5,000– undetermined 3/4",
        "[3,526.45– 2,000/100,000",
        "35,390.43]*",
        "280/5,410",
    ]


WIDE_ROW = Row(
    target="M1",
    title="Illiterate adults",
    counts="280/5,410",
    value="5,175.60/100,000",
    bounds="[3,526.45–35,390.43]*",
    reported="3/4",
    level="≤ 5,000–2,000/100,000",
    verdict="undetermined",
)
