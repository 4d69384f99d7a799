"""The handout on staff's side: as it was sent, in large print, on the clinic's paper, and of a draft."""

from io import BytesIO

import pypdfium2
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from PIL import Image

from clinic.models import Location
from clinic.web.places import COOKIE
from patients.models import AccessEvent, Document, Link, Patient
from tests.treatments.handouts.reading import structure, text_of
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, ExerciseMedia, ProgrammeVersion


@pytest.fixture
def sheet(ana: User, back_pain: Episode, bridge: Exercise) -> str:
    """The address of the draft's handout."""
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}], note="Mind the left knee")
    return reverse("treatments:draft_handout", args=[back_pain.pk])


def test_the_draft_can_be_looked_at_before_anything_is_issued(hers: Client, sheet: str) -> None:
    answer = hers.get(sheet)
    text = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "Preview of a draft: not yet given to the patient" in text
    assert "1. Bridge" in text
    assert "Mind the left knee" in text


def test_looking_at_a_draft_issues_nothing(hers: Client, sheet: str, clara: Patient) -> None:
    hers.get(sheet, {"print": "large"})
    assert not ProgrammeVersion.objects.exists()
    assert not Link.objects.exists()
    assert not Document.objects.exists()
    assert AccessEvent.objects.filter(deed="patient.read", patient=clara).exists()


def test_an_empty_draft_is_a_sheet_with_rule_number_one(hers: Client, back_pain: Episode) -> None:
    answer = hers.get(reverse("treatments:draft_handout", args=[back_pain.pk]))
    assert "Rule number one: listen to your body" in text_of(answer.content)


def test_the_desk_sees_no_draft(rui: User, sheet: str, client: Client) -> None:
    client.force_login(rui)
    assert client.get(sheet).status_code == 403


def test_large_print_of_what_was_issued_is_kept_nowhere(hers: Client, issued: ProgrammeVersion) -> None:
    documents = Document.objects.count()
    answer = hers.get(reverse("treatments:handout", args=[issued.pk]), {"print": "large"})
    assert answer["Content-Disposition"] == 'inline; filename="programme-1-large.pdf"'
    assert answer.content != bytes(issued.handout.content)
    assert "1. Bridge" in text_of(answer.content)
    assert Document.objects.count() == documents
    assert ProgrammeVersion.objects.get().handout == issued.handout


def test_large_print_says_what_was_issued_not_what_the_library_says_now(
    hers: Client, issued: ProgrammeVersion, bridge: Exercise
) -> None:
    Exercise.objects.filter(pk=bridge.pk).update(name="Arch", steps=["Something else."])
    text = text_of(hers.get(reverse("treatments:handout", args=[issued.pk]), {"print": "large"}).content)
    assert "1. Bridge" in text
    assert "Something else" not in text


def test_the_location_chooses_the_paper(hers: Client, sheet: str, riverside: Location) -> None:
    riverside.paper = Location.Paper.US_LETTER
    riverside.save()
    page = pypdfium2.PdfDocument(hers.get(sheet).content)[0]
    assert page.get_size() == pytest.approx((612, 792), abs=1)


def test_the_draft_is_the_clinics_where_its_reader_works(
    hers: Client, sheet: str, back_pain: Episode, riverside: Location
) -> None:
    hillside = Location.objects.create(name="Hillside", emergency_number="112")
    hers.cookies[COOKIE] = str(hillside.pk)
    page = hers.get(reverse("treatments:programme_preview", args=[back_pain.pk])).content.decode()
    for told in (text_of(hers.get(sheet).content), page):
        assert "Hillside" in told
        assert "112" in told
        assert "Riverside" not in told


@pytest.fixture
def drawn_by_nobody(bridge: Exercise, ana: User) -> Exercise:
    """A bridge with the clinic's own photo, red all over, in place of a drawing."""
    Exercise.objects.filter(pk=bridge.pk).update(poses=[])
    red = BytesIO()
    Image.new("RGB", (1200, 500), "red").save(red, "JPEG")
    ExerciseMedia.objects.create(
        exercise=bridge,
        kind=ExerciseMedia.Kind.PHOTO,
        description="Ana with her hips lifted",
        media_type="image/jpeg",
        content=red.getvalue(),
    )
    return Exercise.objects.get(pk=bridge.pk)


@pytest.mark.parametrize("size", ["ordinary", "large"])
def test_the_clinics_photo_stands_where_nothing_is_drawn(
    hers: Client, drawn_by_nobody: Exercise, sheet: str, size: str
) -> None:
    pdf = hers.get(sheet, {"print": size}).content
    assert ("/Figure", "Bridge. Ana with her hips lifted") in structure(pdf)
    colours = pypdfium2.PdfDocument(pdf)[0].render(scale=0.2).to_pil().convert("RGB").getcolors(100_000)
    assert sum(count for count, (red, green, blue) in colours if red > 200 and green < 50 and blue < 50) > 50
