"""The words of the content in the language that is active. What the clinic wrote itself stays as it is."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from treatments.content import safety_net
from treatments.wording import Sentence

# What the single words under pictures are about: a "set" of the shoulder blades is not a set of ten.
POSE = "pose"


def said(words: str) -> str:
    """Nothing stays nothing: to gettext it would mean the head of the catalogue."""
    return gettext(words) if words else ""


def sentence_said(sentence: Sentence) -> str:
    """The names in it too."""
    values = {
        name: said(value) if isinstance(value, str) else value for name, value in sentence.values.items()
    }
    return gettext(sentence.template) % values


def pose_said(pose: Mapping[str, Any]) -> dict[str, Any]:
    label = pose.get("label", "")
    return {**pose, "label": pgettext(POSE, label) if label else ""}


def dose_said(dose: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers as they are, the words beside them said."""
    return {**dose, **{name: said(str(dose[name])) for name in ("load", "note") if dose.get(name)}}


def name_for_staff(item: Mapping[str, Any]) -> str:
    """The library's name of an issued exercise, whatever language it was issued in."""
    return str(item.get("known_as") or item.get("name", item["key"]))


def emergency_signs() -> tuple[str, ...]:
    words = safety_net()
    return tuple(capfirst(said(sign)) for sign in (*words.signs, *words.also))


def emergency_text(number: str) -> str:
    """The safety-net words every patient gets. `number` is the local emergency number."""
    words = safety_net()
    signs = "\n".join(f"- {sign}" for sign in emergency_signs())
    return f"{said(words.heading) % {'number': number}}\n{signs}\n{said(words.closing)}"
