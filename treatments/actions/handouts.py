"""The printed programme, made once when it is issued."""

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.models import Notice
from patients.actions.documents import add_document
from patients.actors import SYSTEM, Actor
from patients.links import issue_link
from patients.models import Document, Link
from treatments.actions.notices import tell_clinician
from treatments.handouts import sheet
from treatments.links import programme_address
from treatments.models import ProgrammeVersion
from treatments.printing import version_on_paper

CHANGED_WORDS = "changed_words"
# Letters of them that a notice has room for.
LONGEST = 150


def issue_handout(*, by: Actor, version: ProgrammeVersion) -> Document:
    """The programme on paper. It carries a link of its own, as a QR code that still asks for the date of birth."""
    patient = version.session.episode.patient
    token = issue_link(patient=patient, purpose=Link.Purpose.PROGRAMME, subject_id=version.pk)
    paper = sheet(version_on_paper(version, practitioner=str(by), address=programme_address(token)))
    tell_changed_words(by=by, version=version, words=paper.changed)
    return add_document(
        by=SYSTEM,
        patient=patient,
        title=_("Exercise programme %(number)s") % {"number": version.number},
        file_name=f"programme-{version.number}.pdf",
        media_type="application/pdf",
        content=paper.pdf,
    )


def tell_changed_words(*, by: Actor, version: ProgrammeVersion, words: Iterable[str]) -> None:
    """A name that cannot be printed stands on every handout of a patient: nobody is told twice of the same words."""
    changed = ", ".join(words)[:LONGEST]
    episode = version.session.episode
    told = Notice.objects.filter(
        patient=episode.patient, kind=CHANGED_WORDS, summary__endswith=f": {changed}"
    )
    if not changed or told.exists():
        return
    tell_clinician(
        by=by,
        episode=episode,
        kind=CHANGED_WORDS,
        severity=Notice.Severity.INFORMATION,
        summary=format_lazy(
            gettext_lazy(
                "The handout could not be printed as written, the page on the phone is whole: {words}"
            ),
            words=changed,
        ),
        subject_id=version.pk,
    )
