"""A programme as the patient sees it, before and after it was issued."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.models import Location
from patients import clock
from patients.models import AccessEvent
from tests.treatments.conftest import ALL_NO
from tests.treatments.handouts.reading import text_of
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.handouts.words import STOP_RULES
from treatments.models import Episode, Exercise, Programme, ProgrammeVersion, RedFlagScreen

UNWRAPPED = ["Put the pack on the sore place.", "Take it off when the timer rings."]


def give(ana: User, episode: Episode, **dosed: dict[str, int]) -> None:
    library = Exercise.objects.in_bulk(list(dosed), field_name="key")
    save_programme(
        by=ana,
        episode=episode,
        items=[{"exercise": library[key], "dose": dose} for key, dose in dosed.items()],
    )


def issue(ana: User, episode: Episode) -> ProgrammeVersion:
    session = start_session(by=ana, episode=episode)
    save_session(by=ana, session=session, fields={"subjective": "Better", "pain_before": 5})
    sign_session(by=ana, session=session)
    return ProgrammeVersion.objects.get(session=session)


def preview(client: Client, episode: Episode) -> str:
    return client.get(reverse("treatments:programme_preview", args=[episode.pk])).content.decode()


def test_the_preview_is_the_patients_page_in_the_patients_language(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    back_pain.patient.language = "es"
    back_pain.patient.save()
    give(ana, back_pain, t04={"sets": 3, "reps": 10})
    page = preview(hers, back_pain)
    assert '<html lang="es"' in page
    assert "3 series de 10" in page
    assert "This is what clara gets when you sign the session." in page.replace("Clara", "clara")


def test_looking_at_the_preview_is_recorded(hers: Client, back_pain: Episode) -> None:
    preview(hers, back_pain)
    assert AccessEvent.objects.filter(deed="patient.read", patient=back_pain.patient).exists()


def test_a_draft_that_nobody_began_has_an_empty_preview(hers: Client, back_pain: Episode) -> None:
    page = preview(hers, back_pain)
    assert "No exercise chosen yet" in page
    assert "The programme is empty: nothing is sent" in page
    assert "0 exercises" not in page
    assert not Programme.objects.exists()


def test_the_preview_says_where_signing_would_send_nothing_new(
    hers: Client, back_pain: Episode, issued: ProgrammeVersion
) -> None:
    assert ": signing sends nothing new." in preview(hers, back_pain)
    row = {"row": "1", "i1-exercise": "t04", "i1-block": "main"}
    row |= {f"i1-{part}": value for part, value in back_pain.programme.items.get().dose.items()}
    builder = reverse("treatments:programme", args=[back_pain.pk])
    page = hers.post(builder, {**row, "save": "yes"}, follow=True).content.decode()
    assert "There is nothing new to send." in page


def test_what_was_sent_is_shown_again_after_everything_changed(
    hers: Client, ana: User, back_pain: Episode, issued: ProgrammeVersion
) -> None:
    Exercise.objects.filter(key="t04").update(name="Something else", poses=[], steps=["Nothing"])
    give(ana, back_pain, b01={"minutes": 3})
    page = hers.get(reverse("treatments:programme_version", args=[issued.pk])).content.decode()
    assert "Bridge" in page
    assert "Something else" not in page
    picture = hers.get(reverse("treatments:version_figure", args=[issued.pk, "t04"]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert hers.get(reverse("treatments:version_figure", args=[issued.pk, "b01"])).status_code == 404


def test_the_stop_rules_stay_the_words_that_were_given(
    hers: Client, back_pain: Episode, issued: ProgrammeVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = str(STOP_RULES["SP"])
    monkeypatch.setitem(STOP_RULES, "SP", "another sentence")
    handout = reverse("treatments:handout", args=[issued.pk])
    page = hers.get(reverse("treatments:programme_version", args=[issued.pk])).content.decode()
    for told in (page, text_of(hers.get(handout, {"print": "large"}).content)):
        assert given in told
        assert "another sentence" not in told
    assert "another sentence" in preview(hers, back_pain)


def test_every_version_is_found_from_the_builder(
    hers: Client, ana: User, back_pain: Episode, issued: ProgrammeVersion
) -> None:
    give(ana, back_pain, b01={"minutes": 3})
    again = issue(ana, back_pain)
    page = hers.get(reverse("treatments:programme", args=[back_pain.pk])).content.decode()
    assert {issued.number, again.number} == {1, 2}
    for version in (issued, again):
        assert reverse("treatments:programme_version", args=[version.pk]) in page


def test_a_rest_is_told_its_last_day(
    ana: User, back_pain: Episode, library: None, screened: RedFlagScreen, riverside: Location
) -> None:
    give(ana, back_pain, h03={"days": 2, "minutes": 20})
    (item,) = issue(ana, back_pain).content["items"]
    end = riverside.local(clock.now()).date() + timedelta(days=2)
    assert item["note"] == f"Until {end:%-d %b %Y}, no longer. Then start moving again."


def test_a_rest_issued_again_does_not_begin_again(
    ana: User, back_pain: Episode, library: None, screened: RedFlagScreen, riverside: object
) -> None:
    give(ana, back_pain, h03={"days": 2, "minutes": 20})
    first = issue(ana, back_pain)
    with clock.at(clock.now() + timedelta(days=1)):
        record_screen(by=ana, episode=back_pain, answers=ALL_NO)
        give(ana, back_pain, h03={"days": 2, "minutes": 20}, b01={"minutes": 3})
        again = issue(ana, back_pain)
    notes = {item["key"]: item["note"] for item in again.content["items"]}
    assert notes["h03"] == first.content["items"][0]["note"] != ""


def test_a_rest_that_is_over_is_to_be_taken_out(
    hers: Client, ana: User, back_pain: Episode, library: None, screened: RedFlagScreen, riverside: object
) -> None:
    give(ana, back_pain, h03={"days": 2, "minutes": 20})
    issue(ana, back_pain)
    builder = reverse("treatments:programme", args=[back_pain.pk])
    assert "Short rest ended on" not in hers.get(builder).content.decode()
    with clock.at(clock.now() + timedelta(days=4)):
        assert "Short rest ended on" in hers.get(builder).content.decode()


def test_another_exercise_to_rest_by_does_not_begin_a_rest_again(
    ana: User, back_pain: Episode, library: None, screened: RedFlagScreen, riverside: object
) -> None:
    give(ana, back_pain, h03={"days": 2, "minutes": 20})
    first = issue(ana, back_pain)
    Exercise.objects.filter(key="r01").update(self_care="rest")
    with clock.at(clock.now() + timedelta(days=1)):
        record_screen(by=ana, episode=back_pain, answers=ALL_NO)
        give(ana, back_pain, r01={"days": 2, "minutes": 20})
        (item,) = issue(ana, back_pain).content["items"]
    assert item["note"] == first.content["items"][0]["note"] != ""


def test_a_cold_pack_keeps_the_skin_safe_whatever_the_clinic_wrote(
    ana: User, back_pain: Episode, library: None, screened: RedFlagScreen, riverside: object
) -> None:
    Exercise.objects.filter(key="h01").update(steps=UNWRAPPED)
    give(ana, back_pain, h01={"minutes": 15})
    (item,) = issue(ana, back_pain).content["items"]
    assert "Never put ice or a cold pack on bare skin." in item["steps"][0]
    assert "Look at your skin after 5 minutes." in item["steps"][1]
    assert item["steps"][3:] == UNWRAPPED


def test_the_shipped_cold_pack_says_so_once(library: None) -> None:
    steps = Exercise.objects.get(key="h01").steps
    assert sum("Never put ice or a cold pack on bare skin." in step for step in steps) == 1
