"""Names of the copies: none leads out of the folder, and no two are the same."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.present.annotate.names import copy_name, list_name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.xlsx", "a.xlsx"),
        ("2013/Xã An Sinh.XLSM", "2013/Xã An Sinh.XLSM"),
        ("../../etc/a.xlsx", "etc/a.xlsx"),
        ("/etc/a.xlsx", "etc/a.xlsx"),
        ("C:\\x\\..\\a.xlsx", "C_/x/a.xlsx"),
        ("nul/con.xlsx", "_nul/_con.xlsx"),
        ("LPT¹.xlsx", "_LPT¹.xlsx"),
        ("a. /b?.xlsx", "a/b_.xlsx"),
        ("~$a.xlsx", "_~$a.xlsx"),
        (".a/b.xlsx", "_.a/b.xlsx"),
        ("really-a-workbook.xls", "really-a-workbook.xls.xlsx"),
        ("..", "bieu.xlsx"),
    ],
)
def test_a_copy_keeps_the_path_tidied(file: str, name: str) -> None:
    assert str(copy_name(file, ".xlsx", ())) == name


def test_a_list_is_named_after_the_file_and_ends_as_a_workbook() -> None:
    assert str(list_name("2013/a.xls", ())) == "2013/a_xls_Loi-can-sua.xlsx"


def test_two_files_of_the_same_name_get_two_even_where_case_is_not_told_apart() -> None:
    first = str(copy_name("x/a:.xlsx", ".xlsx", ()))
    taken = {first.casefold()}
    assert (first, str(copy_name("X/A?.xlsx", ".xlsx", taken))) == ("x/a_.xlsx", "X/A_ (2).xlsx")


@given(st.text(alphabet=st.characters() | st.sampled_from("/\\.:~$ \0")))
def test_no_name_leads_out_of_the_folder_or_is_too_long(file: str) -> None:
    for path in (copy_name(file, ".xlsx", ()), list_name(file, ())):
        assert isinstance(path, PurePosixPath)
        assert not path.is_absolute()
        assert not {"..", ".", ""} & set(path.parts)
        assert not any(set(part) & set('<>:"|?*\\\0') for part in path.parts)
        assert path.suffix.lower() in {".xlsx", ".xlsm"}
        assert max(len(part.encode()) for part in path.parts) <= 230
