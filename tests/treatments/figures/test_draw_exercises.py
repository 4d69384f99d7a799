"""The command draws the whole library into a folder."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from tests.treatments.figures.library import EXERCISES


def test_every_picture_and_a_page_of_them_all_are_written(tmp_path: Path):
    said = StringIO()
    call_command("draw_exercises", str(tmp_path / "pictures"), stdout=said)
    written = {path.name for path in (tmp_path / "pictures").iterdir()}
    assert {"index.html", "T04-strip.svg", "T04-moving.svg", "T04-1.svg", "T04-2.svg"} <= written
    assert len(written) == 1 + sum(2 + len(found["poses"]) for found in EXERCISES)
    assert f"{len(EXERCISES)} exercises" in said.getvalue()
