"""The diary and what its script asks and does."""

from django.urls import URLPattern, path

from clinic.web import diary, diary_deeds, diary_dialogs

urlpatterns: list[URLPattern] = [
    path("diary/", diary.diary, name="diary"),
    path("diary/events/", diary.events, name="diary_events"),
    path("diary/book/", diary_dialogs.book, name="diary_book"),
    path("diary/visits/<uuid:key>/move/", diary_dialogs.move, name="diary_move"),
    path("diary/visits/<uuid:key>/drop/", diary_deeds.drop, name="diary_drop"),
    path("diary/visits/<uuid:key>/resize/", diary_deeds.resize, name="diary_resize"),
    path("diary/visits/<uuid:key>/<slug:name>/", diary_deeds.press, name="diary_press"),
    path("diary/changes/<uuid:key>/undo/", diary_deeds.undo, name="diary_undo"),
]
