"""The stranger's project: users, patients and a Celery of its own, and ours beside them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.host_project import readme

USERS = """
from django.contrib.auth.models import AbstractUser
from django.db import models

class Person(AbstractUser):
    nickname = models.CharField(max_length=20, blank=True)
"""
OWN_PATIENTS = """
from django.db import models

class Patient(models.Model):
    species = models.CharField(max_length=20)
"""
OWN_PATIENTS_APP = """
from django.apps import AppConfig

class Veterinary(AppConfig):
    name = "veterinary.patients"
    label = "patients"
"""
CELERY = """
import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "host.settings")
app = Celery("host", broker="memory://")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
"""
SETTINGS = """
INSTALLED_APPS += ["people", "veterinary.patients"]
AUTH_USER_MODEL = "people.Person"
ALLOWED_HOSTS = ["testserver"]
STATIC_ROOT = BASE_DIR / "static"
"""
# What the tests' environment says about the standalone clinic and about this interpreter.
OURS = {
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "EMAIL_URL",
    "PYTHONPATH",
    "REDIS_URL",
    "SITE_URL",
    "VIRTUAL_ENV",
}


@dataclass(frozen=True)
class Host:
    folder: Path
    python: Path

    @property
    def packages(self) -> Path:
        return next(self.python.parent.parent.glob("lib/python3*/site-packages"))

    def run(self, *words: str) -> str:
        return run([str(self.python), *words], folder=self.folder)

    def manage(self, *words: str) -> str:
        return self.run("manage.py", *words)

    def tell(self, program: str) -> str:
        """The output of a program inside the host's Django."""
        start = "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'host.settings'; django.setup()\n"
        return self.run("-W", "error::DeprecationWarning:patients", "-c", start + program).strip()


def run(command: list[str], *, folder: Path) -> str:
    """The output. The environment of the tests stays outside."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    done = subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)[:200]}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def uv(*words: str, folder: Path) -> None:
    run([str(Path(sys.executable).with_name("uv")), *words, "--quiet"], folder=folder)


def start_project(folder: Path, wheel: Path) -> Host:
    """An empty environment with the wheel and what it asks for, and a project as Django starts it."""
    folder.mkdir()
    environment = folder / "venv"
    uv("venv", "--python", sys.executable, str(environment), folder=folder)
    python = environment / "bin" / "python"
    uv("pip", "install", "--python", str(python), str(wheel), folder=folder)
    run([str(environment / "bin" / "django-admin"), "startproject", "host", "."], folder=folder)
    host = Host(folder, python)
    write(host)
    host.manage("makemigrations", "people", "patients")
    host.manage("migrate", "--verbosity", "0")
    host.manage("load_content")
    return host


def write(host: Host) -> None:
    files = {
        "people/__init__.py": "",
        "people/models.py": USERS,
        "people/migrations/__init__.py": "",
        "veterinary/__init__.py": "",
        "veterinary/patients/__init__.py": "",
        "veterinary/patients/apps.py": OWN_PATIENTS_APP,
        "veterinary/patients/models.py": OWN_PATIENTS,
        "veterinary/patients/migrations/__init__.py": "",
        "host/celery.py": CELERY,
        "host/__init__.py": "from host.celery import app as celery_app\n",
    }
    for name, content in files.items():
        file = host.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    append(host.folder / "host" / "settings.py", readme.settings() + SETTINGS)
    append(host.folder / "host" / "urls.py", readme.urls())


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
