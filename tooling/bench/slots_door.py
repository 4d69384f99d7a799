"""The clinic's web server with one door more: a bare view behind the same sign-in, that answers with one statement."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.standalone.settings")
django.setup()

from datetime import date  # noqa: E402

from django.conf import settings  # noqa: E402
from django.contrib.auth.decorators import permission_required  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402

from clinic.models import AppointmentType, Location  # noqa: E402
from tooling.bench.slots_sql import AS_JSON, asked  # noqa: E402


@permission_required("physio_clinic.view_appointment")
def bare(request: HttpRequest) -> HttpResponse:
    """The facts of type and location come with the question: nothing is looked up, nothing is checked."""
    given = request.GET
    location = Location(pk=given["location"], zone=given["zone"])
    type = AppointmentType(minutes=int(given["minutes"]))
    day = date.fromisoformat(given["first_day"])
    question = asked(given.getlist("practitioner"), location, type, day, int(given["days"]))  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute(AS_JSON, question)
        found = cursor.fetchone()
    return HttpResponse(found and found[0], content_type="application/json")


urlpatterns = [path("bare/", bare), path("", include("clinic.standalone.urls"))]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()
