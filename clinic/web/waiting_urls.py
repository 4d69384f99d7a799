"""The addresses of the waiting list, of offers, and of the time they are made from."""

from django.urls import URLPattern, path

from clinic.web import freed_slots, offers, patient_offer, waiting_list

urlpatterns: list[URLPattern] = [
    path("patients/<uuid:key>/wait/", waiting_list.add, name="add_to_waiting_list"),
    path("waiting-list/", waiting_list.waiting_list, name="waiting_list"),
    path("waiting-list/<uuid:key>/edit/", waiting_list.edit, name="edit_waiting"),
    path("waiting-list/<uuid:key>/close/", waiting_list.close, name="close_waiting"),
    path("waiting-list/<uuid:key>/offer/", offers.offer, name="offer"),
    path("offers/<uuid:key>/accept/", offers.accept, name="accept_offer"),
    path("offers/<uuid:key>/decline/", offers.decline, name="decline_offer"),
    path("offers/<uuid:key>/lapse/", offers.lapse, name="lapse_offer"),
    path("freed-slots/", freed_slots.offer_gap, name="offer_gap"),
    path("freed-slots/<uuid:key>/ask/", freed_slots.ask, name="ask_waiting_list"),
    path("offer/<str:token>/", patient_offer.offer, name="patient_offer"),
]
