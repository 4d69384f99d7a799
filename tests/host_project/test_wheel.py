"""The wheel holds the three apps whole, and nothing else."""

from pathlib import Path

import pytest

from tests.architecture.source import APPS
from tests.host_project.wheel import contents, source_files


def test_only_the_three_apps_are_in_it(wheel: Path) -> None:
    folders = {name.partition("/")[0] for name in contents(wheel)}
    assert {name for name in folders if not name.endswith(".dist-info")} == set(APPS)


@pytest.mark.parametrize("app", APPS)
def test_every_file_of_an_app_is_in_it(app: str, wheel: Path) -> None:
    assert not set(source_files(app)) - set(contents(wheel))


@pytest.mark.parametrize("part", ["templates", "static", "migrations"])
@pytest.mark.parametrize("app", APPS)
def test_an_app_brings_its_pages_and_tables(app: str, part: str, wheel: Path) -> None:
    assert any(name.startswith(f"{app}/{part}/") for name in contents(wheel)) or not any(
        name.startswith(f"{app}/{part}/") for name in source_files(app)
    )


def test_the_clinical_content_and_the_front_end_packages_are_in_it(wheel: Path) -> None:
    names = contents(wheel)
    assert "treatments/content/exercises.json" in names
    assert any(name.startswith("patients/static/physio/vendor/") for name in names)
