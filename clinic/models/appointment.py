"""A visit in the diary."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment_type import AppointmentType
from clinic.models.location import Equipment, Location, Room
from clinic.models.practitioner import Practitioner
from patients.models.base import Base
from patients.models.patient import Patient

# What an appointment type allows at most: 480 minutes and a buffer of 120.
LONGEST = timedelta(minutes=600)
# A time that was only held for somebody who waits is no visit until they accept.
MORE_THAN_AN_OFFER = Q(offer=None) | Q(offer__state="accepted")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_appointment") else self.none()

    def taking_time(self) -> Self:
        """Those whose time nobody else can have."""
        return self.exclude(status__in=Appointment.FREES_TIME)

    def between(self, start: datetime, end: datetime) -> Self:
        """Those that touch [start, end), buffer included."""
        # Without the lower bound an index on the start would give the whole history.
        return self.filter(starts_at__gt=start - LONGEST, starts_at__lt=end, blocked_until__gt=start)

    def upcoming(self, moment: datetime) -> Self:
        return self.taking_time().filter(starts_at__gte=moment)

    def apart_from_offers(self) -> Self:
        """Without times that were only held for somebody who waits, and not taken."""
        return self.filter(MORE_THAN_AN_OFFER)

    def with_names(self) -> Self:
        return self.select_related("patient", "practitioner", "room", "equipment", "type", "location")


class Appointment(Base):
    """The time until `blocked_until`, buffer included, belongs to this visit alone.

    The database holds that: an exclusion constraint on PostgreSQL, triggers on SQLite, one each for practitioner,
    room, equipment and patient. A visit with an `overlap_reason` was put beside another on purpose and is left out
    of it. Visits with the same `slot` share it: the places of a class, numbered by `place`, or offers of which one
    will be taken.
    """

    class Status(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        BOOKED = "booked", _("Booked")
        CONFIRMED = "confirmed", _("Confirmed")
        ARRIVED = "arrived", _("Arrived")
        IN_PROGRESS = "in_progress", _("In progress")
        COMPLETED = "completed", _("Completed")
        CANCELLED_BY_PATIENT = "cancelled_by_patient", _("Cancelled by patient")
        CANCELLED_BY_CLINIC = "cancelled_by_clinic", _("Cancelled by clinic")
        NO_SHOW = "no_show", _("Did not attend")

    class Reason(models.TextChoices):
        NONE = "", "—"
        ILLNESS = "illness", _("Illness")
        WORK = "work", _("Work or family")
        BETTER = "better", _("Feels better")
        TRANSPORT = "transport", _("Transport")
        COST = "cost", _("Cost")
        PRACTITIONER_AWAY = "practitioner_away", _("Practitioner away")
        CLINIC_CLOSED = "clinic_closed", _("Clinic closed")
        BOOKED_IN_ERROR = "booked_in_error", _("Booked in error")
        OTHER = "other", _("Other")

    FREES_TIME = (Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_CLINIC, Status.NO_SHOW)

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="appointments")
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="appointments")
    location = models.ForeignKey(Location, models.PROTECT, related_name="appointments")
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="appointments")
    equipment = models.ForeignKey(
        Equipment, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    type = models.ForeignKey(AppointmentType, models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    blocked_until = models.DateTimeField(_("blocked until"))
    status = models.CharField(_("status"), max_length=24, choices=Status, default=Status.BOOKED)
    reason = models.CharField(_("reason"), max_length=24, choices=Reason, blank=True)
    note = models.CharField(_("note for the desk"), max_length=300, blank=True)
    series = models.UUIDField(null=True, blank=True, editable=False)
    slot = models.UUIDField(null=True, blank=True, editable=False)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True, editable=False)
    # Counts what others must hear of: calendars, reminders, and whoever looks at an older state.
    sequence = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    freed_at = models.DateTimeField(_("given back"), null=True, blank=True, editable=False)
    late = models.BooleanField(_("cancelled late"), default=False, editable=False)
    online = models.BooleanField(_("booked online"), default=False, editable=False)
    overlap_reason = models.CharField(_("reason for the overlap"), max_length=200, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        ordering = ("starts_at", "id")
        permissions = [
            ("overlap_appointment", "Can put two visits in one slot on purpose"),
            ("answer_appointment", "Can confirm, move or cancel a visit as its patient"),
            ("book_online", "Can book on the public page"),
        ]
        indexes = [
            models.Index(fields=["practitioner", "starts_at"], name="physio_appointment_diary"),
            models.Index(fields=["location", "starts_at"], name="physio_appointment_place"),
            models.Index(fields=["patient", "-starts_at"], name="physio_appointment_patient"),
            models.Index(
                fields=["series", "starts_at"],
                condition=Q(series__isnull=False),
                name="physio_appointment_series",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")) & Q(blocked_until__gte=F("ends_at")),
                name="physio_appointment_runs_forward",
                violation_error_message=_("The end is before the start."),
            ),
            models.UniqueConstraint(
                fields=["slot", "place"],
                condition=Q(slot__isnull=False, place__isnull=False)
                & ~Q(status__in=["cancelled_by_patient", "cancelled_by_clinic", "no_show"]),
                name="physio_appointment_place_once",
                violation_error_message=_("This place is already taken."),
            ),
            models.CheckConstraint(
                condition=Q(slot__isnull=True)
                | Q(place__isnull=False)
                | Q(status__in=["requested", "cancelled_by_patient", "cancelled_by_clinic", "no_show"]),
                name="physio_appointment_offer_sold_once",
                violation_error_message=_("This time is held for an offer: press Accepted or Give back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def takes_time(self) -> bool:
        return self.status not in self.FREES_TIME

    @property
    def minutes(self) -> int:
        """With the patient, as it is now: a visit may be made longer or shorter than its type."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def asked_online(self) -> bool:
        """Whether the patient asks for it on the public page and waits for a word."""
        return self.online and self.status == self.Status.REQUESTED

    @property
    def local_start(self) -> datetime:
        return self.location.local(self.starts_at)
