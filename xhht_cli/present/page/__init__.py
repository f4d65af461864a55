"""Page: a year as one self-contained HTML file, for people who would rather look.

Everything is text to the templates, which escape it; the browser is told to run and load nothing
but the one style and the one script that stand in the page, by their digests.
"""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from xhht_cli.dossier import Dossier
from xhht_cli.present.compliance import title_lines
from xhht_cli.present.language import Language
from xhht_cli.present.levels import only_floors
from xhht_cli.present.matrix import legend_of
from xhht_cli.present.notes import NOTHING, compliance_notes, unlisted_notes
from xhht_cli.present.page import charts, findings, heat, reporting, sources, targets
from xhht_cli.present.page.labels import labels
from xhht_cli.present.status.words import notes
from xhht_cli.present.words import SEVERITIES

_TEMPLATES = (
    *("page.html", "targets.html", "heat.html", "years.html", "findings.html"),
    *("reporting.html", "sources.html", "cells.html"),
)
_SPACES = "\n\t\u00a0\u2009\u202f"
"""White space that stays as it is, though it does not count as printable."""


def page_html(dossier: Dossier, language: Language) -> str:
    """Write the page of a year: the district's, or that of one unit."""
    assessment, status = dossier.assessment, dossier.status
    title, facts = title_lines(assessment, language)
    style, script = _file("page.css"), _file("page.js")
    maps = heat.heat_maps(dossier, language)
    return (
        _environment()
        .get_template("page.html")
        .render(
            language=language.code,
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704  # our own file, nothing of it comes from a return
            script=Markup(script),  # noqa: S704  # likewise
            labels=labels(assessment.plan, language),
            ceilings=not only_floors(assessment.plan),
            unset=any(target.standard is None for target in assessment.plan.targets),
            title=title,
            facts=facts,
            year=str(assessment.year),
            nothing=language.say(NOTHING),
            milestones=targets.milestones(dossier, language),
            notes=(
                *map(language.say, unlisted_notes(dossier)),
                *compliance_notes(assessment, language),
            ),
            heat_maps=maps,
            heat_kinds=heat.kinds(maps),
            heat_targets=heat.targets(maps),
            legend=legend_of(assessment, language),
            years=charts.years_of(dossier, language),
            findings=findings.finding_rows(dossier, language),
            severities=[(kind.value, language.say(word)) for kind, (word, _) in SEVERITIES.items()],
            remedies=findings.remedies(dossier, language),
            forms=reporting.form_views(status, language, listed=dossier.listed),
            unit_labels=reporting.unit_labels(language),
            status_notes=notes(status, language),
            duty_tables=reporting.duty_tables(status, language),
            groups=sources.groups(dossier, language),
            files=sources.files(dossier) if dossier.listed else (),
        )
    )


def _environment() -> Environment:
    """Make an environment that escapes everything and stops at a name that is not there."""
    return Environment(
        loader=DictLoader({name: _file(name) for name in _TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


def _visible(value: object) -> object:
    """Show what cannot be printed, or turns the direction of a text around, as �."""
    if type(value) is not str or value.isprintable():
        return value
    return "".join(letter if letter.isprintable() or letter in _SPACES else "�" for letter in value)


def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Let the browser use the page's own style and script, known by their digests, and no more."""
    own_style, own_script = (
        b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{own_style}'; script-src 'sha256-{own_script}'; "
        "base-uri 'none'; form-action 'none'"
    )
