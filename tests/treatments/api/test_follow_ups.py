from tests.patients.api.door import Door, refusal


def test_a_promise_can_be_taken_back_once(ana, issued):
    door = Door(ana)
    key = door.get("follow-ups/", state="planned").json()["results"][0]["id"]
    assert door.post(f"follow-ups/{key}/cancel/").json()["state"] == "cancelled"
    assert refusal(door.post(f"follow-ups/{key}/cancel/")) == (409, "follow_up_over")


def test_the_desk_sees_no_promises(rui, issued):
    assert refusal(Door(rui).get("follow-ups/")) == (403, "permission_denied")
