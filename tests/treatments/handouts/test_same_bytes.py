"""The same facts give the same bytes: again, in another process, on another day."""

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest

from tests.treatments.handouts.clara import handout
from treatments.handouts import render_handout, rendering

IN_A_PROCESS = """
import os, django, time_machine
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.standalone.settings")
django.setup()
from dataclasses import replace
from hashlib import sha256
from tests.treatments.handouts.clara import handout
from treatments.handouts import render_handout
with time_machine.travel("2031-05-01 03:00"):
    print(sha256(render_handout(replace(handout(), print=os.environ["PRINT"]))).hexdigest())
"""


def test_again() -> None:
    first = render_handout(handout())
    render_handout(replace(handout("R01"), patient_first_name="Ines"))
    assert render_handout(handout()) == first
    rendering.compiler.cache_clear()
    assert render_handout(handout()) == first


@pytest.mark.parametrize("size", ["ordinary", "large"])
def test_in_another_process_on_another_day(size) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "20261121",
        "PRINT": size,
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == sha256(render_handout(replace(handout(), print=size))).hexdigest()
