"""Findings line by line: muscles, movements, segments. A row left empty is not a finding."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from treatments.models import Assessment, MovementFinding, Muscle
from treatments.models.places import Region, Side
from treatments.web.forms.assessment_choices import MOBILITY, SEGMENTS

PAIN = [("", "—"), *((number, str(number)) for number in range(11))]
SPASM = ((0, "0"), (1, "1"), (2, "2"), (3, "3"))
TENDERNESS = (*SPASM, (4, "4"))


class Number(forms.TypedChoiceField):
    """A small whole number chosen from a list, or None."""

    def __init__(self, label: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(label=label, choices=choices, coerce=int, empty_value=None, required=False, **kwargs)


class MuscleRow(forms.Form):
    muscle = forms.ChoiceField(label=_("Muscle"))
    side = forms.ChoiceField(label=_("Side"), choices=Side, required=False)
    spasm = Number(_("Spasm 0–3"), SPASM, initial=0)
    tenderness = Number(_("Tenderness 0–4"), TENDERNESS, initial=0)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, muscles: Mapping[str, Muscle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.muscles = muscles
        self.fields["muscle"].choices = grouped(muscles)  # type: ignore[attr-defined]

    def clean_muscle(self) -> Muscle:
        return self.muscles[self.cleaned_data["muscle"]]


class MovementRow(forms.Form):
    direction = forms.ChoiceField(
        label=_("Movement"), choices=[("", "—"), *MovementFinding.Direction.choices]
    )
    region = forms.ChoiceField(label=_("Region"), choices=Region)
    degrees = forms.IntegerField(label=_("Degrees"), min_value=0, max_value=180, required=False)
    pain = Number(_("Pain 0–10"), PAIN)
    effect = forms.ChoiceField(label=_("Effect"), choices=MovementFinding.Effect, required=False)


class SegmentRow(forms.Form):
    segment = forms.ChoiceField(label=_("Segment"), choices=[("", "—"), *SEGMENTS])
    mobility = forms.ChoiceField(label=_("Mobility"), choices=MOBILITY, initial="hypo")
    pain = Number(_("Pain 0–10"), PAIN)


class Rows(forms.BaseFormSet):
    """Rows that replace what was there before."""

    def facts(self) -> list[dict[str, Any]]:
        kept = [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]
        return [{name: form.cleaned_data[name] for name in form.fields if name != "DELETE"} for form in kept]


def factory(row: type[forms.Form]) -> type[Rows]:
    made: Any = forms.formset_factory(row, formset=Rows, extra=1, can_delete=True, max_num=40)
    return cast("type[Rows]", made)


MuscleRows, MovementRows, SegmentRows = factory(MuscleRow), factory(MovementRow), factory(SegmentRow)


class Findings:
    """The three lists of one assessment.

    What was sent is compared with empty rows, never with what is saved: an unchanged row stays a finding.
    """

    def __init__(self, data: Any, assessment: Assessment) -> None:
        offered = {muscle.key: muscle for muscle in Muscle.objects.offered()}
        known: dict[str, Any] = {"muscles": [], "movements": [], "segments": []}
        if data is None:
            known = known_findings(assessment)
        self.muscles = MuscleRows(
            data, prefix="muscles", initial=known["muscles"], form_kwargs={"muscles": offered}
        )
        self.movements = MovementRows(data, prefix="movements", initial=known["movements"])
        self.segments = SegmentRows(data, prefix="segments", initial=known["segments"])
        for form in (*self.movements.forms, self.movements.empty_form):
            form.initial.setdefault("region", assessment.episode.region)

    def all(self) -> tuple[Rows, ...]:
        return (self.muscles, self.movements, self.segments)

    def is_valid(self) -> bool:
        return not [rows for rows in self.all() if not rows.is_valid()]

    def faults(self) -> list[str]:
        return [
            f"{form.fields[name].label}: {words[0]}"
            for rows in self.all()
            for form in rows.forms
            for name, words in form.errors.items()
        ]


def grouped(muscles: Mapping[str, Muscle]) -> list[Any]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, muscle in muscles.items():
        groups.setdefault(muscle.group, []).append((key, muscle.name))
    return [("", "—"), *groups.items()]


def known_findings(assessment: Assessment) -> dict[str, list[dict[str, Any]]]:
    muscles = assessment.muscle_findings.select_related("muscle")
    return {
        "muscles": [muscle_facts(one) for one in muscles],
        "movements": [movement_facts(one) for one in assessment.movement_findings.all()],
        "segments": assessment.segments,
    }


def muscle_facts(one: Any) -> dict[str, Any]:
    return {
        "muscle": one.muscle.key,
        "side": one.side,
        "spasm": one.spasm,
        "tenderness": one.tenderness,
        "note": one.note,
    }


def movement_facts(one: Any) -> dict[str, Any]:
    return {
        "direction": one.direction,
        "region": one.region,
        "degrees": one.degrees,
        "pain": one.pain,
        "effect": one.effect,
    }
