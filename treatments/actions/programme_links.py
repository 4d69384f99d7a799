"""Ending what a patient was given to open."""

from django.utils.translation import gettext as _

from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.links import revoke_links
from treatments.actions.episodes import held
from treatments.models import FollowUp, Programme

NOT_OVER = (FollowUp.State.PLANNED, FollowUp.State.RELEASED)


@deed("physio_treatments.change_programme")
def withdraw_links(*, by: Actor, programme: Programme) -> Programme:
    """End every link to the programme, in e-mails and on paper, to whichever version.

    The draft is to be sent again, changed or not: the next signature brings a new version with a new link. The next
    e-mail about this one brings one too.
    """
    programme = current(programme)
    programme.changed = programme.items.exists()
    programme.save(update_fields=["changed"])
    for version in programme.versions.only("pk"):
        revoke_links(subject_id=version.pk)
    audit.record(by=by, deed="programme.links_withdrawn", about=programme, patient=programme.episode.patient)
    return programme


@deed("physio_treatments.change_programme")
def withdraw_programme(*, by: Actor, programme: Programme) -> Programme:
    """Take back what was issued: no link opens it, and no e-mail about it follows. What was issued is still on record.

    The draft has to be empty, so that the next signature does not bring it back.
    """
    programme = current(programme)
    if programme.items.exists():
        raise RuleBroken("not_empty", _("Take the exercises out of the programme first."))
    programme.episode.follow_ups.filter(state__in=NOT_OVER).update(state=FollowUp.State.CANCELLED)
    audit.record(by=by, deed="programme.withdrawn", about=programme, patient=programme.episode.patient)
    return withdraw_links(by=by, programme=programme)


def current(programme: Programme) -> Programme:
    """As it stands, its episode held. Of a closed one as well: a link may still open."""
    held(programme.episode_id)
    return Programme.objects.select_related("episode__patient").get(pk=programme.pk)
