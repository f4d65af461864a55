"""Markdown: whole documents, and text in them that stays text."""

from dataclasses import replace

from tests.assessments import Known, assessed, small
from xhht_cli.present.language import language
from xhht_cli.present.markdown import compute_markdown

DISTRICT = small("07075", "07078", "BTG")
FIGURES: Known = {
    2013: {
        "07075": {"201": 1, "401": 1000, "403": 700},
        "07078": {"201": 0, "401": 500, "403": 260},
    }
}

TARGETS = """\
# Kế hoạch xây dựng xã hội học tập huyện Đông Triều giai đoạn 2010 - 2015, định hướng đến năm 2020

Năm 2013 · toàn huyện · báo cáo dùng được 2/3 · 0 lỗi · 0 cảnh báo · 0 ghi chú

## Mốc 2011 – đã qua hạn (2 năm)

| Mã | Chỉ tiêu | Tử số/mẫu số | Tỷ lệ | Mức, % | Còn thiếu | Kết quả | Báo cáo |
| --- | --- | --- | --- | --- | --- | --- | --- |
| T02 | Xã có điểm bưu điện văn hóa xã đang hoạt động | 1/2 | 50,00 % | ≥ 100 | 1 | không đạt | 2/2 |

## Mốc 2015 – chưa đến hạn (còn 2 năm)

| Mã | Chỉ tiêu | Tử số/mẫu số | Tỷ lệ | Mức, % | Còn thiếu | Kết quả | Báo cáo |
| --- | --- | --- | --- | --- | --- | --- | --- |
| T08 | Hộ gia đình được công nhận là gia đình hiếu học | 960/1.500 | 64,00 % | ≥ 65–70 | 15 (8/năm) | chưa tới mức | 2/2 |
|  | – Đăng ký danh hiệu gia đình hiếu học |  | – \\[0,00–100,00\\] |  |  |  | 0/2 |

- 2011: 1 không đạt
- 2015: 1 chưa tới mức

- Tiến độ: chưa đủ kỳ (cần đủ số liệu của ít nhất hai năm).
- Chưa nộp biểu 02.N/XHHT-CQ (1 đơn vị): Ban Tuyên giáo Huyện ủy.
"""  # noqa: E501  # the lines of a table

UNITS = """\
# Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020

Year 2013 · whole district · usable returns 2/3 · 0 errors · 0 warnings · 0 notes

## Units that file form 01.N/XHHT-X

| Unit | T02 (≥ 100) | T08 (≥ 65–70) |
| --- | --- | --- |
| Whole district | 50.00✗ | 64.00✗ |
| Commune |  |  |
| Xã An Sinh | 100.00✓ | 70.00✓ |
| Xã Tràng Lương | 0.00✗ | 52.00✗ |

Each unit by itself, against the district's levels: ✓ reached, ✗ below, ? undetermined, – no data, n/a nothing to count, \\* by estimate; an empty cell is not the unit's.

- Not reported, form 02.N/XHHT-CQ (1): Ban Tuyên giáo Huyện ủy.
"""  # noqa: E501  # likewise


def test_targets_are_tables_by_milestone() -> None:
    drawn = assessed(FIGURES, 2013, DISTRICT, targets=("T02", "T08"))
    assert compute_markdown(drawn, language("vi")) == TARGETS


def test_units_are_a_table_for_each_form_that_has_a_part_in_the_targets() -> None:
    drawn = assessed(FIGURES, 2013, DISTRICT, targets=("T02", "T08"), by_unit=True)
    assert compute_markdown(drawn, language("en")) == UNITS


def test_names_and_files_are_text_and_not_markup() -> None:
    named = tuple(replace(unit, name="A|B *c*") for unit in DISTRICT.units)
    drawn = assessed(
        FIGURES,
        2013,
        replace(DISTRICT, units=named),
        targets=("T08",),
        by_unit=True,
        rejected={"<b>|`x\x1b[31m.xlsx": ("R101",)},
    )
    text = compute_markdown(drawn, language("en"))
    assert r"| A\|B \*c\* |" in text
    assert r"\<b\>\|\`x�\[31m.xlsx (R101)" in text


def test_a_choice_that_leaves_no_target_says_so() -> None:
    drawn = assessed(FIGURES, 2013, DISTRICT, targets=("T08",), unit="BTG")
    assert "- There is no target to show" in compute_markdown(drawn, language("en"))
