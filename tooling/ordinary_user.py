"""PostgreSQL refuses to run as root: then its programs run as a user without rights."""

import os
import pwd
import shutil
from pathlib import Path

from tooling.failure import Failure


def _account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Failure("PostgreSQL refuses to run as root, and this system has no user `postgres` or `nobody`.")


def _may_enter(folder: Path) -> bool:
    """Whether everybody may walk to the folder."""
    return all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def give(folder: Path) -> None:
    """Hand a folder to that user, when we are root."""
    if os.geteuid() == 0:
        account = _account()
        os.chown(folder, account.pw_uid, account.pw_gid)


def command_prefix(*folders: Path) -> list[str]:
    """What to put before a command so that it does not run as root; nothing for everybody else.

    Folders below a closed home (/root) are reached with the one capability that needs.
    """
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise Failure("PostgreSQL refuses to run as root, and `setpriv` (util-linux) is missing.")
    account = _account()
    prefix = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    if not all(_may_enter(folder) for folder in folders):
        prefix += [f"--{kind}-caps=+dac_override" for kind in ("inh", "ambient")]
        # Without this bit access(2), which initdb asks, would not count the capability.
        prefix.append("--securebits=+no_setuid_fixup")
    return prefix
