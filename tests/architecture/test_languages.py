"""What patients read is there in every language that comes along, whole and in its place."""

import gettext
import re
from io import BytesIO
from typing import Any

import pytest
from babel.messages.pofile import read_po

from patients.languages import HALLMARK, MACHINE_DRAFTED
from tooling.messages.catalogues import LANGUAGES, as_mo, as_po, path_of, read, updated
from tooling.messages.collecting import APPS, words, words_of

PAIRS = [(app, language) for app in APPS for language in LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")


def messages(app: str, language: str) -> list[Any]:
    return [one for one in read(path_of(app, language), language) if one.id]


def forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.mark.parametrize(("app", "language"), PAIRS)
def test_a_catalogue_holds_what_is_written_today(app: str, language: str) -> None:
    path = path_of(app, language)
    fresh = as_po(updated(read(path, language), words_of(app), language))
    assert path.read_bytes() == fresh, "Run: python3 dev.py messages"


@pytest.mark.parametrize(("app", "language"), PAIRS)
def test_what_django_reads_is_what_translators_wrote(app: str, language: str) -> None:
    path = path_of(app, language)
    assert path.with_suffix(".mo").read_bytes() == as_mo(path.read_bytes(), language)


@pytest.mark.parametrize(("app", "language"), PAIRS)
def test_everything_is_translated(app: str, language: str) -> None:
    assert [one.id for one in messages(app, language) if not all(forms(one.string))] == []


@pytest.mark.parametrize(("app", "language"), PAIRS)
def test_a_translation_names_the_same_values(app: str, language: str) -> None:
    def values(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = [
        (one.id, said)
        for one in messages(app, language)
        for said in forms(one.string)
        if said and values(said) not in [values(original) for original in forms(one.id)]
    ]
    assert wrong == []


@pytest.mark.parametrize(("app", "language"), PAIRS)
def test_a_translation_begins_and_ends_as_the_sentence_does(app: str, language: str) -> None:
    """No line break and no space got lost, where sentences are put side by side."""
    wrong = [
        one.id
        for one in messages(app, language)
        for original, said in zip(forms(one.id), forms(one.string), strict=False)
        if said
        and (original[:1].isspace(), original[-1:].isspace()) != (said[:1].isspace(), said[-1:].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_and_many_are_told_apart_in_every_language(language: str) -> None:
    with path_of("treatments", language).with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    one, many = (catalogue.ngettext("%(count)s minute", "%(count)s minutes", count) for count in (1, 5))
    assert one != many


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_sentence_is_said_the_same_everywhere(language: str) -> None:
    said: dict[tuple[Any, Any], set[Any]] = {}
    for app in APPS:
        for one in messages(app, language):
            said.setdefault((one.context, one.id), set()).add(one.string)
    assert [key for key, ways in said.items() if len(ways) > 1] == []


def test_what_marks_a_language_stands_where_patients_read_it() -> None:
    found = {(word.place, word.msgid) for word in words()}
    assert ("patients/templates/physio/patient_base.html", HALLMARK) in found
    assert ("patients/languages.py", MACHINE_DRAFTED) in found


def test_compiling_knows_no_dates() -> None:
    po = path_of("patients", "de").read_bytes()
    assert b"-Date:" not in po
    assert as_po(updated(read_po(BytesIO(po), locale="de"), words_of("patients"), "de")) == po
