"""Wheel and sdist: what is in them, and that they run where there is nothing else of us."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "xhht_cli"
WORKED_FROM = PACKAGE, "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"
"""What of the repository goes into the sdist."""

MADE = "PKG-INFO", ".gitignore"
"""What hatchling adds to it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is made of the sdist."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words
    return folder


def in_wheel(built: Path) -> set[str]:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    return {name for name in names if ".dist-info/" not in name}


def in_sdist(built: Path) -> set[str]:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = [member.name for member in archive if member.isfile()]
    return {
        PurePosixPath(name).relative_to(PurePosixPath(name).parts[0]).as_posix() for name in names
    }


def of_package() -> set[str]:
    """Name the files of the package as they stand in the repository."""
    files = [path for path in (ROOT / PACKAGE).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    catalog = "xhht_cli/locale/vi/LC_MESSAGES/xhht"
    assert in_wheel(built) == of_package() - {f"{catalog}.po"}
    assert {
        f"{catalog}.mo",
        "xhht_cli/plans/dong-trieu-2011/plan.toml",
        "xhht_cli/plans/dong-trieu-2011/items.toml",
        "xhht_cli/plans/dong-trieu-2011/units.csv",
        "xhht_cli/plans/dong-trieu-2011/tests/den-2015.toml",
        "xhht_cli/starter/plan.toml",
        "xhht_cli/present/page/page.html",
        "xhht_cli/sample/sizes.toml",
        "xhht_cli/py.typed",
    } <= in_wheel(built)


def test_the_sdist_holds_what_a_wheel_is_made_from(built: Path) -> None:
    beside = {name for name in WORKED_FROM if name != PACKAGE}
    assert in_sdist(built) == of_package() | beside | set(MADE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A machine with the program installed, and an empty folder far from the repository."""

    python: Path
    folder: Path

    def runs(self, *arguments: str) -> str:
        """Run the installed command as a user does; give what it prints."""
        command = self.python.with_name("xhht" + self.python.suffix)
        return self._run(command, *arguments)

    def imported(self, module: str) -> Path:
        """Give the file that a module is imported from."""
        return Path(
            self._run(self.python, "-c", f"import {module}; print({module}.__file__)").strip()
        )

    def _run(self, command: Path, *arguments: str) -> str:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        told = subprocess.run(  # noqa: S603  # our own program
            [command, *arguments],
            cwd=self.folder,
            env=ours | {"XHHT_LANG": "en", "COLUMNS": "100", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout


def installed(source: Path, home: Path) -> Office:
    """Install into an environment that takes the libraries from ours, and the program not.

    A path file of ours that leads to the repository is not read there: only those of the
    environment's own folder are.
    """
    venv.create(home / "venv", with_pip=False)
    python = home / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    base = {"base": str(home / "venv"), "platbase": str(home / "venv")}
    own, ours = Path(sysconfig.get_path("purelib", "venv", vars=base)), sysconfig.get_paths()
    (own / "libraries.pth").write_text(f"{ours['purelib']}\n{ours['platlib']}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--ignore-installed"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet", str(source)]
    subprocess.run([*pip, *offline], check=True)  # noqa: S603  # likewise
    folder = home / "Phòng Giáo dục"
    folder.mkdir()
    return Office(python=python, folder=folder)


@pytest.fixture(scope="module")
def office(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    (wheel,) = built.glob("*.whl")
    return installed(wheel, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def returns(office: Office) -> str:
    office.runs("sample", "returns")
    return "returns"


def test_the_sdist_installs_and_runs_by_itself(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (sdist,) = built.glob("*.tar.gz")
    office = installed(sdist, tmp_path_factory.mktemp("sdist"))
    assert office.imported("xhht_cli").is_relative_to(office.python.parents[1])
    assert "usable returns 62/63" in office.runs("compute", str(ROOT / "data" / "sample"))


def test_it_is_the_installed_program_that_runs(office: Office) -> None:
    assert office.imported("xhht_cli").is_relative_to(office.python.parents[1])
    assert not office.imported("click").is_relative_to(office.python.parents[1])
    assert office.runs("--version").startswith("xhht ")


def test_it_knows_its_plan_in_both_languages(office: Office) -> None:
    assert "Hộ gia đình" in office.runs("explain", "T08", "--lang", "vi")
    assert "Households recognised as study-loving" in office.runs("explain", "T08")


def test_forms_go_out_and_returns_come_in(office: Office, returns: str) -> None:
    office.runs("template", "-o", "forms", "--year", "2013", "--unit", "07075")
    assert [path.suffix for path in (office.folder / "forms").iterdir()] == [".xlsx"]
    assert "usable returns 62/63" in office.runs("compute", returns)


@pytest.mark.parametrize("name", ["summary.xlsx", "report.docx", "page.html"])
def test_what_leaves_the_office_is_written(office: Office, returns: str, name: str) -> None:
    office.runs("export", returns, "-o", name)
    assert (office.folder / name).stat().st_size > 10_000


def test_a_plan_of_ones_own_is_begun_checked_and_tried(office: Office) -> None:
    office.runs("plan", "new", "our-plan")
    office.runs("plan", "check", "our-plan")
    assert "Cases: 4. All of them hold." in office.runs("plan", "test", "our-plan")
