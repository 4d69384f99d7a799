"""Field shapes that several records share."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models


def pain(label: Any) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """A numeric pain rating: whole numbers 0 to 10, or not asked."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=[MaxValueValidator(10)])


def pain_in_range(*fields: str, name: str) -> models.CheckConstraint:
    """The database's own word on 0 to 10."""
    condition = models.Q()
    for field in fields:
        condition &= models.Q(**{field: None}) | models.Q(**{f"{field}__lte": 10})
    return models.CheckConstraint(condition=condition, name=name)
