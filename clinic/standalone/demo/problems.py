"""The kinds of problem the demo's patients bring, and how its clinicians write about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`techniques` are (key, muscle, parameters); `exercises` are library keys by plan phase."""

    name: str
    region: str
    side: str
    mechanism: str
    muscle: str
    movement: tuple[str, int, int]
    story: str
    impression: str
    goal: str
    techniques: tuple[tuple[str, str, Mapping[str, Any]], ...]
    exercises: tuple[tuple[str, ...], ...]


SCS = {
    "tender_point": "Level with the third lumbar vertebra, two fingers out",
    "tenderness_before": 7,
    "position_flexion": "extension",
    "position_side_bend": "towards",
    "tenderness_in_position": 2,
    "hold_s": 90,
    "slow_return": True,
    "tenderness_after": 3,
}
MASSAGE = {"kind": "effleurage", "pressure": 2, "minutes": 8, "medium": "oil"}
MAITLAND = {"joint": "L4", "movement": "pa_central", "grade": "II", "seconds": 45, "sets": 3}

LOW_BACK = Problem(
    name="Back muscle spasm",
    region="low_back",
    side="left",
    mechanism="lift",
    muscle="erector_spinae",
    movement=("flexion", 35, 6),
    story="Lifted a box from the car two days ago and felt the back lock. Eases when walking about, worse on "
    "getting up after sitting.",
    impression="Protective spasm of the left erector spinae after a lift; no nerve signs.",
    goal="Put on socks and sit through a meeting with pain of 2 or less",
    techniques=(
        ("scs", "erector_spinae", SCS),
        ("mass", "erector_spinae", MASSAGE),
        ("mob_maitland", "", MAITLAND),
    ),
    exercises=(
        ("r01", "b01", "m01", "h02", "a01"),
        ("m01", "m02", "t01", "a01", "c01"),
        ("t04", "t03", "f01", "a02", "c01"),
    ),
)
NECK = Problem(
    name="Neck pain with stiffness",
    region="neck",
    side="right",
    mechanism="gradual",
    muscle="trapezius_upper",
    movement=("rotation_right", 50, 5),
    story="Three weeks of pain on the right after a project at the laptop. Turning the head while cycling is hard.",
    impression="Overloaded right upper trapezius and levator scapulae; movement limited by guarding.",
    goal="Look over the right shoulder on the bicycle without pain",
    techniques=(
        ("scs", "trapezius_upper", {**SCS, "tender_point": "Middle of the upper trapezius"}),
        ("mass", "trapezius_upper", MASSAGE),
    ),
    exercises=(("b01", "m15", "m13"), ("m13", "m14", "m15", "c01"), ("t12", "t10", "l06", "c01")),
)
SHOULDER = Problem(
    name="Shoulder pain on reaching up",
    region="shoulder",
    side="right",
    mechanism="overuse",
    muscle="rotator_cuff",
    movement=("abduction", 95, 5),
    story="Painted a ceiling at the weekend. Reaching a high shelf hurts, sleeping on that side wakes.",
    impression="Irritated right rotator cuff after unaccustomed overhead work.",
    goal="Put plates on the top shelf",
    techniques=(("mass", "deltoid", MASSAGE), ("mfr", "pectoralis_minor", {"hold_s": 120})),
    exercises=(("m16", "m17", "b01"), ("m17", "t14", "l07"), ("t13", "t10", "t14", "l07")),
)
MID_BACK = Problem(
    name="Stiff and aching mid back",
    region="mid_back",
    side="both",
    mechanism="gradual",
    muscle="rhomboids",
    movement=("rotation_left", 30, 4),
    story="Aches between the shoulder blades by noon. Sits eight hours a day, exercises once a week.",
    impression="Thoracic stiffness with overworked rhomboids; long sitting contributes.",
    goal="A working day with pain of 2 or less",
    techniques=(
        ("mass", "rhomboids", MASSAGE),
        ("mob_maitland", "", {**MAITLAND, "joint": "T6", "grade": "III"}),
    ),
    exercises=(("b02", "m09", "m15"), ("m09", "m10", "t10", "c01"), ("m10", "t10", "t14", "c03")),
)
PROBLEMS = (LOW_BACK, NECK, LOW_BACK, SHOULDER, MID_BACK)
