"""What the README tells a stranger to write, taken from the README itself."""

import re

from tests.architecture.source import ROOT


def chapter() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8").partition("## In your own project")[2]


def python_blocks() -> list[str]:
    return re.findall(r"```python\n(.*?)```", chapter(), re.DOTALL)


def settings() -> str:
    """Both settings blocks; `...` stands for what the host has already."""
    apps = python_blocks()[0].partition("# urls.py")[0]
    apps = apps.replace("INSTALLED_APPS = [\n    ...,", "INSTALLED_APPS = [\n    *INSTALLED_APPS,")
    apps = apps.replace("MIDDLEWARE = [..., ", "MIDDLEWARE = [*MIDDLEWARE, ")
    assert "..." not in apps, "The README says something else than this test understands."
    return apps + "\n" + python_blocks()[1]


def urls() -> str:
    return "from django.urls import include\n" + python_blocks()[0].partition("# urls.py")[2].replace(
        "urlpatterns = [", "urlpatterns += ["
    )
