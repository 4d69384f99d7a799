"""A clip as it is kept: known by how its container is built, not by its name, and without its place. Pure.

ISO/IEC 14496-12 (MP4: boxes of a length and a kind, the first one naming its brands) and `webm`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from treatments.library import webm
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

MOST_BYTES = 20 * 1024 * 1024
MP4, WEBM = "video/mp4", "video/webm"
BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV"}
HEAD = 8
# Of all levels together; a clip of twenty megabytes has some hundred.
MOST_BOXES = 10_000
# Still pictures come in the same boxes.
PICTURES = {b"avif", b"avis", b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1"}
# Boxes that hold boxes, the outer one first, and those that hold words, places, pictures or anything about the clip.
FOLDERS = (b"moov", b"trak")
ABOUT = {b"udta", b"meta", b"uuid", b"free", b"skip"}
EBML = b"\x1a\x45\xdf\xa3"
DOCTYPE = b"\x42\x82\x84webm"
FIRST_KILOBYTE = 1024


class Box(NamedTuple):
    """`inside` is where its content begins: behind its length and kind, and the long length where it has one."""

    kind: bytes
    start: int
    inside: int
    end: int


class NotAClip(ValueError):
    """`sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def clip(content: bytes) -> tuple[bytes, str]:
    """The clip and its media type. Raises NotAClip."""
    if len(content) > MOST_BYTES:
        raise NotAClip(Sentence(_("A clip has at most %(most)s MB."), most=MOST_BYTES // 1024**2))
    if content[4:HEAD] == b"ftyp":
        return without_place(content), MP4
    if is_webm(content):
        return webm_without_place(content), WEBM
    raise NotAClip(Sentence(_("This is no clip that every phone plays: MP4 or WebM.")))


def looks_like_clip(content: bytes) -> bool:
    boxed = content[4:HEAD] == b"ftyp" and content[HEAD : HEAD + 4] not in PICTURES
    return boxed or content.startswith(EBML)


def is_webm(content: bytes) -> bool:
    return content.startswith(EBML) and DOCTYPE in content[:FIRST_KILOBYTE]


def webm_without_place(content: bytes) -> bytes:
    try:
        return webm.without_place(content)
    except webm.Broken as error:
        raise NotAClip(Sentence(_("The clip is not whole. Send it again."))) from error


def without_place(content: bytes) -> bytes:
    """The same MP4 with what is said about it blanked in its place, so that nothing behind it moves."""
    left = iter(range(MOST_BOXES))
    boxes = list(boxes_in(content, 0, len(content), left))
    brands = content[HEAD : boxes[0].end]
    known = {brands[at : at + 4] for at in range(0, len(brands), 4)} & BRANDS
    if not known or not {b"moov", b"mdat"} <= {box.kind for box in boxes}:
        raise NotAClip(Sentence(_("This is no clip that every phone plays: MP4 or WebM.")))
    kept = bytearray(content)
    for box in spoken(content, boxes, left):
        kept[box.start + 4 : box.start + HEAD] = b"free"
        kept[box.inside : box.end] = bytes(box.end - box.inside)
    return bytes(kept)


def spoken(
    content: bytes, boxes: Iterable[Box], left: Iterator[int], folders: tuple[bytes, ...] = FOLDERS
) -> Iterator[Box]:
    """Where something is said about the clip. No deeper than the folders are, however deep a file nests them."""
    for box in boxes:
        if box.kind in ABOUT:
            yield box
        elif box.kind in folders[:1]:
            yield from spoken(content, boxes_in(content, box.inside, box.end, left), left, folders[1:])


def boxes_in(content: bytes, start: int, end: int, left: Iterator[int]) -> Iterator[Box]:
    """Every box; together they fill the space to the last byte, or NotAClip.

    Each takes one of those `left` to look at.
    """
    while start < end:
        if next(left, None) is None:
            raise NotAClip(Sentence(_("This is no clip that every phone plays: MP4 or WebM.")))
        length, head = int.from_bytes(content[start : start + 4]), HEAD
        if length == 1:
            length, head = int.from_bytes(content[start + HEAD : start + 2 * HEAD]), 2 * HEAD
        elif length == 0:
            length = end - start
        if length < head or start + length > end:
            raise NotAClip(Sentence(_("The clip is not whole. Send it again.")))
        yield Box(content[start + 4 : start + HEAD], start, start + head, start + length)
        start += length
