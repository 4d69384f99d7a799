"""One visit in a message: what its patient knows, and what is worth telling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from clinic import conf
from clinic.letters.visit_news import Facts, News, Phase, news_of, phase_of
from clinic.models import Appointment, AppointmentChange, Offer
from patients import clock


@dataclass(frozen=True)
class Item:
    """`told` is what the patient knows of the visit already, for `sure` or perhaps; `invited` says whether it ever
    stood in their calendar."""

    visit: Appointment
    changes: Sequence[AppointmentChange]
    told: Facts | None
    sure: bool
    invited: bool

    @property
    def phase(self) -> Phase:
        return phase_of(self.visit.status)

    @property
    def news(self) -> News | None:
        return news_of(self.visit, self.told, sure=self.sure)

    @property
    def is_worth_telling(self) -> bool:
        is_over = self.visit.starts_at <= clock.now()
        return not (self.news is None or is_over or self.is_held or self.went_as_it_came)

    @property
    def is_held(self) -> bool:
        """Whether the visit only holds a time that was offered, or held it until the offer was over."""
        offer = getattr(self.visit, "offer", None)
        return self.phase is not Phase.ON and offer is not None and offer.state != Offer.State.ACCEPTED

    @property
    def went_as_it_came(self) -> bool:
        """Whether it was taken back, within the minutes in which a deed is undone, before anybody heard of it."""
        first, last = self.changes[0], self.changes[-1]
        stood = last.created_at - first.created_at
        at_once = first.deed == AppointmentChange.Deed.BOOKED and stood < timedelta(
            minutes=conf.UNDO_MINUTES()
        )
        return self.phase is Phase.OFF and self.told is None and at_once
