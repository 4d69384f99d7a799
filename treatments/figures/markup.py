"""The tree as SVG elements: still where there is one tree, moving from tree to tree where there are several."""

from collections.abc import Sequence
from itertools import takewhile

from treatments.figures.moves import EASED, Moves, grouped
from treatments.figures.outline import whole
from treatments.figures.palette import attributes
from treatments.figures.tree import Node, Part


def parts_markup(parts: Sequence[Part]) -> str:
    return "".join(f'<path {attributes(part.paint)} d="{part.d}"/>' for part in parts)


def node_markup(trees: Sequence[Node], moves: Moves, pace: str = EASED) -> str:
    """`trees` are of one shape."""
    inner = "".join(
        item_markup([tree.items[place] for tree in trees], moves, pace)
        for place in range(len(trees[0].items))
    )
    columns = transforms(trees)
    still = list(takewhile(lambda column: len(set(column)) == 1, columns))
    if moving := columns[len(still) :]:
        inner = moves.through([transform(row) for row in zip(*moving, strict=True)], inner, pace)
    return grouped(transform([column[0] for column in still]), inner) if still else inner


def item_markup(items: Sequence[Node | Part], moves: Moves, pace: str) -> str:
    if isinstance(items[0], Part):
        return parts_markup([items[0]])
    return node_markup([item for item in items if isinstance(item, Node)], moves, pace)


def transforms(trees: Sequence[Node]) -> list[list[str]]:
    """Of every tree its translation, its turn and its stretch, each left out where no tree has any."""
    columns = (
        ("translate(0px,0px)", [translation(tree) for tree in trees]),
        ("rotate(0deg)", [f"rotate({short(tree.turn, 1)}deg)" for tree in trees]),
        ("scale(1,1)", [f"scale(1,{short(tree.stretch, 3)})" for tree in trees]),
    )
    return [column for nothing, column in columns if set(column) != {nothing}]


def translation(tree: Node) -> str:
    return f"translate({whole(tree.x)}px,{whole(tree.y)}px)"


def transform(functions: Sequence[str]) -> str:
    return f"transform:{''.join(functions)}"


def short(value: float, places: int) -> str:
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
