"""One technique as it was used: where, with which details, and how the patient responded."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from treatments.content import Parameter, ParameterKind
from treatments.contraindications import Use
from treatments.models import Muscle, Technique, TechniqueApplied
from treatments.models.places import Side
from treatments.technique_parameters import ParametersInvalid, clean_parameters, definitions
from treatments.web.forms.findings import PAIN, Number, grouped
from treatments.web.row_conflicts import Judge, Objection

REASONS = ("override_reason", "override_confirmed")
RESULTS = ("pain_before", "pain_after", "response", "note", *REASONS)
OWN = ("muscle", "side", *RESULTS)
YES_NO = (("", "—"), ("yes", _("Yes")), ("no", _("No")))


class TechniqueRow(forms.Form):
    """The fields of one technique, its typed details among them as `p_<key>`."""

    technique = forms.CharField(widget=forms.HiddenInput)
    muscle = forms.ChoiceField(label=_("Muscle"), required=False)
    side = forms.ChoiceField(label=_("Side"), choices=Side, required=False)
    pain_before = Number(_("Pain before"), PAIN)
    pain_after = Number(_("Pain after"), PAIN)
    response = forms.ChoiceField(label=_("Response"), choices=TechniqueApplied.Response, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    override_reason = forms.CharField(label=_("Reason to go on"), max_length=300, required=False)
    override_confirmed = forms.BooleanField(label=_("I have considered this and go on"), required=False)

    def __init__(
        self,
        *args: Any,
        technique: Technique,
        muscles: Mapping[str, Muscle],
        region: str,
        judge: Judge,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entry, self.muscles, self.region, self.judge = technique, muscles, region, judge
        self.initial.setdefault("technique", technique.key)
        self.fields["muscle"].choices = grouped(muscles)  # type: ignore[attr-defined]
        self.defined = definitions(technique)
        for one in self.defined:
            self.fields[f"p_{one.key}"] = parameter_field(one)
        for field in self.fields.values():
            field.widget.attrs["class"] = size_of(field)

    @cached_property
    def objections(self) -> list[Objection]:
        details = {one.key: self[f"p_{one.key}"].value() for one in self.defined}
        use = Use(self.entry.key, details, self.region, self["muscle"].value() or "")
        if self.is_bound and self.is_valid():
            use = replace(use, parameters=self.cleaned_data["parameters"])
        return self.judge.objections(use, finished=self.is_bound)

    @property
    def has_more(self) -> bool:
        return any(
            bound.value() not in (None, "", bound.field.initial) or bound.errors for bound in self.more()
        )

    @property
    def number(self) -> str:
        return str(self.prefix).removeprefix("t")

    def details(self) -> list[forms.BoundField]:
        """The details every use has; the rest waits under “More”."""
        return [self[f"p_{one.key}"] for one in self.defined if not rare(one)]

    def more(self) -> list[forms.BoundField]:
        return [self["note"], *(self[f"p_{one.key}"] for one in self.defined if rare(one))]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        raw = {one.key: data.get(f"p_{one.key}") for one in self.defined}
        try:
            data["parameters"] = clean_parameters(self.entry, raw)
        except ParametersInvalid as refused:
            for key, sentences in refused.errors.items():
                self.add_error(f"p_{key}", [str(sentence) for sentence in sentences])
        return data

    def facts(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in OWN}
        values["muscle"] = self.muscles.get(values["muscle"])
        return {
            **values,
            "technique": self.entry,
            "region": self.region,
            "parameters": self.cleaned_data["parameters"],
        }


def rare(one: Parameter) -> bool:
    if one.required:
        return False
    return one.kind is ParameterKind.TEXT or (one.kind is ParameterKind.BOOLEAN and one.default is not None)


def size_of(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return ""
    if isinstance(field.widget, forms.Select):
        return "form-select-sm"
    return "form-control-sm"


def parameter_field(one: Parameter) -> forms.Field:
    """Loose on purpose: `clean_parameters` is the one place that knows what fits."""
    unit = f" ({one.unit})" if one.unit else ""
    common: dict[str, Any] = {"label": f"{one.label}{unit}", "required": False, "initial": default_of(one)}
    if one.kind is ParameterKind.CHOICE:
        words = [(value, value[:1].upper() + value[1:].replace("_", " ")) for value in one.choices]
        return forms.ChoiceField(choices=[("", "—"), *words], **common)
    if one.kind is ParameterKind.BOOLEAN:
        return forms.ChoiceField(choices=YES_NO, **common)
    if one.kind is ParameterKind.TEXT:
        return forms.CharField(widget=forms.TextInput(attrs={"placeholder": one.hint}), **common)
    step = "1" if one.kind is ParameterKind.INTEGER else "any"
    attrs = {"min": one.min, "max": one.max, "step": step, "title": one.hint}
    widget = forms.NumberInput(
        attrs={name: value for name, value in attrs.items() if value not in (None, "")}
    )
    return forms.CharField(widget=widget, **common)


def default_of(one: Parameter) -> Any:
    if one.kind is ParameterKind.BOOLEAN and one.default is not None:
        return "yes" if one.default else "no"
    return one.default
