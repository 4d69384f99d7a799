"""What a Celery worker does with the two sweeps, as a process of its own that can be timed and killed.

Says "Ready", waits for the file named on the command line to appear, and works until nothing is promised or waiting.
"""

import sys
import time
from pathlib import Path

from django.apps import apps

from clinic.standalone.celery import app

TASKS = ("treatments.tasks.release_due_follow_ups", "clinic.tasks.deliver_due_messages")
PAUSE_SECONDS = 0.2


def main(signal_to_start: Path) -> None:
    app.loader.import_default_modules()
    app.set_current()
    tasks = [app.tasks[name] for name in TASKS]
    print("Ready", flush=True)
    while not signal_to_start.exists():
        time.sleep(0.005)
    while is_work_left():
        for task in tasks:
            task()
        time.sleep(PAUSE_SECONDS if is_work_left() else 0)


def is_work_left() -> bool:
    follow_up = apps.get_model("physio_treatments", "FollowUp")
    message = apps.get_model("physio_clinic", "Message")
    planned = follow_up.objects.filter(state=follow_up.State.PLANNED)
    return bool(planned.exists() or message.objects.filter(state__in=message.OPEN).exists())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
