"""The addresses behind a patient's link to a visit."""

from django.urls import path

from clinic.web import patient_move, patient_visit

urlpatterns = [
    path("visit/<str:token>/", patient_visit.visit, name="patient_visit"),
    path("visit/<str:token>/visit.ics", patient_visit.calendar, name="patient_calendar"),
    path("visit/<str:token>/confirm/", patient_visit.confirm, name="patient_confirm"),
    path("visit/<str:token>/cancel/", patient_visit.cancel, name="patient_cancel"),
    path("visit/<str:token>/move/", patient_move.move, name="patient_move"),
    path("visit/<str:token>/reminders/", patient_visit.reminders, name="patient_reminders"),
]
