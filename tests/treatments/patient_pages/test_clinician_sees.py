from datetime import timedelta

import pytest

from patients import clock
from tests.treatments.patient_pages.phone import words


@pytest.fixture
def her_answer(inside, ana, back_pain, browser_of):
    """What ana sees of clara's newest check-in."""

    def see():
        key = back_pain.check_ins.latest("created_at").pk
        return words(browser_of(ana).get(f"/check-ins/{key}/"))

    return see


def test_the_days_at_home_stand_beside_the_answer(inside, her_answer):
    inside.train(**{"done-t04": "part", "sets-t04": 2, "peak-t04": 6, "felt-t04": "too_hard", "before": 3})
    with clock.at(clock.now() + timedelta(days=1)):
        inside.give("17/5/1984")
        inside.send(**{"done-t04": "full", "felt-t04": "right"})
        page = her_answer()
    assert "The last 14 days at home" in page
    assert 'title="Part of it · Pain before 3 · Too hard"' in page
    assert '<span class="visually-hidden">Part of it: </span>6' in page
    assert "Just right" in page


def test_a_new_symptom_stands_with_its_exercise(inside, her_answer):
    inside.send(**{"done-t04": "part"}, symptom="dizzy", symptom_with="t04")
    assert "Dizzy, faint or sick" in her_answer()


def test_without_training_there_is_no_empty_table(inside, her_answer):
    inside.send()
    assert "The last 14 days at home" not in her_answer()
