"""What is published keeps how it was made, words of its own included, and is made again byte for byte."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands.commandline import main
from models.errors import CaseError
from models.figure.scene import LabelChange
from models.publication.choices import FigureSpec
from models.publication.own_words import own_words
from models.publication.recipe import Recipe, make_again, recipe_of
from models.publication.record import Approval, by_claim, counted, doubts_about, publish, publish_document
from models.publication.report import report_of
from models.publication.studio import shown_dossiers
from models.records.desk import Publication
from models.records.story import Event, Field, Place
from tests.builders import a_case, a_claim, a_place, add, an_event, replace_in

HOUSE = 'ink = "#000080"'
SPEC = FigureSpec(
    title="Where the coins went",
    preset="web-600",
    house="gazette",
    house_style=HOUSE,
    labels=(("e", LabelChange("Sold at last", dy=9)), ("f", LabelChange(is_hidden=True))),
)
DESPITE = Approval("Ana Editor", "Confirmed by telephone.")


@pytest.fixture
def case(tmp_path):
    place = a_place("Yancheng", id="p")
    events = (an_event("The sale", "2021-09-24", id="e"), an_event("The ruling", "2022-03", id="f"))
    with a_case(tmp_path, place, *events, title="Seized coins") as case:
        add(case, a_claim("e", Field.WHERE, "", id="w", place_id="p"))
        yield case


def published(case, folder, spec=SPEC, names=("a.png", "a.svg", "a.pdf"), **how):
    folder.mkdir(exist_ok=True)
    return publish(case, spec, [folder / name for name in names], DESPITE, **how)


def test_a_publication_is_made_again_byte_for_byte_in_all_formats(case, tmp_path):
    made = published(case, tmp_path / "then", SPEC.changed(notes="beside"), is_described=True)
    assert recipe_of(made).spec == SPEC.changed(notes="beside")
    again = tmp_path / "again"
    again.mkdir()
    remade = make_again(case, made, again)
    assert (len(remade.same), remade.other, remade.reasons) == (5, (), ())
    for path in remade.same:
        assert path.read_bytes() == (tmp_path / "then" / path.name).read_bytes()
    assert remade.lines()[0] == "a.png is the same, byte for byte."


@pytest.mark.parametrize(
    ("view", "name"), [("chronology", "c.docx"), ("chronology", "c.pdf"), ("facts", "f.html")]
)
def test_a_document_is_made_again_as_well(case, tmp_path, view, name):
    made = publish_document(case, view, FigureSpec(), tmp_path / name, DESPITE)
    again = tmp_path / "again"
    again.mkdir()
    assert [path.name for path in make_again(case, made, again).same] == [name]


def test_what_changed_since_is_told_where_the_files_are_others(case, tmp_path):
    made = published(case, tmp_path / "then", SPEC.changed(labels=()))
    replace_in(case, replace(case.reader.get(Event, "f"), title="The second ruling"))
    again = tmp_path / "again"
    again.mkdir()
    changed = report_of(case).changes_in(made)
    remade = make_again(case, made, again, changed)
    assert len(remade.other) == 3
    assert "“The ruling” → “The second ruling”" in remade.reasons[0]
    assert remade.reasons[1].startswith("The case was changed since, in 1 step: ")


def test_another_program_is_told_as_a_reason(case, tmp_path):
    made = published(case, tmp_path / "then")
    told = json.loads(made.note)
    told["recipe"] |= {"version": "0.0.1", "outlined": True}
    again = tmp_path / "again"
    again.mkdir()
    remade = make_again(case, replace(made, note=json.dumps(told)), again)
    assert [path.name for path in remade.other] == ["a.svg"]
    assert "version 0.0.1" in remade.reasons[0]


def test_files_that_stand_there_are_not_overwritten_unasked(case, tmp_path):
    made = published(case, tmp_path / "then")
    with pytest.raises(CaseError, match="exists"):
        make_again(case, made, tmp_path / "then")


@pytest.mark.parametrize("note", ["", "a note", "[]", '{"recipe": 3}', '{"recipe": {"settings": []}}'])
def test_a_publication_of_an_earlier_version_says_that_its_recipe_was_not_kept(case, tmp_path, note):
    made = replace(published(case, tmp_path / "then"), note=note)
    assert recipe_of(made) is None
    with pytest.raises(CaseError, match="not kept"):
        make_again(case, made, tmp_path)


@given(
    st.builds(
        Recipe,
        st.sampled_from(("timeline", "chronology")),
        st.builds(FigureSpec, title=st.text(max_size=9), house_style=st.text(max_size=9)),
        st.booleans(),
        st.booleans(),
        st.sampled_from(("", "news")),
        st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=2).map(tuple),
        st.just("1.2"),
    )
)
def test_a_recipe_is_read_as_it_was_written(recipe):
    assert recipe_of(Publication("p", "", note=recipe.as_note())) == recipe


# words of its own


def test_a_label_that_was_worded_anew_is_a_doubt_and_a_headline_is_shown(case):
    words = own_words(case.reader, SPEC, shown_dossiers(case, SPEC))
    assert [(one.what, one.old, one.new) for one in words] == [
        ("title", "Seized coins", "Where the coins went"),
        ("label", "The sale", "Sold at last"),
    ]
    anew = [doubt for doubt in doubts_about(case, SPEC) if doubt.why == "reworded"]
    assert [doubt.sentence for doubt in anew] == [
        "“The sale” is printed as “Sold at last”: read it against the sources."
    ]
    assert (
        anew[0].claim_id
        == case.reader.where(type(case.reader.dossier("e").stated[0].claim), event_id="e", field="what")[0].id
    )


def test_a_label_that_says_what_the_case_says_is_no_doubt(case):
    spec = SPEC.changed(labels=(("e", LabelChange("The sale", dx=3)), ("gone", LabelChange("x"))))
    assert [one.what for one in own_words(case.reader, spec, shown_dossiers(case, spec))] == ["title"]


def test_a_label_of_an_event_that_is_not_shown_is_no_doubt(case):
    spec = SPEC.changed(events=("f",))
    assert [one.what for one in own_words(case.reader, spec, shown_dossiers(case, spec))] == ["title"]


def test_the_name_of_a_place_on_a_map_is_a_doubt_too(case):
    name = case.reader.get(Place, "p").name
    spec = SPEC.changed(view="map", labels=(("place:p", LabelChange("Somewhere else")),))
    (doubt,) = [one for one in doubts_about(case, spec) if one.why == "reworded"]
    assert doubt.sentence.startswith(f"“{name}” is printed as “Somewhere else”")
    assert doubt.claim_id == "w"


def test_the_record_and_the_long_description_have_the_printed_words(case, tmp_path):
    made = published(case, tmp_path / "then", names=("a.svg",), is_described=True)
    assert "printed “Sold at last” for “The sale”" in list(report_of(case).lines_about(made))
    told = (tmp_path / "then" / "a-description.txt").read_text("utf-8")
    assert "24 Sept 2021: Sold at last" in told
    assert "The sale" not in told
    assert "March 2022: The ruling" in told


def test_every_doubt_is_told_once_under_its_claim_and_the_counts_agree(case):
    doubts = doubts_about(case, SPEC)
    groups = by_claim(doubts)
    claims = {doubt.claim_id for doubt in doubts if doubt.why != "reworded"}
    assert counted(doubts) == f"{len(claims)} claims are in doubt and 1 label was worded anew"
    assert len(groups) == len(claims) + 1
    assert sum(len(whys) or 1 for _, whys in groups) == len(doubts)
    assert groups[0] == ("“The sale”, Event: The sale", ("is not checked", "has no source"))


def test_annotations_are_doubts_and_what_stands_around_is_shown(case):
    spec = SPEC.changed(
        annotations=("2021-09: the day it turned",),
        lane_names=(("sale", "Sold"),),
        source_line="Sources: Reuters",
    )
    words = own_words(case.reader, spec, shown_dossiers(case, spec))
    assert [one.what for one in words] == ["title", "source line", "lane", "annotation", "label"]
    doubts = doubts_about(case, spec)
    assert "“2021-09: the day it turned” stands in this figure alone" in doubts[-2].sentence
    assert counted(doubts).endswith(
        "claims are in doubt, 1 label was worded anew and 1 annotation was written by hand"
    )
    assert len(by_claim(doubts)) == len({one.claim_id for one in doubts[:-2]}) + 2
    on_map = own_words(case.reader, spec.changed(view="map"), ())
    assert [one.what for one in on_map] == ["title", "source line"]


def test_the_command_makes_again_and_says_what_is_the_same(case, tmp_path, capsys):
    made = published(case, tmp_path / "then")
    path = case.path
    case.close()
    again = tmp_path / "again"
    again.mkdir()
    command = ["again", str(path), made.id, str(again)]
    assert main(command) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [f"a.{ending} is the same, byte for byte." for ending in ("png", "svg", "pdf")]
    assert main(command) == 2
    assert main([*command[:2], "none", str(again)]) == 2
    assert "no such publication" in capsys.readouterr().err
