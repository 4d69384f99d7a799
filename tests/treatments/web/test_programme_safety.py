"""What speaks against an exercise, and the limits of what a patient does alone."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients import clock
from patients.actions.precautions import add_precaution
from patients.errors import Invalid
from treatments.actions.assessments import save_assessment, start_assessment
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, Muscle, Programme, RedFlagScreen

COLD = {
    "row": "1",
    "i1-exercise": "h01",
    "i1-block": "self_care",
    "i1-minutes": "15",
    "i1-times_per_day": "3",
}
REST = {"row": "1", "i1-exercise": "h03", "i1-block": "self_care", "i1-minutes": "20", "i1-days": "2"}
WALK = {"row": "1", "i1-exercise": "a01", "i1-block": "walking"}


def page_of(episode: Episode) -> str:
    return reverse("treatments:programme", args=[episode.pk])


def dose() -> dict[str, object]:
    found: dict[str, object] = Programme.objects.get().items.get().dose
    return found


def spasm(ana: User, episode: Episode) -> None:
    back = Muscle.objects.get(key="erector_spinae")
    examined = start_assessment(by=ana, episode=episode)
    save_assessment(by=ana, assessment=examined, fields={}, muscles=[{"muscle": back, "spasm": 2}])


@pytest.mark.parametrize(
    ("beyond", "says"),
    [
        ({"i1-minutes": "21"}, "At most 20 minutes at a time."),
        ({"i1-times_per_day": "7"}, "At most 6 times a day."),
        ({"i1-interval_minutes": "60"}, "At least 120 minutes apart."),
        ({"i1-exercise": "h02", "i1-minutes": "30"}, "At most 20 minutes at a time."),
        ({**REST, "i1-days": "3"}, "At most 2 days of rest, then movement again."),
    ],
)
def test_cold_warmth_and_rest_keep_their_limits_whatever_the_reason(
    hers: Client, back_pain: Episode, library: None, beyond: dict[str, str], says: str
) -> None:
    sent = {**COLD, **beyond, "i1-override_reason": "She asked for more", "save": "yes"}
    answer = hers.post(page_of(back_pain), sent)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not Programme.objects.exists()


def test_times_of_cold_lie_two_hours_apart_even_where_nobody_said_so(
    hers: Client, back_pain: Episode, library: None
) -> None:
    hers.post(page_of(back_pain), {**COLD, "save": "yes"})
    assert dose()["interval_minutes"] == 120


def test_cold_is_never_given_to_who_must_not_have_it(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    add_precaution(by=ana, patient=back_pain.patient, code="cold_intolerance")
    page = hers.get(page_of(back_pain)).content.decode()
    assert "Not for this patient:" in page
    assert 'value="h01"' not in page
    answer = hers.post(page_of(back_pain), {**COLD, "i1-override_reason": "Only briefly", "save": "yes"})
    assert (answer.status_code, Programme.objects.exists()) == (409, False)
    assert "Cold is not used with" in answer.content.decode()


def test_where_feeling_is_less_a_pack_asks_for_a_reason(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    add_precaution(by=ana, patient=back_pain.patient, code="impaired_sensation")
    assert hers.post(page_of(back_pain), {**COLD, "save": "yes"}).status_code == 409
    hers.post(page_of(back_pain), {**COLD, "i1-override_reason": "Not over the foot", "save": "yes"})
    assert dose()["minutes"] == 15


def test_warmth_is_offered_for_spasm_and_cold_for_a_fresh_injury(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    spasm(ana, back_pain)
    assert (
        "Spasm without signs of inflammation is on record." in hers.get(page_of(back_pain)).content.decode()
    )
    Episode.objects.filter(pk=back_pain.pk).update(onset_on=clock.now().date() - timedelta(days=1))
    add_precaution(by=ana, patient=back_pain.patient, code="cold_intolerance")
    page = hers.get(page_of(back_pain)).content.decode()
    assert "an injury less than 72 hours ago is on record." in page
    assert "Not Cold pack:" in page


@pytest.mark.parametrize("key", ["l05", "c02", "m19"])
def test_what_pulls_on_a_guarding_back_is_blocked_and_says_why(
    hers: Client, ana: User, back_pain: Episode, library: None, key: str
) -> None:
    spasm(ana, back_pain)
    against = {one.key: found for one, found in hers.get(page_of(back_pain)).context["picks"]}[key]
    assert [found.rule for found in against.blocked] == ["erector_spinae_spasm_active"]
    refused = hers.post(page_of(back_pain), {"add": key})
    assert refused.status_code == 409
    assert "Erector spinae in active spasm" in refused.content.decode()


def test_a_condition_on_record_warns_and_lets_through(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    add_precaution(by=ana, patient=back_pain.patient, code="severe_osteoporosis")
    spasm(ana, back_pain)
    against = {one.key: found for one, found in hers.get(page_of(back_pain)).context["picks"]}
    assert [found.rule for found in against["m10"].warned] == ["osteoporosis"]
    assert hers.post(page_of(back_pain), {"add": "m10"}).status_code == 302


def test_no_reason_helps_while_a_red_flag_holds(
    hers: Client, back_pain: Episode, emergency: RedFlagScreen, library: None
) -> None:
    sent = {**COLD, "i1-override_reason": "It cannot hurt", "save": "yes"}
    answer = hers.post(page_of(back_pain), sent)
    assert (answer.status_code, Programme.objects.exists()) == (409, False)
    assert "No treatment can be saved." in answer.content.decode()


def test_a_level_of_the_ladder_sets_the_walk(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {**WALK, "i1-walk_level": "3", "i1-days_per_week": "5"})
    assert dose().items() >= {"walk_level": 3, "minutes": 10, "sets": 3, "rest_s": 1200}.items()
    hers.post(page_of(back_pain), {**WALK, "i1-walk_level": "3", "harder": "1"})
    assert dose()["walk_level"] == 4
    hers.post(page_of(back_pain), {**WALK, "i1-walk_level": ""})
    assert "walk_level" not in dose()


def test_the_ladder_is_for_walking(ana: User, back_pain: Episode, bridge: Exercise, hers: Client) -> None:
    hers.post(page_of(back_pain), {"row": "1", "i1-exercise": "t04", "i1-block": "main", "i1-reps": "5"})
    with pytest.raises(Invalid, match="The walking ladder is for walking"):
        save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"walk_level": 2}}])
    assert dose() == {"reps": 5}
