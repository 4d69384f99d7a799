from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from patients.checks import check_database, check_settings
from patients.navigation import NavigationEntry


class PatientsConfig(AppConfig):
    name = "patients"
    label = "physio_patients"
    verbose_name = _("Patients")
    default_auto_field = "django.db.models.BigAutoField"
    navigation = (
        NavigationEntry(_("Patients"), "patients:patient_list", "people", "physio_patients.view_patient", 30),
        NavigationEntry(
            _("Access log"), "patients:access_log", "eye", "physio_patients.view_accessevent", 90
        ),
    )

    def ready(self) -> None:
        register(check_settings)
        register(check_database, Tags.compatibility)
