"""Dossiers of a few units, from figures written down in a test."""

from tests.assessments import small
from tests.filling import Filed
from tests.in_memory import returns_of
from xhht_cli.assess import examination_of
from xhht_cli.dossier import Dossier, draw_up
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Intake

AN_SINH, TRANG_LUONG = "07075", "07078"


def drawn_up(filed: Filed, year: int, few: Plan | None = None, unit: str | None = None) -> Dossier:
    """Draw up the dossier of returns that were filed, in a district of two communes or of few."""
    plan = few or small(AN_SINH, TRANG_LUONG)
    intake = Intake(returns=tuple(returns_of(plan, filed)), skipped=())
    return draw_up(examination_of(intake, plan), year, unit)
