"""The two e-mails a signature promises: the programme, and how it is going.

By default they say little: no problem, no exercise, no clinic specialty, only that something is ready and where.
The exercises by name and the illustrated handout go along where the patient chose the full programme by e-mail.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from clinic.house.locations import first_location
from clinic.letters.emails import write_mail
from clinic.models import Location, Notice
from clinic.outbox.kinds import Errand, Kind, Mail, Refusal
from patients.links import draw_link
from patients.models import Link
from treatments.links import programme_address, stop_address
from treatments.models import FollowUp, ProgrammeVersion

NEEDED = (
    "kind",
    "state",
    "episode__hold",
    "episode__closed_at",
    "programme_version__number",
    "programme_version__programme_id",
    "session__appointment__location",
)


@dataclass(frozen=True)
class Occasion:
    """What one message is about, as it stands now. `full` is the version with its handout, where it may be sent."""

    follow_up: FollowUp
    location: Location
    superseded: bool
    full: ProgrammeVersion | None


def load(errands: Sequence[Errand]) -> Mapping[UUID, Occasion]:
    rows = FollowUp.objects.select_related("episode", "programme_version", "session__appointment__location")
    found = rows.only(*NEEDED).in_bulk([errand.message.subject_id for errand in errands])
    newest = newest_numbers(found.values())
    chosen = [found[errand.message.subject_id].programme_version_id for errand in errands if errand.in_full]
    full = ProgrammeVersion.objects.select_related("handout").in_bulk(chosen) if chosen else {}
    first, known = first_location(), {}
    for errand in errands:
        row = found[errand.message.subject_id]
        version, appointment = row.programme_version, row.session.appointment
        known[errand.message.pk] = Occasion(
            row,
            appointment.location if appointment else first,
            superseded=version.number < newest[version.programme_id],
            full=full.get(version.pk) if errand.in_full else None,
        )
    return known


def newest_numbers(rows: Iterable[FollowUp]) -> dict[UUID, int]:
    programmes = {row.programme_version.programme_id for row in rows}
    versions = ProgrammeVersion.objects.filter(programme__in=programmes).order_by()
    return dict(versions.values_list("programme").annotate(Max("number")))


def place(occasion: Occasion) -> Location:
    return occasion.location


def unwanted(occasion: Occasion) -> Refusal | None:
    row = occasion.follow_up
    if row.state == FollowUp.State.CANCELLED:
        return Refusal(_("The follow-up was cancelled."))
    if row.episode.hold:
        return Refusal(_("A red flag is open in this episode."), audience=Notice.Audience.CLINICAL)
    if occasion.superseded:
        return Refusal(_("A newer version of the programme was issued."))
    return None


def check_in_unwanted(occasion: Occasion) -> Refusal | None:
    row = occasion.follow_up
    if row.state == FollowUp.State.ANSWERED:
        return Refusal(_("The patient has already answered."))
    if not row.episode.is_open:
        return Refusal(_("The episode is closed."))
    return unwanted(occasion)


def builder(template: str) -> Callable[[Errand, Occasion], Mail]:
    def build(errand: Errand, occasion: Occasion) -> Mail:
        version = occasion.follow_up.programme_version
        issued = draw_link(patient=errand.patient, purpose=Link.Purpose.PROGRAMME, subject_id=version.pk)
        full = occasion.full
        mail = write_mail(
            template=template,
            location=occasion.location,
            language=errand.patient.language,
            context={
                "patient": errand.patient,
                "link": programme_address(issued.token),
                "stop_link": stop_address(issued.token),
                "updated": version.number > 1,
                "exercises": [item["name"] for item in full.content["items"]] if full else [],
            },
        )
        return replace(
            mail,
            links=(issued,),
            documents=(full.handout,) if full else (),
            stop_address=stop_address(issued.token),
        )

    return build


PROGRAMME = Kind(
    name=FollowUp.Kind.PROGRAMME,
    load=load,
    place=place,
    unwanted=unwanted,
    build=builder("treatments/emails/programme"),
    urgent=True,
)
CHECK_IN = Kind(
    name=FollowUp.Kind.CHECK_IN,
    load=load,
    place=place,
    unwanted=check_in_unwanted,
    build=builder("treatments/emails/check_in"),
)
CHECK_IN_REMINDER = Kind(
    name="check_in_reminder",
    load=load,
    place=place,
    unwanted=check_in_unwanted,
    build=builder("treatments/emails/check_in_reminder"),
)
