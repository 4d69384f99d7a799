"""The regions of the body chart, by the names they have in `physio/img/body_front_back.svg`."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Region = tuple[str, str | Promise]

LIMBS = (
    ("shoulder", _("Shoulder")),
    ("upper_arm", _("Upper arm")),
    ("elbow", _("Elbow")),
    ("forearm", _("Forearm")),
    ("wrist", _("Wrist")),
    ("hand", _("Hand")),
    ("knee", _("Knee")),
    ("ankle", _("Ankle")),
    ("foot", _("Foot")),
)
CENTRAL = {
    "front": (("head", _("Head and face")), ("neck_front", _("Front of the neck"))),
    "back": (("back_of_head", _("Back of the head")), ("neck_back", _("Back of the neck"))),
}
PAIRED = {
    "front": (
        ("chest", _("Chest")),
        ("abdomen", _("Abdomen")),
        ("hip_groin", _("Hip and groin")),
        ("thigh_front", _("Front of the thigh")),
        ("shin", _("Shin")),
        *LIMBS,
    ),
    "back": (
        ("upper_back", _("Upper back")),
        ("middle_back", _("Middle back")),
        ("lower_back", _("Lower back")),
        ("buttock", _("Buttock")),
        ("thigh_back", _("Back of the thigh")),
        ("calf", _("Calf")),
        *LIMBS,
    ),
}
SIDES = (("left", _("left")), ("right", _("right")))


def regions(view: str) -> list[Region]:
    """The regions seen from `view` ("front" or "back"), left and right being the person's own."""
    sided: list[Region] = [
        (f"{side}_{part}", format_lazy("{}, {}", name, side_name))
        for part, name in PAIRED[view]
        for side, side_name in SIDES
    ]
    return [*CENTRAL[view], *sided]
