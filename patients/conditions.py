"""The condition list: what a precaution may be, and how each is called.

An app that knows conditions says so with `precaution_codes` on its AppConfig: a method that gives code and name.
"""

from collections.abc import Iterable

from django.apps import apps

from patients.models import Precaution


def conditions() -> list[tuple[str, str]]:
    """Code and name of every condition, in the order their apps tell them. Empty where no app knows any."""
    knowing = [config for config in apps.get_app_configs() if hasattr(config, "precaution_codes")]
    return [pair for config in knowing for pair in config.precaution_codes()]


def with_names(precautions: Iterable[Precaution]) -> list[Precaution]:
    """The same rows, each with its condition's `name`; a code no list knows is read out as it stands."""
    names = dict(conditions())
    rows = list(precautions)
    for row in rows:
        row.name = names.get(row.code, str(row).capitalize())  # type: ignore[attr-defined]
    return rows
