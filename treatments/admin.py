"""A window on the clinical record, and the clinic's door to its catalogue."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from patients.actions.patients import open_record
from patients.admin import ReadOnly
from treatments.actions.catalogue import edit_entry
from treatments.models import (
    Assessment,
    CheckIn,
    Contraindication,
    Episode,
    Exercise,
    FollowUp,
    Muscle,
    Plan,
    ProgrammeVersion,
    RedFlagScreen,
    Session,
    Technique,
)


class RecordAdmin(ReadOnly):
    """Opening a record here is a read like any other."""

    show_full_result_count = False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        if found:
            open_record(by=request.user, patient=self.patient_of(found))
        return found

    def patient_of(self, found: Any) -> Any:
        return found.episode.patient


class CatalogueAdmin(admin.ModelAdmin):
    """Editable by whoever holds the model's change permission. What is saved here becomes the clinic's own."""

    search_fields = ("key", "name")
    readonly_fields = ("key",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        fields = {name: form.cleaned_data[name] for name in form.changed_data}
        edit_entry(by=request.user, entry=obj, **fields)


@admin.register(Episode)
class EpisodeAdmin(RecordAdmin):
    list_display = ("problem", "region", "patient", "practitioner", "hold", "created_at", "closed_at")
    list_filter = ("hold", "region")
    list_select_related = ("patient", "practitioner")

    def patient_of(self, found: Any) -> Any:
        return found.patient


@admin.register(Assessment, Session)
class SignedAdmin(RecordAdmin):
    list_display = ("happened_at", "episode", "status", "author", "signed_at")
    list_filter = ("status",)
    list_select_related = ("episode", "author")


@admin.register(RedFlagScreen)
class RedFlagScreenAdmin(RecordAdmin):
    list_display = ("created_at", "episode", "level", "source", "resolved_at")
    list_filter = ("level", "source")
    list_select_related = ("episode",)


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    list_display = ("created_at", "episode", "phase", "status", "review_on")
    list_filter = ("status",)
    list_select_related = ("episode",)


@admin.register(ProgrammeVersion)
class ProgrammeVersionAdmin(RecordAdmin):
    list_display = ("created_at", "programme", "number", "issued_by")
    list_select_related = ("programme", "issued_by")
    exclude = ("content",)

    def patient_of(self, found: Any) -> Any:
        return found.programme.episode.patient


@admin.register(FollowUp)
class FollowUpAdmin(RecordAdmin):
    list_display = ("due_at", "episode", "kind", "day", "state")
    list_filter = ("state", "kind")
    list_select_related = ("episode",)


@admin.register(CheckIn)
class CheckInAdmin(RecordAdmin):
    list_display = ("created_at", "episode", "pain_now", "overall", "call_me")
    list_filter = ("overall", "call_me")
    list_select_related = ("episode",)


@admin.register(Technique, Muscle)
class EntryAdmin(CatalogueAdmin):
    list_display = ("key", "name", "edited", "retired", "content_version")
    list_filter = ("edited", "retired")


@admin.register(Exercise)
class ExerciseAdmin(ReadOnly):
    """To be looked at: the library's own pages check what is changed, and draw it."""

    search_fields = ("key", "name")
    list_display = ("key", "name", "category", "region", "edited", "retired")
    list_filter = ("category", "edited", "retired")


@admin.register(Contraindication)
class ContraindicationAdmin(CatalogueAdmin):
    list_display = ("condition", "technique", "kind", "edited", "source")
    list_filter = ("kind", "edited", "condition")
    list_select_related = ("technique",)
    readonly_fields = ("key", "technique", "condition")  # type: ignore[assignment]
