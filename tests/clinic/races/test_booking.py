"""Booking the same time at the same moment."""

from datetime import timedelta
from functools import partial

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, AppointmentType
from patients.actors import SYSTEM
from tests.clinic.races.race import race

book = partial(book_appointment, by=SYSTEM)


def test_one_gets_the_slot_and_the_others_the_next_free_times(crowd, team, wanted):
    outcome = race([partial(book, patient=one, practitioner=team[0], **wanted) for one in crowd])
    assert len(outcome.won) == Appointment.objects.count() == 1
    assert outcome.codes == {"slot_taken"}
    assert outcome.all_were_offered_other_times()


def test_practitioner_room_and_machine_crosswise_have_one_winner(crowd, team, rooms, machines, wanted):
    """Any two of these four share a person, a room or a machine, and name them in another order."""
    crosswise = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
    works = [
        partial(
            book, patient=one, practitioner=team[p], room=rooms[r], equipment=machines[m], **wanted
        )
        for number, one in enumerate(crowd)
        for p, r, m in [crosswise[number % 4]]
    ]  # fmt: skip
    outcome = race(works)
    assert (len(outcome.won), outcome.codes) == (1, {"slot_taken"})
    assert outcome.all_were_offered_other_times()


def test_a_room_nobody_named_is_given_once(crowd, team, rooms, wanted):
    works = [
        partial(book, patient=one, practitioner=team[number % 10], **wanted)
        for number, one in enumerate(crowd)
    ]
    outcome = race(works)
    assert sorted(visit.room.name for visit in outcome.won) == ["Room 0", "Room 1"]
    assert outcome.codes == {"slot_taken", "no_room"}


def test_other_free_times_are_not_refused(crowd, team, wanted):
    hours = [wanted["starts_at"] + timedelta(hours=number) for number in range(5)]
    works = [
        partial(book, patient=one, practitioner=team[number % 10], **{**wanted, "starts_at": hours[number // 10]})
        for number, one in enumerate(crowd)
    ]  # fmt: skip
    assert len(race(works).won) == len(works)


def test_a_patient_is_in_one_place_at_a_time(clara, team, wanted):
    works = [partial(book, patient=clara, practitioner=one, **wanted) for one in team * 5]
    outcome = race(works)
    assert len(outcome.won) == 1
    assert outcome.codes == {"patient_busy", "slot_taken"}


def test_a_class_takes_as_many_as_it_has_places(crowd, team, wanted):
    wanted["type"] = AppointmentType.objects.create(key="class", name="Class", minutes=60, capacity=8)
    outcome = race([partial(book, patient=one, practitioner=team[0], **wanted) for one in crowd])
    assert sorted(visit.place for visit in outcome.won) == list(range(1, 9))
    assert len({visit.slot for visit in outcome.won}) == 1
    assert outcome.codes == {"class_full"}
    assert outcome.all_were_offered_other_times()
