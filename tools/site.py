"""Site: the pages of docs/ as a small web site that needs no network, once in each language.

    python -m tools.site [FOLDER]

The pages of a language are those of its folder and those of docs/ itself. A link that leads nowhere
ends the build, and so does a page that the contents do not name.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.pages import DOCS, TONGUES, Tongue
from tools.readme import ROOT

SITE = ROOT / "build" / "site"

_DOOR = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>xhht</title>
<meta http-equiv="refresh" content="0; url=vi/index.html">
<p><a href="vi/index.html">Tiếng Việt</a> · <a href="en/index.html">English</a>
"""

_OUTSIDE = re.compile(r"\]\((?:\.\./)+(?!\.)")
"""A link out of the folder of a page: in the site all pages stand in one."""


def build(site: Path = SITE) -> None:
    """Build the site in both languages.

    Raises:
        subprocess.CalledProcessError: Where Sphinx has something to say; it stands on stderr.
    """
    for tongue in TONGUES:
        with TemporaryDirectory() as place:
            source = Path(place) / "pages"
            _lay_out(tongue, source)
            _run_sphinx(tongue, source, site / tongue)
    (site / "index.html").write_text(_DOOR, encoding="utf-8", newline="\n")


def _lay_out(tongue: Tongue, source: Path) -> None:
    """Lay out the pages of a language, and what belongs to them, as Sphinx is to find them."""
    shutil.copytree(DOCS / "site", source)
    shutil.copytree(DOCS / "pictures", source / "pictures")
    shutil.copytree(ROOT / "schemas", source / "schemas")
    for page in (*DOCS.glob("*.md"), *(DOCS / tongue).glob("*.md")):
        text = _OUTSIDE.sub("](", page.read_text(encoding="utf-8"))
        (source / page.name).write_text(text.replace("](schemas)", "](schemas.md)"), "utf-8")
    contents = (source / f"contents-{tongue}.txt").read_text(encoding="utf-8")
    with (source / "index.md").open("a", encoding="utf-8") as index:
        index.write(f"\n{contents}")


def _run_sphinx(tongue: Tongue, source: Path, folder: Path) -> None:
    how = ("-q", "-E", "-n", "-W", "--keep-going", "-d", str(source.parent / "read"))
    subprocess.run(  # noqa: S603  # our own pages
        [
            sys.executable,
            "-m",
            "sphinx",
            *how,
            "-D",
            f"language={tongue}",
            str(source),
            str(folder),
        ],
        check=True,
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]) if sys.argv[1:] else SITE)
