"""Settings of the treatments app, read when asked. Patients' links are made by patients.links and use its settings."""

from typing import Any

from patients.conf import Setting, whole_number

PROGRAMME_DELAY_MINUTES = Setting(
    "PHYSIO_PROGRAMME_DELAY_MINUTES",
    0,
    whole_number(0, 1440),
    "Minutes between a signature and the programme's e-mail: 0 to 1440.",
)
CHECK_IN_HOUR = Setting(
    "PHYSIO_CHECK_IN_HOUR", 9, whole_number(0, 23), "Hour of the clinic's local day for check-ins: 0 to 23."
)

SETTINGS: tuple[Setting[Any], ...] = (PROGRAMME_DELAY_MINUTES, CHECK_IN_HOUR)
