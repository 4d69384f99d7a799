"""The shipped content fits, and content that does not is refused by name."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from treatments import content
from treatments.content import library, source
from treatments.content.catalogue import PROFESSIONS
from treatments.content.matrix import columns_of_techniques

MANUAL = {"scs", "mass", "trp", "mfr", "mob_maitland", "mob_kaltenborn", "mob_mulligan", "manip"}
NEEDLES_AND_DEVICES = {"perc", "dryneedle", "acu", "tens", "ifc", "us", "laser", "pemf"}
THE_REST = {"heat", "ice", "tape", "exrx", "edu"}


@dataclass(frozen=True)
class Row:
    key: str
    amount: Decimal
    words: tuple[str, ...] = ()


def loaded(tmp_path, monkeypatch, text):
    monkeypatch.setattr(source, "FOLDER", tmp_path)
    (tmp_path / f"{tmp_path.name}.toml").write_text(text, encoding="utf-8")
    return source.rows(Row, tmp_path.name, "row", key="key")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[row]]\nkey='a'", "amount is missing"),
        ("[[row]]\nkey='a'\namount=1\ncolour='red'", "unknown colour"),
        ("[[row]]\nkey='a'\namount='many'", "row.1..amount: 'many' should be Decimal"),
        ("[[row]]\nkey=''\namount=1", "key: is empty"),
        ("[[row]]\nkey='a'\namount=1\nwords='b'", "words: should be a list"),
        ("[[row]]\nkey='a'\namount=1\n[[row]]\nkey='a'\namount=2", "'a' is there twice"),
        ("[row]\nkey='a'", "should be a list of rows"),
        ("[[row", "toml"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(tmp_path, monkeypatch, text, fault):
    with pytest.raises(content.ContentError, match=fault):
        loaded(tmp_path, monkeypatch, text)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(content.ContentError, match=r"nothing_like_it\.toml"):
        source.table("nothing_like_it")


def test_a_row_that_fits_is_typed(tmp_path, monkeypatch):
    assert loaded(tmp_path, monkeypatch, "[[row]]\nkey='a'\namount=1.5\nwords=['b']") == (
        Row("a", Decimal("1.5"), ("b",)),
    )


def test_every_file_states_its_version():
    files = {path.stem for path in source.FOLDER.glob("*.toml")}
    assert len(files) == 15
    assert all(content.edition(name).version for name in files)


def test_every_technique_of_the_reference_is_there():
    assert {entry.key for entry in content.techniques()} == MANUAL | NEEDLES_AND_DEVICES | THE_REST
    assert all(technique.professions and technique.source for technique in content.techniques())
    assert {name for technique in content.techniques() for name in technique.professions} == set(PROFESSIONS)


def test_every_passive_technique_stands_in_the_matrix():
    assert set(columns_of_techniques()) == {entry.key for entry in content.techniques() if entry.passive}


def test_every_precaution_changes_something():
    in_matrix = {cell.condition for cell in content.contraindications()}
    for precaution in content.precautions():
        assert precaution.code in in_matrix or precaution.tags


def test_every_caution_of_the_library_is_known():
    used = {tag for exercise in library.exercises() for tag in exercise["caution_tags"]}
    assert used == {rule.tag for rule in content.cautions()}


def test_starters_take_exercises_from_the_library_in_the_order_of_the_day():
    order = list(content.Block)
    for starter in content.programme_starters():
        assert [item.block for item in starter.items] == sorted(
            (item.block for item in starter.items), key=order.index
        )
        assert any(item.block == content.Block.WALKING for item in starter.items)


def test_the_cadence_is_in_order_and_begins_with_the_programme():
    steps = [step for step in content.follow_up_cadence() if step.after == "visit"]
    assert [step.day for step in steps] == [0, 2, 7, 14, 28, 42]
    assert steps[0].kind == "programme"


def test_no_measure_with_foreign_rights_ships_as_ours():
    ours = {entry.key for entry in content.measures() if entry.ship == content.Ship.FULL}
    assert ours == {"nprs", "psfs", "groc", "groc15", "impact7"}


def test_parameters_survive_a_json_column():
    for technique in content.techniques():
        for row in technique.parameters:
            assert content.parameter(row.as_json()) == row


def test_every_level_is_an_exercise_and_going_on_ends_somewhere() -> None:
    found = content.levels()
    keys = {exercise["key"] for exercise in library.exercises()}
    for way in (found.harder, found.easier):
        assert {*way, *way.values()} <= keys
        assert not [key for key in way if way[key] == key]
