"""The addresses behind a patient's link."""

from django.urls import path

from treatments.web import patient_offline as offline
from treatments.web import patient_pages as pages

urlpatterns = [
    path("p/<str:token>/", pages.programme, name="patient_programme"),
    path("p/<str:token>/check-in/", pages.check_in, name="patient_check_in"),
    path("p/<str:token>/answered/<uuid:check_in>/", pages.answered, name="patient_answered"),
    path("p/<str:token>/safety/", pages.safety, name="patient_safety"),
    path("p/<str:token>/handout.pdf", pages.handout, name="patient_handout"),
    path("p/<str:token>/figures/<slug:key>.svg", pages.figure, name="patient_figure"),
    path("p/<str:token>/worker.js", offline.worker, name="patient_worker"),
    path("p/<str:token>/stop-messages/", pages.stop_messages, name="patient_stop_messages"),
]
