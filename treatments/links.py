"""Where a patient's link leads."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from patients.conf import site_url
from patients.models import Link
from treatments.models import ProgrammeVersion


def programme_address(token: str) -> str:
    """The whole address of the programme page, as it stands in an e-mail and under a QR code."""
    return site_url() + reverse("treatments:patient_programme", args=[token])


def stop_address(token: str) -> str:
    """Where the patient ends e-mail about their care. The page shows, its button acts."""
    return site_url() + reverse("treatments:patient_stop_messages", args=[token])


def newest_version(link: Link) -> ProgrammeVersion:
    """Of the programme the link was sent for: nobody should go on with what was replaced."""
    sent = get_object_or_404(
        ProgrammeVersion.objects.only("programme"),
        pk=link.subject_id,
        programme__episode__patient=link.patient_id,
    )
    versions = ProgrammeVersion.objects.select_related(
        "programme__episode__patient", "programme__episode__practitioner", "session__appointment__location"
    )
    return versions.filter(programme=sent.programme_id).latest("number")


def version_filled_in(newest: ProgrammeVersion, number: str) -> ProgrammeVersion:
    """The version somebody had before them: a newer one may have come while their page lay open."""
    versions = newest.programme.versions.select_related(
        "programme__episode__patient", "session__appointment__location"
    )
    keys = {str(known): key for key, known in versions.values_list("pk", "number")}
    shown = keys.get(number, newest.pk)
    return newest if shown == newest.pk else versions.get(pk=shown)
