"""Comments and bookmarks in the query bar: what bears one, whose, and of which sort."""

import pytest

from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.reading import NotUnderstood, read_question
from models.records.desk import Bookmark, Comment
from tests.builders import a_case, a_citation, a_claim, a_document, a_source, an_actor, an_event

AT = "2026-01-02T10:00:00+00:00"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    events = [an_event(id, "2021", id=id) for id in ("sale", "ban", "raid")]
    source, claim = a_source(id="paper"), a_claim(events[0], id="said")
    cited, paper = a_citation(claim, source, id="c"), a_document(id="pdf", source_id="paper")
    remarks = (
        Comment("1", "citation", "c", "x", "Ana", AT),
        Comment("2", "event", "ban", "x", "Bea", AT, closed_by="Ana", closed_at=AT),
        Comment("3", "document", "pdf", "x", "Bea", AT),
        Comment("4", "actor", "court", "x", "Bea", AT),
        Comment("support-rules", "about", "case", "x", "Zoe", AT),
        Bookmark("1", "claim", "said", "Ana", AT),
        Bookmark("2", "event", "raid", "Bea", AT),
    )
    with a_case(
        tmp_path_factory.mktemp("asked"), *events, source, claim, cited, paper, an_actor(id="court"), *remarks
    ) as case:
        yield case.reader


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("comment:open", {"sale"}),
        ("comment:done", {"ban"}),
        ("comment:any", {"sale", "ban"}),
        ("comment:none", {"raid"}),
        ("comment:Bea", {"ban"}),
        ("claims comment:open", {"said"}),
        ("sources comment:open", {"paper"}),
        ("actors comment:any", {"court"}),
        ("bookmarked:yes", {"sale"}),
        ("bookmarked:no", {"ban", "raid"}),
        ("bookmarked:Bea", {"raid"}),
        ("comment:any not bookmarked:yes", {"ban"}),
    ],
)
def test_what_bears_a_comment_or_a_bookmark_is_found(reader, question, ids):
    assert set(answer(read_question(question), Facts(reader, who="Ana")).ids) == ids


def test_bookmarks_are_everybodys_where_nobody_says_who_asks(reader):
    assert set(answer(read_question("bookmarked:yes"), Facts(reader)).ids) == {"sale", "raid"}


@pytest.mark.parametrize("question", ["comment:Zoe", "bookmarked:perhaps"])
def test_a_value_that_means_nothing_is_refused_with_what_may_be_written(reader, question):
    with pytest.raises(NotUnderstood, match="write"):
        answer(read_question(question), Facts(reader))
