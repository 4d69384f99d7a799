"""What the clinicians wrote. A patient's story follows their visits in the diary, from first screen to discharge."""

from datetime import timedelta
from typing import Any

from clinic.models import Appointment
from clinic.standalone.demo.problems import PROBLEMS, Problem
from patients import clock
from patients.models import Patient
from treatments import content
from treatments.actions.assessments import save_assessment, sign_assessment, start_assessment
from treatments.actions.episodes import close_episode, open_episode
from treatments.actions.outcome_scores import record_outcome
from treatments.actions.plans import activate_plan, finish_plan, update_plan, write_plan
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, Muscle, Plan, Session, Technique

VISITS = 5
PHASES = tuple(Plan.Phase)
UNSIGNED = (3, 10, 17, 24)
WELL = (8, 16, 25)
ALL_NO = {question.id: "no" for question in content.questions()}


def tell(patient: Patient, number: int) -> Episode | None:
    """One episode over this patient's latest completed visits. None for somebody who has not been seen yet."""
    visits = patient.appointments.filter(status=Appointment.Status.COMPLETED).order_by("starts_at")
    seen = list(visits.select_related("practitioner__user", "location"))[-VISITS:]
    if not seen:
        return None
    problem = PROBLEMS[number % len(PROBLEMS)]
    with clock.at(seen[0].starts_at):
        episode = begin(patient, seen[0], problem)
    # The newest visit of some is still a draft: that is what an inbox of unsigned notes looks like.
    left_unsigned = seen[-1] if number in UNSIGNED else None
    for count, visit in enumerate(seen):
        with clock.at(visit.starts_at + timedelta(minutes=5)):
            treat(episode, visit, problem, count, sign=visit is not left_unsigned)
            move_on(episode, visit, PHASES[min(count, number % len(PHASES))])
    if number in WELL:
        with clock.at(seen[-1].ends_at):
            discharge(episode, seen[-1])
    return episode


def begin(patient: Patient, visit: Appointment, problem: Problem) -> Episode:
    """Screen, examine, sign, plan."""
    clinician = visit.practitioner.user
    episode = open_episode(
        by=clinician, patient=patient, practitioner=visit.practitioner, problem=problem.name, region=problem.region,
        side=problem.side, mechanism=problem.mechanism, onset_on=visit.starts_at.date() - timedelta(days=3),
    )  # fmt: skip
    record_screen(by=clinician, episode=episode, answers=ALL_NO, appointment=visit)
    direction, degrees, pain = problem.movement
    draft = start_assessment(by=clinician, episode=episode, appointment=visit)
    save_assessment(
        by=clinician,
        assessment=draft,
        fields={
            "eases_with_movement": "yes", "worse_after_sitting": "yes", "pain_now": pain, "pain_best": 2,
            "pain_worst": 8, "story": problem.story, "impression": problem.impression, "stress": 5, "sleep_hours": 6,
        },
        muscles=[{"muscle": Muscle.objects.get(key=problem.muscle), "side": problem.side, "spasm": 2, "tenderness": 3}],
        movements=[{"region": problem.region, "direction": direction, "degrees": degrees, "pain": pain}],
    )  # fmt: skip
    sign_assessment(by=clinician, assessment=draft)
    record_outcome(
        by=clinician, episode=episode, measure="nprs", answers={"now": pain, "best": 2, "worst": 8}
    )
    plan = write_plan(
        by=clinician, episode=episode, goal=problem.goal, sessions_planned=6,
        review_on=(clock.now() + timedelta(days=28)).date(),
        items=[{"technique": Technique.objects.get(key=key), "addresses": problem.muscle.replace("_", " ")}
               for key, _muscle, _parameters in problem.techniques],
    )  # fmt: skip
    activate_plan(by=clinician, plan=plan)
    return episode


def treat(episode: Episode, visit: Appointment, problem: Problem, count: int, *, sign: bool) -> Session:
    """One session: the day's safety questions, hands, words and, when the phase changes, new exercises."""
    clinician = visit.practitioner.user
    if count:
        record_screen(by=clinician, episode=episode, answers=ALL_NO, appointment=visit)
    before = max(1, problem.movement[2] - count)
    session = start_session(by=clinician, episode=episode, appointment=visit)
    save_session(
        by=clinician,
        session=session,
        fields=words(problem, before, count),
        techniques=[technique(problem, each, before) | considered(episode) for each in problem.techniques],
    )
    if count < len(problem.exercises):
        prescribe(episode, clinician, problem, count)
    return sign_session(by=clinician, session=session) if sign else session


def move_on(episode: Episode, visit: Appointment, phase: str) -> None:
    """A phase begins when the clinician says so."""
    plan = episode.plans.get(status=Plan.Status.ACTIVE)
    if plan.phase != phase:
        update_plan(by=visit.practitioner.user, plan=plan, phase=phase)


def words(problem: Problem, before: int, count: int) -> dict[str, Any]:
    sign_before = problem.movement[1] + 8 * count
    return {
        "consent_confirmed": True,
        "subjective": "As expected after the first visit."
        if count == 0
        else f"Pain {before}/10 today, sleeps better.",
        "objective": f"{problem.movement[0].replace('_', ' ').capitalize()} {sign_before} degrees before treatment.",
        "appraisal": "Guarding eases under hold; tolerates movement better afterwards.",
        "next_steps": "Go on with the programme; see again in a week.",
        "pain_before": before,
        "pain_after": max(0, before - 2),
        "sign": f"{problem.movement[0].replace('_', ' ').capitalize()}, degrees",
        "sign_before": sign_before,
        "sign_after": sign_before + 10,
    }


def technique(problem: Problem, each: tuple[str, str, Any], before: int) -> dict[str, Any]:
    key, muscle, parameters = each
    return {
        "technique": Technique.objects.get(key=key),
        "muscle": Muscle.objects.get(key=muscle) if muscle else None,
        "region": problem.region,
        "side": problem.side,
        "parameters": dict(parameters),
        "pain_before": before,
        "pain_after": max(0, before - 1),
        "response": "better",
    }


def considered(episode: Episode) -> dict[str, Any]:
    """A patient with a precaution is treated gently, and the clinician says so."""
    if not episode.patient.precautions.exists():
        return {}
    return {
        "override_reason": "Light pressure, area kept clear; discussed with the patient",
        "override_confirmed": True,
    }


def prescribe(episode: Episode, clinician: Any, problem: Problem, phase: int) -> None:
    blocks = {"aerobic": "walking", "cooldown": "cool_down", "breathing": "warm_up", "relief": "self_care"}
    exercises = Exercise.objects.in_bulk(problem.exercises[phase], field_name="key")
    save_programme(
        by=clinician,
        episode=episode,
        note="Little and often. Stop and tell us if anything spreads down the leg or arm.",
        items=[
            {
                "exercise": exercises[key],
                "block": blocks.get(exercises[key].category, "main"),
                "override_reason": considered(episode).get("override_reason", ""),
            }
            for key in problem.exercises[phase]
        ],
    )


def discharge(episode: Episode, visit: Appointment) -> None:
    clinician = visit.practitioner.user
    finish_plan(by=clinician, plan=episode.plans.get(status=Plan.Status.ACTIVE))
    close_episode(
        by=clinician, episode=episode, reason="Goal reached; maintenance programme and safety net given"
    )
