import pytest

from tests.treatments.files import box, heic, mp4, photo, webm
from treatments.library.clips import MOST_BOXES, MP4, WEBM, NotAClip, clip, looks_like_clip

PLACE = b"+51.5074-000.1278/"


def test_a_clip_is_known_by_how_it_is_built() -> None:
    assert clip(webm(b""))[1] == WEBM
    kept, media_type = clip(mp4())
    assert (media_type, len(kept)) == (MP4, len(mp4()))
    assert not looks_like_clip(photo())
    assert not looks_like_clip(heic())


def test_a_clip_forgets_where_it_was_taken_and_nothing_in_it_moves() -> None:
    assert PLACE in mp4()
    kept, _media_type = clip(mp4())
    assert PLACE not in kept
    assert kept.index(b"mdat") == mp4().index(b"mdat")
    assert kept[-500:] == mp4()[-500:]


def long(kind: bytes, content: bytes) -> bytes:
    """A box whose length has eight bytes."""
    return b"\x00\x00\x00\x01" + kind + (len(content) + 16).to_bytes(8) + content


def test_a_box_with_a_long_length_forgets_its_place_and_stays_a_box() -> None:
    content = mp4() + long(b"moov", long(b"udta", PLACE)) + box(b"uuid", PLACE) + box(b"free", PLACE)
    kept, _media_type = clip(content)
    assert PLACE not in kept
    assert clip(kept) == (kept, MP4)


def test_a_webm_forgets_where_it_was_taken_and_nothing_in_it_moves() -> None:
    assert webm().count(PLACE) == 2
    kept, media_type = clip(webm())
    assert (PLACE in kept, media_type, len(kept)) == (False, WEBM, len(webm()))
    assert kept.index(b"w" * 500) == webm().index(b"w" * 500)
    assert clip(kept) == (kept, WEBM)


@pytest.mark.parametrize("cut", [1, 31, 530])
def test_a_webm_that_is_cut_is_refused(cut: int) -> None:
    with pytest.raises(NotAClip, match="not whole"):
        clip(webm()[:-cut])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (mp4()[:-1], "not whole"),
        (webm() + b"<script>alert(1)</script>", "not whole"),
        (mp4() + b"<script>alert(1)</script>", "not whole"),
        (mp4(b"evil"), "no clip"),
        (mp4(b"qt  "), "no clip"),
        (box(b"ftyp", b"isom" + bytes(4)), "no clip"),
        (b"\x1a\x45\xdf\xa3" + b"matroska", "no clip"),
        (b"<html>", "no clip"),
        (b"\x00\x00\x00\x04ftyp", "not whole"),
        (b"\x00\x00\x00\x01ftyp" + b"\xff" * 8, "not whole"),
        (bytes(20 * 1024**2 + 1), "at most 20 MB"),
    ],
)
def test_what_is_no_whole_clip_is_refused_in_a_sentence(content: bytes, fault: str) -> None:
    with pytest.raises(NotAClip, match=fault):
        clip(content)


def test_a_clip_nested_without_end_is_looked_at_no_deeper_than_clips_are() -> None:
    nested = b""
    for _ in range(3000):
        nested = box(b"moov", nested)
    content = box(b"ftyp", b"isom" + bytes(4) + b"isom") + nested + box(b"mdat", b"m")
    assert clip(content) == (content, MP4)


@pytest.mark.parametrize("crumbs", [box(b"free") * MOST_BOXES, box(b"moov", box(b"trak") * 100) * 100])
def test_a_clip_of_nothing_but_crumbs_is_not_read_to_its_end(crumbs: bytes) -> None:
    with pytest.raises(NotAClip, match="no clip"):
        clip(mp4() + crumbs)
