"""Pictures of exercises, drawn from joint angles. Pure: no framework; the same poses give the same bytes.

    still, strip, panel, moving      a picture as SVG text
    policy(svg)                      the content security policy to serve it with
    check_poses(raw), PoseRefused    whether poses can be drawn; `faults` has a sentence for each thing that is wrong
    JOINTS, SHORTENINGS, MARKS       what a pose may say, each with the clinician's name, its range and its views
    PROPS                            the things it may name, each with a name and its views
    VIEWS, NEEDED                    side, front and top, and the joints each of them has to say

Any poses that `check_poses` lets through can be drawn; other ones every drawing function refuses.

`still`, `strip`, `panel` and `moving` take an exercise (a mapping with `name` and `poses`) and return an SVG document
with title and description, without script, and of at most 12 KB where `check_poses` let the poses through. Angles are
degrees, lengths fractions of body height.

How to serve them: each picture as a file of its own, `Content-Type: image/svg+xml`, shown with `<img src alt>`. The
page's content security policy does not reach inside; the picture's own response should say what `policy(svg)` says: its
one style element, known by its hash, and nothing else. The light colours are attributes and hold even where that sheet
is refused; the sheet adds the dark theme and the movement. A file changes only with its exercise or with this package:
it may be cached for as long as its address carries a digest of either.

A moving picture is drawn like a still one: of rigid parts, each moved, turned and stretched as a whole. CSS takes them
from pose to pose, so that nothing in it is a script and every browser shows it, inside an `<img>` too. On paper and for
readers who prefer reduced motion it rests in its first pose (in an `<img>`, Chromium goes by the system's setting
alone, and prints the moment it is at: a `<picture>` with the strip for `prefers-reduced-motion` serves every reader).
To pause it, show the strip in its place; where the picture is part of the page, the page's own
`animation-play-state: paused` on its groups freezes it.

From poses to picture, in reading order:

    vocabulary, prop_kinds                          what a pose may say
    pose_check, arrow_check, drawable               whether it can be drawn
    poses, joints                                   reading a pose; where its joints are
    outline, tree, body, trunk                      shapes, and rigid parts that turn about joints
    side_figure, front_figure, top_figure, figure   the person in each view
    contact, stage                                  setting the person down
    props, furniture, soft, held, at_the_back       the things
    arrows                                          what a still picture cannot show
    frames, markup, moves, motion                   one scale, and the way from pose to pose
    palette, document                               colours, one file
    pictures, contact_sheet                         what the rest of the clinic asks for
"""

from treatments.figures.contact_sheet import contact_sheet
from treatments.figures.document import policy
from treatments.figures.drawable import check_poses
from treatments.figures.joints import solve
from treatments.figures.pictures import moving, panel, still, strip
from treatments.figures.pose_check import PoseRefused
from treatments.figures.prop_kinds import PROPS
from treatments.figures.vocabulary import JOINTS, MARKS, NEEDED, SHORTENINGS, VIEWS

__all__ = [
    "JOINTS",
    "MARKS",
    "NEEDED",
    "PROPS",
    "SHORTENINGS",
    "VIEWS",
    "PoseRefused",
    "check_poses",
    "contact_sheet",
    "moving",
    "panel",
    "policy",
    "solve",
    "still",
    "strip",
]
