"""The roof. Only the clinic that runs by itself stands under it; a host project never imports it."""

# Shared tasks look for the current Celery app: web process, worker and commands all come through this package.
from clinic.standalone.celery import app as celery_app

__all__ = ["celery_app"]
