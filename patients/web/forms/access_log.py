"""Narrowing the access log."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.access_event import AccessEvent
from patients.models.patient import Patient
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput

# A search that fits more people than this is no search for a person.
MOST_PEOPLE = 50


class AccessLogForm(ActionForm):
    patient = forms.CharField(label=_("Patient"), required=False, max_length=100)
    actor = forms.CharField(label=_("Who"), required=False, max_length=150)
    day = forms.DateField(label=_("Day"), required=False, widget=DateInput, validators=[near])

    def narrow(self, rows: QuerySet[AccessEvent], user: Any) -> QuerySet[AccessEvent]:
        """The rows this form asks for. `day` is a day in the current time zone."""
        asked = self.cleaned_data
        if asked["patient"]:
            people = Patient.objects.visible_to(user).search(asked["patient"])[:MOST_PEOPLE]
            rows = rows.filter(patient__in=[person.pk for person in people])
        if asked["actor"]:
            rows = rows.filter(actor_name__icontains=asked["actor"])
        if asked["day"]:
            start = datetime.combine(asked["day"], time.min, timezone.get_current_timezone())
            rows = rows.filter(
                created_at__gte=start.astimezone(UTC), created_at__lt=(start + timedelta(days=1))
            )
        return rows
