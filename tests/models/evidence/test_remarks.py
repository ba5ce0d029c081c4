"""Comments on anything, open or done, and bookmarks of one's own: in the case, and in nothing that is given away."""

import pytest

from models.case import Case
from models.errors import CaseError
from models.evidence.remarks import (
    bookmark_on,
    bookmarks_of,
    close_comment,
    comment_on,
    comments_of,
    comments_on,
    keys_of_event,
    open_comment,
    open_comments,
    set_bookmark,
)
from models.evidence.same_sources import merge_sources
from models.records.comments import COMMENTED, is_remark
from models.records.desk import Bookmark, Comment, Publication, SavedFigure
from models.records.routes import Routes, remark_of
from models.records.story import About, Event, Source
from models.sharing.giving import give_publishable
from models.sharing.merging import merge, plan_merge
from models.store.rows import table_named
from tests.builders import a_case, a_citation, a_claim, a_document, a_source, add, an_actor, an_event

AT, LATER = "2026-01-02T10:00:00+00:00", "2026-01-03T10:00:00+00:00"


@pytest.fixture
def case(tmp_path):
    event, source = an_event("Xuzhou sells", id="sale"), a_source(id="paper")
    claim = a_claim(event, id="said")
    cited = a_citation(claim, source, id="c")
    with a_case(tmp_path, event, source, claim, cited, a_source("Its twin", id="twin"), who="Ana") as case:
        yield case


def said(case, key, text="Call them again", **how):
    with case.edit("Comment") as writer:
        return comment_on(writer, key, text, AT, **how)


def test_a_comment_says_who_and_when_and_is_open_until_it_is_done(case):
    comment = said(case, ("event", "sale"))
    assert (comment.by, comment.at, comment.closed_at) == ("Ana", AT, "")
    with case.edit("Close") as writer:
        close_comment(writer, comment, LATER)
    (closed,) = comments_of(case.reader, is_open=False)
    assert (closed.closed_by, closed.closed_at) == ("Ana", LATER)
    assert comments_of(case.reader, is_open=True) == ()
    with case.edit("Open") as writer:
        open_comment(writer, closed)
    assert comments_of(case.reader, is_open=True) == (comment,)


def test_every_record_that_a_reporter_sees_bears_comments(case):
    add(case, SavedFigure("f", "All"), Publication("p", AT))
    for kind in COMMENTED:
        for record in case.reader.all(table_named(kind).kind)[:1]:
            said(case, (kind, record.id), f"About {kind}")
    assert {one.record_kind for one in comments_of(case.reader)} >= {
        "about", "kind", "event", "claim", "citation", "source", "figure", "publication",
    }  # fmt: skip
    assert case.verify() == ()


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        (("event", "sale"), "  ", "empty"),
        (("event", "gone"), "x", "not in the case any more"),
        (("check", "c"), "x", "nothing that bears comments"),
    ],
)
def test_a_comment_on_nothing_or_without_words_is_refused(case, key, text, sentence):
    with pytest.raises(CaseError, match=sentence):
        said(case, key, text)


def test_nobody_comments_without_a_name(case):
    case.who = ""
    with pytest.raises(CaseError, match="Say who you are"):
        said(case, ("event", "sale"))


def test_what_the_program_keeps_in_remarks_is_no_comment(case):
    add(case, remark_of(Routes(), "Ana", AT))
    assert comments_of(case.reader) == ()
    assert case.reader.search("routes") == ()


def test_the_search_finds_a_comment_and_forgets_one_that_is_gone(case):
    comment = said(case, ("source", "paper"), "嘉芬翔 denied it: ask Wren")
    for words in ("嘉芬翔", "denied", "Wren", "Ana"):
        (hit,) = case.reader.search(words)
        assert (hit.kind, hit.id) == ("comment", comment.id)
    with case.edit("Delete") as writer:
        writer.delete(comment)
    assert case.reader.search("denied") == ()


def test_comments_on_claims_and_citations_are_those_of_their_event(case):
    for key in (("event", "sale"), ("claim", "said"), ("citation", "c"), ("source", "paper")):
        said(case, key, key[0])
    found = comments_on(case.reader, keys_of_event(case.reader, "sale"))
    assert {one.text for one in found} == {"event", "claim", "citation"}


def test_comments_and_bookmarks_go_with_their_record_and_undo_brings_them_back(case):
    comment = said(case, ("claim", "said"))
    with case.edit("Bookmark") as writer:
        mark = set_bookmark(writer, ("claim", "said"), AT)
    with case.edit("Delete") as writer:
        writer.delete(case.reader.get(Event, "sale"))
    assert case.reader.all(Comment) == case.reader.all(Bookmark) == ()
    case.undo()
    assert (case.reader.all(Comment), case.reader.all(Bookmark)) == ((comment,), (mark,))
    assert case.reader.search("again")[0].kind == "comment"


def test_merged_sources_keep_the_comments_and_bookmarks_of_both(case):
    said(case, ("source", "twin"))
    with case.edit("Bookmark") as writer:
        set_bookmark(writer, ("source", "twin"), AT)
    with case.edit("Merge") as writer:
        merge_sources(writer, case.reader.get(Source, "paper"), (case.reader.get(Source, "twin"),))
    assert [one.record_id for one in comments_of(case.reader)] == ["paper"]
    assert [one.record_id for one in case.reader.all(Bookmark)] == ["paper"]


def test_a_bookmark_is_set_once_and_is_its_owners_alone(case):
    for page in (0, 0, 3):
        with case.edit("Bookmark") as writer:
            set_bookmark(writer, ("source", "paper"), AT, page)
    assert [one.page for one in bookmarks_of(case.reader, "Ana")] == [0, 3]
    assert bookmarks_of(case.reader, "Bea") == ()
    assert bookmark_on(case.reader, "Ana", ("source", "paper"), 3) is not None
    assert bookmark_on(case.reader, "Bea", ("source", "paper")) is None


def test_a_copy_that_is_taken_back_brings_its_comments_and_what_was_done_with_mine(case, tmp_path):
    mine = said(case, ("event", "sale"), "Is this the date?")
    case.save_copy(tmp_path / "bea.dateline")
    with Case.open(tmp_path / "bea.dateline", who="Bea") as copy:
        with copy.edit("Close") as writer:
            close_comment(writer, mine, LATER)
        with copy.edit("Comment") as writer:
            comment_on(writer, ("source", "paper"), "Read it twice", LATER)
            set_bookmark(writer, ("source", "paper"), LATER)
    merge(case, plan_merge(case, tmp_path / "bea.dateline"), {})
    assert {(one.text, one.closed_by) for one in comments_of(case.reader)} == {
        ("Is this the date?", "Bea"),
        ("Read it twice", ""),
    }
    assert [one.by for one in case.reader.all(Bookmark)] == ["Bea"]
    assert case.verify() == ()


def test_what_may_be_published_holds_no_comment_and_no_bookmark(case, tmp_path):
    said(case, ("event", "sale"))
    with case.edit("Bookmark") as writer:
        set_bookmark(writer, ("event", "sale"), AT)
    give_publishable(case, tmp_path / "given.dateline")
    with Case.open(tmp_path / "given.dateline", read_only=True) as given:
        assert given.reader.all(Comment) == given.reader.all(Bookmark) == ()


def test_a_comment_on_the_case_is_one_of_people():
    assert is_remark(Comment("c", "about", About().id, "Ready?"))


def test_open_comments_count_for_the_record_that_they_are_a_part_of(case):
    add(case, a_document(source_id="paper", id="scan"), an_actor(id="court"))
    for key in [
        ("event", "sale"),
        ("claim", "said"),
        ("citation", "c"),
        ("source", "paper"),
        ("document", "scan"),
    ]:
        said(case, key)
    done = said(case, ("claim", "said"))
    with case.edit("Close") as writer:
        close_comment(writer, done, LATER)
    assert open_comments(case.reader, "event") == {"sale": 3}
    assert open_comments(case.reader, "source") == {"paper": 2}
    assert open_comments(case.reader, "actor") == {}
