from django.urls import URLPattern, path

from patients.web import access_log, consents, patients, precautions, registration

app_name = "patients"

urlpatterns: list[URLPattern] = [
    path("patients/", patients.patient_list, name="patient_list"),
    path("patients/search/", patients.search, name="search"),
    path("patients/new/", registration.register, name="register"),
    path("patients/<uuid:key>/", patients.patient, name="patient"),
    path("patients/<uuid:key>/edit/", patients.edit, name="edit"),
    path("patients/<uuid:key>/archive/", patients.archive, name="archive"),
    path("patients/<uuid:key>/precautions/new/", precautions.add, name="add_precaution"),
    path("patients/<uuid:key>/consents/new/", consents.record, name="record_consent"),
    path("precautions/<uuid:key>/end/", precautions.end, name="end_precaution"),
    path("access-log/", access_log.access_log, name="access_log"),
]
