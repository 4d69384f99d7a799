"""What the patient agreed to, and a new word about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.consents import record_consent
from patients.models import Consent, Patient
from patients.web.forms.consents import ConsentForm
from patients.web.page import page, visible
from patients.web.query import word_in


@dataclass(frozen=True)
class Standing:
    """One kind of consent: its newest word first. No words: never asked."""

    kind: str
    label: str
    words: list[Consent]

    @property
    def newest(self) -> Consent | None:
        return self.words[0] if self.words else None

    @property
    def given(self) -> bool:
        return bool(self.newest and self.newest.given)


def standing(consents: Iterable[Consent]) -> list[Standing]:
    """Every kind of consent with its history, from rows ordered newest first."""
    rows = list(consents)
    return [
        Standing(kind, str(label), [row for row in rows if row.kind == kind])
        for kind, label in Consent.Kind.choices
    ]


@page("physio_patients.add_consent")
def record(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = visible(Patient, request, key)
    asked = {
        "kind": word_in(request, "kind", Consent.Kind.values),
        "given": word_in(request, "given", ["yes", "no"]),
    }
    form = ConsentForm.of(request, initial={name: value for name, value in asked.items() if value})
    if form.is_valid() and form.perform(record_consent, by=request.user, patient=patient, **form.said()):
        messages.success(request, _("The consent is on the record."))
        return redirect("patients:patient", patient.pk)
    context = {"form": form, "patient": patient, "heading": _("Record consent"), "button": _("Record")}
    return render(request, "patients/small_form.html", context, status=form.status_code)
