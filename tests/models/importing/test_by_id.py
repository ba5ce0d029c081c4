"""A case as JSON goes into a new case whole, into another one by its ids, and never half."""

import json
from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.errors import CaseError
from models.exporting.exporting import export_story
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.records.desk import RECORD_TYPES
from models.records.story import About, Claim, Confidentiality, Document, Event, Field, Kind, Source, State
from tests.builders import a_case, a_citation, a_claim, a_source, an_actor, an_event, replace_in
from tests.one_of_each import PAPER, one_of_each


@pytest.fixture
def full(tmp_path):
    """A case that holds two records of every kind, with their files."""
    with Case.create(tmp_path / "full.dateline", who="Ana") as case:
        with case.edit("Fill it") as writer:
            writer.take_as_told()
            for kind in case.reader.all(Kind):
                writer.delete(kind)
            for record in one_of_each():
                writer.put(record)
                if isinstance(record, Document):
                    writer.keep_paper(record, PAPER, ("first page", "zweite Seite"))
        yield case


@pytest.fixture
def empty(tmp_path):
    with Case.create(tmp_path / "empty.dateline", About(title="empty")) as case:
        yield case


def held(case):
    return {kind: case.reader.all(kind) for kind in RECORD_TYPES}


def written(case, name="case.json", **how):
    path = case.path.parent / name
    export_story(case, path, format="json", **how)
    return path


def test_a_complete_file_makes_an_empty_case_the_same_case(full, empty):
    path = written(full, is_complete=True, has_documents=True)
    import_file(empty, path)
    assert held(empty) == held(full)
    document = empty.reader.all(Document)[0]
    assert empty.reader.document_bytes(document) == PAPER
    assert empty.reader.document_text(document.id) == ("first page", "zweite Seite")
    assert empty.reader.search("zweite Seite")
    assert empty.verify() == ()
    again = written(empty, "again.json", is_complete=True, has_documents=True)
    assert again.read_bytes() == path.read_bytes()


def test_without_the_files_of_documents_the_records_are_the_same(full, empty):
    plan = import_file(empty, written(full, is_complete=True))
    assert held(empty) == held(full)
    assert "The bytes of 2 documents are not in the file" in "\n".join(told_of(plan, is_done=True))


def test_a_second_import_adds_nothing(full, empty):
    path = written(full, is_complete=True)
    import_file(empty, path)
    plan = import_file(empty, path)
    assert plan.is_empty
    assert "Nothing new: the case is unchanged." in told_of(plan, is_done=True)


def test_what_is_undone_is_the_whole_import(small, empty):
    before = held(empty)
    import_file(empty, written(small, is_complete=True))
    empty.undo()
    assert held(empty) == before


@pytest.fixture
def small(tmp_path):
    sale, paper = an_event("Sale", "2021", id="sale"), a_source("Paper", id="paper")
    claim = a_claim(sale, Field.WHAT, "", id="what")
    secret = an_actor("Deep Throat", id="dt", confidentiality=Confidentiality.CONFIDENTIAL, code_name="X")
    with a_case(
        tmp_path, sale, paper, claim, a_citation(claim, paper, id="cited"), secret, title="Mine"
    ) as case:
        yield case


def test_into_a_case_with_records_goes_what_it_lacks_and_its_own_settings_stay(small, tmp_path):
    path = written(small, is_complete=True)
    with a_case(tmp_path, an_event("Raid", id="raid"), name="other.dateline", title="Other") as other:
        plan = import_file(other, path)
        assert {event.title for event in other.reader.all(Event)} == {"Raid", "Sale"}
        assert other.reader.about().title == "Other"
        assert "The case keeps its own title and settings." in told_of(plan, is_done=True)


def test_what_the_case_says_otherwise_is_named_and_nothing_is_imported(small, tmp_path):
    path = written(small, is_complete=True)
    with a_case(tmp_path, an_event("Sold", "2021", id="sale"), name="other.dateline") as other:
        before = held(other)
        with pytest.raises(CaseError, match=r"1 record otherwise than the file \(event “Sold”: title\)"):
            import_file(other, path)
        assert held(other) == before


def test_a_new_citation_under_a_checked_claim_opens_its_check_again(small, tmp_path):
    claim = replace(small.reader.get(Claim, "what"), state=State.CHECKED)
    replace_in(small, claim)
    told = json.loads(written(small, is_complete=True).read_text(encoding="utf-8"))
    told["citations"].append({"id": "new", "claim_id": "what", "source_id": "paper", "quote": "more"})
    (tmp_path / "more.json").write_text(json.dumps(told), encoding="utf-8")
    import_file(small, tmp_path / "more.json")
    assert small.reader.get(Claim, "what").state is State.CHANGED


def test_a_record_that_points_nowhere_is_refused_before_anything_is_written(empty, tmp_path):
    told = {"format": "dateline-case", "version": 1, "holds": "everything",
            "claims": [{"id": "a", "event_id": "gone", "field": "what"}]}  # fmt: skip
    (tmp_path / "loose.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(
        CaseError, match="names the event “gone”, which is neither in the file nor in the case"
    ):
        import_file(empty, tmp_path / "loose.json", dry_run=True)


def test_without_complete_only_what_may_be_published_goes(small, tmp_path, capsys):
    out = tmp_path / "public.json"
    small.close()
    assert main(["export", str(small.path), str(out), "--as", "json"]) == 0
    assert "Deep Throat" not in out.read_text(encoding="utf-8")
    assert "complete" not in capsys.readouterr().out


def test_a_complete_file_says_plainly_what_is_in_it(small, tmp_path, capsys):
    out = tmp_path / "all.json"
    small.close()
    assert main(["export", str(small.path), str(out), "--as", "json", "--complete"]) == 0
    assert "Deep Throat" in out.read_text(encoding="utf-8")
    told = capsys.readouterr().out
    assert "It is complete, with what nobody may publish: notes, checks and queries and 1 internal" in told
    assert "Left out" not in told


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["x.json", "--as", "json", "--documents"], "Documents are never published"),
        (["x.json", "--as", "json", "--complete", "--figure", "a"], "A complete file holds all events"),
        (["x.svg", "--complete"], "--complete and --documents are for files of other programs"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(small, more, sentence, capsys):
    small.close()
    assert main(["export", str(small.path), *more]) == 2
    assert sentence in capsys.readouterr().err


def test_public_files_keep_their_ids_so_that_a_second_one_adds_what_is_new(small, tmp_path):
    with Case.create(tmp_path / "theirs.dateline") as theirs:
        import_file(theirs, written(small))
        with small.edit("More") as writer:
            writer.add_many([an_event("Raid", id="raid")])
        plan = import_file(theirs, written(small, "second.json"))
        assert plan.count(Event) == 1
        assert theirs.reader.all(Source)[0].title == "Paper"
        assert len(theirs.reader.all(Source)) == 1
