"""The words on a handout that somebody wrote: names, notes, exercises. Our own sentences are not among them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from treatments.handouts.handout import Handout, HandoutExercise

Spelling = Callable[[str], str]


def reworded(handout: Handout, spell: Spelling) -> Handout:
    head = handout.letterhead
    return replace(
        handout,
        letterhead=replace(
            head,
            name=spell(head.name),
            address=tuple(map(spell, head.address)),
            phone=spell(head.phone),
            email=spell(head.email),
        ),
        patient_first_name=spell(handout.patient_first_name),
        practitioner=spell(handout.practitioner),
        note=spell(handout.note),
        exercises=tuple(exercise_reworded(one, spell) for one in handout.exercises),
    )


def exercise_reworded(exercise: HandoutExercise, spell: Spelling) -> HandoutExercise:
    said: dict[str, Any] = {
        part: spell(words) for part, words in exercise.dose.items() if isinstance(words, str)
    }
    return replace(
        exercise,
        name=spell(exercise.name),
        start=spell(exercise.start),
        steps=tuple(map(spell, exercise.steps)),
        dose={**exercise.dose, **said},
        note=spell(exercise.note),
    )


def changed_words(handout: Handout, spell: Spelling) -> tuple[str, ...]:
    """Each word that this spelling does not leave as it is, once, in the order of the page."""
    found: dict[str, None] = {}

    def look(words: str) -> str:
        found.update((word, None) for word in words.split() if spell(word) != word)
        return words

    reworded(handout, look)
    return tuple(found)
