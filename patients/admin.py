"""A window on the tables. Nobody writes here: every change goes through an action."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from patients.actions.patients import open_record
from patients.models import AccessEvent, Consent, Patient, Precaution


class ReadOnly(admin.ModelAdmin):
    """Looking needs the model's view permission; adding, changing and deleting are for actions alone."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Patient)
class PatientAdmin(ReadOnly):
    list_display = ("family_name", "given_name", "birth_date", "phone", "archived_at")
    search_fields = ("search_text",)
    show_full_result_count = False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Patient | None:
        """Opening a file here is a read like any other."""
        patient = super().get_object(request, object_id, from_field)
        return open_record(by=request.user, patient=patient) if patient else None


@admin.register(Consent)
class ConsentAdmin(ReadOnly):
    list_display = ("patient", "kind", "given", "how", "created_at")
    list_filter = ("kind", "given")
    list_select_related = ("patient",)


@admin.register(Precaution)
class PrecautionAdmin(ReadOnly):
    list_display = ("patient", "code", "since", "until")
    list_select_related = ("patient",)


@admin.register(AccessEvent)
class AccessEventAdmin(ReadOnly):
    list_display = ("created_at", "actor_name", "deed", "patient", "reason")
    list_select_related = ("patient",)
    search_fields = ("actor_name", "deed")
    show_full_result_count = False
