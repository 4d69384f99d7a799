"""Who would come sooner, and what they were offered."""

from datetime import date, datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment import Appointment
from clinic.models.appointment_type import AppointmentType
from clinic.models.freed_slot import FreedSlot
from clinic.models.location import Location
from clinic.models.practitioner import Practitioner
from patients.models.base import Base
from patients.models.patient import Patient


def validate_weekdays(days: Any) -> None:
    if not isinstance(days, list) or any(type(day) is not int or not 0 <= day <= 6 for day in days):  # noqa: PLR2004
        raise ValidationError(_("Give weekdays as numbers, Monday is 0."))


class WaitingListQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_waitinglistentry") else self.none()


class EntryQuerySet(WaitingListQuerySet):
    def waiting(self, day: date) -> Self:
        """Those still waiting on this day: who could only come before it no longer does."""
        open_ended = models.Q(last_day=None) | models.Q(last_day__gte=day)
        return self.filter(open_ended, state=WaitingListEntry.State.WAITING)

    def over(self, day: date) -> Self:
        """Those who wait for days that lie behind."""
        return self.filter(state=WaitingListEntry.State.WAITING, last_day__lt=day)


class OfferQuerySet(WaitingListQuerySet):
    def running(self) -> Self:
        return self.filter(state=Offer.State.OPEN)


class WaitingListEntry(Base):
    """When they can come: on `weekdays` (Monday is 0, none given means any), between `earliest` and `latest` of the
    location's wall clock, from `first_day` to `last_day`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        BOOKED = "booked", _("Booked")
        CLOSED = "closed", _("Closed")

    class Urgency(models.IntegerChoices):
        ROUTINE = 0, _("Routine")
        SOON = 1, _("Soon")
        URGENT = 2, _("Urgent")

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="waiting_list_entries")
    type = models.ForeignKey(AppointmentType, models.PROTECT, related_name="+")
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, null=True, blank=True, related_name="+")
    location = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="+")
    weekdays = models.JSONField(_("weekdays"), default=list, blank=True, validators=[validate_weekdays])
    earliest = models.TimeField(_("not before"), null=True, blank=True)
    latest = models.TimeField(_("over by"), null=True, blank=True)
    first_day = models.DateField(_("from day"), null=True, blank=True)
    last_day = models.DateField(_("until day"), null=True, blank=True)
    available = models.CharField(_("note on when they can come"), max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), choices=Urgency, default=Urgency.ROUTINE)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiting list entry")
        verbose_name_plural = _("waiting list entries")
        ordering = ("-urgency", "created_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "type"],
                condition=models.Q(state="waiting"),
                name="physio_waiting_once",
                violation_error_message=_("This patient is already waiting for such a visit."),
            ),
            models.CheckConstraint(
                condition=models.Q(latest__gt=models.F("earliest")),
                name="physio_waiting_part_of_the_day",
                violation_error_message=_("“Over by” has to be later than “not before”."),
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="physio_waiting_days",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.patient} – {self.type}"


class Offer(Base):
    """A slot held for somebody on the waiting list until `expires_at`.

    The slot is held by an appointment in status requested, so the same database rule that guards every visit
    guards the offer. Offers of one freed slot to several people share the appointments' `slot`; the first that is
    accepted leaves it, which the database allows only once.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        MISSED = "missed", _("Taken by somebody else")
        LAPSED = "lapsed", _("Lapsed")

    entry = models.ForeignKey(WaitingListEntry, models.PROTECT, related_name="offers")
    appointment = models.OneToOneField(Appointment, models.PROTECT, related_name="offer")
    freed_slot = models.ForeignKey(FreedSlot, models.PROTECT, null=True, blank=True, related_name="offers")
    expires_at = models.DateTimeField(_("expires"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["expires_at"], condition=models.Q(state="open"), name="physio_offer_running")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(state="open"),
                name="physio_offer_one_open",
                violation_error_message=_("There is already an open offer."),
            ),
            models.UniqueConstraint(
                fields=["freed_slot", "entry"],
                name="physio_offer_asked_once",
                violation_error_message=_("This patient was already asked for this time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} → {self.appointment}"

    def lapsed_by(self, moment: datetime) -> bool:
        return self.expires_at <= moment

    @property
    def is_running(self) -> bool:
        return self.state == self.State.OPEN
