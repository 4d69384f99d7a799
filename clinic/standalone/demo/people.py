"""Who works in the demo clinic and who comes to it. Trees, herbs and birds: nobody is called like this."""

from datetime import date, timedelta
from typing import Any, NamedTuple

PASSWORD = "physio-demo"  # noqa: S105 # nosec - printed at start, only ever in the demo


class Staff(NamedTuple):
    username: str
    name: str
    role: str
    profession: str = ""
    colour: str = ""


STAFF = (
    Staff("ana", "Ana Sousa", "physiotherapist", "physiotherapist", "#1f7a6c"),
    Staff("ben", "Ben Okoro", "physiotherapist", "physiotherapist", "#3a62a8"),
    Staff("chiara", "Chiara Conti", "physiotherapist", "osteopath", "#8a4f9e"),
    Staff("dev", "Dev Rao", "physiotherapist", "physiotherapist", "#b0602a"),
    Staff("ewa", "Ewa Lis", "physiotherapist", "massage_therapist", "#8f3f55"),
    Staff("rui", "Rui Prata", "desk"),
    Staff("mara", "Mara Voss", "manager"),
)

GIVEN = (
    "Alma", "Bruno", "Celia", "Dario", "Edith", "Felix", "Greta", "Hugo", "Iris", "Jonas",
    "Katja", "Leo", "Mina", "Nils", "Olive", "Piet", "Quinn", "Rosa", "Sami", "Tilda",
    "Umar", "Vera", "Wim", "Xenia", "Yara", "Zeno", "Anouk", "Bo", "Cleo", "Dina",
    "Elio", "Fenna", "Gus", "Hedda", "Ivo", "Juno", "Kofi", "Lotte", "Milo", "Nora",
)  # fmt: skip
FAMILY = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fennel", "Gorse", "Hazel", "Ivy", "Juniper",
    "Kestrel", "Larch", "Maple", "Nettle", "Osprey", "Poplar", "Quince", "Rowan", "Sorrel", "Thyme",
    "Umber", "Vervain", "Willow", "Yarrow", "Bracken", "Clover", "Dunlin", "Egret", "Finch", "Goldcrest",
    "Heron", "Jackdaw", "Linnet", "Merlin", "Nuthatch", "Plover", "Rook", "Siskin", "Tern", "Wren",
)  # fmt: skip
OCCUPATIONS = (
    "Teacher",
    "Carpenter",
    "Nurse",
    "Software developer",
    "Gardener",
    "Bus driver",
    "Baker",
    "Retired",
)


class Person(NamedTuple):
    number: int
    given_name: str
    family_name: str
    birth_date: date
    occupation: str

    @property
    def fields(self) -> dict[str, Any]:
        """What the desk writes down about this person."""
        return {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "birth_date": self.birth_date,
            "sex": "female" if self.number % 2 == 0 else "male",
            "occupation": self.occupation,
            "email": f"{self.given_name}.{self.family_name}@example.org".lower(),
            "phone": f"+44 20 7946 {self.number:04d}",
            "address": f"{self.number + 1} Meadow Lane, Anytown",
            "activity_level": ("sedentary", "light", "moderate", "high")[self.number % 4],
        }


PATIENTS = tuple(
    Person(
        number=number,
        given_name=given,
        family_name=family,
        birth_date=date(1946, 2, 3) + timedelta(days=number * 511),
        occupation=OCCUPATIONS[number % len(OCCUPATIONS)],
    )
    for number, (given, family) in enumerate(zip(GIVEN, FAMILY, strict=True))
)
