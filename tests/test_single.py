"""The single file: that all of us is packed, and that the processes it reads with start.

Making one takes a minute and the libraries from the network; it is made and tried where
XHHT_TEST_SINGLE is 1.
"""

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from tests.workbooks import packed, workbook
from tools.single.__main__ import ROOT, SPEC, make
from xhht_cli.returns.child import ChildReader, Way

PACKAGE = ROOT / "xhht_cli"

ODS = """\
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Biểu">
<table:table-row><table:table-cell office:value-type="string">
<text:p>hai thôn</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
"""A sheet of one cell, as LibreOffice writes it."""


class Analysis:
    """In place of PyInstaller's: keeps what it is told, and finds some files of babel's besides."""

    def __init__(self, scripts: list[str], **told: object) -> None:
        self.scripts, self.told = scripts, told
        self.pure = self.binaries = ()
        given = cast("list[tuple[str, str]]", told["datas"])
        self.datas = [((Path(to) / Path(file).name).as_posix(), file) for file, to in given]
        self.datas += [(f"babel/locale-data/{name}.dat", "") for name in ("root", "vi", "en", "de")]


@pytest.fixture(scope="module")
def recipe() -> Analysis:
    """What the recipe tells PyInstaller."""
    known = {"Analysis": Analysis, "PYZ": lambda *_: None, "EXE": lambda *_, **__: None}
    return cast("Analysis", runpy.run_path(str(SPEC), known)["packed"])


def of_package(suffix: str = "") -> set[Path]:
    files = {path for path in PACKAGE.rglob(f"*{suffix}") if path.is_file()}
    return {path for path in files if "__pycache__" not in path.parts}


def test_every_module_is_packed_though_it_is_imported_only_when_needed(recipe: Analysis) -> None:
    paths = [path.relative_to(ROOT).with_suffix("").parts for path in of_package(".py")]
    modules = {".".join(parts).removesuffix(".__init__") for parts in paths}
    assert modules == set(cast("list[str]", recipe.told["hiddenimports"]))


def test_every_file_of_ours_is_packed_where_it_is_looked_for(recipe: Analysis) -> None:
    ours = {name for name, _ in recipe.datas if name.startswith("xhht_cli/")}
    data = {path.relative_to(ROOT).as_posix() for path in of_package() - of_package(".py")}
    assert data == ours


def test_of_babels_locales_only_those_in_use_are_packed(recipe: Analysis) -> None:
    locales = [name for name, _ in recipe.datas if name.startswith("babel/")]
    assert locales == [f"babel/locale-data/{name}.dat" for name in ("root", "vi", "en")]


def test_the_templates_of_python_docx_are_found(recipe: Analysis) -> None:
    assert recipe.told["module_collection_mode"] == {"docx": "pyz+py"}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the single file is a shell script")
def test_the_single_file_is_started_as_its_own_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    single = tmp_path / "xhht"
    program = SPEC.with_name("program.py")
    single.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n')
    single.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(single))
    with ChildReader() as child:
        (grid,) = child.read(Way.XLSX, workbook("a | b"))
    assert grid.rows == [["a", "b"]]


made_here = pytest.mark.skipif(
    os.environ.get("XHHT_TEST_SINGLE") != "1", reason="XHHT_TEST_SINGLE is not 1"
)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("single")
    return make(folder / "Chương trình", folder / "work")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "Phòng Giáo dục"
    folder.mkdir()
    return folder


def run(program: list[str], folder: Path, *arguments: str) -> tuple[int, str, str]:
    told = subprocess.run(  # noqa: S603  # our own program
        [*program, *arguments],
        cwd=folder,
        env=os.environ | {"XHHT_LANG": "en", "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return told.returncode, told.stdout, told.stderr


OURS = [sys.executable, "-m", "xhht_cli"]
SAMPLE = str(ROOT / "data" / "sample")


@made_here
@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("explain", "T08", "--lang", "vi"),
        ("compute", SAMPLE),
        ("compute", SAMPLE, "--workers", "2", "--format", "json"),
        ("check", SAMPLE, "--format", "csv"),
        ("status", SAMPLE),
        ("rollup", SAMPLE, "--by", "unit", "--format", "json"),
        ("trace", SAMPLE, "--indicator", "T08", "--format", "md"),
        ("diff", SAMPLE, SAMPLE),
        ("units", "--year", "2013"),
        ("plan", "show"),
        ("completion", "bash"),
    ],
)
def test_it_says_what_the_installed_program_says(
    single: Path, office: Path, arguments: tuple[str, ...]
) -> None:
    assert run([str(single)], office, *arguments) == run(OURS, office, *arguments)


@made_here
def test_it_reads_in_a_child_process(single: Path, office: Path) -> None:
    (office / "a.ods").write_bytes(packed({"content.xml": ODS.encode()}))
    (office / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    told = run([str(single)], office, "check", ".", "--format", "csv")
    assert told == run(OURS, office, "check", ".", "--format", "csv")
    assert "a.ods" in told[1]


@made_here
def test_it_writes_forms_returns_and_what_leaves_the_office(single: Path, office: Path) -> None:
    for arguments in (
        ("template", "-o", "forms", "--year", "2013"),
        ("sample", "returns"),
        ("check", "returns", "--annotate", "to-mend"),
        ("export", "returns", "-o", "summary.xlsx"),
        ("export", "returns", "-o", "report.docx"),
        ("export", "returns", "-o", "page.html"),
        ("plan", "new", "plan"),
        ("plan", "check", "plan"),
        ("plan", "test", "plan"),
    ):
        code, _, told = run([str(single)], office, *arguments)
        assert code == int(arguments[0] == "check"), told
    assert len(list((office / "forms").iterdir())) == 63
