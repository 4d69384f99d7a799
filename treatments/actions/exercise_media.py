"""The clinic's own photos and clips of an exercise."""

from django.utils.translation import gettext as _

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments.actions.exercises import lock_newest, require_may_edit
from treatments.content_words import sentence_said
from treatments.library.clips import NotAClip, clip, looks_like_clip
from treatments.library.hidden_signs import hides_something
from treatments.library.photos import MEDIA_TYPE, NotAPhoto, photo
from treatments.models import Exercise, ExerciseMedia

MOST = 6


@deed("physio_treatments.add_exercisemedia")
def add_exercise_media(*, by: Actor, exercise: Exercise, description: str, content: bytes) -> ExerciseMedia:
    """A photo is written anew from its pixels, a clip kept without its place. `description` is for who sees neither."""
    require_may_edit(by=by, exercise=exercise)
    if hides_something(description):
        words = _("There are hidden signs in this. Type it anew.")
        raise Invalid("invalid", words, details={"description": [words]})
    kind, media_type, kept = readable(content)
    lock_newest(exercise)
    if exercise.media.shown().count() >= MOST:
        words = _("At most %(most)s photos and clips. Withdraw one first.") % {"most": MOST}
        raise RuleBroken("too_many", words)
    media = ExerciseMedia(
        exercise=exercise,
        kind=kind,
        description=description.strip(),
        media_type=media_type,
        content=kept,
        added_by=staff_user(by),
    )
    media.check_and_save()
    audit.record(by=by, deed="exercisemedia.added", about=media, reason=media.description)
    return media


@deed("physio_treatments.change_exercisemedia")
def withdraw_exercise_media(*, by: Actor, media: ExerciseMedia) -> ExerciseMedia:
    """New programmes do not show it; what was issued goes on showing it."""
    require_may_edit(by=by, exercise=media.exercise)
    media.withdrawn = True
    media.save(update_fields=["withdrawn"])
    audit.record(by=by, deed="exercisemedia.withdrawn", about=media, reason=media.description)
    return media


def readable(content: bytes) -> tuple[str, str, bytes]:
    """Kind, media type and the bytes to keep. Raises Invalid."""
    if not content:
        raise refusal("empty", _("The file is empty."))
    try:
        if looks_like_clip(content):
            kept, media_type = clip(content)
            return ExerciseMedia.Kind.CLIP, media_type, kept
        return ExerciseMedia.Kind.PHOTO, MEDIA_TYPE, photo(content)
    except (NotAPhoto, NotAClip) as refused:
        raise refusal("unreadable", sentence_said(refused.sentence)) from refused


def refusal(code: str, words: str) -> Invalid:
    return Invalid(code, words, details={"file": [words]})
