#!/usr/bin/env python3
"""Everything a developer does with this project: `python3 dev.py --help`."""

import os
import sys

if os.name != "posix":
    sys.exit("dev.py needs Linux or macOS (on Windows: the Windows Subsystem for Linux).")
if sys.version_info < (3, 11):  # noqa: UP036 - somebody with an older Python deserves a sentence
    sys.exit(f"dev.py needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

from tooling.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
