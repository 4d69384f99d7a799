from django.urls import URLPattern, path

from clinic.web import calendar_feed, calendars

urlpatterns: list[URLPattern] = [
    path("calendar/<slug:token>.ics", calendar_feed.calendar_feed, name="calendar_feed"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/feeds/", calendars.add_feed, name="add_calendar_feed"),
    path("calendars/feeds/<uuid:key>/revoke/", calendars.revoke_feed, name="revoke_calendar_feed"),
    path("calendars/outside/", calendars.add_outside, name="add_outside_calendar"),
    path("calendars/outside/<uuid:key>/read/", calendars.read_outside, name="read_outside_calendar"),
    path("calendars/outside/<uuid:key>/remove/", calendars.remove_outside, name="remove_outside_calendar"),
]
