"""The outline and the list of regions name the same places, so that hand and keyboard reach the same body."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders

from patients.web.body_regions import regions


def drawn(view: str) -> set[str]:
    path = finders.find("physio/img/body_front_back.svg")
    outline = ElementTree.parse(Path(str(path)))  # noqa: S314 our own file
    seen = next(group for group in outline.iter() if group.get("data-view") == view)
    return {region.attrib["data-region"] for region in seen.iter() if "data-region" in region.attrib}


@pytest.mark.parametrize("view", ["front", "back"])
def test_every_region_of_the_list_is_drawn_and_every_drawn_one_listed(view: str) -> None:
    assert {name for name, _ in regions(view)} == drawn(view)
