"""How a bound form field is drawn: which shape it has, and its control with our classes on it."""

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from patients.web.widgets import BodyChart, Chips, PainScale, Segmented

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (PainScale, "pain"),
    (Segmented, "segmented"),
    (Chips, "chips"),
    (BodyChart, "body"),
    (forms.RadioSelect, "group"),
    (forms.CheckboxSelectMultiple, "group"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
CLASSES = {
    "checkbox": "form-check-input",
    "group": "",
    "select": "form-select",
    "pain": "",
    "segmented": "",
    "chips": "",
    "body": "",
}


def field_kind(bound: BoundField) -> str:
    if bound.is_hidden:
        return "hidden"
    return next((kind for widget, kind in KINDS if isinstance(bound.field.widget, widget)), "input")


def render_control(bound: BoundField) -> SafeString:
    """The control with its classes, joined to whatever the form already put on the widget."""
    given = str(bound.field.widget.attrs.get("class", ""))
    names = [given, CLASSES.get(field_kind(bound), "form-control"), "is-invalid" if bound.errors else ""]
    return bound.as_widget(attrs={"class": " ".join(name for name in names if name)})
