"""A whole clinic: web server, Celery worker with beat, in one environment."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tooling.child import Child, clean_environment
from tooling.places import PYTHON, tool
from tooling.sockets import answers
from tooling.task import must_run

# A clinic on one's own machine may be tried out as root (a container) without a lecture.
ROOT_WARNING = "ignore:You're running the worker with superuser privileges"
Log = Callable[[str], Callable[[str], None] | None]


def silent(name: str) -> None:  # noqa: ARG001 - the log of nobody
    return None


def sqlite_url(file: Path) -> str:
    """The settings decode the path as a form field would: "+" and "%" too have to be quoted."""
    return f"sqlite:///{quote(str(file.resolve()))}"


def secret_key(state: Path) -> str:
    file = state / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def clinic_environment(state: Path, port: int, **servers: str) -> dict[str, str]:
    """What the settings read. `servers`: DATABASE_URL, REDIS_URL, EMAIL_URL, MAIL_DIR, PGHOST."""
    state.mkdir(parents=True, exist_ok=True)
    return clean_environment(
        DJANGO_SETTINGS_MODULE="clinic.standalone.settings",
        SECRET_KEY=secret_key(state),
        DEBUG="0",
        ALLOWED_HOSTS="127.0.0.1,localhost",
        SITE_URL=f"http://127.0.0.1:{port}",
        STATIC_ROOT=str(state / "static"),
        MEDIA_ROOT=str(state / "media"),
        **servers,
    )


def prepare(environment: dict[str, str], state: Path, *, demo: bool = True, show: bool = False) -> str:
    """Migrate, load the clinical content, for a new database the demo clinic, collect static files."""
    command = [str(PYTHON), "-m", "tooling.prepare", str(state), *(["--demo"] if demo else [])]
    return must_run(
        command,
        environment,
        complaint="The clinic could not be prepared.",
        show=show,
    )


@dataclass
class Clinic:
    """A running clinic. Its parts may be killed and started again, as a fault test does."""

    port: int
    state: Path
    environment: dict[str, str]
    log: Log
    web: Child | None = field(default=None, init=False)
    worker: Child | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def mail_dir(self) -> Path:
        return Path(self.environment["MAIL_DIR"])

    @property
    def children(self) -> list[Child]:
        return [child for child in (self.web, self.worker) if child]

    def start_web(self) -> None:
        """Answers when it returns."""
        options = ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        options += ["--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
        options += ["--graceful-timeout", "5"]
        command = [tool("gunicorn"), "clinic.standalone.wsgi:application", *options]
        self.web = Child("web", command, self.environment, output=self.log("web"))
        self.web.wait_until(lambda: answers(self.port), 60)

    def start_worker(self, *, wait: bool = True) -> None:
        """With `wait`, takes tasks when it returns. The same process is beat."""
        schedule = self.state / "celerybeat-schedule"
        options = ["--beat", "--schedule", str(schedule), "--concurrency", "2", "--loglevel", "INFO"]
        command = [tool("celery"), "--quiet", "--app", "clinic.standalone.celery", "worker", *options]
        environment = self.environment | {"PYTHONWARNINGS": ROOT_WARNING}
        self.worker = Child("worker", command, environment, output=self.log("worker"))
        if wait:
            self.worker.wait_until(self.worker.says(" ready."), 60)

    def kill_worker(self) -> None:
        """SIGKILL the worker with its pool, as a machine that loses power would."""
        assert self.worker, "The worker was never started."
        self.worker.kill()

    def manage(self, *arguments: str) -> str:
        """The output of a management command in this clinic."""
        command = [str(PYTHON), "manage.py", *arguments]
        return must_run(command, self.environment, complaint=f"manage.py {arguments[0]} failed.")

    def stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()


def start_clinic(
    environment: dict[str, str],
    *,
    state: Path,
    port: int,
    log: Log = silent,
    wait_for_worker: bool = True,
) -> Clinic:
    """Start both processes on a prepared database; `environment` from `clinic_environment`."""
    clinic = Clinic(port, state, environment, log)
    try:
        clinic.start_worker(wait=False)
        clinic.start_web()
        if wait_for_worker and clinic.worker:
            clinic.worker.wait_until(clinic.worker.says(" ready."), 60)
    except BaseException:
        clinic.stop()
        raise
    return clinic
