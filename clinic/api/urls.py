from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from clinic.api.absences import AbsenceViewSet
from clinic.api.appointment_changes import AppointmentChangeViewSet
from clinic.api.appointment_types import AppointmentTypeViewSet
from clinic.api.appointments import AppointmentViewSet
from clinic.api.attendance import AttendanceView
from clinic.api.calendars import CalendarFeedViewSet, OutsideCalendarViewSet
from clinic.api.closures import ClosureViewSet
from clinic.api.diary import DiaryDayView
from clinic.api.free_slots import FreeSlotsView
from clinic.api.hours import WorkingHoursViewSet
from clinic.api.locations import EquipmentViewSet, LocationViewSet, RoomViewSet
from clinic.api.me import MeView
from clinic.api.messages import MessageViewSet
from clinic.api.notices import NoticeViewSet
from clinic.api.practitioners import PractitionerViewSet
from clinic.api.series import SeriesCancelView, SeriesMoveView, SeriesPreviewView, SeriesView
from clinic.api.waiting_list import FreedSlotViewSet, OfferViewSet, WaitingListViewSet

app_name = "clinic_api"

router = SimpleRouter()
router.register("locations", LocationViewSet)
router.register("rooms", RoomViewSet)
router.register("equipment", EquipmentViewSet)
router.register("practitioners", PractitionerViewSet)
router.register("appointment-types", AppointmentTypeViewSet)
router.register("working-hours", WorkingHoursViewSet)
router.register("absences", AbsenceViewSet)
router.register("closures", ClosureViewSet)
router.register("appointments", AppointmentViewSet)
router.register("appointment-changes", AppointmentChangeViewSet)
router.register("waiting-list", WaitingListViewSet)
router.register("offers", OfferViewSet)
router.register("freed-slots", FreedSlotViewSet)
router.register("messages", MessageViewSet)
router.register("calendar-feeds", CalendarFeedViewSet)
router.register("outside-calendars", OutsideCalendarViewSet)
router.register("notices", NoticeViewSet)

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/", MeView.as_view(), name="me"),
    path("patients/<uuid:key>/attendance/", AttendanceView.as_view(), name="attendance"),
    path("free-slots/", FreeSlotsView.as_view(), name="free_slots"),
    path("diary/", DiaryDayView.as_view(), name="diary"),
    path("series/", SeriesView.as_view(), name="series"),
    path("series/preview/", SeriesPreviewView.as_view(), name="series_preview"),
    path("series/<str:key>/move/", SeriesMoveView.as_view(), name="series_move"),
    path("series/<str:key>/cancel/", SeriesCancelView.as_view(), name="series_cancel"),
    *router.urls,
]
