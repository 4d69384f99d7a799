"""Patients."""

from typing import Any

from rest_framework import serializers

from patients.actions.patients import archive_patient, open_record, register_patient, update_patient
from patients.api.deeds import Adds, Changes, deed_at
from patients.api.fields import Choice, NounSerializer
from patients.api.filters import NounFilters, WordsFilter
from patients.models import Consent, Patient

LANGUAGE_TAG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class PatientSerializer(NounSerializer):
    """`language` is a tag such as "en" or "pt-br"; patients are written to in the closest one the clinic offers."""

    language = serializers.RegexField(LANGUAGE_TAG, max_length=10, required=False)

    class Meta:
        model = Patient
        fields: Any = (
            "id",
            "created_at",
            "given_name",
            "family_name",
            "preferred_name",
            "birth_date",
            "sex",
            "gender",
            "pronouns",
            "language",
            "address",
            "phone",
            "second_phone",
            "email",
            "occupation",
            "activity_level",
            "emergency_contact",
            "gp",
            "insurer",
            "insurance_number",
            "external_reference",
            "deceased_on",
            "archived_at",
            "merged_into",
        )
        read_only_fields = ("archived_at", "merged_into")


class Registration(PatientSerializer):
    """A new patient, with what they agreed to: a kind of consent to yes or no."""

    consents = serializers.DictField(child=serializers.BooleanField(), required=False)
    how = Choice(choices=Consent.How.choices, required=False)

    class Meta(PatientSerializer.Meta):
        fields: Any = (*PatientSerializer.Meta.fields, "consents", "how")


class Reason(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class PatientFilters(NounFilters):
    search = WordsFilter(
        method="by_words", label="Part of a name or phone number, a birth date, e-mail or reference"
    )

    class Meta:
        model = Patient
        fields = {"external_reference": ["exact"], "birth_date": ["exact"], "archived_at": ["isnull"]}

    def by_words(self, patients: Any, name: str, words: str) -> Any:
        return patients.search(words)


class PatientViewSet(Adds, Changes):
    """Patients. Reading one leaves a line in the access log."""

    queryset = Patient.objects.all()
    serializer_class = PatientSerializer
    shapes = {"create": Registration}
    noun = "patient"
    logs_reading = True
    filterset_class = PatientFilters
    ordering_fields = ("family_name", "birth_date", "created_at")
    adds = register_patient
    changes = update_patient
    archive = deed_at("archive", archive_patient, takes=Reason)

    def log_reading(self, thing: Any) -> None:
        open_record(by=self.request.user, patient=thing)
