"""Sentences with values in them that can still be translated."""

from typing import Self


def gettext_noop(words: str) -> str:
    """Mark words for the translators without a framework."""
    return words


class Sentence(str):
    """The English sentence; `template` and `values` are what `content_words.sentence_said` makes a translation from."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        sentence = super().__new__(cls, template % values)
        sentence.template = template
        sentence.values = values
        return sentence
