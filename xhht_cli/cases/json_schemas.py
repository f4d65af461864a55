"""JSON Schemas of a plan's files and of its cases, by the name of the file that has them."""

import json

from xhht_cli.cases.schema import CasesDocument
from xhht_cli.plan.json_schema import ItemsDocument, PlanDocument, json_schema
from xhht_cli.plan.schema import Table


def json_schemas() -> dict[str, str]:
    """Give each schema as text, by ``plan.schema.json`` and the like."""
    models: dict[str, type[Table]] = {
        "plan": PlanDocument,
        "items": ItemsDocument,
        "cases": CasesDocument,
    }
    return {
        f"{name}.schema.json": json.dumps(json_schema(model), ensure_ascii=False, indent=2) + "\n"
        for name, model in models.items()
    }
