"""A field says what it is, what is wrong with it and how to fill it, to the eye and to a screen reader."""

from django import forms
from django.template import Context, Template

from patients.web.widgets import BodyChart, PainScale


class Visit(forms.Form):
    pain = forms.IntegerField(label="Pain now", min_value=0, max_value=10, widget=PainScale())
    note = forms.CharField(label="Note", help_text="As the patient says it.")
    marks = forms.JSONField(label="Where", required=False, widget=BodyChart())


def draw(form: forms.Form, name: str) -> str:
    template = Template("{% load physio %}{% field bound %}")
    return template.render(Context({"bound": form[name]}))


def test_an_error_is_tied_to_its_control() -> None:
    html = draw(Visit({"pain": "4"}), "note")
    assert 'aria-describedby="id_note_helptext id_note_error"' in html
    assert 'id="id_note_error"' in html
    assert 'aria-invalid="true"' in html


def test_pain_is_a_group_of_eleven_radio_buttons_under_one_legend() -> None:
    html = draw(Visit({"pain": "7"}), "pain")
    assert html.count('type="radio"') == 11
    assert html.count(" checked") == 1
    assert "<legend" in html


def test_the_body_chart_keeps_its_marks_in_a_hidden_input() -> None:
    html = draw(Visit(initial={"marks": [{"view": "front", "region": "left_knee"}]}), "marks")
    assert "left_knee" in html
    assert html.count('type="hidden"') == 1
    assert "<legend" in html
