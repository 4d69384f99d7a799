"""A moving picture: every joint eases from its angle in one pose to that in the next, and round again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from treatments.figures.frames import Frame
from treatments.figures.markup import node_markup, parts_markup, transform, translation
from treatments.figures.moves import AT_ONCE, STEADY, Moves, eased
from treatments.figures.poses import blend
from treatments.figures.stage import stood
from treatments.figures.tree import Node, between

SLOT = 2.6
"""Seconds from one pose to the next."""
SAMPLES = 8


def motion(runs: Sequence[Sequence[Frame]]) -> tuple[str, str]:
    """The drawing, and the style rules that move it. `runs` are the frames of one view each. Between views, and where
    a pose is cut to, it changes at once."""
    parts = [scene for run in runs for scene in scenes(run)]
    slots = [place for place, scene in enumerate(parts) for _ in scene]
    if len(slots) == 1:
        return runs[0][0].still(), ""
    moves = Moves()
    drawn = [moving_scene(scene, slots.index(place), len(slots), moves) for place, scene in enumerate(parts)]
    if len(drawn) > 1:
        drawn = [shown(scene, place, slots, moves) for place, scene in enumerate(drawn)]
    return "".join(drawn), moves.sheet(SLOT * len(slots))


def scenes(frames: Sequence[Frame]) -> Iterator[Sequence[Frame]]:
    """The frames that move into each other."""
    cuts = [place for place, frame in enumerate(frames) if place and frame.pose.get("cut")]
    for start, end in pairwise((0, *cuts, len(frames))):
        yield frames[start:end]


def moving_scene(frames: Sequence[Frame], start: int, count: int, moves: Moves) -> str:
    """Moving in its own slots from `start` on, at rest in the others of the `count` that make a round. Where nothing
    moves, the arrows of the first pose are seen."""
    first = frames[0]
    if len(frames) == 1:
        return first.still()
    way = [*[first] * start, *frames, *[first] * (count - start - len(frames) + 1)]
    hint = f'<g class="hint">{parts_markup(first.arrows)}</g>' if first.arrows else ""
    return first.wrapped(carried(way, moves) + hint)


def carried(way: Sequence[Frame], moves: Moves) -> str:
    """The figure moved so that what rests on the floor stays on it between the poses too, with its cords."""
    stands = moments(way)
    places = [transform([translation(tree)]) for tree in stands]
    figure = moves.through(places, node_markup([unplaced(frame) for frame in way], moves), STEADY)
    cords = zip(*(way[0].cords(tree) for tree in stands), strict=True)
    return figure + "".join(node_markup(unwound(cord), moves, STEADY) for cord in cords)


def moments(way: Sequence[Frame]) -> list[Node]:
    """The figure as it stands in even steps of time, from the first pose round to it again."""
    trees = []
    for first, second in pairwise(way):
        for sample in range(SAMPLES):
            share = eased(sample / SAMPLES)
            tree = between(unplaced(first), unplaced(second), share)
            trees.append(stood(tree, blend(first.pose, second.pose, share), first.anchor))
    return [*trees, trees[0]]


def unplaced(frame: Frame) -> Node:
    return replace(frame.tree, x=0, y=0)


def unwound(cord: Sequence[Node]) -> list[Node]:
    """The same directions without a step from one end of the round to the other."""
    out = [cord[0]]
    for node in cord[1:]:
        out.append(replace(node, turn=node.turn - 360 * round((node.turn - out[-1].turn) / 360)))
    return out


def shown(scene: str, place: int, slots: Sequence[int], moves: Moves) -> str:
    """Seen in its slots of the round only: `slots` says which scene has which."""
    values = [f"opacity:{int(slot == place)}" for slot in (*slots, slots[0])]
    return moves.through(values, scene, AT_ONCE)
