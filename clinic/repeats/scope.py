"""How much of something repeated a deed is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    ONE = "one", _("Only this one")
    FOLLOWING = "following", _("This and the following")
    ALL = "all", _("All of them")
