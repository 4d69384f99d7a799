from django.contrib.staticfiles import finders
from PIL import Image

from tests.treatments.patient_pages.phone import words


def test_the_page_can_be_put_on_the_home_screen_and_opens_at_its_link(inside):
    assert f'rel="manifest" href="{inside.page("page.webmanifest")}"' in words(inside.look())
    answer = inside.look("page.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = answer.json()
    assert manifest["start_url"] == manifest["scope"] == inside.page()
    assert (manifest["name"], manifest["short_name"]) == ("My exercises · Riverside", "My exercises")


def test_the_manifest_is_given_before_the_birth_date_and_tells_nothing_of_the_patient(claras):
    facts = claras.look("page.webmanifest").content.decode()
    assert not [word for word in ("Clara", "Nunes", "Bridge") if word in facts]


def test_every_icon_is_there_in_its_size(claras):
    for icon in claras.look("page.webmanifest").json()["icons"]:
        found = str(finders.find(icon["src"].removeprefix("/static/")))
        if icon["type"] == "image/png":
            with Image.open(found) as picture:
                assert "{}x{}".format(*picture.size) == icon["sizes"]
