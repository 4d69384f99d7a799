"""What the patient tells us from home."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from patients.web.widgets import PainScale, Segmented
from treatments.models import CheckIn
from treatments.red_flags import PATIENT_QUESTIONS
from treatments.web.forms.training import TrainingForm, number

YES_NO = (("no", _("No")), ("yes", _("Yes")), ("unsure", _("Not sure")))
GROUPS = (
    (_("Bladder, bowels and feeling"), ("CES1", "CES2", "CES3", "CES4", "CES5")),
    (_("Legs and arms"), ("CES6", "CES7", "NEU1", "NEU2")),
)
REST = _("Your health in general")
"""The title of every question no group names, so that a new one is asked as well."""
MOST_WORDS = 2000


class Sureness(PainScale):
    """0 to 10 again, where 10 is good."""

    template_name = "treatments/patient/sureness.html"


class Words(forms.CharField):
    """A new line counts once, as it does where it is typed."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class CheckInForm(TrainingForm):
    """How the patient is, with whatever was told while training.

    Each safety question is answered by a press of its own: no button says no to several at once.
    """

    submission = forms.UUIDField(widget=forms.HiddenInput)
    pain_now = number(_("How much pain do you have right now?"), required=True)
    overall = forms.ChoiceField(
        label=_("Compared with last time, how are you?"),
        choices=CheckIn.Overall.choices[1:],
        widget=Segmented,
        required=False,
    )
    confidence = number(_("How sure do you feel that you can do your exercises?"), widget=Sureness)
    words = Words(
        label=_("Anything you want to tell us?"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    call_me = forms.BooleanField(label=_("Please call me"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = uuid7
        for question in PATIENT_QUESTIONS:
            self.fields[f"safety-{question.id}"] = forms.ChoiceField(
                label=gettext(question.patient_text), choices=YES_NO, widget=Segmented
            )

    def instead_of(self, name: str) -> Any:
        """A number of its own, and as many of the words as there is room for."""
        if name == "submission":
            return uuid7()
        if name == "words":
            words = self.fields[name].to_python(self[name].data) or ""
            return words.replace("\x00", "")[:MOST_WORDS]
        return super().instead_of(name)

    def safety_groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        named = {name for _title, names in GROUPS for name in names}
        rest = tuple(q.id for q in PATIENT_QUESTIONS if q.id not in named)
        for title, names in (*GROUPS, (REST, rest)):
            asked = [self[field] for name in names if (field := f"safety-{name}") in self.fields]
            if asked:
                yield title, asked

    @property
    def answers(self) -> dict[str, str]:
        return {
            name.removeprefix("safety-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("safety-") and value
        }

    @property
    def own(self) -> dict[str, Any]:
        names = ("pain_now", "overall", "confidence", "words", "call_me")
        return {name: self.cleaned_data[name] for name in names}
