"""How hard a text is to read, for the patient's words in English. Pure.

The grade is that of Flesch and Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid JP,
Fishburne RP, Rogers RL, Chissom BS: Derivation of new readability formulas for Navy enlisted personnel, Research Branch
Report 8-75, Chief of Naval Technical Training, 1975). Grade 6 is read at an age of eleven to twelve. An average hides
one long sentence among short ones, and one long word, so both have limits of their own. Syllables are counted by their
vowels, which is right for most English words and one off for some.
"""

import re
from collections.abc import Iterator

from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

HARDEST_GRADE = 6
LONGEST_SENTENCE = 25
MOST_SYLLABLES = 4

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"[.!?;:\n]+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![^aeiouyl]l)(?:e|(?<![td])ed|(?<![cgsxz])(?<!ch)(?<!sh)es)$")


def hard_words(text: str) -> Iterator[Sentence]:
    """A sentence for each thing that makes the text hard to read."""
    if (found := grade(text)) > HARDEST_GRADE:
        yield Sentence(
            _("Hard to read: grade %(grade)s, wanted at most %(most)s. Shorter words and sentences help."),
            grade=f"{found:.1f}",
            most=HARDEST_GRADE,
        )
    for sentence in sentences(text):
        if len(words := WORD.findall(sentence)) > LONGEST_SENTENCE:
            yield Sentence(
                _("“%(begins)s …”: %(count)s words in one sentence, wanted at most %(most)s."),
                begins=" ".join(words[:4]),
                count=len(words),
                most=LONGEST_SENTENCE,
            )
    for word in sorted({word.lower() for word in WORD.findall(text) if syllables(word) > MOST_SYLLABLES}):
        yield Sentence(_("“%(word)s” is a long word. Is there a shorter one?"), word=word)


def grade(text: str) -> float:
    """School grade of the text, 0 where there is nothing to read."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * spoken / len(words) - 15.59


def sentences(text: str) -> list[str]:
    return [part for part in END.split(text) if WORD.search(part)]


def syllables(word: str) -> int:
    """At least one. The e of bone, lines and pulled is silent, that of table, bridges and lifted is not."""
    plain = word.lower()
    count = len(VOWELS.findall(plain))
    return max(1, count - bool(SILENT.search(plain)))
