from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from clinic.checks import check_settings
from clinic.roles import bring_groups_in_line
from patients.navigation import NavigationEntry


class ClinicConfig(AppConfig):
    name = "clinic"
    label = "physio_clinic"
    verbose_name = _("Clinic")
    default_auto_field = "django.db.models.BigAutoField"
    navigation = (
        NavigationEntry(_("Today"), "clinic:today", "sun", "physio_clinic.view_appointment", 10),
        NavigationEntry(_("Diary"), "clinic:diary", "calendar3", "physio_clinic.view_appointment", 20),
        NavigationEntry(
            _("Waiting list"),
            "clinic:waiting_list",
            "hourglass-split",
            "physio_clinic.view_waitinglistentry",
            25,
        ),
        NavigationEntry(_("Messages"), "clinic:message_list", "envelope", "physio_clinic.view_message", 60),
        NavigationEntry(
            _("Calendars"), "clinic:calendars", "calendar-check", "physio_clinic.view_calendarfeed", 70
        ),
        NavigationEntry(_("Staff"), "clinic:staff", "person-badge", "physio_clinic.view_workinghours", 80),
    )
    patient_deeds = (
        NavigationEntry(
            _("Book a visit"), "clinic:book_for", "calendar-plus", "physio_clinic.add_appointment", 20
        ),
    )
    patient_panels = (
        NavigationEntry(
            _("Visits"), "clinic:patient_visits", "calendar3", "physio_clinic.view_appointment", 10
        ),
        NavigationEntry(
            _("Messages"), "clinic:patient_messages", "envelope", "physio_clinic.view_message", 20
        ),
    )
    message_kinds = (
        "clinic.letters.offer_emails.OFFER",
        "clinic.letters.offer_emails.MISSED",
        "clinic.letters.appointment_emails.VISIT_NEWS",
        "clinic.letters.appointment_emails.VISIT_REMINDER",
    )

    def ready(self) -> None:
        register(check_settings)
        post_migrate.connect(bring_groups_in_line, dispatch_uid="physio_roles")
