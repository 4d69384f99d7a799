"""A browser moves the figure along the way that was worked out, and rests where it should."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.laid_out import CLINIC, window_on
from tests.treatments.figures.library import exercise
from treatments.figures import moving, policy
from treatments.figures.frames import runs
from treatments.figures.motion import SAMPLES, SLOT, moments
from treatments.figures.outline import Spot
from treatments.figures.tree import Node, placed

BENDING, STRETCHED, BREATHING, BAND = "M05", "M04", "B01", "L05"
PIXEL = 1
PLACES = """() => [...document.querySelectorAll("svg > g path, svg > g use")]
    .map(part => part.getScreenCTM()).map(at => [at.e, at.f])"""


@pytest.fixture
def window() -> Iterator[Page]:
    with window_on({}) as opened:
        yield opened


def show(window: Page, key: str) -> list[str]:
    """The picture as the clinic serves it. What the browser says about it appears in the list."""
    svg, said = moving(exercise(key)), list[str]()
    window.on("console", lambda message: said.append(message.text))
    headers = {"Content-Security-Policy": policy(svg), "Content-Type": "image/svg+xml"}
    window.route("**/figure.svg", lambda route: route.fulfill(body=svg, headers=headers))
    window.goto(f"{CLINIC}/figure.svg")
    return said


def stop(window: Page, seconds: float) -> None:
    window.evaluate(
        "at => document.getAnimations().forEach(one => { one.pause(); one.currentTime = at })", seconds * 1000
    )


def running(window: Page) -> int:
    found: int = window.evaluate("() => document.getAnimations().length")
    return found


def origins(node: Node, x: float = 0, y: float = 0, turn: float = 0) -> Iterator[Spot]:
    """Where each path of the tree begins, in the order of the drawing."""
    here, angle = placed(node, x, y, turn)
    for item in node.items:
        if isinstance(item, Node):
            yield from origins(item, here[0], here[1], angle)
        else:
            yield here


@pytest.mark.parametrize("key", [BENDING, STRETCHED, BREATHING, BAND])
def test_at_every_moment_each_part_is_where_it_was_worked_out_to_be(window: Page, key: str):
    (run,) = runs(exercise(key)["poses"])
    first = run[0]
    show(window, key)
    for number, tree in enumerate(moments([*run, first])[:-1]):
        stop(window, number * SLOT / SAMPLES)
        expected = [spot for node in (tree, *first.cords(tree)) for spot in origins(node)]
        found = window.evaluate(PLACES)[len(first.behind) :][: len(expected)]
        for (x, y), (across, down) in zip(expected, found, strict=True):
            assert first.left + first.scale * x == pytest.approx(across, abs=PIXEL)
            assert first.top + first.scale * y == pytest.approx(down, abs=PIXEL)


def test_the_policy_lets_it_move(window: Page):
    said = show(window, BENDING)
    assert running(window) > 10
    assert said == []


@pytest.mark.parametrize("calm", ["paper", "less motion"])
def test_on_paper_and_for_who_prefers_less_motion_it_rests_in_the_first_pose(window: Page, calm: str):
    show(window, BENDING)
    stop(window, 0)
    first = window.evaluate(PLACES)
    if calm == "paper":
        window.emulate_media(media="print")
    else:
        window.emulate_media(reduced_motion="reduce")
    assert running(window) == 0
    for place, (across, down) in zip(window.evaluate(PLACES), first, strict=True):
        assert place == pytest.approx([across, down], abs=0.1)


def test_the_arrows_are_seen_only_where_nothing_moves(window: Page):
    show(window, BREATHING)
    assert window.locator(".hint").is_hidden()
    window.emulate_media(reduced_motion="reduce")
    assert window.locator(".hint").is_visible()
