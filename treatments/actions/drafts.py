"""What assessments and sessions share while they are drafts."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from patients import clock
from patients.actors import Actor, staff_user
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from treatments import signatures
from treatments.models import Assessment, Session
from treatments.models.clinical import Signable

Draft = TypeVar("Draft", Assessment, Session)


def open_draft(draft: Draft, *, by: Actor) -> Draft:
    """The draft, locked. Only its author goes on with it, and nobody once it is signed."""
    model = type(draft)
    draft = model.objects.select_for_update(of=("self",)).select_related("episode__patient").get(pk=draft.pk)
    if draft.is_signed:
        raise RuleBroken("signed", _("This is signed and final. Write an addendum."))
    author = staff_user(by)
    if author and draft.author_id != author.pk:
        raise NotAllowed("not_your_draft", _("Only the person who began this draft can change it."))
    return draft


def fill(draft: Assessment | Session, fields: Mapping[str, Any]) -> None:
    """Save the draft's own fields. `revision` among them, when given, must be the one the writer last saw."""
    values = dict(fields)
    seen = values.pop("revision", None)
    if seen is not None and int(seen) != draft.revision:
        raise RuleBroken(
            "changed_meanwhile", _("This draft was changed in another window. Reload to see it.")
        )
    for name, value in values.items():
        setattr(draft, name, value)
    draft.revision += 1
    draft.check_and_save()


def sign_draft(draft: Assessment | Session, *, patient: Patient, by: Actor) -> None:
    """Make it final and add it to the patient's chain."""
    draft.status = Signable.SIGNED
    draft.signed_at = clock.now()
    draft.signed_by = staff_user(by)
    draft.check_and_save()
    signatures.sign(draft, patient=patient, by=by)
