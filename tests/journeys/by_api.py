"""The deeds of the main job through the API. The desk's and the physiotherapist's program each have a token."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journeys.api import Api
from tests.journeys.people import Patient

Row = dict[str, Any]


class DeskByApi(Api):
    def __init__(self, home: str) -> None:
        super().__init__(home, "rui")

    def registers(self, patient: Patient, *, full: bool) -> Row:
        registered: Row = self.post(
            "patients/",
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=str(patient.birth_date),
            email=patient.email,
            consents={"privacy": True, "email_care": True, "email_full": full},
        )
        return registered

    def books(self, patient: Row) -> Row:
        """Into the first free time of the next days."""
        wish = {
            "practitioner": self.named("practitioners/", "Ana Sousa")["id"],
            "location": self.named("locations/", "Riverside")["id"],
            "type": self.one("appointment-types/", key="new_assessment")["id"],
        }
        today = datetime.now(UTC).date()
        slot = self.get("free-slots/", **wish, first_day=today, days=7)[0]
        booked: Row = self.post("appointments/", **wish, patient=patient["id"], starts_at=slot["starts_at"])
        return booked

    def lets_come_at_once(self, appointment: Row, why: str) -> Row:
        """At any hour of the day: beside whatever the diary holds then, which takes a reason."""
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        path = f"appointments/{appointment['id']}/move/"
        moved: Row = self.post(path, starts_at=now.isoformat(), overlap_reason=why)
        return moved


class ClinicianByApi(Api):
    def __init__(self, home: str) -> None:
        super().__init__(home, "ana")

    def opens_an_episode(self, patient: Row) -> Row:
        episode: Row = self.post(
            "episodes/", patient=patient["id"], problem="Back muscle spasm", region="low_back", side="left"
        )
        return episode

    def asks_the_safety_questions(self, episode: Row) -> Row:
        """Every answer is no."""
        due = self.get("red-flag-questions/", episode=episode["id"])
        answers = {question["id"]: "no" for question in due}
        screen: Row = self.post("red-flag-screens/", episode=episode["id"], answers=answers)
        return screen

    def assesses_and_signs(self, episode: Row) -> Row:
        draft = self.post("assessments/", episode=episode["id"])
        self.patch(
            f"assessments/{draft['id']}/",
            eases_with_movement="yes",
            worse_after_sitting="yes",
            pain_now=6,
            pain_best=3,
            pain_worst=8,
            impression="Protective spasm of the left erector spinae.",
            muscle_findings=[{**self.erector(), "spasm": 2, "tenderness": 3}],
            movement_findings=[{"region": "low_back", "direction": "flexion", "degrees": 35, "pain": 5}],
        )
        signed: Row = self.post(f"assessments/{draft['id']}/sign/")
        return signed

    def plans(self, episode: Row) -> Row:
        review = datetime.now(UTC).date() + timedelta(days=14)
        plan = self.post(
            "plans/",
            episode=episode["id"],
            goal="Lift my daughter without fear",
            phase="calm",
            sessions_planned=4,
            review_on=str(review),
            items=[{"technique": self.technique("scs"), "addresses": "Left erector spinae"}],
        )
        activated: Row = self.post(f"plans/{plan['id']}/activate/")
        return activated

    def chooses_exercises(self, episode: Row, *names: str) -> list[str]:
        """Returns their keys."""
        rows = [self.named("exercises/", name, search=name) for name in names]
        items = [{"exercise": row["id"], "dose": {"sets": 2, "reps": 8}} for row in rows]
        self.post("programmes/", episode=episode["id"], note="Slowly", items=items)
        return [str(row["key"]) for row in rows]

    def treats(self, episode: Row, appointment: Row | None = None) -> Row:
        draft = self.post("sessions/", episode=episode["id"], appointment=appointment and appointment["id"])
        saved: Row = self.patch(
            f"sessions/{draft['id']}/",
            consent_confirmed=True,
            subjective="Better when walking.",
            pain_before=6,
            pain_after=3,
            techniques=[self.counter_strain()],
        )
        return saved

    def signs(self, session: Row) -> Row:
        signed: Row = self.post(f"sessions/{session['id']}/sign/")
        return signed

    def counter_strain(self) -> Row:
        details = {"tender_point": "Left L4", "tenderness_before": 7, "hold_s": 90, "slow_return": True}
        return {
            **self.erector(),
            "technique": self.technique("scs"),
            "region": "low_back",
            "parameters": {**details, "position_flexion": "extension", "tenderness_after": 2},
        }

    def erector(self) -> Row:
        return {"muscle": self.one("muscles/", key="erector_spinae")["id"], "side": "left"}

    def technique(self, key: str) -> str:
        return str(self.one("techniques/", key=key)["id"])
