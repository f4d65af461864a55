"""Docs: writes again what is made from the plan and the code.

    python -m tools.docs

These are the pages on findings and indicators, the JSON Schemas of a plan's files, the blank forms,
the sample, the outputs that the README and the pages of docs/vi and docs/en show, the pictures on
those pages, and the goldens that the tests hold every output against.
"""

import sys
from pathlib import Path

from tools import goldens, pages, pictures
from tools.readme import README, ROOT, written
from xhht_cli.cases.json_schemas import json_schemas
from xhht_cli.cli import main
from xhht_cli.plan import load_plan
from xhht_cli.present.handbook.documents import findings_page, indicators_page
from xhht_cli.present.language import language


def write_all() -> None:
    """Write all of them."""
    languages = (language("vi"), language("en"))
    _write(ROOT / "docs" / "findings.md", findings_page(languages))
    _write(ROOT / "docs" / "indicators.md", indicators_page(load_plan(), languages))
    for name, text in json_schemas().items():
        _write(ROOT / "schemas" / name, text)
    main(["template", "-o", str(ROOT / "data" / "templates"), "--blank", "--force"])
    main(["sample", str(ROOT / "data" / "sample"), "--force"])
    _write(README, written())
    pages.write_all()
    pictures.write_all()
    goldens.write_all()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(
            f"tools.docs takes no arguments, and writes all of them: {' '.join(sys.argv[1:])}?"
        )
    write_all()
