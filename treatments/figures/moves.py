"""The movements of one picture as CSS, so that they need no script and run in every browser, inside an `<img>` too."""

from collections.abc import Sequence

EASE = (0.6, 0.4)
EASED, STEADY, AT_ONCE = "", "linear", "step-end"
"""How the way from each value to the next goes."""


class Moves:
    """Each distinct movement has one name, in the order of the drawing, however many parts share it."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], str] = {}

    def through(self, values: Sequence[str], inner: str, pace: str = EASED) -> str:
        """`inner` in a group that goes through `values`, each a declaration, in even steps of the round. Where nothing
        moves (on paper, or because the reader prefers it) the group rests at the first."""
        if len(set(values)) == 1:
            return grouped(values[0], inner)
        name = self.names.setdefault((keyframes(values), pace), f"m{len(self.names)}")
        return f'<g class="{name}" {attribute(values[0])}>{inner}</g>'

    def sheet(self, seconds: float) -> str:
        if not self.names:
            return ""
        ease = f"cubic-bezier({EASE[0]:g},0,{EASE[1]:g},1)".replace("0.", ".")
        rules = "".join(
            f"@keyframes {name}{{{frames}}}.{name}{{animation-name:{name}{paced(pace)}}}"
            for (frames, pace), name in self.names.items()
        )
        return (
            "@media screen and (prefers-reduced-motion:no-preference)"
            f"{{g{{animation:{seconds:g}s {ease} infinite}}.hint{{display:none}}}}{rules}"
        )


def paced(pace: str) -> str:
    return f";animation-timing-function:{pace}" if pace else ""


def keyframes(values: Sequence[str]) -> str:
    """A value between two equal ones goes without saying, and an equal one is said once."""
    last = len(values) - 1
    times: dict[str, list[str]] = {}
    for place, value in enumerate(values):
        if 0 < place < last and values[place - 1] == value == values[place + 1]:
            continue
        share = "to" if place == last else f"{100 * place / last:.4g}%"
        times.setdefault(value, []).append(share)
    return "".join(f"{','.join(shares)}{{{value}}}" for value, shares in times.items())


def attribute(declaration: str) -> str:
    """The same as an attribute, where lengths and angles have no unit."""
    name, _, value = declaration.partition(":")
    return f'{name}="{value.replace("px", "").replace("deg", "")}"'


def grouped(declaration: str, inner: str) -> str:
    return f"<g {attribute(declaration)}>{inner}</g>" if declaration else inner


def eased(time: float) -> float:
    """How far the movement is after `time` (0 to 1) of its way: the cubic curve the browser uses."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        reached = 3 * middle * (1 - middle) * ((1 - middle) * EASE[0] + middle * EASE[1]) + middle**3
        low, high = (middle, high) if reached < time else (low, middle)
    return 3 * low**2 * (1 - low) + low**3
