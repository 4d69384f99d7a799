import os

from django.core.wsgi import get_wsgi_application

# A shell that made `app` known first may already have chosen other settings.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.standalone.settings")

# Shared tasks look for the current Celery app; without this import the web process would talk to a default one.
from clinic.standalone.celery import app as celery_app  # noqa: F401

application = get_wsgi_application()
