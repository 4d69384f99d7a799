"""The colours of the figures: the product's teal in two shades, a neutral skin, warm greys for things.

Every path carries its light colour as an attribute, so a picture holds without its style sheet; the sheet adds the dark
theme of screens.
"""

PAINTS: dict[str, tuple[str, str]] = {
    "skin": ("#e2b793", "#d8ab86"),
    "skin-far": ("#f0dccb", "#8f735c"),
    "top": ("#3aa69d", "#4fb3aa"),
    "top-far": ("#a5d5cf", "#2f706b"),
    "legs": ("#14615f", "#1d7f7b"),
    "legs-far": ("#7fb0ad", "#144f4d"),
    "hair": ("#5a4638", "#7a6250"),
    "face": ("#4a382c", "#3a2a20"),
    "thing": ("#d8cfc0", "#5d625f"),
    "thing-deep": ("#b7ab97", "#7d837f"),
    "mat": ("#e6eee8", "#2b3836"),
    "soft": ("#e6cf9c", "#8b8169"),
    "ball": ("#e3a83b", "#c98f2c"),
    "cold": ("#4b97d1", "#5fa5dc"),
    "warm": ("#d9623f", "#e17a58"),
    "arrow": ("#c8501b", "#ffab70"),
    "wrong": ("#a8201a", "#ff9d94"),
    "halo": ("#ffffff", "#1e2222"),
}
LINES = {
    "smile": ("face", 5),
    "seam": ("halo", 6),
    "sign": ("halo", 8),
    "band": ("arrow", 9),
    "cord": ("thing-deep", 10),
    "stick": ("thing-deep", 22),
    "bar": ("thing-deep", 26),
    "wheel": ("thing-deep", 24),
    "shell": ("thing", 56),
    "motion": ("arrow", 14),
    "halo": ("halo", 30),
    "cross": ("wrong", 6),
    "motion-thin": ("arrow", 3.5),
}

CLASSES = {paint: chr(ord("a") + place) for place, paint in enumerate(PAINTS)}


def filled(paint: str) -> str:
    return f'class="{CLASSES[paint]}"'


def stroked(colour: str) -> str:
    return f'class="z {CLASSES[colour]}"'


def attributes(paint: str) -> str:
    """Class and light colour of a path."""
    if paint in LINES:
        colour, width = LINES[paint]
        return f'{stroked(colour)} stroke="{PAINTS[colour][0]}" stroke-width="{width}" fill="none"'
    return f'{filled(paint)} fill="{PAINTS[paint][0]}"'


def dark_theme(body: str) -> str:
    """The rules for what the drawing has."""
    fills = "".join(
        f".{CLASSES[name]}{{fill:{dark}}}" for name, (_, dark) in PAINTS.items() if filled(name) in body
    )
    lines = "".join(
        f".z.{CLASSES[name]}{{stroke:{dark}}}" for name, (_, dark) in PAINTS.items() if stroked(name) in body
    )
    return f"@media screen and (prefers-color-scheme:dark){{{fills}{lines}}}"
