"""Words marked with gettext in a module."""

import ast
from collections.abc import Iterator

from tooling.messages.places import FOR_STAFF
from tooling.messages.word import Word

# By name of the function: which arguments are context, singular and plural.
SHAPES = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
NAMES = {
    "_": "gettext",
    **{f"{name}{ending}": name for name in SHAPES for ending in ("", "_lazy", "_noop")},
}


def words_in(source: str, *, place: str, within: str = "") -> Iterator[Word]:
    """In the order of the file. `within` names the class or function to look in."""
    tree: ast.AST = ast.parse(source)
    if within:
        tree = next(node for node in ast.walk(tree) if getattr(node, "name", "") == within)
    return marked(tree, place)


def marked(node: ast.AST, place: str) -> Iterator[Word]:
    if isinstance(node, ast.Call):
        name = name_of(node.func)
        if name in FOR_STAFF:
            return
        if name in NAMES:
            yield from spelt_out(node, SHAPES[NAMES[name]], place)
    for child in ast.iter_child_nodes(node):
        yield from marked(child, place)


def name_of(called: ast.expr) -> str:
    return (
        called.id
        if isinstance(called, ast.Name)
        else called.attr
        if isinstance(called, ast.Attribute)
        else ""
    )


def spelt_out(call: ast.Call, shape: tuple[int | None, int, int | None], place: str) -> Iterator[Word]:
    """Nothing where a name stands for the words: they were marked where they are spelt out."""
    texts = ["" if at is None else getattr(call.args[at], "value", None) for at in shape]
    if all(isinstance(text, str) for text in texts):
        context, msgid, plural = map(str, texts)
        yield Word(place, msgid, plural, context)
