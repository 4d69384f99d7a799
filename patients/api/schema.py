"""What the OpenAPI document says beyond the obvious."""

from http import HTTPStatus
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

    def get_response_serializers(self) -> Any:
        own: Any = super().get_response_serializers()
        if not isinstance(own, dict):
            own = {self.usual_status(): None if self.method == "DELETE" else own}
        return {**dict.fromkeys(self.refusals(), Refusal), **own}

    def usual_status(self) -> int:
        if self.method == "DELETE":
            return HTTPStatus.NO_CONTENT
        return HTTPStatus.CREATED if self._is_create_operation() else HTTPStatus.OK


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
        if self.target.allow_blank and "" not in values:
            values.append("")
        kind = "integer" if all(isinstance(value, int) for value in values) else "string"
        return {"type": kind, "enum": values}


class PlainJSONExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = PlainJSON

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        if self.target.shape is list:
            return {"type": "array", "items": {}}
        return {"type": "object", "additionalProperties": {}}
