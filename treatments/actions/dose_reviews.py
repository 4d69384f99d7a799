"""Looking at doses again when nobody told anything: what was waited for may be over, and a step up holds two weeks."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from patients import clock
from patients.actors import Actor
from patients.deed import deed
from patients.models import Patient
from treatments.actions.dose_proposals import overtaken, propose_changes
from treatments.actions.episodes import held
from treatments.models import DoseProposal, Programme


def to_review() -> QuerySet[Programme]:
    """Programmes with proposals switched on that somebody follows: what was waited for may be over by now."""
    active = Patient.objects.active()
    followed = Programme.objects.filter(graded_dosage__on=True, episode__closed_at=None)
    return followed.filter(episode__patient__in=active).exclude(versions=None).distinct()


@deed("physio_treatments.change_episode")
def review_doses(*, by: Actor, programme: Programme) -> list[DoseProposal]:
    held(programme.episode_id)
    return propose_changes(programme, by=by)


def lapsed() -> QuerySet[DoseProposal]:
    """Steps up that nobody decided on in time: they rest on old answers."""
    return DoseProposal.objects.open().filter(expires_at__lte=clock.now())


@deed("physio_treatments.change_episode")
def close_lapsed(*, by: Actor, proposal: DoseProposal) -> bool:
    """False where somebody decided on it at the last moment."""
    held(proposal.programme.episode_id)
    still = lapsed().filter(pk=proposal.pk).first()
    if still:
        overtaken(still, _("Nobody decided in time."), by=by)
    return still is not None
