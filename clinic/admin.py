"""A window on the diary and the outbox, and a second door to what the clinic consists of."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from clinic.actions.house import rearrange, set_up, take_down
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Equipment,
    Location,
    Message,
    Notice,
    Practitioner,
    Room,
    WaitingListEntry,
    WorkingHours,
)
from patients.admin import ReadOnly


class HouseAdmin(admin.ModelAdmin):
    """Editable by whoever holds the model's permissions. What is saved here goes through the house actions."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        fields = {name: form.cleaned_data[name] for name in form.changed_data}
        if change:
            rearrange(by=request.user, thing=obj, **fields)
            return
        made = set_up(by=request.user, model=type(obj), **form.cleaned_data)
        obj.pk, obj._state.adding = made.pk, False  # noqa: SLF001 - the admin goes on with the row just made

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        take_down(by=request.user, thing=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for thing in queryset:
            take_down(by=request.user, thing=thing)


@admin.register(Location)
class LocationAdmin(HouseAdmin):
    list_display = ("name", "zone", "phone")


@admin.register(Room)
class RoomAdmin(HouseAdmin):
    list_display = ("name", "location")
    list_select_related = ("location",)


@admin.register(Equipment)
class EquipmentAdmin(HouseAdmin):
    list_display = ("name", "location", "serial_number", "checked_on")
    list_select_related = ("location",)


@admin.register(AppointmentType)
class AppointmentTypeAdmin(HouseAdmin):
    list_display = ("name", "minutes", "buffer_minutes", "online")


@admin.register(Practitioner)
class PractitionerAdmin(HouseAdmin):
    list_display = ("name", "user", "profession", "active")
    list_select_related = ("user",)


@admin.register(WorkingHours)
class WorkingHoursAdmin(HouseAdmin):
    list_display = ("practitioner", "weekday", "starts", "ends", "location", "valid_from", "valid_until")
    list_filter = ("practitioner",)
    list_select_related = ("practitioner", "location")


@admin.register(Absence)
class AbsenceAdmin(HouseAdmin):
    list_display = ("practitioner", "starts_at", "ends_at", "reason")
    list_select_related = ("practitioner",)


@admin.register(Closure)
class ClosureAdmin(HouseAdmin):
    list_display = ("starts_at", "ends_at", "name", "location")
    list_select_related = ("location",)


@admin.register(Appointment)
class AppointmentAdmin(ReadOnly):
    list_display = ("starts_at", "patient", "practitioner", "type", "status")
    list_filter = ("status", "practitioner")
    list_select_related = ("patient", "practitioner", "type")
    show_full_result_count = False


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = ("created_at", "patient", "kind", "state", "explanation")
    list_filter = ("state", "kind")
    list_select_related = ("patient",)
    show_full_result_count = False


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("created_at", "patient", "audience", "kind", "severity", "resolved_at")
    list_select_related = ("patient",)


@admin.register(WaitingListEntry)
class WaitingListEntryAdmin(ReadOnly):
    list_display = ("patient", "type", "urgency", "state", "created_at")
    list_select_related = ("patient", "type")
