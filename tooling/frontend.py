"""Third-party stylesheets, scripts and fonts: from npm into the apps' static folders."""

import re
import shutil
from pathlib import Path

from tooling import npm, stamps
from tooling.failure import Failure
from tooling.places import ROOT

VENDOR = ROOT / "patients" / "static" / "physio" / "vendor"
FONTS = ROOT / "treatments" / "fonts"

# Folder below VENDOR: the npm package, and which of its files go into which folder of that.
WEB_FILES: dict[str, tuple[str, dict[str, str]]] = {
    "event-calendar": (
        "@event-calendar/build",
        {"dist/*.css": "", "dist/*.js": "", "README.md": ""},
    ),
    "atkinson-hyperlegible": (
        "@fontsource/atkinson-hyperlegible",
        {"files/*.woff2": "", "LICENSE": ""},
    ),
    "bootstrap": (
        "bootstrap",
        {"dist/css/bootstrap.min.css": "", "dist/js/bootstrap.bundle.min.js": "", "LICENSE": ""},
    ),
    "sortable": ("sortablejs", {"Sortable.min.js": "", "LICENSE": ""}),
    "bootstrap-icons": (
        "bootstrap-icons",
        {"font/bootstrap-icons.min.css": "", "font/fonts/*": "fonts", "LICENSE": ""},
    ),
}
# All but the first print the names and words that it has no letters for.
PRINT_FONTS = ("atkinson-hyperlegible", "noto-sans", "noto-sans-hebrew", "vazirmatn")
PRINT_FILES = {"400Regular/*.ttf": "", "700Bold/*.ttf": "", "LICENSE_FONT": ""}

# The maps are not copied, and a manifest storage refuses a reference to a missing file.
SOURCE_MAP = re.compile(rb"\s*(/\*|//)# sourceMappingURL=\S+( \*/)?\s*$")


def copy(package: str, patterns: dict[str, str], destination: Path) -> None:
    source = ROOT / "node_modules" / package
    for pattern, folder in patterns.items():
        files = sorted(source.glob(pattern))
        if not files:
            raise Failure(f"The npm package {package} has no {pattern}.")
        target = destination / folder
        target.mkdir(parents=True, exist_ok=True)
        for file in files:
            content = file.read_bytes()
            if file.suffix in {".css", ".js"}:
                content = SOURCE_MAP.sub(b"\n", content)
            (target / file.name).write_bytes(content)


def ensure() -> None:
    """The vendor folder and the fonts for PDFs are as locked; skips what is done."""
    key = stamps.digest([Path(__file__)], npm.ensure(ROOT, "the front-end files"))
    stamp = VENDOR / ".copied"
    if stamps.is_current(stamp, key) and FONTS.is_dir():
        return
    for folder in (VENDOR, FONTS):
        shutil.rmtree(folder, ignore_errors=True)
    for name, (package, patterns) in WEB_FILES.items():
        copy(package, patterns, VENDOR / name)
    for name in PRINT_FONTS:
        copy(f"@expo-google-fonts/{name}", PRINT_FILES, FONTS / name)
    stamps.write(stamp, key)
