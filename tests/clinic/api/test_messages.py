from django.utils import timezone

from clinic.models import Message
from tests.patients.api.door import Door, refusal


def message(clara):
    return Message.objects.create(
        key="a", kind="programme", patient=clara, subject_id=clara.pk, due_at=timezone.now(), text="Your back"
    )


def test_the_desk_sees_whether_a_message_went_but_not_its_words(rui, clara):
    message(clara)
    row = Door(rui).get("messages/", patient=str(clara.pk)).json()["results"][0]
    assert row["state"] == "waiting"
    assert "text" not in row


def test_nobody_writes_messages_here(rui, ana, mara, clara):
    key = message(clara).pk
    for user in (rui, ana, mara):
        assert refusal(Door(user).post("messages/", kind="x")) == (405, "method_not_allowed")
        assert refusal(Door(user).delete(f"messages/{key}/")) == (405, "method_not_allowed")
