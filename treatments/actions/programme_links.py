"""Ending what a patient was given to open."""

from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.links import revoke_links
from treatments.models import Programme


@deed("physio_treatments.change_programme")
def withdraw_links(*, by: Actor, programme: Programme) -> Programme:
    """End every link to the programme, in e-mails and on paper, to whichever version.

    A new version, or the next e-mail about this one, brings a new link.
    """
    for version in programme.versions.only("pk"):
        revoke_links(subject_id=version.pk)
    audit.record(by=by, deed="programme.links_withdrawn", about=programme, patient=programme.episode.patient)
    return programme
