"""Pictures of exercises, drawn from joint angles. Pure: no framework; the same poses give the same bytes.

`still`, `strip`, `panel` and `moving` take an exercise (a mapping with `name` and `poses`) and return an SVG document
of at most 12 KB, with title and description, without script. Angles are degrees, lengths fractions of body height.

How to serve them: each picture as a file of its own, `Content-Type: image/svg+xml`, shown with `<img src alt>`. The
page's content security policy does not reach inside; the picture's own response should say
`default-src 'none'; style-src ` followed by `SHEET_SOURCE`: its one style element is the same text in every picture,
so one hash covers all. The light colours are attributes and hold even where that sheet is refused; the sheet adds the
dark theme and stops the motion for readers who prefer reduced motion. A file changes only with its exercise or with
this package: it may be cached for as long as its address carries a digest of either.

A moving picture runs by itself for as long as it is shown. To pause it, show the strip in its place; where the picture
is part of the page, `svg.pauseAnimations()` does it too.
"""

from treatments.figures.contact_sheet import contact_sheet
from treatments.figures.joints import solve
from treatments.figures.palette import SHEET_SOURCE
from treatments.figures.pictures import moving, panel, still, strip

__all__ = ["SHEET_SOURCE", "contact_sheet", "moving", "panel", "solve", "still", "strip"]
