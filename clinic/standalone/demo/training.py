"""One patient tells every day how training went: by ana's criteria a step up waits for her, and a step back."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User

from clinic.standalone.demo.answers import RISING
from patients import clock
from patients.actors import PatientOnLink
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.actions.training import record_training
from treatments.models import Episode, ProgrammeVersion

DAYS = 8
SORE_DAY = 2
COMFORTABLE = {"done": "full", "pain_before": 1, "pain_peak": 2, "pain_next_morning": 1, "felt": "too_easy"}
SORE = {"done": "part", "pain_before": 2, "pain_peak": 7, "pain_next_morning": 4, "felt": "too_hard"}


def build(episodes: dict[int, Episode | None]) -> None:
    ana = User.objects.get(username="ana")
    hers = [one for number, one in episodes.items() if one and number > RISING and one.practitioner]
    version = longest_followed(one for one in hers if one.practitioner and one.practitioner.user == ana)
    if version:
        set_graded_dosage(by=ana, programme=version.programme, on=True, relative=False)
        for days_ago in range(DAYS, 0, -1):
            tell(version, days_ago)


def longest_followed(episodes: Iterable[Episode]) -> ProgrammeVersion | None:
    """The newest version that somebody has followed for more than a week, in an episode that goes on."""
    going_on = [one.pk for one in episodes if one.is_open and not one.hold]
    versions = ProgrammeVersion.objects.filter(programme__episode__in=going_on).order_by("-created_at")
    newest = {version.programme_id: version for version in reversed(versions)}.values()
    followed = [one for one in newest if one.created_at < clock.now() - timedelta(days=DAYS)]
    return max(followed, key=lambda one: one.created_at, default=None)


def tell(version: ProgrammeVersion, days_ago: int) -> None:
    keys = list(dict.fromkeys(item["key"] for item in version.content["items"]))
    with clock.at(clock.now() - timedelta(days=days_ago)):
        logs = [{"exercise_key": key, **COMFORTABLE} for key in keys[:2]]
        if days_ago == SORE_DAY:
            logs += [{"exercise_key": key, **SORE} for key in keys[2:3]]
        record_training(
            by=PatientOnLink(version.programme.episode.patient),
            programme_version=version,
            day=clock.now().date(),
            logs=logs,
        )
