"""The README tells the whole public surface."""

import pytest
from django.dispatch import Signal

import clinic.conf
import clinic.signals
import patients.conf
import patients.signals
import treatments.conf
import treatments.signals
from patients.conf import Setting
from tests.architecture.source import ROOT

README = (ROOT / "README.md").read_text()
SETTINGS: list[Setting] = [
    *patients.conf.SETTINGS,
    *clinic.conf.SETTINGS,
    *treatments.conf.SETTINGS,
]
SIGNALS = [
    f"{module.__name__}.{name}"
    for module in (patients.signals, clinic.signals, treatments.signals)
    for name, thing in vars(module).items()
    if isinstance(thing, Signal)
]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_explained_with_its_default(setting: Setting) -> None:
    line = next(line for line in README.splitlines() if f"`{setting.name}`" in line)
    assert str(setting.default) in line


@pytest.mark.parametrize("signal", SIGNALS)
def test_every_signal_is_explained(signal: str) -> None:
    assert f"`{signal}`" in README


@pytest.mark.parametrize("app", ["patients", "clinic", "treatments"])
def test_every_setting_is_declared_in_its_apps_list(app: str) -> None:
    module = {"patients": patients.conf, "clinic": clinic.conf, "treatments": treatments.conf}[app]
    declared = {thing.name for thing in vars(module).values() if isinstance(thing, Setting)}
    assert {setting.name for setting in module.SETTINGS} >= declared - {s.name for s in SETTINGS}


def test_both_commands_are_at_the_top() -> None:
    assert (
        README.index("python3 dev.py run")
        < README.index("python3 dev.py test")
        < README.index("## The main job")
    )
