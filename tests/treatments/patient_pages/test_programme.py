from datetime import timedelta

from patients import clock
from patients.models import AccessEvent
from tests.treatments.patient_pages.phone import Phone, link_to, words
from treatments.models import ProgrammeVersion


def test_the_programme_says_what_how_often_and_when_to_stop(inside):
    page = words(inside.look())
    assert "1. Bridge" in page
    assert "2. Bird dog" in page
    assert "left side" in page
    assert "Slowly" in page
    assert "pain above 5 out of 10, or clearly more than when you started" in page


def test_reading_the_programme_is_logged(inside, clara):
    inside.look()
    assert AccessEvent.objects.filter(deed="programme.read", patient=clara).count() == 1


def test_each_exercise_moves_and_rests(inside):
    moving, resting = inside.look("figures/t04.svg"), inside.look("figures/t04.svg?still")
    assert moving["Content-Type"] == resting["Content-Type"] == "image/svg+xml"
    assert b"@keyframes" in moving.content
    assert b"@keyframes" not in resting.content
    assert b"<script" not in moving.content
    assert inside.look("figures/t99.svg").status_code == 404


def test_the_page_and_its_pictures_come_compressed(inside):
    for path in ("", "figures/t04.svg"):
        answer = inside.get(inside.page(path), headers={"accept-encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        assert len(answer.content) < len(inside.look(path).content) / 2


def test_a_left_side_is_drawn_on_the_left(inside):
    picture = inside.look("figures/t03.svg?side=left").content
    assert b"matrix(-1 0 0 1" in picture


def test_the_same_exercise_on_both_sides_is_ticked_off_once(issue, back_pain, bird_dog):
    sides = [{"exercise": bird_dog, "side": side} for side in ("left", "right")]
    phone = Phone(link_to(issue(back_pain, sides)))
    phone.give("17/5/1984")
    page = words(phone.look())
    assert page.count('name="done-t03" value="full"') == 1
    left, right = (phone.look(f"figures/t03.svg?side={side}").content for side in ("left", "right"))
    assert b"matrix(-1 0 0 1" in left
    assert b"matrix(-1 0 0 1" not in right


def test_an_old_link_shows_the_newest_version_and_says_so(inside, issue, back_pain, bridge):
    issue(back_pain, [{"exercise": bridge}], note="Only the bridge now")
    page = words(inside.look())
    assert "Your programme was changed on" in page
    assert "Only the bridge now" in page
    assert "Bird dog" not in page
    assert ProgrammeVersion.objects.filter(content__note="Slowly").exists()


def test_nobody_is_sent_to_exercise_while_a_red_flag_is_open(inside):
    inside.send(**{"safety-CES5": "yes"})
    page = words(inside.look())
    assert "Please do no exercises for now." in page
    assert "data-sets-here" not in page
    assert "data-timer" not in page
    assert "do only what you can tolerate" not in page
    assert "Pain before you start" not in page


def test_the_handout_opens_as_a_pdf(inside):
    answer = inside.look("handout.pdf")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'inline; filename="programme-1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "object-src 'self'" in answer["Content-Security-Policy"]


def test_the_birth_date_is_asked_again_after_some_hours(inside):
    with clock.at(clock.now() + timedelta(hours=5)):
        assert "Hello" not in words(inside.look())
