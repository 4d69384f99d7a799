"""Where on the body."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    NECK = "neck", _("Neck")
    UPPER_BACK = "upper_back", _("Upper back")
    MID_BACK = "mid_back", _("Mid back")
    LOW_BACK = "low_back", _("Low back")
    PELVIS = "pelvis", _("Pelvis")
    SHOULDER = "shoulder", _("Shoulder")
    ELBOW = "elbow", _("Elbow, wrist, hand")
    HIP = "hip", _("Hip")
    KNEE = "knee", _("Knee")
    ANKLE = "ankle", _("Ankle, foot")
    OTHER = "other", _("Other")


class Side(models.TextChoices):
    NONE = "", _("—")
    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")
    BOTH = "both", _("Both")
    CENTRAL = "central", _("Central")
