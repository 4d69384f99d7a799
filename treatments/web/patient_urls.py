"""The addresses behind a patient's link."""

from django.urls import path

from treatments.web import exercise_media
from treatments.web import patient_answers as answers
from treatments.web import patient_calendar as calendar
from treatments.web import patient_home_screen as home_screen
from treatments.web import patient_offline as offline
from treatments.web import patient_pages as pages
from treatments.web import patient_programme as programme

urlpatterns = [
    path("p/<str:token>/", programme.programme, name="patient_programme"),
    path("p/<str:token>/training/", answers.training, name="patient_training"),
    path("p/<str:token>/check-in/", answers.check_in, name="patient_check_in"),
    path("p/<str:token>/answered/<uuid:check_in>/", answers.answered, name="patient_answered"),
    path("p/<str:token>/safety/", pages.safety, name="patient_safety"),
    path("p/<str:token>/handout.pdf", pages.handout, name="patient_handout"),
    path("p/<str:token>/exercises.ics", calendar.exercises, name="patient_calendar"),
    path("p/<str:token>/figures/<slug:key>.svg", pages.figure, name="patient_figure"),
    path("p/<str:token>/media/<uuid:key>/", exercise_media.issued, name="patient_exercise_media"),
    path("p/<str:token>/worker.js", offline.worker, name="patient_worker"),
    path("p/<str:token>/page.webmanifest", home_screen.manifest, name="patient_manifest"),
    path("p/<str:token>/stop-messages/", pages.stop_messages, name="patient_stop_messages"),
]
