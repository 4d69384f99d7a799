from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from patients.navigation import NavigationEntry
from treatments.checks import check_settings
from treatments.content.conditions import precautions


class TreatmentsConfig(AppConfig):
    name = "treatments"
    label = "physio_treatments"
    verbose_name = _("Treatments")
    default_auto_field = "django.db.models.BigAutoField"
    navigation = (
        NavigationEntry(_("Inbox"), "treatments:inbox", "inbox", "physio_treatments.view_checkin", 15),
        NavigationEntry(
            _("Exercises"),
            "treatments:exercise_list",
            "person-arms-up",
            "physio_treatments.view_exercise",
            50,
        ),
        NavigationEntry(
            _("Numbers"), "treatments:numbers", "bar-chart", "physio_treatments.view_numbers", 70
        ),
    )
    today_panels = (
        NavigationEntry(
            _("Notes and answers"), "treatments:today_panel", "inbox", "physio_treatments.view_checkin", 10
        ),
    )
    patient_deeds = (
        NavigationEntry(
            _("Clinical record"),
            "treatments:record",
            "clipboard2-pulse",
            "physio_treatments.view_episode",
            10,
        ),
    )
    message_kinds = (
        "treatments.emails.PROGRAMME",
        "treatments.emails.CHECK_IN",
        "treatments.emails.CHECK_IN_REMINDER",
    )

    def precaution_codes(self) -> list[tuple[str, str]]:
        """The conditions that may stand on a patient's record, code and name."""
        return [(precaution.code, precaution.name) for precaution in precautions()]

    def ready(self) -> None:
        register(check_settings)
