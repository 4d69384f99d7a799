"""A programme as it would be issued now, for whoever looks at it before: on the page or on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import override

from clinic.web.places import Place, place
from patients.actions.patients import open_record
from patients.languages import spoken
from treatments.actions.issuing import content_of
from treatments.models import Episode, Programme
from treatments.web.frames import episode_of


@dataclass(frozen=True)
class ProgrammeDraft:
    """`programme` is one that is not saved where nobody began. `content` as a version of it would hold it."""

    episode: Episode
    programme: Programme
    here: Place
    content: Mapping[str, Any]


def draft_of(request: HttpRequest, key: UUID) -> ProgrammeDraft:
    """The draft of the episode, in the patient's language, from where the reader works. Reading it is recorded."""
    episode = episode_of(request, key)
    open_record(by=request.user, patient=episode.patient)
    here = place(request)
    found = Programme.objects.visible_to(request.user).filter(episode=episode).first()
    items = list(found.items.select_related("exercise")) if found else []
    programme = found or Programme()
    with override(spoken(episode.patient.language)):
        return ProgrammeDraft(episode, programme, here, content_of(programme, items, here.today))
