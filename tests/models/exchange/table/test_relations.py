"""Rows of a table that say how two actors stand to each other."""

import pytest

from models.importing.importing import import_file
from models.records.relations import RelationKind, kind_in_words
from models.records.story import Event
from models.store.actors import relations_of
from tests.builders import a_case

HEAD = "Who,Relation,Whom,Share,Date,Amount,Source"


@pytest.fixture
def imported(tmp_path):
    def run(*rows):
        path = tmp_path / "rows.csv"
        path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
        case = a_case(tmp_path)
        return case, import_file(case, path)

    return run


def test_rows_with_two_ends_become_relations(imported):
    case, _ = imported(
        "Anna Berg,owner,Delta Ltd,60%,2001-03-04,,Register",
        "Delta Ltd,payment,Carl,,2003,$1.5m,",
        "Carl,lends to,Anna Berg,,,,",
    )
    assert [one.sentence() for one in relations_of(case.reader)] == [
        "Anna Berg owns 60% of Delta Ltd",
        "Delta Ltd paid $1.5m to Carl",
        "Carl lends to Anna Berg",
    ]
    assert all(stated.cited for stated in case.reader.dossier(relations_of(case.reader)[0].event.id).stated)
    case.close()


def test_a_row_without_two_ends_is_kept_as_an_event_and_told(imported):
    case, plan = imported("Dora,owns,,50%,2002,,", "Erik,owns,Erik,lots,2002,,")
    assert [event.relation for event in case.reader.all(Event)] == ["", ""]
    told = " ".join(trouble.sentence for trouble in plan.problems)
    assert "one actor and one other" in told
    assert "“lots” is no share" in told
    case.close()


@pytest.mark.parametrize(
    ("words", "kind", "own"),
    [
        ("Owns", "owns", ""), ("shareholder", "owns", ""), ("股东", "owns", ""), ("Director", "directs", ""),
        ("payment", "paid", ""), ("lends to", "other", "lends to"),
    ],
)  # fmt: skip
def test_words_for_relations_are_known(words, kind, own):
    assert kind_in_words(words) == (RelationKind(kind), own)
