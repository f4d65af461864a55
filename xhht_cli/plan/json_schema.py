"""JSON Schemas of the files of a plan, for editors that complete and check TOML."""

from typing import Annotated

from pydantic import BaseModel, Field
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from xhht_cli.plan.key_notes import note_of
from xhht_cli.plan.schema import (
    FormTable,
    IndicatorTable,
    ItemTable,
    KindTable,
    PlanHead,
    PlausibilityHead,
    SectionTable,
    Table,
    TargetTable,
    TrendTable,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class PlanDocument(PlanHead, PlausibilityHead):
    """plan.toml: the kinds of units, the indicators and the targets of a plan."""

    kind: Annotated[list[KindTable], Field(min_length=1)]
    indicator: Annotated[list[IndicatorTable], Field(min_length=1)]
    target: Annotated[list[TargetTable], Field(min_length=1)]
    trend: list[TrendTable] = Field(default=[])


class ItemsDocument(Table):
    """items.toml: the forms of a plan, their sections and items."""

    form: Annotated[list[FormTable], Field(min_length=1)]
    section: Annotated[list[SectionTable], Field(min_length=1)]
    item: Annotated[list[ItemTable], Field(min_length=1)]


class _OfToml(GenerateJsonSchema):
    """Schemas of what TOML can say: there is no null, and a key is its own title."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Each key has a note; the name of a class is no title."""
        found = super().model_schema(schema)
        del found["title"]
        for key, value in found["properties"].items():
            note = {"description": note_of(schema["cls"].__name__, key)}
            found["properties"][key] = note | value
        return found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out is never null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """No value is what a key that is left out means, and is not written."""
        if schema.get("default") is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: object) -> bool:
        """The key is title enough."""
        del schema
        return False


def json_schema(model: type[BaseModel]) -> dict[str, object]:
    """Give the JSON Schema of a file, under the dialect of the other schemas."""
    return {"$schema": _DIALECT} | model.model_json_schema(schema_generator=_OfToml)
