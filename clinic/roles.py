"""Who may do what: one table, role by role.

Roles are Django groups, so a clinic can look at them and add people to them in the admin. The groups are brought in
line with this table after every `migrate`; permissions a clinic gave a group beyond the table are kept.
"""

from typing import Any

from django.apps import apps
from django.db.models import Q

DESK = "desk"
PHYSIOTHERAPIST = "physiotherapist"
MANAGER = "manager"


def every(app: str, verbs: str, *nouns: str) -> frozenset[str]:
    """ "view add" × nouns → full permission names."""
    return frozenset(f"physio_{app}.{verb}_{noun}" for verb in verbs.split() for noun in nouns)


PATIENT_DESK = every("patients", "view add change", "patient", "precaution", "consent")
DIARY = (
    every("clinic", "view add change", "appointment", "waitinglistentry", "offer")
    | every(
        "clinic",
        "view",
        "location",
        "room",
        "equipment",
        "practitioner",
        "appointmenttype",
        "workinghours",
        "closure",
        "freedslot",
        "appointmentchange",
    )
    | every("clinic", "view add change delete", "absence")
    | every("clinic", "view change", "notice")
    | every("clinic", "add", "freedslot")
)
CLINICAL_RECORD = every(
    "treatments",
    "view add change",
    "episode",
    "redflagscreen",
    "assessment",
    "outcomescore",
    "plan",
    "session",
    "programme",
    "referral",
    "addendum",
    "gradeddosage",
) | every(
    "treatments",
    "view",
    "signature",
    "programmeversion",
    "followup",
    "checkin",
    "muscle",
    "technique",
    "contraindication",
    "exercise",
    "musclefinding",
    "movementfinding",
    "planitem",
    "techniqueapplied",
    "programmeitem",
    "exerciselog",
    "exercisemedia",
    "doseproposal",
)
CLINICAL_DEEDS = frozenset(
    {
        "physio_treatments.sign_assessment",
        "physio_treatments.sign_session",
        "physio_treatments.activate_plan",
        "physio_treatments.override_contraindication",
        "physio_treatments.change_doseproposal",
    }
)
HOUSE = every(
    "clinic",
    "view add change delete",
    "location",
    "room",
    "equipment",
    "practitioner",
    "appointmenttype",
    "workinghours",
    "absence",
    "closure",
)
# Who treats writes exercises of their own, with pictures. The words of the shipped ones are the manager's to change:
# every patient reads them.
OWN_EXERCISES = every("treatments", "add", "exercise", "exercisemedia") | {
    "physio_treatments.change_exercisemedia"
}
OWN_CALENDAR = every("clinic", "view add change delete", "calendarfeed", "outsidecalendar")
CATALOGUE = every(
    "treatments", "view add change", "exercise", "exercisemedia", "technique", "muscle", "contraindication"
)

PERMISSIONS: dict[str, frozenset[str]] = {
    DESK: PATIENT_DESK | DIARY | every("clinic", "view", "message") | {"physio_clinic.overlap_appointment"},
    PHYSIOTHERAPIST: PATIENT_DESK
    | DIARY
    | CLINICAL_RECORD
    | CLINICAL_DEEDS
    | OWN_EXERCISES
    | OWN_CALENDAR
    | every("clinic", "view", "message")
    | every("patients", "view add", "document"),
    MANAGER: DIARY
    | HOUSE
    | OWN_CALENDAR
    | CATALOGUE
    | every("patients", "view", "patient", "precaution", "consent", "accessevent")
    | every("clinic", "view", "message")
    | {"physio_treatments.view_numbers"},
}


def bring_groups_in_line(**_: Any) -> None:
    """Give each role's group what the table says. Permissions not yet made by `migrate` are given next time."""
    groups = apps.get_model("auth", "Group").objects
    permissions = apps.get_model("auth", "Permission").objects
    for role, names in PERMISSIONS.items():
        group, _created = groups.get_or_create(name=role)
        group.permissions.add(*permissions.filter(named(names)))


def named(names: frozenset[str]) -> Q:
    wanted = Q()
    for app in {name.split(".")[0] for name in names}:
        codes = [name.split(".")[1] for name in names if name.startswith(f"{app}.")]
        wanted |= Q(content_type__app_label=app, codename__in=codes)
    return wanted
