"""A clip as it is kept: known by how its container is built, not by its name, and without its place. Pure.

ISO/IEC 14496-12 (MP4: boxes of a length and a kind, the first one naming its brands) and RFC 9559 (WebM is Matroska
with "webm" as its document type).
"""

from collections.abc import Iterable, Iterator

from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

MOST_BYTES = 20 * 1024 * 1024
MP4, WEBM = "video/mp4", "video/webm"
BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV"}
HEAD = 8
# Of all levels together; a clip of twenty megabytes has some hundred.
MOST_BOXES = 10_000
# Still pictures come in the same boxes.
PICTURES = {b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1"}
# Boxes that hold boxes, the outer one first, and those that hold words, places and pictures about the clip.
FOLDERS = (b"moov", b"trak")
ABOUT = {b"udta", b"meta"}
EBML, SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
DOCTYPE = b"\x42\x82\x84webm"
FIRST_KILOBYTE = 1024


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
        return content, WEBM
    raise NotAClip(Sentence(_("This is no clip that every phone plays: MP4 or WebM.")))


def looks_like_clip(content: bytes) -> bool:
    boxed = content[4:HEAD] == b"ftyp" and content[HEAD : HEAD + 4] not in PICTURES
    return boxed or content.startswith(EBML)


def is_webm(content: bytes) -> bool:
    first = content[:FIRST_KILOBYTE]
    return content.startswith(EBML) and DOCTYPE in first and SEGMENT in first


def without_place(content: bytes) -> bytes:
    """The same MP4 with what is said about it blanked in its place, so that nothing behind it moves."""
    left = iter(range(MOST_BOXES))
    boxes = list(boxes_in(content, 0, len(content), left))
    kinds = {kind for kind, _start, _end in boxes}
    brands = content[HEAD : boxes[0][2]]
    known = {brands[at : at + 4] for at in range(0, len(brands), 4)} & BRANDS
    if not known or not {b"moov", b"mdat"} <= kinds:
        raise NotAClip(Sentence(_("This is no clip that every phone plays: MP4 or WebM.")))
    kept = bytearray(content)
    for start, end in spoken(content, boxes, left):
        kept[start + 4 : start + HEAD] = b"free"
        kept[start + HEAD : end] = bytes(end - start - HEAD)
    return bytes(kept)


def spoken(
    content: bytes,
    boxes: Iterable[tuple[bytes, int, int]],
    left: Iterator[int],
    folders: tuple[bytes, ...] = FOLDERS,
) -> Iterator[tuple[int, int]]:
    """Where something is said about the clip. No deeper than the folders are, however deep a file nests them."""
    for kind, start, end in boxes:
        if kind in ABOUT:
            yield start, end
        elif kind in folders[:1]:
            yield from spoken(content, boxes_in(content, start + HEAD, end, left), left, folders[1:])


def boxes_in(content: bytes, start: int, end: int, left: Iterator[int]) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each box; together they fill the space to the last byte, or NotAClip.

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
        yield content[start + 4 : start + HEAD], start, start + length
        start += length
