from io import BytesIO

import pytest
from PIL import Image

from tests.treatments.files import heic, mp4, photo, taken_upside_down
from treatments.library.photos import NotAPhoto
from treatments.library.photos import photo as kept_photo


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_usual_kind_of_photo_is_kept_as_a_jpeg(kind: str) -> None:
    kept = seen(kept_photo(photo(kind)))
    assert (kept.format, kept.size) == ("JPEG", (800, 600))


def test_a_photo_is_turned_upright_made_smaller_and_forgets_where_it_was_taken() -> None:
    kept = kept_photo(taken_upside_down())
    image = seen(kept)
    red, green, blue = image.getpixel((10, 10))  # type: ignore[misc]
    assert image.size == (1600, 800)
    assert blue > 200 > red + green
    assert not image.getexif()
    assert b"Phone of Ana" not in kept


def test_what_an_iphone_keeps_for_itself_is_refused_with_the_way_round_it() -> None:
    with pytest.raises(NotAPhoto, match="on the phone itself"):
        kept_photo(heic())


def test_what_is_see_through_becomes_white() -> None:
    glass = BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(glass, "PNG")
    assert seen(kept_photo(glass.getvalue())).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA", "P", "I;16"])
def test_a_photo_of_few_or_many_colours_stays_as_light_as_it_was(mode: str) -> None:
    grey = Image.new(mode, (9, 9), 0x8000) if mode == "I;16" else Image.new("L", (9, 9), 128).convert(mode)
    kept = BytesIO()
    grey.save(kept, "JPEG" if mode == "CMYK" else "PNG")
    assert seen(kept_photo(kept.getvalue())).convert("L").getpixel((4, 4)) == pytest.approx(128, abs=2)


def test_nothing_hidden_behind_a_photo_is_kept() -> None:
    hidden = b"<script>alert(1)</script>"
    assert hidden not in kept_photo(photo() + hidden)
    assert hidden not in kept_photo(photo(comment=hidden))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"only words, called photo.jpg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a=1;<script>",
        b"%PDF-1.7",
        photo("GIF"),
        photo("TIFF"),
        photo()[:2000],
        photo("PNG")[:300],
        photo("WEBP")[:100],
        photo("AVIF").replace(b"av1C", b"av1#"),
        b"\xff\xd8\xff\xe0" + bytes(400),
        mp4(),
    ],
    ids=[
        "empty",
        "text",
        "svg",
        "html",
        "gif-html",
        "pdf",
        "gif",
        "tiff",
        "cut",
        "cut-png",
        "cut-webp",
        "strange-avif",
        "head",
        "clip",
    ],
)
def test_what_is_no_photo_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(NotAPhoto, match="no photo that can be read"):
        kept_photo(content)


@pytest.mark.parametrize("size", [(6_000, 5_000), (10_000, 5_000), (20_000, 20_000)])
def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    bomb = BytesIO()
    Image.new("1", size).save(bomb, "PNG", compress_level=9)
    with pytest.raises(NotAPhoto, match="at most 25 megapixels"):
        kept_photo(bomb.getvalue())


def test_a_photo_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(NotAPhoto, match="at most 15 MB"):
        kept_photo(bytes(15 * 1024**2 + 1))


def test_a_jpeg_may_be_larger_than_what_is_unpacked_whole() -> None:
    assert seen(kept_photo(photo(size=(6_000, 5_000)))).size == (1600, 1333)
