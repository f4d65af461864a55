"""xhht: an indicator calculator for learning-society plans.

The names below are what a script needs; each is imported when it is first used, so that
``import xhht_cli`` costs nothing.
"""

import sys
from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"

_HOMES = {
    "Assessment": "xhht_cli.assessment",
    "Examination": "xhht_cli.assessment",
    "Finding": "xhht_cli.findings",
    "Outcome": "xhht_cli.measure_verdicts",
    "Phase": "xhht_cli.verdicts",
    "Verdict": "xhht_cli.verdicts",
    "XhhtError": "xhht_cli.errors",
    "assess": "xhht_cli.assess",
    "examine": "xhht_cli.assess",
    "load_plan": "xhht_cli.plan",
}
"""Where each public name is defined."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Name what there is, imported or not."""
    return sorted({*globals(), *_HOMES})


class _Package(ModuleType):
    """The package as a module: ``xhht_cli.assess`` is the function, whoever imports what first.

    On the first import of the submodule ``assess`` the import system binds the module to the
    package under that name; here the function takes its place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        """Bind a name; the submodule ``assess`` gives way to its function."""
        if name == "assess" and isinstance(value, ModuleType):
            value = value.__dict__["assess"]
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
