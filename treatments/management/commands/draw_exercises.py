"""Draw every exercise of the library into a folder, with a page that shows them all."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from json import loads
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from treatments.figures import contact_sheet, moving, still, strip

LIBRARY = Path(__file__).parents[2] / "content" / "exercises.json"


class Command(BaseCommand):
    help = "Draw every exercise of the library into a folder: SVG files and index.html with all of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="Where to write; made if it is not there.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        exercises = loads(LIBRARY.read_text(encoding="utf-8"))["exercises"]
        count = 0
        for name, svg in (picture for exercise in exercises for picture in pictures(exercise)):
            (folder / name).write_text(svg, encoding="utf-8")
            count += 1
        (folder / "index.html").write_text(contact_sheet(exercises), encoding="utf-8")
        self.stdout.write(f"{count} pictures of {len(exercises)} exercises in {folder}.")


def pictures(exercise: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """File name and text of each picture of one exercise."""
    key = exercise["id"]
    yield f"{key}-strip.svg", strip(exercise)
    yield f"{key}-moving.svg", moving(exercise)
    for index in range(len(exercise["poses"])):
        yield f"{key}-{index + 1}.svg", still(exercise, index)
