"""The safety questions as a form, and the decision after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from patients.web.widgets import Segmented
from treatments.models import RedFlagScreen
from treatments.red_flags import Question

ANSWERS = (("yes", _("Yes")), ("no", _("No")), ("unsure", _("Unsure")))
GROUPS: dict[str, str | Promise] = {
    "cauda_equina": _("Bladder, bowel and saddle area"),
    "nerve": _("Nerves"),
    "cord": _("Spinal cord"),
    "fracture": _("Injury and bone"),
    "context": _("Background"),
    "cancer": _("Cancer"),
    "infection": _("Infection"),
    "circulation": _("Blood vessels"),
    "neck_vessels": _("Neck vessels"),
    "clot": _("Clots"),
    "inflammatory": _("Inflammatory disease"),
    "visceral": _("Inner organs"),
    "child": _("Children"),
    "general": _("General"),
}


@dataclass(frozen=True)
class Asked:
    question: Question
    field: forms.BoundField


@dataclass(frozen=True)
class Group:
    name: str
    title: str | Promise
    asked: list[Asked]


class ScreenForm(ActionForm):
    """One field for each question. Leaving one out is allowed: it is not a no, and the screen stays incomplete."""

    def __init__(self, *args: Any, questions: Sequence[Question], age: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = [question for question in questions if fits_age(question, age)]
        self.age = age
        for question in self.questions:
            self.fields[question.id] = forms.ChoiceField(
                label=question.text, choices=ANSWERS, widget=Segmented, required=False
            )

    def groups(self) -> list[Group]:
        names = dict.fromkeys(question.group for question in self.questions)
        return [
            Group(
                name,
                GROUPS.get(name, name),
                [Asked(q, self[q.id]) for q in self.questions if q.group == name],
            )
            for name in names
        ]

    def answers(self) -> dict[str, str]:
        return {name: given for name, given in self.cleaned_data.items() if given}

    def with_no_in(self, group: str) -> Self:
        """The same form, not saved, with “no” wherever this group has no answer yet."""
        given = {name: self.data[name] for name in self.fields if self.data.get(name)}
        names = [q.id for q in self.questions if q.group == group and not q.follows]
        return type(self)(
            initial={**dict.fromkeys(names, "no"), **given}, questions=self.questions, age=self.age
        )


def fits_age(question: Question, age: int) -> bool:
    return (question.min_age or 0) <= age and (question.max_age is None or age <= question.max_age)


class DecisionForm(ActionForm):
    """`lowest` is how far the rules let a clinician lower the level."""

    level = forms.ChoiceField(label=_("I treat this as"), widget=Segmented)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you asked and examined, and why you decide so. It stays on the record."),
    )
    action_taken = forms.CharField(
        label=_("What was done"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who was told, at what time, and how the patient travelled."),
    )

    def __init__(self, *args: Any, screen: RedFlagScreen, lowest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = RedFlagScreen.Level.choices
        values = [value for value, _label in choices]
        allowed = choices[: values.index(str(lowest)) + 1]
        self.fields["level"].choices = allowed  # type: ignore[attr-defined]
        self.initial.setdefault("level", screen.level)
        if screen.level == RedFlagScreen.Level.EMERGENCY:
            self.fields["action_taken"].required = True
