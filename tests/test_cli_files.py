"""The commands that write returns: which files they make, and that they harm none."""

from pathlib import Path

import pytest

from xhht_cli.cli import main
from xhht_cli.plan import load_plan
from xhht_cli.present.forms import form_for

REGISTER = """\
code,name,kind,valid_from,valid_to,successors,basis
07075,Xã An Sinh,xa,2004-08-31,,,for this test
07078,Xã Tràng Lương,xa,2004-08-31,,,for this test
VP,Văn phòng HĐND và UBND huyện,phong-ban,2004-08-31,,,for this test
"""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("XHHT_LANG", "en")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of two communes and one agency, so that a year is three files."""
    file = tmp_path / "units.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xlsx"))


def test_a_year_has_a_blank_return_for_each_unit(register: Path, tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    assert main(["template", "-o", str(forms), "--year", "2013", "--register", str(register)]) == 0
    assert names(forms) == [
        "2013_07075_Xa-An-Sinh.xlsx",
        "2013_07078_Xa-Trang-Luong.xlsx",
        "2013_VP_Van-phong-HDND-va-UBND-huyen.xlsx",
    ]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--unit", "07078"], ["07078"]),
        (["--unit", "vp", "--unit", "07075"], ["07075", "VP"]),
        (["--form", "02.n/xhht-cq"], ["VP"]),
        (["--form", "01.N/XHHT-X"], ["07075", "07078"]),
    ],
)
def test_units_and_form_narrow_what_is_written(
    options: list[str], codes: list[str], register: Path, tmp_path: Path
) -> None:
    forms = tmp_path / "forms"
    call = ["template", "-o", str(forms), "--year", "2013", "--register", str(register), *options]
    assert main(call) == 0
    assert [name.split("_")[1] for name in names(forms)] == codes


def test_a_unit_that_does_not_file_the_form_leaves_nothing_to_write(tmp_path: Path) -> None:
    call = ["template", "-o", str(tmp_path), "--year", "2013", "--unit", "VP"]
    assert main([*call, "--form", "01.N/XHHT-X"]) == 2
    assert names(tmp_path) == []


def test_the_blank_forms_name_no_unit(tmp_path: Path) -> None:
    assert main(["template", "-o", str(tmp_path), "--blank"]) == 0
    assert names(tmp_path) == ["01.N-XHHT-X.xlsx", "02.N-XHHT-CQ.xlsx"]


def test_a_return_already_filled_in_is_never_written_over_unless_forced(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = tmp_path / "forms"
    forms.mkdir()
    unit = load_plan().units_in(2013)["07075"]
    filled = form_for(load_plan(), unit, 2013, {"401": 1000})
    (forms / "2013_07075_Xa-An-Sinh.xlsx").write_bytes(filled)
    call = ["template", "-o", str(forms), "--year", "2013", "--register", str(register)]
    assert main(call) == 2
    assert "2013_07075_Xa-An-Sinh.xlsx" in capsys.readouterr().err
    assert names(forms) == ["2013_07075_Xa-An-Sinh.xlsx"]
    assert (forms / "2013_07075_Xa-An-Sinh.xlsx").read_bytes() == filled
    assert main([*call, "--force"]) == 0
    assert len(names(forms)) == 3
    assert (forms / "2013_07075_Xa-An-Sinh.xlsx").read_bytes() != filled


def test_writing_the_same_forms_again_is_no_conflict(register: Path, tmp_path: Path) -> None:
    call = ["template", "-o", str(tmp_path), "--year", "2013", "--register", str(register)]
    assert main(call) == 0
    assert main(call) == 0


def test_a_folder_that_cannot_be_made_is_6(register: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    folder = str(tmp_path / "file" / "forms")
    call = ["template", "-o", folder, "--year", "2013", "--register", str(register)]
    assert main(call) == 6


def test_sample_returns_of_several_years_stand_in_a_folder_each(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sample"
    call = ["sample", str(folder), "--years", "2012-2013", "--register", str(register)]
    assert main(call) == 0
    assert {name.split("/")[0] for name in names(folder)} == {"2012", "2013"}
    assert capsys.readouterr() == ("", f"{folder}: {len(names(folder))} returns.\n")
    assert main([*call, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_another_seed_gives_other_returns_and_does_not_replace_the_first(
    register: Path, tmp_path: Path
) -> None:
    call = ["sample", str(tmp_path / "s"), "--years", "2013", "--register", str(register)]
    assert main([*call, "--seed", "1"]) == 0
    before = {name: (tmp_path / "s" / name).read_bytes() for name in names(tmp_path / "s")}
    assert main([*call, "--seed", "2"]) == 2
    assert {name: (tmp_path / "s" / name).read_bytes() for name in before} == before
    assert main([*call, "--seed", "2", "--force"]) == 0
    assert {name: (tmp_path / "s" / name).read_bytes() for name in before} != before
