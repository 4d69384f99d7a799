"""A visit in words for its patient: when, and what became of it. In the language that is active."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.letters.visit_news import Facts, News
from clinic.letters.visit_rules import Rules
from clinic.models import Appointment, Location


@dataclass(frozen=True)
class When:
    """The clinic's wall time. The zone is named, because the reader may be in another."""

    day: str
    start: str
    end: str
    zone: str

    @classmethod
    def of(cls, location: Location, starts_at: datetime, ends_at: datetime) -> "When":
        start, end = location.local(starts_at), location.local(ends_at)
        names = {"weekday": date_format(start, "l"), "date": date_format(start, "DATE_FORMAT")}
        return cls(
            day=_("%(weekday)s, %(date)s") % names,
            start=date_format(start, "TIME_FORMAT"),
            end=date_format(end, "TIME_FORMAT"),
            zone=zone_words(location, start),
        )

    @property
    def subject(self) -> str:
        return _("%(day)s, %(time)s") % {"day": self.day, "time": self.start}


def zone_words(location: Location, local: datetime) -> str:
    return _("%(city)s time, %(name)s") % {"city": city_of(location), "name": local.tzname()}


def city_of(location: Location) -> str:
    """By which the zone goes, summer and winter."""
    return location.zone.rpartition("/")[2].replace("_", " ")


def when(visit: Appointment) -> When:
    return When.of(visit.location, visit.starts_at, visit.ends_at)


@dataclass(frozen=True)
class Words:
    """`until` is when the patient can no longer change it without a phone call, `was` the time they may still have in
    mind."""

    subject: str
    lead: str
    state: str
    when: When
    until: str
    was: When | None = None


SUBJECTS = {
    None: gettext_lazy("%(clinic)s: your visit on %(time)s"),
    News.REQUESTED: gettext_lazy("%(clinic)s: we have your request for %(time)s"),
    News.BOOKED: gettext_lazy("%(clinic)s: your visit on %(time)s"),
    News.ACCEPTED: gettext_lazy("%(clinic)s: your visit on %(time)s is booked"),
    News.MOVED: gettext_lazy("%(clinic)s: your visit has changed, now %(time)s"),
    News.CANCELLED: gettext_lazy("%(clinic)s: your visit on %(time)s is cancelled"),
    News.DECLINED: gettext_lazy("%(clinic)s: your request for %(time)s"),
    News.WITHDRAWN: gettext_lazy("%(clinic)s: your request for %(time)s"),
}
LEADS = {
    None: gettext_lazy("This is to remind you of your visit."),
    News.REQUESTED: gettext_lazy(
        "We have your request. The time is kept for you, and is not booked yet: we look at it and write to you."
    ),
    News.BOOKED: gettext_lazy("Your visit is booked."),
    News.ACCEPTED: gettext_lazy("You asked for a visit, and it is booked now."),
    News.MOVED: gettext_lazy("Your visit has changed. Please note how it is now."),
    News.CANCELLED: gettext_lazy(
        "We are sorry, we had to cancel your visit. Please phone us, and we find another time."
    ),
    News.DECLINED: gettext_lazy(
        "We are sorry, we cannot give you this time. Please phone us, and we find another one."
    ),
    News.WITHDRAWN: gettext_lazy("You have taken back your request. Nothing is booked."),
}
# In a list of visits.
STATES = {
    None: "",
    News.REQUESTED: gettext_lazy("asked for"),
    News.BOOKED: gettext_lazy("booked"),
    News.ACCEPTED: gettext_lazy("booked"),
    News.MOVED: gettext_lazy("changed"),
    News.CANCELLED: gettext_lazy("cancelled"),
    News.DECLINED: gettext_lazy("cancelled"),
    News.WITHDRAWN: gettext_lazy("cancelled"),
}
ALL_OFF = {News.CANCELLED, News.DECLINED, News.WITHDRAWN}
AS_YOU_WISHED = gettext_lazy("Your visit is cancelled, as you wished.")


def words_of(news: News | None, visit: Appointment, told: Facts | None) -> Words:
    """The words of one mail; without news, of a reminder."""
    place, now, until = visit.location, when(visit), Rules.of(visit).until
    was = None
    if news is News.MOVED and told and told.starts_at != visit.starts_at:
        was = When.of(place, told.starts_at, told.ends_at)
    by_patient = visit.status == Appointment.Status.CANCELLED_BY_PATIENT
    lead = AS_YOU_WISHED if news is News.CANCELLED and by_patient else LEADS[news]
    return Words(
        subject=str(SUBJECTS[news]) % {"clinic": place.name, "time": now.subject},
        lead=str(lead),
        state=str(STATES[news]),
        when=now,
        until=When.of(place, until, until).subject,
        was=was,
    )


def words_of_several(news: Iterable[News | None], first: Appointment) -> Words:
    """The words over a list of visits."""
    kinds = set(news)
    lead = _("These visits have changed. Please note how they are now.")
    if kinds == {News.BOOKED}:
        lead = _("Your visits are booked.")
    elif kinds <= ALL_OFF:
        lead = _("These visits are cancelled.")
    one = words_of(None, first, None)
    subject = _("%(clinic)s: your visits from %(time)s") % {
        "clinic": first.location.name,
        "time": one.when.subject,
    }
    return replace(one, subject=subject, lead=lead)
