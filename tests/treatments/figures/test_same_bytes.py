"""The same poses give the same bytes, whichever process draws them."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest

from tests.treatments.figures.library import EXERCISES, LIBRARY
from treatments.figures import moving, strip

DRAW = """
import json, pathlib, sys
from hashlib import sha256
from treatments.figures import moving, strip
exercises = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["exercises"]
print(sha256("".join(strip(one) + moving(one, mirrored=True) for one in exercises).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_draws_the_same(seed: str):
    here = "".join(strip(found) + moving(found, mirrored=True) for found in EXERCISES)
    there = subprocess.run(
        [sys.executable, "-c", DRAW, str(LIBRARY)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == sha256(here.encode()).hexdigest()
