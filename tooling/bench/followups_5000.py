"""Five thousand programmes with their PDF, from due rows to the mail server, and what a killed worker costs."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tooling.bench import plain_loop, promised_mail
from tooling.bench.mail_server import MailServer, mail_server
from tooling.bench.promised_mail import COUNT
from tooling.bench.row import Row, at_least
from tooling.child import Child, clean_environment
from tooling.places import PYTHON

LIMIT = 1.0
WORKERS = 2
# Every kill makes its rows wait for a lease to run out, so fewer mails say as much.
KILLED_COUNT = 2_000
KILLS_AT = (500, 1_000)
TWICE_PER_KILL = 2
LONGEST_SECONDS = 240


def measure() -> Row:
    material = plain_loop.material()
    with mail_server() as server:
        half = COUNT // 2
        first = plain_loop.send(material, material.recipients[:half], server.port)
        server.take_list()
        ours = with_workers(server, COUNT)
        delivered = server.take_list()
        second = plain_loop.send(material, material.recipients[half:], server.port)
        server.take_list()
        with_workers(server, KILLED_COUNT, kills_at=KILLS_AT)
        after_kills = server.take_list()
    bound = 2 / (1 / first + 1 / second)
    most = TWICE_PER_KILL * len(KILLS_AT)
    calm, rough = Account(delivered, COUNT), Account(after_kills, KILLED_COUNT)
    return at_least(
        LIMIT,
        id="followups_5000",
        work=f"{COUNT:,} programmes with a PDF of 60 KB, due rows to mail server, {WORKERS} workers, beside a loop",
        unit="mails/s",
        bound=bound,
        ours=ours,
        also=calm.is_exact and rough.is_complete and rough.twice <= most,
        remarks=[
            f"undisturbed: {calm}",
            f"{len(KILLS_AT)} workers killed in {KILLED_COUNT:,}: {rough} (at most {most} twice)",
        ],
    )


class Account:
    """Who was written to, and how often."""

    def __init__(self, taken: dict[str, list[str]], count: int) -> None:
        self.lost = len(promised_mail.addresses(count) - taken.keys())
        self.twice = sum(len(ids) - 1 for ids in taken.values())
        self.other_ids = sum(len(set(ids)) > 1 for ids in taken.values())

    @property
    def is_complete(self) -> bool:
        return not self.lost and not self.other_ids

    @property
    def is_exact(self) -> bool:
        return self.is_complete and not self.twice

    def __str__(self) -> str:
        return f"{self.lost} lost, {self.twice} twice, {self.other_ids} under another Message-ID"


def with_workers(server: MailServer, mails: int, kills_at: tuple[int, ...] = ()) -> float:
    """Mails per second from the word "go" until every row is settled. A killed worker is replaced."""
    promised_mail.renew(mails)
    with TemporaryDirectory(prefix="bench-") as folder, crew(server, Path(folder)) as (workers, hire):
        for worker in workers:
            worker.wait_until(worker.says("Ready"), 60)
        Path(folder, "go").touch()
        started = perf_counter()
        for count in kills_at:
            wait_for(lambda count=count: server.count() >= count)  # type: ignore[misc]
            os.killpg(workers[0].pid, signal.SIGKILL)
            workers.append(hire())
            workers.pop(0).stop()
        wait_for(lambda: not any(worker.running for worker in workers))
        seconds = perf_counter() - started
        failed = [worker.tail for worker in workers if worker.process.returncode]
        assert not failed, "\n".join(failed)
    return mails / seconds


@contextmanager
def crew(server: MailServer, folder: Path) -> Iterator[tuple[list[Child], Callable[[], Child]]]:
    """Two workers, and how to hire another; all are gone at the end."""
    hired: list[Child] = []

    def hire() -> Child:
        environment = clean_environment(EMAIL_URL=server.url, LOG_LEVEL="WARNING")
        command = [str(PYTHON), "-m", "tooling.bench.worker", str(folder / "go")]
        hired.append(Child("worker", command, environment))
        return hired[-1]

    try:
        yield [hire() for _ in range(WORKERS)], hire
    finally:
        for worker in hired:
            worker.stop()


def wait_for(ready: Callable[[], bool]) -> None:
    until = perf_counter() + LONGEST_SECONDS
    while not ready():
        assert perf_counter() < until, f"The workers were not done after {LONGEST_SECONDS} seconds."
        sleep(0.02)
