import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse, reverse_lazy

from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise

LIST = reverse_lazy("treatments:exercise_list")


def test_the_library_is_searched_by_word_and_kind(hers: Client, library: None) -> None:
    answer = hers.get(reverse("treatments:exercise_list"), {"q": "bridge", "category": "strength"})
    assert "Bridge" in [exercise.name for exercise in answer.context["exercises"]]
    assert len(answer.context["exercises"]) < 10


@pytest.mark.parametrize(
    ("narrowed", "there", "gone"),
    [
        ({"position": "lying_back"}, "Bridge", "Bird dog"),
        ({"equipment": "band"}, "Band row", "Bridge"),
        ({"equipment": "nothing"}, "Bridge", "Band row"),
        ({"region": "neck"}, "Neck turns", "Bridge"),
        ({"plane": "transverse", "range": "long"}, "Open book", "Bridge"),
        ({"muscle": "gluteus_medius"}, "Clam", "Bridge"),
        ({"caution": "vertigo"}, "Neck turns", "Bridge"),
        ({"without": "vertigo"}, "Bridge", "Neck turns"),
        ({"q": "medius gluteus"}, "Clam", "Bridge"),
        ({"q": "cat cow", "category": "mobility"}, "Cat-camel", "Bridge"),
    ],
)
def test_the_library_is_narrowed_by_what_an_exercise_is_and_needs(
    hers: Client, library: None, narrowed: dict[str, str], there: str, gone: str
) -> None:
    names = {exercise.name for exercise in hers.get(LIST, narrowed).context["exercises"]}
    assert there in names
    assert gone not in names


def test_a_filter_offers_only_what_some_exercise_has(hers: Client, library: None) -> None:
    facets = {facet.name: dict(facet.choices) for facet in hers.get(LIST).context["facets"]}
    assert "hamstrings" in facets["muscle"]
    assert "scalenes" not in facets["muscle"]
    assert "whose" not in facets


@pytest.mark.parametrize(
    "asked", [{"muscle": "gills"}, {"category": "magic"}, {"whose": "mine"}, {"region": "\x00"}]
)
def test_a_filter_by_what_nobody_knows_finds_nothing_and_says_so(
    hers: Client, library: None, asked: dict[str, str]
) -> None:
    answer = hers.get(LIST, asked)
    given = next(iter(asked.values())).replace("\x00", "")
    assert bool(answer.context["exercises"]) is not bool(given)
    assert [given in sentence for sentence in answer.context["unknown"]] == [True] * bool(given)


def test_the_library_says_in_how_many_programmes_an_exercise_stands(
    hers: Client, ana: User, back_pain: Episode, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    used = {exercise.key: exercise.used for exercise in hers.get(LIST).context["exercises"]}
    assert (used["t04"], used["b01"]) == (1, 0)
