"""What the programme builder works with."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q
from django.http import HttpRequest

from treatments.models import Episode, Exercise, Programme
from treatments.suitability import Suitability


@dataclass
class Bench:
    """Each thing is looked up once, when it is asked for first: the programme once it is saved."""

    request: HttpRequest
    episode: Episode

    @cached_property
    def programme(self) -> Programme | None:
        """The draft as it is saved, with its exercises."""
        exercises = Prefetch("items__exercise", Exercise.objects.defer("poses", "steps"))
        return Programme.objects.filter(episode=self.episode).prefetch_related(exercises).first()

    @property
    def revision(self) -> str:
        return self.programme.revision if self.programme else ""

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """What is offered, and what this programme still has of the rest."""
        here = Programme.objects.filter(episode=self.episode).values("items__exercise")
        rows = Exercise.objects.filter(Q(retired=False) | Q(pk__in=here))
        return {one.key: one for one in rows.defer("poses", "steps")}

    @cached_property
    def suitability(self) -> Suitability:
        return Suitability(self.episode)

    @cached_property
    def others(self) -> dict[str, Programme]:
        """What this patient was given in other episodes, to copy from."""
        rows = Programme.objects.visible_to(self.request.user).filter(
            episode__patient=self.episode.patient_id
        )
        known = rows.exclude(episode=self.episode).exclude(items=None).select_related("episode")
        return {str(one.pk): one for one in known.order_by("-created_at")[:5]}
