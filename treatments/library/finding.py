"""Finding an exercise by what somebody types: words in any order, begun, in part, or with a slip of one letter. Pure.

What an exercise is looked for by is told by `treatments.library.described`.
"""

import re
from collections.abc import Iterable, Mapping
from unicodedata import combining, normalize

WORD = re.compile(r"[^\W_]+")
ENDINGS = ("s", "ing")
# A shorter word stands too near to too many others.
SHORTEST_WITH_A_SLIP = 4
SHORTEST_PART = 3

Texts = Mapping[str, tuple[str, str]]


def matching(asked: str, texts: Texts) -> list[str]:
    """Key of each text that has every word asked for; those first that have them in the first of their two parts."""
    split = {key: (words(named), words(f"{named} {more}")) for key, (named, more) in texts.items()}
    known = set().union(*(every for _named, every in split.values()))
    wanted = [near(word, known) for word in words(asked)]
    found = [key for key, (_named, every) in split.items() if all(every & hits for hits in wanted)]
    return sorted(found, key=lambda key: sum(not split[key][0] & hits for hits in wanted))


def words(text: str) -> set[str]:
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
    return set(WORD.findall(plain))


def near(word: str, known: Iterable[str]) -> set[str]:
    """The words meant: those that begin with this one; where none does, those it is a part of, or a slip away from."""
    forms = {word, *(word.removesuffix(end) for end in ENDINGS if len(word) > len(end) + SHORTEST_PART)}
    begun = {one for one in known if any(one.startswith(form) for form in forms)}
    if begun or len(word) < SHORTEST_PART:
        return begun
    holding = {one for one in known if word in one}
    return holding or {one for one in known if len(word) >= SHORTEST_WITH_A_SLIP and slipped(word, one)}


def slipped(word: str, meant: str) -> bool:
    """Whether one letter is missing, too many, another one or in its neighbour's place, the word perhaps unfinished."""
    if word[0] != meant[0]:
        return False
    lengths = range(len(word) - 1, len(word) + 2)
    return any(one_apart(word, meant[:length]) for length in lengths)


def one_apart(a: str, b: str) -> bool:
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or b in (a[1:], a) or b[1:] in (a, a[1:])
