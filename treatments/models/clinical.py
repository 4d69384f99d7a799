"""Who may read the clinical record: one rule for every clinical noun."""

from typing import Any, Self

from django.db import models


class ClinicalQuerySet(models.QuerySet[Any]):
    """The desk never sees clinical notes: without the permission to view the noun there are no rows."""

    def visible_to(self, user: Any) -> Self:
        meta = self.model._meta
        return self if user.has_perm(f"{meta.app_label}.view_{meta.model_name}") else self.none()


class Signable(models.TextChoices):
    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed"
