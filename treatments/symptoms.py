"""What a patient may newly notice while exercising at home. The codes: `content.symptoms()`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from treatments import content
from treatments.content import Level

# Emergencies first: whoever has two of them takes the first that fits.
NAMES: Mapping[str, Promise] = {
    "saddle": _("Numb between the legs"),
    "bladder_bowel": _("New trouble with bladder or bowels"),
    "chest": _("Chest pain or short of breath"),
    "weakness": _("New weakness"),
    "spreading_leg_arm": _("Pain or tingling going further down an arm or a leg"),
    "dizzy": _("Dizzy, faint or sick"),
    "fever": _("Fever, or feeling ill"),
}

# The same thing as an answer to the safety questions. Bladder or bowels: one of the two, it is not said which.
SAFETY_ANSWERS: Mapping[str, Mapping[str, str]] = {
    "saddle": {"CES3": "yes"},
    "bladder_bowel": {"CES1": "unsure", "CES4": "unsure"},
    "chest": {"PE1": "yes"},
    "weakness": {"NEU1": "yes"},
    "spreading_leg_arm": {"NEU2": "yes"},
    "fever": {"INF1": "yes"},
}

EMERGENCY_QUESTIONS = tuple(one.id for one in content.questions() if one.level is Level.EMERGENCY)


def is_dangerous(symptoms: Iterable[Any], answers: Mapping[str, Any]) -> bool:
    """Whether a symptom or an answer needs help at once. It may be asked before anybody has checked either."""
    by_answer = any(answers.get(name) in ("yes", "unsure") for name in EMERGENCY_QUESTIONS)
    return by_answer or any(symptom in emergencies() for symptom in symptoms)


def emergencies() -> tuple[str, ...]:
    """Those that need help at once: by the list of symptoms, or because the safety question does."""
    by_question = (
        code
        for code, answers in SAFETY_ANSWERS.items()
        if any(name in EMERGENCY_QUESTIONS for name in answers)
    )
    return tuple(dict.fromkeys((*content.symptoms().emergency, *by_question)))
