"""The servers a clinic needs: the user's own where the environment names them, else private ones."""

import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tooling.child import Child
from tooling.clinic import Log, silent, sqlite_url
from tooling.postgres import start_postgres
from tooling.redis import start_redis
from tooling.sink import start_sink


@dataclass
class Services:
    """`addresses` is what the settings read; ending the stack ends the servers."""

    stack: ExitStack
    state: Path
    log: Log = silent
    addresses: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    def use(self, name: str) -> bool:
        """Take an address from the environment; False when it has none."""
        value = os.environ.get(name, "")
        if value:
            self.addresses[name] = value
        return bool(value)

    def start_postgres(self, settings: dict[str, str] | None = None) -> None:
        server = start_postgres(self.state, self.log("postgres"), settings)
        self.stack.callback(server.stop)
        self.children.append(server.child)
        self.addresses |= server.environment

    def use_sqlite(self) -> None:
        self.addresses["DATABASE_URL"] = sqlite_url(self.state / "db.sqlite3")

    def start_redis(self) -> None:
        server = start_redis(self.log("redis"))
        self.stack.callback(server.stop)
        self.children.append(server.child)
        self.addresses["REDIS_URL"] = server.url

    def start_sink(self) -> None:
        server = start_sink(self.state / "mail", self.log("mail"))
        self.stack.callback(server.stop)
        self.children.append(server.child)
        self.addresses |= {"EMAIL_URL": server.url, "MAIL_DIR": str(server.mail_dir)}
