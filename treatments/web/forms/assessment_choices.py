"""What the assessment form offers to tick. The words are the clinic's own; what is saved is the key."""

from django.utils.translation import gettext_lazy as _

SYMPTOMS = (
    ("dull_ache", _("Dull ache on moving")),
    ("tightness", _("Tightness")),
    ("stiffness", _("Stiffness")),
    ("cramp", _("Cramp")),
    ("knots", _("Knots")),
    ("twitches", _("Twitches")),
    ("sharp", _("Sharp pain")),
    ("tingling", _("Tingling")),
    ("numbness", _("Numbness")),
    ("weakness", _("Weakness")),
    ("swelling", _("Swelling")),
    ("warmth", _("Warm to the touch")),
    ("other", _("Other")),
)
FACTORS = (
    ("sitting", _("Long sitting")),
    ("lifting", _("Repeated lifting")),
    ("caring", _("Lifting children or caring")),
    ("load_spike", _("Sudden rise in load")),
    ("overuse", _("Overuse")),
    ("inactivity", _("Little exercise")),
    ("posture", _("Posture")),
    ("stress", _("Stress or worry")),
    ("sleep", _("Poor sleep")),
    ("old_injury", _("Old injury")),
)
IMPACT = (
    ("moving", _("Moving about")),
    ("bending", _("Bending")),
    ("walking", _("Walking")),
    ("sitting", _("Sitting")),
    ("standing", _("Standing")),
    ("lifting", _("Lifting")),
    ("sleeping", _("Sleeping")),
)
IMPACT_SCALE = (
    (0, _("None")),
    (1, _("Little")),
    (2, _("Some")),
    (3, _("Much")),
    (4, _("Cannot")),
)
NEURO = (
    ("myotomes", _("Strength (myotomes)")),
    ("dermatomes", _("Sensation (dermatomes)")),
    ("reflexes", _("Reflexes")),
    ("neurodynamics", _("Nerve tension (straight leg raise, slump)")),
)
VERTEBRAE = tuple(
    f"{part}{number}" for part, count in (("C", 7), ("T", 12), ("L", 5)) for number in range(1, count + 1)
)
SEGMENTS = tuple((name, name) for name in (*VERTEBRAE, "S1", "SI"))
MOBILITY = (("hypo", _("Stiff")), ("normal", _("Normal")), ("hyper", _("Loose")))
