"""Two clinicians at one proposal in the same moment."""

from datetime import timedelta
from functools import partial

import pytest

from patients import clock
from tests.clinic.races.race import race
from tests.emptying import empty_database
from tests.treatments.dosage.conftest import MONDAY
from treatments.actions.dose_decisions import accept_proposal, change_proposal, dismiss_proposal
from treatments.actions.dose_reviews import review_doses
from treatments.models import DoseProposal


def later(deed, **words):
    with clock.at(MONDAY + timedelta(days=8, hours=1)):
        return deed(**words)


@pytest.mark.django_db(transaction=True)
def test_one_decides_and_the_others_are_told_so(ana, colleague, proposal):
    outcome = race(
        [
            partial(later, accept_proposal, by=ana, proposal=proposal),
            partial(later, change_proposal, by=colleague, proposal=proposal, dose={"reps": 5}),
            partial(later, dismiss_proposal, by=colleague, proposal=proposal, reason="Too soon"),
        ]
    )
    assert ([won.state for won in outcome.won], outcome.codes) == (
        [DoseProposal.objects.get().state],
        {"already_decided"},
    )
    empty_database()


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_propose_once(ana, comfortable_week):
    DoseProposal.objects.all().delete()
    outcome = race([partial(later, review_doses, by=ana, programme=comfortable_week)] * 4)
    assert sorted(len(made) for made in outcome.won) == [0, 0, 0, 1]
    assert DoseProposal.objects.count() == 1
    empty_database()
