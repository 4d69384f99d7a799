"""Beside the diary: who would come sooner, and whom nobody writes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from clinic.models import Appointment, WaitingListEntry
from clinic.web.desk_day import DeskDay
from clinic.web.diary_window import Window

SHOWN = 30


@dataclass
class Side:
    user: Any
    window: Window

    @cached_property
    def waiting(self) -> Sequence[WaitingListEntry]:
        """Urgent first, then whoever waits longest; those who would come to this location."""
        here = Q(location=None) | Q(location=self.window.location)
        entries = WaitingListEntry.objects.visible_to(self.user).waiting(self.window.here.today).filter(here)
        return list(entries.select_related("patient", "type", "practitioner")[:SHOWN])

    @cached_property
    def to_call(self) -> list[Appointment]:
        return DeskDay(self.user, self.window.location).to_call[:SHOWN]
