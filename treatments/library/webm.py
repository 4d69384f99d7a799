"""What is said about a WebM clip: found by how its container is built. Pure.

RFC 8794 (EBML: elements of an id, a length and content, both numbers as long as their first bits say) and RFC 9559
(Matroska and WebM: what stands on the first level of a segment). A recording that began before its end was known has
a segment and clusters without a length: their elements are read one by one.
"""

from collections.abc import Iterator

EBML, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
# Tags, files and chapters: words, places and pictures about the clip. Without them it plays as before.
ABOUT = {0x1254C367, 0x1941A469, 0x1043A770}
VOID = b"\xec"
LONGEST_ID, LONGEST_LENGTH = 4, 8
# Of a recording without lengths every block is looked at: some hundred for each second.
MOST_ELEMENTS = 200_000


class Broken(ValueError):
    """The elements do not fill the file to its last byte."""


def without_place(content: bytes) -> bytes:
    """The same clip with what is said about it made void in its place, so that nothing behind it moves. Or Broken."""
    kept = bytearray(content)
    for name, start, end in elements(content):
        if name in ABOUT:
            kept[start:end] = void(end - start)
    return bytes(kept)


def elements(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Id, start and end of each element, those of the segment and of clusters without a length one by one."""
    start = 0
    for _n in range(MOST_ELEMENTS):
        if start == len(content):
            return
        name, after_id = number(content, start, LONGEST_ID, marked=True)
        length, inside = number(content, after_id, LONGEST_LENGTH)
        unknown = length == (1 << 7 * (inside - after_id)) - 1
        if name == SEGMENT or (name == CLUSTER and unknown):
            start = inside
            continue
        if unknown or inside + length > len(content):
            raise Broken
        yield name, start, inside + length
        start = inside + length
    raise Broken


def number(content: bytes, start: int, longest: int, *, marked: bool = False) -> tuple[int, int]:
    """The number and where it ends. The noughts before its first one say its length; an id keeps that one."""
    first = content[start] if start < len(content) else 0
    length = 9 - first.bit_length()
    if length > longest or start + length > len(content):
        raise Broken
    value = int.from_bytes(content[start : start + length])
    return (value if marked else value & ((1 << 7 * length) - 1)), start + length


def void(length: int) -> bytes:
    """An empty element of that length, which is never less than two."""
    size = length - 9
    if size < 0:
        return VOID + bytes([0x80 | (length - 2)]) + bytes(length - 2)
    return VOID + (size | 1 << 56).to_bytes(8) + bytes(size)
