"""How sentences for translators are found."""

from tooling.messages import in_python, in_templates
from tooling.messages.catalogues import Steady, updated
from tooling.messages.word import Word


def found_in_template(source: str) -> list[Word]:
    return list(in_templates.words_in(source, place="a.html"))


def found_in_python(source: str, within: str = "") -> list[Word]:
    return list(in_python.words_in(source, place="a.py", within=within))


def test_a_template_says_its_sentences_with_values_and_context() -> None:
    source = """{% load i18n %}<p title="{% translate 'Back' %}">{% translate "Left" context "side" %}
        {% blocktranslate trimmed with name=one.name %}
            Hello
            {{ name }}
        {% endblocktranslate %}{% firstof a _("Physio clinic") %}</p>"""
    assert found_in_template(source) == [
        Word("a.html", "Back"),
        Word("a.html", "Left", context="side"),
        Word("a.html", "Hello %(name)s"),
        Word("a.html", "Physio clinic"),
    ]


def test_a_template_says_one_and_many() -> None:
    source = "{% blocktranslate count n=n %}{{ n }} time{% plural %}{{ n }} times{% endblocktranslate %}"
    assert found_in_template(source) == [Word("a.html", "%(n)s time", "%(n)s times")]


def test_a_module_says_its_sentences() -> None:
    source = '_("Yes" " indeed")\nngettext("one", "many", n)\npgettext("pose", "set")\ngettext_lazy("No")'
    assert found_in_python(source) == [
        Word("a.py", "Yes indeed"),
        Word("a.py", "one", "many"),
        Word("a.py", "set", context="pose"),
        Word("a.py", "No"),
    ]


def test_words_for_staff_and_words_put_together_elsewhere_are_left_out() -> None:
    assert found_in_python('Refusal(_("The patient gets no e-mail."))\ngettext(words)') == []


def test_of_some_modules_only_one_class_is_for_patients() -> None:
    source = 'class Felt:\n    EASY = _("Too easy")\nclass Other:\n    HARD = _("verbose")\n'
    assert found_in_python(source, "Felt") == [Word("a.py", "Too easy")]


def test_translations_are_kept_and_what_nobody_says_any_more_is_dropped() -> None:
    before = Steady(locale="de")
    before.add("Yes", "Ja")
    before.add("Gone", "Weg")
    after = updated(before, [Word("a.py", "Yes"), Word("b.py", "Yes"), Word("a.py", "No")], "de")
    assert {one.id: one.string for one in after if one.id} == {"Yes": "Ja", "No": ""}


def test_a_sentence_that_becomes_plural_is_translated_anew() -> None:
    before = Steady(locale="de")
    before.add("%(n)s day", "%(n)s Tag")
    after = updated(before, [Word("a.py", "%(n)s day", "%(n)s days")], "de")
    assert [one.string for one in after if one.id] == [("", "")]
