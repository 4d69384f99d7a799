from tests.patients.api.door import Door, refusal


def test_the_manager_sees_who_read_a_record(mara, rui, clara):
    Door(rui).get(f"patients/{clara.pk}/")
    rows = Door(mara).get("access-events/", patient=str(clara.pk), deed="patient.read").json()["results"]
    assert [row["actor_name"] for row in rows] == ["rui"]


def test_nobody_else_sees_the_log(rui, ana):
    for user in (rui, ana):
        assert refusal(Door(user).get("access-events/")) == (403, "permission_denied")


def test_the_log_goes_on_where_its_page_ended(mara, rui, clara):
    for _ in range(3):
        Door(rui).get(f"patients/{clara.pk}/")
    first = Door(mara).get("access-events/", page_size=2).json()
    second = Door(mara).client.get(first["next"]).json()
    keys = [row["id"] for row in first["results"] + second["results"]]
    assert len(set(keys)) == 4
    assert keys == sorted(keys, reverse=True)


def test_a_made_up_cursor_is_refused(mara):
    for cursor in ("garbage", "cD1nYXJiYWdl", "cD0lMDA="):
        assert refusal(Door(mara).get("access-events/", cursor=cursor))[0] in (400, 404)
