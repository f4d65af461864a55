"""The plan: read from its folder with `load_plan`, used as the values of `xhht_cli.plan.model`."""

from collections.abc import Sequence
from pathlib import Path

from xhht_cli.plan.model import Plan

DEFAULT_PLAN = "dong-trieu-2011"
BUILT_IN = Path(__file__).parent.parent / "plans"


def load_plan(
    name: str | Path = DEFAULT_PLAN,
    register: Path | None = None,
    beside: Sequence[str | Path] = (),
) -> Plan:
    """Read a plan and its register of units.

    Args:
        name: The id of a built-in plan, or a folder with ``plan.toml``, ``items.toml`` and
            ``units.csv``.
        register: A register to read instead of the plan's own ``units.csv``.
        beside: Other plans used with it: returns on their forms are theirs, and no mistake.

    Raises:
        UnusablePlanError: There is no such plan, or its files have mistakes; all are named.
    """
    from xhht_cli.plan.load import read_plan  # noqa: PLC0415 - pydantic costs more than --version

    return read_plan(name, register, beside)


def built_in_plans() -> tuple[str, ...]:
    """Name the plans that come with the program, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in BUILT_IN.glob("*/plan.toml")))
