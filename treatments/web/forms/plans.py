"""What was decided."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionModelForm
from patients.web.widgets import DateInput, Segmented
from treatments.models import Exercise, Plan, PlanItem, Technique


class PlanForm(ActionModelForm):
    class Meta:
        model = Plan
        fields = ("goal", "phase", "sessions_planned", "review_on")
        widgets = {
            "goal": forms.Textarea(attrs={"rows": 2}),
            "phase": Segmented(),
            "review_on": DateInput(),
        }
        help_texts = {"goal": _("In the patient's words, and so that both can tell when it is reached.")}


class Choice:
    """Techniques and exercises under one roof: `t:<key>` or `x:<key>`."""

    def __init__(self) -> None:
        self.techniques = {one.key: one for one in Technique.objects.offered()}
        self.exercises = {one.key: one for one in Exercise.objects.offered().defer("poses", "steps")}

    def options(self) -> list[Any]:
        treated = [(f"t:{key}", one.name) for key, one in self.techniques.items()]
        done = [(f"x:{key}", one.name) for key, one in self.exercises.items()]
        return [("", "—"), (_("Techniques"), treated), (_("Exercises"), done)]

    def chosen(self, value: str) -> dict[str, Technique | Exercise]:
        kind, _sep, key = value.partition(":")
        return {"technique": self.techniques[key]} if kind == "t" else {"exercise": self.exercises[key]}


class ItemRow(forms.Form):
    what = forms.ChoiceField(label=_("Technique or exercise"))
    addresses = forms.CharField(label=_("Which finding or factor it is for"), max_length=200, required=False)

    def __init__(self, *args: Any, choice: Choice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.fields["what"].choices = choice.options()  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**self.choice.chosen(data["what"]), "addresses": data["addresses"]}


class BaseItemRows(forms.BaseFormSet):
    def facts(self) -> list[dict[str, Any]]:
        kept = [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]
        return [form.facts() for form in kept]

    def faults(self) -> list[str]:
        return [
            f"{form.fields[name].label}: {words[0]}"
            for form in self.forms
            for name, words in form.errors.items()
        ]


ItemRows = forms.formset_factory(ItemRow, formset=BaseItemRows, extra=1, can_delete=True, max_num=40)


def item_rows(data: Any, plan: Plan | None) -> BaseItemRows:
    # What was sent is compared with empty rows: an unchanged row stays in the plan.
    items = plan.items.select_related("technique", "exercise") if plan and data is None else ()
    rows: Any = ItemRows(
        data,
        prefix="items",
        initial=[item_facts(item) for item in items],
        form_kwargs={"choice": Choice()},
    )
    return cast("BaseItemRows", rows)


def item_facts(item: PlanItem) -> dict[str, str]:
    kind, entry = ("t", item.technique) if item.technique else ("x", item.exercise)
    return {"what": f"{kind}:{entry.key if entry else ''}", "addresses": item.addresses}
