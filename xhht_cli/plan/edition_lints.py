"""Edition lints: what is worth a second look in the maps of earlier forms."""

from collections.abc import Iterator

from xhht_cli.messages import say
from xhht_cli.plan.editions import Edition
from xhht_cli.plan.lint import Lint
from xhht_cli.plan.model import Form


def lint_editions(form: Form, place: str) -> Iterator[Lint]:
    """Look for codes that come back to where they began, as when old and new are mixed up."""
    for number, edition in enumerate(form.earlier, start=1):
        for circle in _circles(edition):
            sentence = say(
                "{place}.codes: {codes} run in a circle; see that no old code is taken for one of"
                " today.",
                place=f"{place}.earlier[{number}]",
                codes=" → ".join((*circle, circle[0])),
            )
            yield Lint(code="P209", message=sentence)


def _circles(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Give each circle once, from its first code in the file on; a map one to one has no other."""
    seen: set[str] = set()
    for start in edition.codes:
        path = [start]
        while (code := edition.codes.get(path[-1])) is not None and code not in path:
            path.append(code)
        if code == start and start not in seen:
            yield tuple(path)
        seen.update(path)
