"""``xhht plan``: plans, looked into, begun, checked and tried."""

import click

from xhht_cli.cli.bilingual import Group


@click.group(
    "plan",
    cls=Group,
    homes={name: f"xhht_cli.cli.plan_{name}:{name}" for name in ("show", "new", "check", "test")},
    examples=("xhht plan show", "xhht plan new my-plan", "xhht plan check my-plan"),
)
def plan() -> None:
    """Look into a plan, or write one."""
