"""Whether poses are what they should be: every fault with a sentence of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from treatments.figures.arrow_check import arrow_faults
from treatments.figures.prop_kinds import props_of
from treatments.figures.vocabulary import MARKS, NEEDED, VIEWS, Joint, fields_of
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

MOST_POSES = 4
MOST_PROPS = 3
LONGEST_LABEL = 60
MOST_FAULTS = 20
CLIPPED = 24

Faults = dict[str, Sentence]


class PoseRefused(ValueError):
    """`faults` maps a place ("2.hR": the right hip of the second pose; "" for all of them) to a sentence."""

    def __init__(self, faults: Mapping[str, Sentence]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


def sound_poses(raw: object) -> list[dict[str, Any]]:
    """The poses, if nothing is missing, strange or out of range. Raises PoseRefused."""
    if not isinstance(raw, list | tuple) or not raw:
        raise PoseRefused({"": Sentence(_("An exercise needs at least one pose to be drawn."))})
    if len(raw) > MOST_POSES:
        raise PoseRefused({"": Sentence(_("At most %(most)s poses."), most=MOST_POSES)})
    faults: Faults = {}
    for place, pose in enumerate(raw, 1):
        for field, sentence in pose_faults(pose):
            faults.setdefault(f"{place}.{field}", sentence)
            if len(faults) == MOST_FAULTS:
                raise PoseRefused(faults)
    if faults:
        raise PoseRefused(faults)
    return [dict(pose) for pose in raw]


def pose_faults(pose: object) -> Iterator[tuple[str, Sentence]]:
    """Field and sentence of everything that is wrong with one pose."""
    if not isinstance(pose, Mapping):
        yield "", Sentence(_("A pose is a list of joints with their angles."))
        return
    seen = pose.get("v", "side")
    if not isinstance(seen, str) or seen not in VIEWS:
        yield "v", Sentence(_("A pose is seen from the side, the front or the top."))
        return
    for field in NEEDED[seen]:
        if field not in pose:
            yield field, Sentence(_("Say this too: %(joint)s."), joint=fields_of(seen)[field].words)
    yield from word_faults(pose)
    yield from number_faults(pose, seen)
    yield from prop_faults(pose, seen)
    yield from arrow_faults(pose.get("arrows", []), seen)


def word_faults(pose: Mapping[Any, Any]) -> Iterator[tuple[str, Sentence]]:
    label = pose.get("label", "")
    if not isinstance(label, str) or len(label) > LONGEST_LABEL:
        yield "label", Sentence(_("The name of a pose: at most %(most)s letters."), most=LONGEST_LABEL)


def number_faults(pose: Mapping[Any, Any], seen: str) -> Iterator[tuple[str, Sentence]]:
    joints, marks = fields_of(seen), {mark.name for mark in MARKS if seen in mark.views}
    for field, value in pose.items():
        name = str(field)[:CLIPPED]
        if field in joints:
            if not in_range(value, joints[field]):
                yield name, out_of_range(joints[field])
        elif field in marks:
            if value not in (0, 1):
                yield name, Sentence(_("%(field)s: yes (1) or no (0)."), field=name)
        elif field not in ("v", "label", "props", "arrows"):
            yield name, Sentence(_("“%(field)s” is no joint of a pose seen this way."), field=name)


def in_range(value: object, joint: Joint) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return joint.low <= value <= joint.high


def out_of_range(joint: Joint) -> Sentence:
    return Sentence(
        _("%(joint)s: a number from %(low)s to %(high)s."),
        joint=joint.words,
        low=f"{joint.low:g}",
        high=f"{joint.high:g}",
    )


def prop_faults(pose: Mapping[Any, Any], seen: str) -> Iterator[tuple[str, Sentence]]:
    named, known = pose.get("props", []), props_of(seen)
    if not isinstance(named, list | tuple) or len(named) > MOST_PROPS:
        yield "props", Sentence(_("Things: a list of at most %(most)s."), most=MOST_PROPS)
        return
    for prop in named:
        if not isinstance(prop, str) or prop not in known:
            yield (
                "props",
                Sentence(_("“%(thing)s” is no thing that can be drawn here."), thing=str(prop)[:CLIPPED]),
            )
