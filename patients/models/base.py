"""What every noun has: a time-ordered key and the moment it was written."""

from typing import Any

from django.db import models
from uuid_utils.compat import uuid7

from patients import clock


class Base(models.Model):
    """UUIDv7 keys sort by time, so new rows land at the end of every index, and they tell nobody how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def check_and_save(self, **kwargs: Any) -> None:
        """Validate every field and constraint, then save. Raises ValidationError, which a deed turns into Invalid."""
        self.full_clean()
        self.save(**kwargs)
