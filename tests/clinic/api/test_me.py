from tests.patients.api.door import Door, refusal


def test_everybody_learns_who_they_are_and_what_they_may(ana, rui, dr_ana):
    me = Door(ana).get("me/").json()
    assert (me["username"], me["roles"], me["practitioner"]) == ("ana", ["physiotherapist"], str(dr_ana.pk))
    assert "physio_treatments.sign_session" in me["permissions"]
    assert Door(rui).get("me/").json()["practitioner"] is None


def test_strangers_are_nobody(db):
    assert refusal(Door().get("me/")) == (401, "not_authenticated")
