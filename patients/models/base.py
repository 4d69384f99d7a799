"""What every noun has: a time-ordered key and the moment it was written."""

from typing import Any

from django.db import IntegrityError, models
from uuid_utils.compat import uuid7

from patients import clock


class NotSaved(IntegrityError):
    """The database refused `record`. The deed around it finds the words once the transaction is undone."""

    def __init__(self, record: "Base", reason: IntegrityError) -> None:
        super().__init__(*reason.args)
        self.record = record


class Base(models.Model):
    """UUIDv7 keys sort by time, so new rows land at the end of every index, and they tell nobody how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def check_and_save(self, **kwargs: Any) -> None:
        """Validate every field, then save. Raises ValidationError or NotSaved.

        Constraints are the database's own business: asking it beforehand, as `full_clean` does, costs a query for
        each and proves nothing against somebody who saves at the same moment.
        """
        self.clean_fields(exclude=self._at_hand())
        self.clean()
        try:
            self.save(**kwargs)
        except IntegrityError as error:
            raise NotSaved(self, error) from error

    def _at_hand(self) -> set[str]:
        """Relations whose object was given: looking it up again tells nothing new."""
        return {field.name for field in self._meta.fields if field.name in self._state.fields_cache}
