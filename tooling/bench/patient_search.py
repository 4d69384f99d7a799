"""The search box: part of a name, part of a phone number, a birth date."""

from functools import partial
from random import Random

from django.contrib.auth.models import User

from patients.models import Patient
from tooling.bench.bare import Ask, bare
from tooling.bench.row import Row, at_most
from tooling.bench.timing import Times, Work, in_turn, queries_of

LIMIT = 4.0
HITS = 8
WORDS_PER_KIND = 60
ROUNDS = 3

HIT = (
    "SELECT id, given_name, family_name, birth_date, phone, email FROM physio_patients_patient "
    "WHERE archived_at IS NULL AND deceased_on IS NULL AND merged_into_id IS NULL AND {condition} "
    "ORDER BY lower(family_name), lower(given_name), id LIMIT 8"
)
BY_PART = "search_text LIKE %(part)s"
BY_TWO_PARTS = "search_text LIKE %(part)s AND search_text LIKE %(other)s"
BY_BIRTH_DATE = "birth_date = %(day)s"

# What is typed, and the bare question it amounts to.
Typed = tuple[str, str, dict[str, object]]


def measure() -> Row:
    user = User.objects.get(username="bench0")
    user.has_perm("physio_patients.view_patient")
    kinds = typed()
    with bare() as ask:
        times = {kind: in_turn(pairs_of(some, user, ask), rounds=ROUNDS) for kind, some in kinds.items()}
    together = Times(
        [time for one in times.values() for time in one.bound],
        [time for one in times.values() for time in one.ours],
    )
    bound, ours = together.p95
    queries = queries_of(pairs_of(kinds["name"], user, ask)[0][1])
    return at_most(
        LIMIT,
        id="patient_search",
        work=f"the search box in {Patient.objects.count():,} patients beside the bare indexed SQL",
        unit="ms p95",
        bound=bound,
        ours=ours,
        remarks=[*map(remark, times.items()), f"{queries} query beside sign-in"],
    )


def remark(one: tuple[str, Times]) -> str:
    kind, times = one
    (p95, our_p95), (middle, our_middle) = times.p95, times.medians
    return f"by {kind}: p95 {p95:.2f} → {our_p95:.2f} ms, median {middle:.2f} → {our_middle:.2f} ms"


def pairs_of(some: list[Typed], user: User, ask: Ask) -> list[tuple[Work, Work]]:
    return [
        (partial(ask, query, parameters), partial(hits, words, user)) for words, query, parameters in some
    ]


def hits(words: str, user: User) -> list[Patient]:
    return list(Patient.objects.visible_to(user).active().search(words)[:HITS])


def typed() -> dict[str, list[Typed]]:
    draw = Random(7)  # noqa: S311 # nosec
    keys = list(Patient.objects.order_by("pk").values_list("pk", flat=True))
    people = Patient.objects.in_bulk(draw.sample(keys, WORDS_PER_KIND)).values()
    return {
        "name": [by_name(one, draw) for one in people],
        "phone": [by_phone(one, draw) for one in people],
        "birth date": [by_birth_date(one) for one in people],
    }


def by_name(person: Patient, draw: Random) -> Typed:
    part = person.family_name.lower()[: draw.choice((4, 5, 6))]
    if draw.random() < 1 / 2:
        return part, HIT.format(condition=BY_PART), {"part": f"%{part}%"}
    other = person.given_name.lower()[:3]
    return f"{other} {part}", HIT.format(condition=BY_TWO_PARTS), {"part": f"%{other}%", "other": f"%{part}%"}


def by_phone(person: Patient, draw: Random) -> Typed:
    number = person.phone[-9:] if person.phone else "12345"
    part = number[: draw.choice((5, 6, 7))].lstrip("0") or number
    return f"{part[:3]} {part[3:]}", HIT.format(condition=BY_PART), {"part": f"%{part}%"}


def by_birth_date(person: Patient) -> Typed:
    return f"{person.birth_date:%d/%m/%Y}", HIT.format(condition=BY_BIRTH_DATE), {"day": person.birth_date}
