from django.test import Client
from django.urls import reverse

from treatments.models import Episode, RedFlagScreen, Referral

LETTER = {"to": "Dr Alder", "reason": "Night pain, weight loss", "priority": "urgent"}


def test_a_referral_is_written_during_an_emergency_too(
    hers: Client, back_pain: Episode, emergency: RedFlagScreen
) -> None:
    hers.post(reverse("treatments:referral_new", args=[back_pain.pk]), LETTER)
    assert Referral.objects.get().to == "Dr Alder"


def test_it_is_sent_and_then_answered(hers: Client, back_pain: Episode) -> None:
    hers.post(reverse("treatments:referral_new", args=[back_pain.pk]), LETTER)
    referral = Referral.objects.get()
    url = reverse("treatments:referral", args=[referral.pk])
    hers.post(url, {"state": "sent"})
    referral.refresh_from_db()
    assert referral.state == "sent"
    assert hers.post(url, {"state": "lost"}).status_code == 400
