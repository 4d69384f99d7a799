import pytest
from django.urls import resolve

from clinic.outbox.delivery import deliver_due
from patients import clock
from patients.actions.consents import record_consent
from patients.actors import SYSTEM
from patients.links import open_link
from tests.treatments.follow_ups.conftest import issue, promise
from treatments.actions.follow_ups import cancel_follow_up, release_due
from treatments.models import Episode, FollowUp

pytestmark = pytest.mark.django_db


def words_of(mail):
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


def address_in(text):
    return next(word for word in text.split() if word.startswith("https://clinic.example/"))


def choose_full_mail(patient, given=True):
    record_consent(
        by=SYSTEM, patient=patient, kind="email_full", given=given, how="in_person", text_version="1"
    )


def test_by_default_it_says_little(released, postbox, settled):
    settled(released)
    [mail] = postbox.kept
    assert mail["Subject"] == "Riverside: your programme is ready"
    for words in words_of(mail):
        assert "Bridge" not in words
        assert "spasm" not in words.lower()
        assert "999" in words
        assert "+44 20 7946 0300" in words
    assert list(mail.iter_attachments()) == []


def test_its_link_opens_this_version_for_this_patient(released, postbox, settled, version, clara):
    settled(released)
    text, html = words_of(postbox.kept[0])
    address = address_in(text)
    assert address in html
    link = open_link(resolve(address.removeprefix("https://clinic.example")).kwargs["token"])
    assert (link.patient, link.subject_id) == (clara, version.pk)


def test_the_row_keeps_the_words_without_the_key_to_the_page(released, postbox, settled):
    settled(released)
    token = address_in(words_of(postbox.kept[0])[0]).rstrip("/").rsplit("/", 1)[1]
    assert "Hello Clara" in released.text
    assert token not in released.text


def test_it_shows_the_way_out(released, postbox, settled):
    settled(released)
    [mail] = postbox.kept
    way_out = address_in(words_of(mail)[0]) + "stop-messages/"
    assert way_out in words_of(mail)[0]
    assert way_out in words_of(mail)[1]
    assert mail["List-Unsubscribe"].strip() == f"<{way_out}>"


def test_the_clinic_may_be_called_this_and_that(riverside, released, postbox, settled):
    riverside.name = "Back & Neck"
    riverside.save()
    settled(released)
    assert postbox.kept[0]["Subject"] == "Back & Neck: your programme is ready"


def test_the_full_programme_goes_along_where_the_patient_chose_it(released, postbox, settled, clara):
    choose_full_mail(clara)
    settled(released)
    [mail] = postbox.kept
    assert "Bridge" in words_of(mail)[0]
    [handout] = mail.iter_attachments()
    assert (handout.get_filename(), handout.get_content()) == ("programme.pdf", b"%PDF-1.7 bridge")
    assert "Bridge" not in mail["Subject"]


def test_the_newest_word_on_full_mail_counts(released, postbox, settled, clara, noon):
    choose_full_mail(clara)
    with clock.at(noon.replace(minute=1)):
        choose_full_mail(clara, given=False)
    settled(released)
    assert list(postbox.kept[0].iter_attachments()) == []


def test_a_patient_waiting_for_it_gets_it_in_quiet_hours_too(released, postbox, settled, noon):
    with clock.at(noon.replace(hour=22)):
        assert settled(released).state == "sent"


def test_nothing_leaves_while_a_red_flag_is_open_and_a_clinician_hears(
    released, postbox, settled, spasm, clara
):
    Episode.objects.filter(pk=spasm.pk).update(hold="U")
    assert settled(released).state == "not_wanted"
    assert postbox.kept == []
    assert clara.notices.get().audience == "clinical"


def test_an_older_version_is_not_sent_any_more(released, postbox, settled, spasm):
    issue(spasm, 2)
    assert settled(released).state == "not_wanted"
    assert "newer" in released.explanation


def test_a_second_version_says_it_is_an_update(ana, spasm, noon, postbox):
    issue(spasm, 1)
    promise(ana, issue(spasm, 2))
    release_due(by=SYSTEM)
    deliver_due()
    assert postbox.kept[0]["Subject"] == "Riverside: your programme has been updated"


def test_taken_back_in_the_outbox_it_does_not_leave(ana, released, postbox, settled):
    cancel_follow_up(by=ana, follow_up=FollowUp.objects.get(pk=released.subject_id))
    assert settled(released).state == "not_wanted"
    assert postbox.kept == []
