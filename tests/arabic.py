"""A clinic that brings a language of its own, written from right to left."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from patients.languages import HALLMARK

IN_AN_EMERGENCY = "اتصل في حالة الطوارئ بالرقم %(number)s. لا تنتظر ردًا من العيادة."


@pytest.fixture
def arabic(settings: Any, tmp_path: Path) -> Any:
    """One sentence is translated; the others are in English. Answers with the settings."""
    catalogue = Catalog(locale="ar", fuzzy=False)
    catalogue.add(HALLMARK, IN_AN_EMERGENCY)
    place = tmp_path / "ar" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    return settings
