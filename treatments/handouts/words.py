"""What every handout says in the clinic's name. Warning signs: the standard cauda equina list, in our own words."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext_lazy as _

from treatments.content import safety_net

TOLERANCE_TITLE = _("Rule number one: listen to your body")
TOLERANCE = _(
    "Do only what you can tolerate. An exercise may feel like work, never like harm: make the movement smaller, do "
    "fewer, or leave it out. A little discomfort that settles soon afterwards is fine. More is not better."
)

STOP_TITLE = _("Stop the exercise and tell us if you notice")
STOP_RULES = {
    "SP": _("pain above 5 out of 10, or clearly more than when you started"),
    "SL": _("pain that spreads further into an arm or a leg, or new tingling or numbness"),
    "SW": _("new weakness, or a leg or an arm that gives way"),
    "SD": _("dizziness, feeling faint or sick, or changes in what you see"),
    "SC": _("chest pain, a racing heart, or more breathlessness than the effort explains"),
}

EMERGENCY_TITLE = _("Go to an emergency department now, or call %(number)s, if you have")
EMERGENCY_SIGNS = (
    _("trouble starting to pass water, stopping, leaking, or not feeling that your bladder is full"),
    _("less feeling when you pass water, or a weaker stream than usual"),
    _("numbness, tingling or a changed feeling between the legs, in the genitals or around the back passage"),
    _("loss of control of your bowels, or not feeling when they are full"),
    _("a new loss of feeling or function in sex"),
    *map(_, safety_net().also),
)
DO_NOT_WAIT = _(
    "Do not wait for our reply, and do not wait for your next visit. These signs are rare, but hours count. "
    "Show this page when you arrive."
)

TITLE = _("Exercises for %(name)s")
FROM = _("From %(practitioner)s")
QR = _("See the movements and tick them off on your phone")
QR_ALT = _("QR code to your programme page: %(url)s")
DONE = _("Tick a day's box when you have done the exercise.")
START = _("Start:")
QUESTIONS = _("Questions? Call us: %(phone)s")
EMERGENCY = _("Emergency: %(number)s")
PAGE = _("Page %(page)s of %(pages)s")
# Translators: %(poses)s are the positions of the movement, as in "start, then lift".
PICTURE = _("Picture: %(poses)s.")
THEN = _(", then ")
DRAFT = _("Preview of a draft: not yet given to the patient")
SIDES = {
    "left": _("left side"),
    "right": _("right side"),
    "both": _("both sides, one after the other"),
}


def spoken(language: str) -> str:
    """The language of this house that comes nearest to the one asked for; its own where none is near."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def weekday(day: date) -> str:
    return str(WEEKDAYS_ABBR[day.weekday()])


def stop_sentences(codes: Iterable[str]) -> list[str]:
    """The stop rules of an exercise in fixed order, each once. Unknown codes raise KeyError."""
    asked = set(codes) - {"SX"}
    if unknown := asked - set(STOP_RULES):
        raise KeyError(", ".join(sorted(unknown)))
    return [str(sentence) for code, sentence in STOP_RULES.items() if code in asked]
