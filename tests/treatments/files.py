"""Photos and clips as phones send them, and what only looks like one."""

from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base


def photo(kind: str = "JPEG", size: tuple[int, int] = (800, 600), **saving: Any) -> bytes:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    kept = BytesIO()
    image.save(kept, kind, **saving)
    return kept.getvalue()


def taken_upside_down() -> bytes:
    """A large photo that knows where it was taken, and that the phone was held the wrong way round."""
    exif = Image.Exif()
    exif[Base.Orientation] = 3
    exif[Base.Model] = "Phone of Ana"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (51.0, 30.0, 26.0)
    return photo(size=(3200, 1600), exif=exif)


def box(kind: bytes, content: bytes = b"") -> bytes:
    return pack(">I", len(content) + 8) + kind + content


def heic() -> bytes:
    """A photo as an iPhone keeps it, as far as its kind goes."""
    return box(b"ftyp", b"heic" + bytes(4) + b"mif1heic") + box(b"meta", bytes(4)) + box(b"mdat", b"m" * 500)


def mp4(brand: bytes = b"isom", place: bytes = b"+51.5074-000.1278/") -> bytes:
    """As a phone builds it: what it is, where it was taken, what it shows."""
    about = box(b"udta", box(b"\xa9xyz", place)) + box(b"trak", box(b"meta", place))
    return (
        box(b"ftyp", brand + bytes(4) + brand)
        + box(b"moov", box(b"mvhd", bytes(100)) + about)
        + box(b"mdat", b"m" * 500)
    )


def element(name: bytes, content: bytes = b"") -> bytes:
    return name + (len(content) | 1 << 56).to_bytes(8) + content


def webm(place: bytes = b"+51.5074-000.1278/") -> bytes:
    """As a browser records it: the segment and its cluster without a length, what is said about it between blocks."""
    head = b"\x1a\x45\xdf\xa3\x8b\x42\x82\x84webm\x42\x87\x81\x04"
    unknown = b"\x01" + b"\xff" * 7
    about = element(b"\x12\x54\xc3\x67", place)
    block = element(b"\xa3", b"w" * 500)
    return head + b"\x18\x53\x80\x67" + unknown + about + b"\x1f\x43\xb6\x75" + unknown + block + about
