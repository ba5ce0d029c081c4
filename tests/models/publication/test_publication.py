"""What was published is remembered: files, claims, who approved, what changed since, and corrections."""

import hashlib
import json
from dataclasses import replace

import pytest

from models.commands.commandline import main
from models.errors import CaseError
from models.publication.choices import FigureSpec
from models.publication.record import (
    Approval,
    InDoubt,
    claims_shown,
    correct,
    doubts_about,
    out_of_date,
    publish,
    publish_document,
    standing_corrections,
)
from models.records.desk import Correction, Publication
from models.records.story import Claim, Event, Field, Place, Stance, State
from models.values.when import When
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    add,
    an_amount,
    an_event,
    delete_from,
    replace_in,
)

ANA = Approval("Ana Editor")
DESPITE = Approval("Ana Editor", "The court confirmed it by telephone.")
SPEC = FigureSpec(title="Sold", preset="web-600")


@pytest.fixture
def case(tmp_path):
    """Two events, cited and checked, the first with a place."""
    events = (an_event("The sale", "2021-09-24", id="e"), an_event("The ruling", "2022-03", id="f"))
    source, place = a_source("A ruling", id="s"), a_place(id="p")
    with a_case(tmp_path, source, place, *events, title="Seized coins") as case:
        add(case, a_claim("e", Field.WHERE, "", id="w", place_id="p"))
        claims = case.reader.all(Claim)
        add(case, *(a_citation(claim, source, stance=Stance.SUPPORTS) for claim in claims))
        for claim in case.reader.all(Claim):
            replace_in(case, replace(claim, state=State.CHECKED))
        yield case


def claim_of(case, event, field):
    return case.reader.where(Claim, event_id=event, field=str(field))[0]


def published(case, tmp_path, spec=SPEC, approval=ANA, names=("a.svg",)):
    return publish(case, spec, [tmp_path / name for name in names], approval, force=True)


def test_a_publication_holds_the_sums_of_its_files_the_claims_and_who_approved(case, tmp_path):
    made = published(case, tmp_path, names=("a.svg", "a.png"))
    sums = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.svg", "a.png")}
    assert made.files == tuple(f"{name}={digest}" for name, digest in sums.items())
    shown = [claim_of(case, event, field) for event in "ef" for field in (Field.WHAT, Field.WHEN)]
    assert made.claims == tuple(f"{claim.id}=checked" for claim in shown)
    assert (made.approved_by, made.title) == ("Ana Editor", "Sold")
    assert case.reader.get(Publication, made.id) == made


def test_the_texts_beside_a_figure_are_part_of_its_publication(case, tmp_path):
    made = published(case, tmp_path, SPEC.changed(notes="beside"))
    assert [file.partition("=")[0] for file in made.files] == ["a.svg", "a-sources.txt"]


def test_the_same_data_give_the_same_list(case, tmp_path):
    one, other = published(case, tmp_path), published(case, tmp_path)
    assert (one.files, one.claims) == (other.files, other.claims)
    assert one.id != other.id


@pytest.mark.parametrize(
    ("view", "fields"),
    [
        ("timeline", {Field.WHAT, Field.WHEN}),
        ("map", {Field.WHERE}),
        ("both", {Field.WHAT, Field.WHEN, Field.WHERE}),
        ("strip", {Field.WHAT, Field.WHEN}),
        ("vertical", {Field.WHAT, Field.WHEN}),
    ],
)
def test_the_claims_are_those_that_the_figure_shows(case, view, fields):
    assert {claim.field for claim in claims_shown(case, SPEC.changed(view=view))} == fields


def test_what_is_in_doubt_is_refused_and_named_until_somebody_answers(case, tmp_path):
    replace_in(case, replace(claim_of(case, "e", Field.WHEN), state=State.DRAFT))
    with pytest.raises(InDoubt, match="1 claim is in doubt") as refusal:
        published(case, tmp_path)
    assert [doubt.sentence for doubt in refusal.value.doubts] == [
        "“The sale”, Date: 24 Sept 2021 – is not checked."
    ]
    assert not (tmp_path / "a.svg").exists()
    assert case.reader.all(Publication) == ()
    made = published(case, tmp_path, approval=DESPITE)
    assert made.answer == DESPITE.answer
    assert f"{claim_of(case, 'e', Field.WHEN).id}=draft" in made.claims


def test_criticism_without_a_reply_is_named_first_when_something_is_published(case, tmp_path):
    replace_in(case, replace(claim_of(case, "e", Field.WHEN), state=State.DRAFT))
    replace_in(case, replace(claim_of(case, "f", Field.WHAT), is_criticism=True))
    with pytest.raises(InDoubt, match="2 claims are in doubt") as refusal:
        published(case, tmp_path)
    sentences = [doubt.sentence for doubt in refusal.value.doubts]
    assert sentences[0] == "“The ruling”, Event: The ruling – is criticism, and no reply was sought."


def test_a_doubt_about_what_the_figure_does_not_show_is_no_reason_to_ask(case):
    replace_in(case, replace(case.reader.get(Claim, "w"), state=State.DRAFT))
    assert doubts_about(case, SPEC) == ()
    assert [doubt.claim_id for doubt in doubts_about(case, SPEC.changed(view="map"))] == ["w"]


def test_nobody_publishes_without_a_name(case, tmp_path):
    with pytest.raises(CaseError, match="somebody who approved"):
        published(case, tmp_path, approval=Approval(" "))


def test_nothing_is_remembered_of_a_file_that_could_not_be_written(case, tmp_path):
    with pytest.raises(CaseError):
        publish(case, SPEC, [tmp_path / "none" / "a.svg"], ANA)
    assert case.reader.all(Publication) == ()


# what changed since


def test_a_date_that_changed_after_publication_is_told_with_old_and_new(case, tmp_path):
    made = published(case, tmp_path)
    assert out_of_date(case) == ()
    replace_in(case, replace(case.reader.get(Event, "f"), when=When.from_edtf("2022-04")))
    (found,) = out_of_date(case)
    assert (found.publication, found.title) == (made, "The ruling")
    assert (found.old, found.new) == ("March 2022", "April 2022")


def test_what_was_changed_and_changed_back_is_not_out_of_date(case, tmp_path):
    published(case, tmp_path)
    event = case.reader.get(Event, "e")
    replace_in(case, replace(event, title="Another sale"))
    assert len(out_of_date(case)) == 1
    replace_in(case, event)
    assert out_of_date(case) == ()


def test_a_place_that_moved_makes_the_map_out_of_date_and_not_the_timeline(case, tmp_path):
    published(case, tmp_path)
    map_made = published(case, tmp_path, SPEC.changed(view="map"), names=("m.svg",))
    place = case.reader.get(Place, "p")
    replace_in(case, replace(place, point=replace(place.point, lat=33.0)))
    (found,) = out_of_date(case)
    assert found.publication == map_made
    assert (found.old, found.new) == ("Xuzhou (34.26, 117.19)", "Xuzhou (33, 117.19)")


def test_an_event_that_was_deleted_is_told(case, tmp_path):
    published(case, tmp_path)
    delete_from(case, case.reader.get(Event, "e"))
    assert {(found.old, found.new) for found in out_of_date(case)} == {("The sale", ""), ("24 Sept 2021", "")}


def test_what_changed_before_a_publication_does_not_count(case, tmp_path):
    replace_in(case, replace(case.reader.get(Event, "e"), title="Another sale"))
    published(case, tmp_path, approval=DESPITE)
    assert out_of_date(case) == ()


# corrections


def corrected(case, made, **changes):
    words = {"old": "3 bn", "new": "3.1 bn", "reason": "A slip", "weight": "correction", "approved_by": "Ana"}
    return correct(case, made, **(words | changes))


def test_a_correction_stays_and_a_later_one_supersedes_it(case, tmp_path):
    made = published(case, tmp_path)
    first = corrected(case, made)
    second = corrected(case, made, new="3.2 bn", supersedes=first)
    assert standing_corrections(case.reader, made) == (second,)
    assert case.reader.all(Correction)
    assert case.reader.get(Correction, first.id) == first
    for record in (made, first):
        with pytest.raises(CaseError, match="stays on record"):
            delete_from(case, record)
        with pytest.raises(CaseError, match="stays on record"):
            replace_in(case, replace(record, approved_by="Somebody else"))


def test_a_publication_is_not_undone(case, tmp_path):
    made = published(case, tmp_path)
    with pytest.raises(CaseError, match=r"Publish “Sold”.* cannot be taken back"):
        case.undo()
    assert case.reader.all(Publication) == (made,)


@pytest.mark.parametrize("what", ["old", "new", "reason", "approved_by"])
def test_a_correction_without_a_part_of_it_is_refused(case, tmp_path, what):
    made = published(case, tmp_path)
    with pytest.raises(CaseError, match="A correction needs"):
        corrected(case, made, **{what: " "})
    with pytest.raises(CaseError, match="no class of corrections"):
        corrected(case, made, weight="oops")


def test_what_is_retracted_needs_no_new_words(case, tmp_path):
    assert corrected(case, published(case, tmp_path), new="", weight="retraction").new == ""


# the commands


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_the_commands_publish_list_and_correct(run, sample_path, tmp_path):
    out = tmp_path / "t.svg"
    asked = ("export", sample_path, out, "--preset", "web-600", "--publish", "--approved-by", "Ana")
    code, told, heard = run(*asked)
    assert (code, told) == (1, "")
    assert "claims are in doubt" in heard
    assert "– is not checked." in heard
    assert not out.exists()
    assert run(*asked, "--despite", "All were called back.")[0] == 0
    code, told, _ = run("publications", sample_path, "--json")
    (made,) = json.loads(told)
    assert code == 0
    assert made["answer"] == "All were called back."
    assert made["files"] == [f"t.svg={hashlib.sha256(out.read_bytes()).hexdigest()}"]
    words = ("--old", "a", "--new", "b", "--reason", "c", "--approved-by", "Ana")
    assert run("correct", sample_path, made["id"], *words)[0] == 0
    told = run("publications", sample_path)[1]
    assert "correction: “a” → “b” (c; Ana, " in told
    assert run("correct", sample_path, "nobody", *words)[0] == 2


def test_a_publication_that_is_out_of_date_is_a_finding(run, case, tmp_path):
    published(case, tmp_path)
    replace_in(case, replace(case.reader.get(Event, "e"), title="Another sale"))
    case.close()
    code, told, _ = run("publications", tmp_path / "test.dateline")
    assert code == 1
    assert "OUT OF DATE “Another sale”: “The sale” → “Another sale”" in told


def test_a_case_without_publications_says_so(run, sample_path):
    assert run("publications", sample_path)[:2] == (0, "Nothing was published from this case yet.\n")


def test_nobody_publishes_by_command_without_a_name(run, sample_path, tmp_path):
    assert run("export", sample_path, tmp_path / "t.svg", "--publish")[0] == 2


def test_a_document_is_published_and_remembered_with_all_its_claims(run, sample_path, tmp_path):
    out = tmp_path / "t.md"
    asked = ("export", sample_path, out, "--view", "chronology", "--publish", "--approved-by", "Ana")
    code, _, heard = run(*asked)
    assert code == 1
    assert "claims are in doubt" in heard
    assert not out.exists()
    assert run(*asked, "--despite", "Called back.")[0] == 0
    assert "DRAFT" not in out.read_text("utf-8")
    (made,) = json.loads(run("publications", sample_path, "--json")[1])
    assert len(made["claims"]) > 300
    assert made["figure_id"] == ""


@pytest.mark.parametrize("asked", [("c.txt", "--view", "chronology"), ("t.svg", "--preset", "web-600")])
def test_without_the_marks_of_a_draft_nothing_doubtful_is_written_unless_the_reason_is_given(
    run, sample_path, tmp_path, asked
):
    out = tmp_path / asked[0]
    final = ("export", sample_path, out, *asked[1:], "--without-tag", "Holdings", "--final")
    code, told, heard = run(*final)
    assert (code, told) == (1, "")
    assert "– is not checked." in heard
    assert heard.endswith(f"{out} is not written: give the reason with --despite.\n")
    assert not out.exists()
    code, told, heard = run(*final, "--despite", "The lawyers read it.")
    assert (code, told) == (0, f"{out} is written.\n")
    assert "final although" in heard
    assert "DRAFT" not in out.read_text("utf-8")


def test_a_list_of_facts_is_final_with_its_doubts_as_it_tells_them(run, sample_path, tmp_path):
    assert run("export", sample_path, tmp_path / "f.csv", "--view", "facts", "--final")[0] == 0


def test_a_document_whose_amount_changed_is_out_of_date(case, tmp_path):
    amount = a_claim("e", Field.AMOUNT, "", id="a", amount=an_amount("3000000"), state=State.CHECKED)
    add(case, amount, a_citation("a", "s"))
    replace_in(case, replace(case.reader.get(Claim, "a"), state=State.CHECKED))
    publish_document(case, "chronology", FigureSpec(), tmp_path / "c.md", ANA)
    published(case, tmp_path)
    replace_in(case, replace(case.reader.get(Claim, "a"), amount=an_amount("4000000")))
    (found,) = out_of_date(case)
    assert (found.old, found.new) == ("¥3m", "¥4m")
    assert found.publication.files[0].startswith("c.md=")


def test_a_list_of_sources_tells_no_claim(case, tmp_path):
    made = publish_document(case, "sources", FigureSpec(), tmp_path / "s.md", ANA)
    assert made.claims == ()
