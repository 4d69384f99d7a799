"""The demo clinic's places, people and opening hours."""

from datetime import time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from clinic.actions.house import set_up
from clinic.models import AppointmentType, Equipment, Location, Practitioner, Room, WorkingHours
from clinic.standalone.demo.closing import close
from clinic.standalone.demo.people import PASSWORD, STAFF, Staff
from patients.actors import SYSTEM

TYPES = (
    ("new_assessment", "New assessment", 45, 10, 7500, True, "#1f7a6c"),
    ("follow_up", "Follow-up", 30, 5, 5500, True, "#3a62a8"),
    ("sports_massage", "Sports massage", 60, 10, 6500, True, "#b0602a"),
    ("phone_advice", "Phone advice", 10, 5, 0, True, "#6b7280"),
    ("discharge_review", "Discharge review", 30, 5, 5500, False, "#8a4f9e"),
    ("shockwave", "Shockwave therapy", 20, 10, 4800, False, "#8f3f55"),
    ("pilates", "Pilates class", 50, 10, 1400, True, "#2f6f9f"),
)
ROOMS = {"Riverside": ("Blue room", "Green room", "Yellow room"), "Hilltop": ("Garden room", "Attic room")}
CLASS_SIZE = 6
CLASS_DAYS = (WorkingHours.Weekday.TUESDAY, WorkingHours.Weekday.THURSDAY)
CLASS_STARTS, CLASS_ENDS = time(18, 30), time(19, 30)


def build() -> None:
    riverside = set_up(
        by=SYSTEM, model=Location, name="Riverside", zone="Europe/London", address="1 Quay Street, Anytown",
        directions="By the old customs house, blue door. Tram 4 to Quay Street. Step-free from the yard.",
        phone="+44 20 7946 0900", email="riverside@example.org",
    )  # fmt: skip
    hilltop = set_up(
        by=SYSTEM, model=Location, name="Hilltop", zone="Europe/London", address="9 Beacon Road, Anytown",
        phone="+44 20 7946 0901", email="hilltop@example.org",
    )  # fmt: skip
    for location in (riverside, hilltop):
        for name in ROOMS[location.name]:
            set_up(by=SYSTEM, model=Room, location=location, name=name)
    types = {
        key: set_up(
            by=SYSTEM, model=AppointmentType, key=key, name=name, minutes=minutes, buffer_minutes=buffer,
            price_minor=price, online="book" if online else "no", needs_room=key != "phone_advice", colour=colour,
            capacity=CLASS_SIZE if key == "pilates" else 1, needs_equipment=key == "shockwave",
        )
        for key, name, minutes, buffer, price, online, colour in TYPES
    }  # fmt: skip
    set_up(by=SYSTEM, model=Room, location=riverside, name="Gym", types=[types["pilates"]])
    for name, purpose in (("Shockwave unit", [types["shockwave"]]), ("Traction table", [])):
        set_up(by=SYSTEM, model=Equipment, location=riverside, name=name, types=purpose)
    for number, member in enumerate(STAFF):
        employ(member, number, at=hilltop if member.username in ("dev", "ewa") else riverside)
    keep_for_class(types["pilates"], riverside)
    close((riverside, hilltop))


def keep_for_class(pilates: AppointmentType, location: Location) -> None:
    """Two evenings a week, after everybody else has gone home."""
    teacher = Practitioner.objects.get(user__username="ben")
    for weekday in CLASS_DAYS:
        set_up(
            by=SYSTEM, model=WorkingHours, practitioner=teacher, location=location, weekday=weekday,
            starts=CLASS_STARTS, ends=CLASS_ENDS, only_for=pilates,
        )  # fmt: skip


def employ(member: Staff, number: int, *, at: Location) -> None:
    """An account in its role and, for those who treat, a place in the diary."""
    first, last = member.name.split()
    user = get_user_model().objects.create_user(
        member.username, f"{member.username}@example.org", PASSWORD, first_name=first, last_name=last
    )
    user.groups.add(Group.objects.get(name=member.role))
    if not member.profession:
        return
    practitioner = set_up(
        by=SYSTEM, model=Practitioner, user=user, name=member.name, profession=member.profession,
        registration_number=f"DEMO-{number:03d}", colour=member.colour,
    )  # fmt: skip
    # Open every day, so that the demo is alive whenever somebody looks.
    for weekday in range(7):
        for starts, ends in ((time(8, 30), time(12, 30)), (time(13, 15), time(18, 30))):
            set_up(
                by=SYSTEM, model=WorkingHours, practitioner=practitioner, location=at, weekday=weekday,
                starts=starts, ends=ends,
            )  # fmt: skip
