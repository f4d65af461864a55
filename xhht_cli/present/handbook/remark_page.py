"""Remark page: what a warning of plan check is about."""

from xhht_cli.findings import Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.plan.remarks import REMARKS
from xhht_cli.present.handbook.page import Page, field


def remark_page(code: str, plan: Plan) -> Page:
    """Explain a remark of plan check on a plan: what it looks at, and what to do."""
    about, remedy = REMARKS[code]
    return Page(
        plan=plan.id,
        kind="remark",
        id=code,
        title=about,
        fields=(
            field(
                "severity",
                say("Severity"),
                say("warning of xhht plan check: the plan can be used, but look"),
                data=Severity.WARNING.value,
            ),
            field("remedy", say("What to do"), remedy),
        ),
    )
