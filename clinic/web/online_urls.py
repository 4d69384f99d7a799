"""The addresses of online booking."""

from django.urls import path

from clinic.web import online_booking as choosing
from clinic.web import online_proof as proof
from clinic.web import online_visit as visit

urlpatterns = [
    path("book-online/", choosing.choose, name="online"),
    path("book-online/at/<str:place>/", choosing.choose, name="online_at"),
    path("book-online/before/", choosing.before, name="online_before"),
    path("book-online/details/", choosing.details, name="online_details"),
    path("book-online/<uuid:key>/code/", proof.code, name="online_code"),
    path("book-online/<uuid:key>/code/another/", proof.another_code, name="online_another_code"),
    path("book-online/<uuid:key>/time/", proof.another_time, name="online_time"),
    path("book-online/<uuid:key>/done/", visit.done, name="online_done"),
    path("book-online/<uuid:key>/visit.ics", visit.calendar, name="online_calendar"),
    path("book-online/<uuid:key>/manage/", visit.manage, name="online_manage"),
]
