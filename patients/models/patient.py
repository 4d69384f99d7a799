"""The person in the clinic's care."""

import unicodedata
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients import clock
from patients.models.base import Base
from patients.models.search import match


def plain(text: str) -> str:
    """Lower case without accents: what people type into a search box."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


class PatientQuerySet(models.QuerySet["Patient"]):
    def visible_to(self, user: Any) -> Self:
        """Every patient for whoever may view patients, none for anybody else."""
        return self if user.has_perm("physio_patients.view_patient") else self.none()

    def active(self) -> Self:
        """Patients who can be booked and written to."""
        return self.filter(archived_at=None, deceased_on=None, merged_into=None)

    def search(self, words: str) -> Self:
        """By part of a name, part of a phone number, a birth date, an e-mail address or a reference."""
        return match(self, plain(words.strip()))


class Patient(Base):
    class Sex(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")
        INTERSEX = "intersex", _("Intersex")
        UNKNOWN = "unknown", _("Not recorded")

    class Activity(models.TextChoices):
        UNKNOWN = "", _("Not recorded")
        SEDENTARY = "sedentary", _("Mostly sitting")
        LIGHT = "light", _("Some walking")
        MODERATE = "moderate", _("Active most days")
        HIGH = "high", _("Trains hard or heavy work")

    class Reminders(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        PHONE = "phone", _("The desk calls")
        NONE = "none", _("None")

    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    preferred_name = models.CharField(_("preferred name"), max_length=80, blank=True)
    birth_date = models.DateField(_("date of birth"))
    sex = models.CharField(_("sex for clinical use"), max_length=8, choices=Sex, default=Sex.UNKNOWN)
    gender = models.CharField(_("gender, as the person says it"), max_length=40, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    reminders = models.CharField(
        _("reminders of visits"), max_length=8, choices=Reminders, default=Reminders.EMAIL
    )
    address = models.TextField(_("address"), max_length=400, blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    second_phone = models.CharField(_("second phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    occupation = models.CharField(_("occupation"), max_length=120, blank=True)
    activity_level = models.CharField(_("activity"), max_length=10, choices=Activity, blank=True)
    emergency_contact = models.CharField(_("emergency contact"), max_length=160, blank=True)
    gp = models.CharField(_("family doctor"), max_length=160, blank=True)
    insurer = models.CharField(_("insurer"), max_length=120, blank=True)
    insurance_number = models.CharField(_("insurance number"), max_length=60, blank=True)
    external_reference = models.CharField(_("reference elsewhere"), max_length=60, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    deceased_on = models.DateField(_("date of death"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )
    # One column for the search box. PostgreSQL indexes it by trigram.
    search_text = models.CharField(max_length=600, editable=False, blank=True)

    objects = PatientQuerySet.as_manager()

    class Meta:
        verbose_name = _("patient")
        ordering = ("family_name", "given_name", "id")
        indexes = [
            models.Index(fields=["family_name", "given_name", "id"], name="physio_patient_name"),
            models.Index(fields=["birth_date"], name="physio_patient_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deceased_on=None) | models.Q(deceased_on__gte=models.F("birth_date")),
                name="physio_patient_dies_after_birth",
                violation_error_message=_("The date of death is before the date of birth."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="physio_patient_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def called(self) -> str:
        """How to address the person."""
        return self.preferred_name or self.given_name

    @property
    def is_active(self) -> bool:
        return self.archived_at is None and self.deceased_on is None and self.merged_into_id is None

    def age_on(self, day: date) -> int:
        """Full years lived on `day`."""
        return (
            day.year
            - self.birth_date.year
            - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
        )

    def clean(self) -> None:
        today = clock.now().date()
        if self.birth_date and not date(today.year - 130, 1, 1) <= self.birth_date <= today:
            raise ValidationError({"birth_date": _("Give a date of birth in the past 130 years.")})
        if self.deceased_on and self.deceased_on > today:
            raise ValidationError({"deceased_on": _("The date of death cannot be in the future.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_text = self._searchable()
        super().save(*args, **kwargs)

    def _searchable(self) -> str:
        names = (self.given_name, self.family_name, self.preferred_name, self.email, self.external_reference)
        numbers = (digits(self.phone), digits(self.second_phone))
        return plain(" ".join(filter(None, (*names, *numbers))))[:600]
