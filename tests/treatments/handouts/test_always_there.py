"""Rule number one and the warning signs stand on every handout, whoever made it and whatever is left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.treatments.handouts.clara import handout, item
from tests.treatments.handouts.reading import text_of
from treatments.handouts import Handout, render_handout, words

BARE = replace(handout(), exercises=(), note="", notice="", programme_url="")
SILENT = replace(
    handout("R01"), exercises=(replace(item("R01"), stop=(), steps=(), start="", poses=(), dose={}),)
)


def assert_it_warns(paper: Handout) -> None:
    text = text_of(render_handout(paper))
    assert str(words.TOLERANCE_TITLE) in text
    assert str(words.TOLERANCE) in text
    assert str(words.EMERGENCY_SIGNS[0]) in text
    assert "call 999" in text


@pytest.mark.parametrize("size", ["ordinary", "large"])
@pytest.mark.parametrize("paper", [BARE, SILENT, replace(BARE, draft=True)], ids=["bare", "silent", "draft"])
def test_where_nothing_else_is_said(paper: Handout, size) -> None:
    assert_it_warns(replace(paper, print=size))


def test_where_a_host_has_templates_of_that_name(tmp_path: Path, settings: LazySettings) -> None:
    for name in ("handout.typ", "opening.typ", "treatments/handouts/handout.typ", "treatments/handout.typ"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Nothing to worry about.")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert_it_warns(handout("R01"))
    assert "Nothing to worry about" not in text_of(render_handout(handout("R01")))
