"""What every handout says in the clinic's name. Warning signs: the standard cauda equina list, in our own words."""

from collections.abc import Iterable, Mapping

TOLERANCE_TITLE = "Rule number one: listen to your body"
TOLERANCE = (
    "Do only what you can tolerate. An exercise may feel like work, never like harm: make the movement smaller, do "
    "fewer, or leave it out. A little discomfort that settles soon afterwards is fine. More is not better."
)

STOP_TITLE = "Stop the exercise and tell us if you notice"
STOP_RULES: Mapping[str, str] = {
    "SP": "pain above 5 out of 10, or clearly more than when you started",
    "SL": "pain that spreads further into an arm or a leg, or new tingling or numbness",
    "SW": "new weakness, or a leg or an arm that gives way",
    "SD": "dizziness, feeling faint or sick, or changes in what you see",
    "SC": "chest pain, a racing heart, or more breathlessness than the effort explains",
}

EMERGENCY_TITLE = "Go to an emergency department now, or call {number}, if you have"
EMERGENCY_SIGNS = (
    "trouble starting to pass water, stopping, leaking, or not feeling that your bladder is full",
    "less feeling when you pass water, or a weaker stream than usual",
    "numbness, tingling or a changed feeling between the legs, in the genitals or around the back passage",
    "loss of control of your bowels, or not feeling when they are full",
    "a new loss of feeling or function in sex",
    "weakness in both legs, or in one leg that is quickly getting worse",
    "new pain, tingling or numbness in both legs, or moving from one leg to both",
    "chest pain or trouble breathing that does not pass when you rest",
)
DO_NOT_WAIT = (
    "Do not wait for our reply, and do not wait for your next visit. These signs are rare, but hours count. "
    "Show this page when you arrive."
)

LABELS: Mapping[str, str] = {
    "title": "Exercises for {name}",
    "from": "From {practitioner}",
    "qr": "See the movements and tick them off on your phone",
    "qr_alt": "QR code to your programme page: {url}",
    "start": "Start",
    "side_left": "left side",
    "side_right": "right side",
    "side_both": "both sides, one after the other",
    "done": "Tick a day's box when you have done the exercise.",
    "page": "Page",
    "of": "of",
    "questions": "Questions? Call us:",
    "picture": "Picture: {poses}.",
}
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def stop_sentences(codes: Iterable[str]) -> list[str]:
    """The stop rules of a programme in fixed order, each once. Unknown codes raise KeyError."""
    asked = set(codes) - {"SX"}
    if unknown := asked - set(STOP_RULES):
        raise KeyError(", ".join(sorted(unknown)))
    return [sentence for code, sentence in STOP_RULES.items() if code in asked]
