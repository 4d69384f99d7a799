import pytest
from django.contrib.auth.models import User

from patients.actions.precautions import add_precaution, end_precaution
from patients.errors import Invalid
from patients.models import AccessEvent, Patient, Precaution


def test_a_precaution_of_the_list_is_kept_and_logged(ana: User, clara: Patient) -> None:
    precaution = add_precaution(by=ana, patient=clara, code="pacemaker")
    assert AccessEvent.objects.filter(
        deed="precaution.added", object_id=precaution.pk, patient=clara
    ).exists()


def test_a_condition_nobody_knows_is_refused(ana: User, clara: Patient) -> None:
    with pytest.raises(Invalid, match="condition of the list"):
        add_precaution(by=ana, patient=clara, code="bad_luck")


def test_the_same_precaution_stands_once(ana: User, clara: Patient) -> None:
    add_precaution(by=ana, patient=clara, code="pacemaker")
    with pytest.raises(Invalid, match="already on the record"):
        add_precaution(by=ana, patient=clara, code="pacemaker")


def test_an_ended_precaution_stays_on_record(ana: User, clara: Patient) -> None:
    end_precaution(by=ana, precaution=add_precaution(by=ana, patient=clara, code="pregnancy"))
    assert Precaution.objects.get().until
