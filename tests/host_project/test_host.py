"""A stranger follows the README in a new project of their own."""

from tests.host_project.host import Host

PAGE = """
from django.contrib.auth import get_user_model
from django.test import Client
user = get_user_model().objects.filter(is_superuser=True).first()
if user is None:
    user = get_user_model().objects.create_superuser("stranger", "stranger@example.org", "a quiet tuesday")
client = Client()
client.force_login(user)
"""
LOCATION = """
from clinic.models import Location
Location.objects.get_or_create(name="Riverside")
"""


def test_nothing_of_the_standalone_clinic_is_needed(host: Host) -> None:
    for package in ("allauth", "csp", "structlog", "django_structlog", "environ", "whitenoise"):
        assert not (host.packages / package).exists(), package


def test_the_checks_find_nothing_wrong(host: Host) -> None:
    assert "ERRORS" not in host.manage("check")


def test_no_migration_is_missing(host: Host) -> None:
    assert "No changes" in host.manage("makemigrations", "--check", "--dry-run")


def test_a_stranger_is_sent_to_the_hosts_own_sign_in(host: Host) -> None:
    told = host.tell("from django.test import Client; print(Client().get('/patients/')['Location'])")
    assert told.startswith("/accounts/login/")


def test_staff_pages_open_for_the_hosts_own_users(host: Host) -> None:
    pages = ["/patients/", "/patients/new/", "/today/", "/diary/", "/messages/", "/waiting-list/", "/staff/"]
    pages += ["/inbox/", "/exercises/", "/numbers/", "/access-log/", "/api/me/", "/api/patients/"]
    told = host.tell(
        f"{PAGE}{LOCATION}print([page for page in {pages} if client.get(page).status_code != 200])"
    )
    assert told == "[]"


def test_the_hosts_own_patients_stay_their_own(host: Host) -> None:
    told = host.tell(
        "from django.apps import apps\n"
        "own, ours = apps.get_model('patients.Patient'), apps.get_model('physio_patients.Patient')\n"
        "print(own._meta.db_table, ours._meta.db_table, own.objects.count(), ours.objects.count())"
    )
    assert told == "patients_patient physio_patients_patient 0 0"


def test_the_tasks_belong_to_the_hosts_celery(host: Host) -> None:
    told = host.tell(
        "from celery import current_app\n"
        "from clinic.tasks import deliver_due_messages\n"
        "from host.celery import app\n"
        "app.loader.import_default_modules()\n"
        "planned = {entry['task'] for entry in app.conf.beat_schedule.values()}\n"
        "print(current_app.main, deliver_due_messages.app.main, sorted(planned - app.tasks.keys()))"
    )
    assert told == "host host []"


def test_the_groups_are_there_after_migrating(host: Host) -> None:
    told = host.tell(
        "from django.contrib.auth.models import Group\n"
        "print(*Group.objects.order_by('name').values_list('name', flat=True))"
    )
    assert told == "desk manager physiotherapist"


def test_the_documents_and_the_mail_are_written_without_the_standalone_clinic(host: Host) -> None:
    told = host.tell(
        "from treatments.handouts import render_handout\n"
        "from treatments.content import library\n"
        "from django.urls import reverse\n"
        "print(callable(render_handout), bool(library.stop_rules()), reverse('patients:patient_list'))"
    )
    assert told == "True True /patients/"
