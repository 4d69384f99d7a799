"""Joint coordinates from joint angles.

Lengths are fractions of body height, x to the right and y upwards. Directions are in degrees, 0 up, 90 right.
Segment lengths: usual anthropometric proportions, rounded.
"""

from collections.abc import Callable
from math import cos, radians, sin

from treatments.figures.poses import Pose, number, sided, view
from treatments.figures.vocabulary import SIDES

Point = tuple[float, float]
Joints = dict[str, Point]

LUMBAR, THORACIC, NECK, HEAD = 0.13, 0.20, 0.055, 0.055
UPPER_ARM, FOREARM = 0.18, 0.16
THIGH, SHANK, FOOT = 0.245, 0.245, 0.11
HIP_HALF, SHOULDER_HALF = 0.055, 0.105
TOP_HIP_HALF, TOP_SHOULDER_HALF, TOP_THIGH, NOSE = 0.07, 0.14, 0.24, 0.09
SIGN = {"R": -1, "L": 1}


def along(start: Point, angle: float, length: float) -> Point:
    return (start[0] + length * sin(radians(angle)), start[1] + length * cos(radians(angle)))


def solve(pose: Pose) -> Joints:
    """Every joint of the pose. The lowest one stands at the height `lift` (0 without); seen from above, none does.

    Raises KeyError for a view that is not side, front or top.
    """
    joints = VIEWS[view(pose)](pose)
    if view(pose) == "top" or pose.get("plan"):
        return joints
    rise = number(pose, "lift") - min(y for _, y in joints.values())
    return {name: (x, y + rise) for name, (x, y) in joints.items()}


def spine(pose: Pose) -> tuple[Joints, float]:
    """Pelvis to head, and the direction of the upper trunk."""
    lean, low, high = number(pose, "th"), number(pose, "lum"), number(pose, "tho")
    waist = along((0, 0), lean + low / 2, LUMBAR)
    neck = along(waist, lean + low + high / 2, THORACIC)
    up = lean + low + high
    base = along(neck, up + number(pose, "nk"), NECK)
    head = along(base, up + number(pose, "nk"), HEAD)
    return {"pelvis": (0, 0), "waist": waist, "neck": neck, "headbase": base, "head": head}, up


def side_view(pose: Pose) -> Joints:
    joints, up = spine(pose)
    lean = number(pose, "th")
    joints["shoulder"] = along(
        joints["waist"], lean + number(pose, "lum") + number(pose, "tho") / 2, 0.9 * THORACIC
    )
    for side in SIDES:
        thigh = lean + 180 - sided(pose, "h", side)
        shank = thigh + sided(pose, "k", side)
        joints["knee_" + side] = along((0, 0), thigh, THIGH * sided(pose, "fT", side, 1))
        joints["ankle_" + side] = along(joints["knee_" + side], shank, SHANK * sided(pose, "fS", side, 1))
        joints["toe_" + side] = along(joints["ankle_" + side], shank - 90 - sided(pose, "a", side), FOOT)
        arm = up + 180 - sided(pose, "s", side)
        short = sided(pose, "fA", side, 1)
        joints["elbow_" + side] = along(joints["shoulder"], arm, UPPER_ARM * short)
        joints["hand_" + side] = along(
            joints["elbow_" + side],
            arm - sided(pose, "e", side),
            FOREARM * short * sided(pose, "fF", side, 1),
        )
    return joints


def front_view(pose: Pose) -> Joints:
    joints, up = spine(pose)
    lean = number(pose, "th")
    line = along(joints["neck"], up, number(pose, "shrug") - 0.07 * THORACIC)
    for side in SIDES:
        sign = SIGN[side]
        joints["hip_" + side] = along((0, 0), lean + 90 * sign, HIP_HALF)
        joints["sh_" + side] = along(line, up + 90 * sign, SHOULDER_HALF)
        thigh = lean + 180 - sign * sided(pose, "b", side)
        shank = thigh + sign * sided(pose, "k", side)
        joints["knee_" + side] = along(joints["hip_" + side], thigh, THIGH * sided(pose, "fT", side, 1))
        joints["ankle_" + side] = along(joints["knee_" + side], shank, SHANK * sided(pose, "fS", side, 1))
        arm = up + 180 - sign * sided(pose, "s", side, 8)
        short = sided(pose, "fA", side, 1)
        joints["elbow_" + side] = along(joints["sh_" + side], arm, UPPER_ARM * short)
        joints["hand_" + side] = along(
            joints["elbow_" + side],
            arm - sign * sided(pose, "e", side),
            FOREARM * short * sided(pose, "fF", side, 1),
        )
    return joints


def top_view(pose: Pose) -> Joints:
    """Seen from above, facing up the page: the right side is on the right."""
    joints: Joints = {"pelvis": (0, 0), "head": (0, 0)}
    hips, shoulders = number(pose, "pel"), number(pose, "sh")
    joints["nose"] = along((0, 0), -number(pose, "hd"), NOSE)
    for side in SIDES:
        sign = -SIGN[side]
        joints["hip_" + side] = along((0, 0), 90 * sign - hips, TOP_HIP_HALF)
        joints["sh_" + side] = along((0, 0), 90 * sign - shoulders, TOP_SHOULDER_HALF)
        if pose.get("seat"):
            joints["knee_" + side] = along(joints["hip_" + side], -hips, TOP_THIGH)
        arm = 90 * sign - shoulders - sign * sided(pose, "a", side)
        upper = UPPER_ARM * (0.35 if pose.get("short") else 1)
        joints["elbow_" + side] = along(joints["sh_" + side], arm, upper)
        joints["hand_" + side] = along(joints["elbow_" + side], arm - sign * sided(pose, "e", side), FOREARM)
    return joints


VIEWS: dict[str, Callable[[Pose], Joints]] = {"side": side_view, "front": front_view, "top": top_view}
