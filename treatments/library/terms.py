"""The words an exercise is described and found by."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from treatments import content
from treatments.content import library
from treatments.models import Exercise

CATEGORIES = {
    "relief": _("Relief"),
    "breathing": _("Breathing"),
    "mobility": _("Mobility"),
    "stretch": _("Stretch"),
    "strength": _("Strength"),
    "functional": _("Everyday movement"),
    "aerobic": _("Walking and aerobic"),
    "cooldown": _("Cool-down"),
    "self_care": _("Self-care"),
}
REGIONS = {
    "neck": _("Neck"),
    "shoulder": _("Shoulder"),
    "thoracic": _("Upper back"),
    "low_back": _("Low back"),
    "hip": _("Hip"),
    "general": _("Whole body"),
}
SELF_CARE = dict(Exercise.SelfCare.choices)
POSITIONS = dict(Exercise.Position.choices)
PLANES = {
    "sagittal": _("Forwards and back"),
    "frontal": _("Sideways"),
    "transverse": _("Turning"),
}
RANGES = {
    "short": _("Short"),
    "long": _("Long"),
    "short_to_long": _("Short to long"),
    "static": _("Still"),
}
EQUIPMENT = {
    "band": _("Elastic band"),
    "bike": _("Exercise bike"),
    "box": _("Box"),
    "chair": _("Chair"),
    "doorway": _("Doorway"),
    "step": _("Step"),
    "stick": _("Stick"),
    "strap": _("Strap"),
    "table": _("Table or worktop"),
    "towel": _("Towel"),
    "wall": _("Wall"),
    "weight": _("Weight"),
    "bed": _("Bed"),
}


def muscles() -> Mapping[str, str]:
    return {muscle.key: muscle.name for muscle in content.muscles()}


def cautions() -> Mapping[str, str]:
    return {rule.tag: rule.name for rule in content.cautions()}


def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """Every field of an exercise that takes known words only, with their labels."""
    return {
        "category": CATEGORIES,
        "self_care": SELF_CARE,
        "region": REGIONS,
        "position": POSITIONS,
        "plane": PLANES,
        "range": RANGES,
        "equipment": EQUIPMENT,
        "muscles": muscles(),
        "caution_tags": cautions(),
        "stop": library.stop_rules(),
    }
