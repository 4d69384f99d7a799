from patients.models import AccessEvent
from tests.patients.api.door import Door, refusal
from treatments.models import Episode


def test_an_episode_is_opened_changed_and_closed(ana, clara):
    door = Door(ana)
    key = door.post("episodes/", patient=str(clara.pk), region="low_back", side="left").json()["id"]
    assert door.patch(f"episodes/{key}/", kind="recurrent").json()["kind"] == "recurrent"
    assert door.post(f"episodes/{key}/close/", reason="Goals reached").json()["closed_at"]
    assert refusal(door.patch(f"episodes/{key}/", kind="acute")) == (409, "episode_closed")


def test_an_episode_never_changes_its_patient(ana, back_pain, ines):
    Door(ana).patch(f"episodes/{back_pain.pk}/", patient=str(ines.pk), problem="Neck")
    back_pain.refresh_from_db()
    assert (back_pain.patient.given_name, back_pain.problem) == ("Clara", "Neck")


def test_nobody_sets_a_hold_by_hand(ana, back_pain):
    Door(ana).patch(f"episodes/{back_pain.pk}/", hold="E", closing_reason="x")
    assert Episode.objects.get().hold == ""


def test_the_desk_and_the_manager_see_no_episode(rui, mara, back_pain):
    for user in (rui, mara):
        assert refusal(Door(user).get("episodes/")) == (403, "permission_denied")
        assert refusal(Door(user).get(f"episodes/{back_pain.pk}/")) == (403, "permission_denied")


def test_reading_an_episode_is_logged(ana, back_pain, clara):
    Door(ana).get(f"episodes/{back_pain.pk}/")
    event = AccessEvent.objects.get(deed="episode.read")
    assert (event.actor, event.patient, event.object_id) == (ana, clara, str(back_pain.pk))


def test_only_places_on_the_body_are_taken(ana, clara):
    for region in ("moon", 7, None, ["low_back"], {}, "low_back\x00"):
        assert refusal(Door(ana).post("episodes/", patient=str(clara.pk), region=region))[0] == 400
