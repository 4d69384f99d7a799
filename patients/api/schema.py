"""What the OpenAPI document says beyond the obvious."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema

from patients.api.fields import PlainJSON
from patients.api.refusals import Refusal

READING = (401, 403, 404, 405)
ASKING = (400, *READING)
WRITING = (400, *READING, 409, 413, 415)


class ClinicSchema(AutoSchema):
    """Documents every refusal with its status, besides the answer itself."""

    def refusals(self) -> tuple[int, ...]:
        more = tuple(getattr(self.view, "also_refuses", ()))
        if self.method != "GET":
            return WRITING + more
        return ASKING + more

    def get_request_serializer(self) -> Any:
        shapes = getattr(self.view, "shapes", {})
        return shapes.get(getattr(self.view, "action", None)) or super().get_request_serializer()

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        document: Any = self._get_response_for_code
        for code in map(str, self.refusals()):
            bodies.setdefault(code, document(Refusal, code))
        return bodies


class ChoiceExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Choices under the name of noun and field, whatever a host's own schema calls `status`."""

    target_class = "patients.api.fields.Choice"

    def get_name(self) -> str:
        parent = self.target.parent
        meta = getattr(parent, "Meta", None)
        noun = meta.model.__name__ if meta else type(parent).__name__.removesuffix("Serializer")
        return noun + "".join(part.title() for part in str(self.target.field_name).split("_"))

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        values = list(self.target.choices)
        if self.may_be_blank() and "" not in values:
            values.append("")
        kind = "integer" if all(isinstance(value, int) for value in values) else "string"
        return {"type": kind, "enum": values}

    def may_be_blank(self) -> bool:
        """What is only read may be as empty as its column."""
        meta = getattr(self.target.parent, "Meta", None)
        if not self.target.read_only or meta is None:
            return bool(self.target.allow_blank)
        return bool(meta.model._meta.get_field(self.target.source).blank)


class PlainJSONExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = PlainJSON

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        if self.target.shape is list:
            return {"type": "array", "items": {}}
        return {"type": "object", "additionalProperties": {}}
