"""Nobody changes or deletes what is signed: not the actions, not the ORM, not SQL."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from patients.errors import RuleBroken
from patients.models import AccessEvent, Patient
from treatments.actions.addenda import add_addendum
from treatments.actions.assessments import save_assessment
from treatments.models import Addendum, Assessment, Signature
from treatments.signatures import faults


def test_saving_a_signed_assessment_is_refused(ana: User, assessed: Assessment) -> None:
    with pytest.raises(RuleBroken, match="signed and final"):
        save_assessment(by=ana, assessment=assessed, fields={"impression": "Something else"})


def test_the_orm_cannot_change_it(assessed: Assessment) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        Assessment.objects.filter(pk=assessed.pk).update(impression="Something else")


def test_the_orm_cannot_delete_it(assessed: Assessment) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        Assessment.objects.filter(pk=assessed.pk)._raw_delete("default")


def test_sql_cannot_change_it(assessed: Assessment) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE physio_treatments_assessment SET impression = 'x', status = 'draft'")


def test_its_findings_are_final_too(assessed: Assessment) -> None:
    for change in (
        lambda: assessed.movement_findings.update(degrees=90),
        lambda: assessed.movement_findings.all().delete(),
        lambda: assessed.movement_findings.create(region="low_back", direction="extension"),
    ):
        with pytest.raises(IntegrityError, match="final"), transaction.atomic():
            change()


def test_the_access_log_cannot_be_cleaned(assessed: Assessment) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        AccessEvent.objects.all()._raw_delete("default")


def test_a_later_word_is_an_addendum_with_two_times(ana: User, assessed: Assessment) -> None:
    addendum = add_addendum(by=ana, record=assessed, text="Right knee as well", reason="Remembered later")
    assert addendum.author == ana
    assert addendum.happened_at <= addendum.created_at
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        Addendum.objects.update(text="Nothing")


def test_every_signature_fits_the_one_before(ana: User, clara: Patient, assessed: Assessment) -> None:
    add_addendum(by=ana, record=assessed, text="Also stiff in the morning", reason="Forgotten")
    assert list(Signature.objects.values_list("number", flat=True)) == [1, 2]
    assert not list(faults(clara))


def test_a_record_changed_behind_our_back_is_found(clara: Patient, assessed: Assessment) -> None:
    take_away("physio_treatments_assessment_final_update", "physio_treatments_assessment")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE physio_treatments_assessment SET impression = 'Nothing at all'")
    assert "not what was signed" in next(faults(clara))
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_records", stderr=StringIO())


def take_away(trigger: str, table: str) -> None:
    """Somebody with the keys to the database drops a trigger. The test's own rollback brings it back."""
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}{on}")
