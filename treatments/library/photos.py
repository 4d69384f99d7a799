"""A photo as it is kept: read by an image library, turned upright, made smaller and written anew. Pure.

Nothing of the file that was sent is kept but its pixels: no place, no camera, no name, nothing hidden behind them.
"""

from io import BytesIO
from struct import error as StructError  # noqa: N812

from PIL import Image, ImageOps

from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

MEDIA_TYPE = "image/jpeg"
LONGEST_SIDE = 1600
# Only a JPEG is made smaller while it is read; any other kind lies in memory whole.
MOST_PIXELS_OF_JPEG, MOST_PIXELS = 40_000_000, 25_000_000
QUALITY = 85
MOST_BYTES = 15 * 1024 * 1024
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
# How an iPhone keeps its photos. No library was found that reads a damaged one without ending the whole process.
HEIC = {b"heic", b"heix", b"hevc", b"hevx"}

UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, StructError, IndexError, TypeError, RuntimeError)
TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class NotAPhoto(ValueError):
    """`sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def photo(content: bytes) -> bytes:
    """The photo as a JPEG of at most 1600 pixels. Raises NotAPhoto."""
    if len(content) > MOST_BYTES:
        raise NotAPhoto(Sentence(_("A photo has at most %(most)s MB."), most=MOST_BYTES // 1024**2))
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise NotAPhoto(
            Sentence(_("This is a HEIC file. Choose the photo on the phone itself: it sends it as JPEG."))
        )
    try:
        with Image.open(BytesIO(content), formats=KINDS) as image:
            most = MOST_PIXELS_OF_JPEG if image.format == "JPEG" else MOST_PIXELS
            if image.width * image.height > most:
                raise too_many_pixels(most)
            return rewritten(image)
    except TOO_MANY as error:
        raise too_many_pixels(MOST_PIXELS) from error
    except NotAPhoto:
        raise
    except UNREADABLE as error:
        raise NotAPhoto(Sentence(_("This is no photo that can be read: JPEG, PNG or WebP."))) from error


def too_many_pixels(most: int) -> NotAPhoto:
    return NotAPhoto(Sentence(_("A photo has at most %(most)s megapixels."), most=most // 1_000_000))


def rewritten(image: Image.Image) -> bytes:
    """The pixels alone, on white where they are see-through."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    if image.mode.startswith("I;16"):
        image = image.point(lambda grey: grey / 256).convert("L")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen = ImageOps.exif_transpose(image).convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    kept = BytesIO()
    flat.save(kept, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return kept.getvalue()
