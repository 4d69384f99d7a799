from patients.models import Consent
from tests.treatments.patient_pages.phone import words


def test_looking_at_the_page_stops_nothing(claras, clara):
    page = claras.look("stop-messages/")
    assert page.status_code == 200
    assert "Clara" not in words(page)
    assert not Consent.objects.filter(patient=clara, kind="email_care", given=False).exists()


def test_the_button_stops_e_mail_for_whoever_got_the_letter(claras, clara):
    page = claras.post(claras.page("stop-messages/"))
    assert "We send you no more e-mails" in words(page)
    newest = Consent.objects.filter(patient=clara, kind="email_care").latest("created_at")
    assert (newest.given, newest.how) == (False, Consent.How.ONLINE)
