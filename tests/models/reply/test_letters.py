"""What was sent to a party and what they answered is kept as documents of the case."""

import pytest

from models.records.desk import Approach
from models.records.story import Confidentiality, Document, Source
from models.reply.letters import ANSWER, SENT, attach, attached
from tests.builders import a_case, a_source, an_actor

APPROACH = Approach("1", "firm", "sought", sent_at="2026-05-01T10:00+08:00")


@pytest.fixture
def case(tmp_path):
    """A case with two documents, the second of a source."""
    with a_case(
        tmp_path, an_actor("Jiafenxiang", id="firm"), APPROACH, a_source("A mail", id="mail")
    ) as case:
        with case.edit("Add") as writer:
            writer.put(Document("d1", "letter.pdf", "0" * 64, 5, "application/pdf"))
            writer.put(Document("d2", "mail.eml", "1" * 64, 5, "message/rfc822", source_id="mail"))
        yield case


def attach_in(case, part, document_id):
    with case.edit("Attach") as writer:
        attach(writer, APPROACH, part, document_id)


def ids(case, part):
    return [one.id for one in attached(case.reader, APPROACH, part)]


def test_a_letter_without_a_source_gets_one_that_is_not_public(case):
    attach_in(case, SENT, "d1")
    (document,) = attached(case.reader, APPROACH, SENT)
    source = case.reader.get(Source, document.source_id)
    assert source.title == "Letter to Jiafenxiang, 2026-05-01"
    assert source.type == "personal_communication"
    assert source.confidentiality is Confidentiality.INTERNAL
    assert ids(case, ANSWER) == []


def test_the_answer_may_be_a_document_that_has_a_source(case):
    attach_in(case, ANSWER, "d2")
    assert ids(case, ANSWER) == ["d2"]
    assert case.reader.get(Source, "mail").title == "A mail"


def test_another_document_takes_the_place_of_the_one_before_and_none_takes_it_away(case):
    attach_in(case, SENT, "d1")
    attach_in(case, SENT, "d2")
    assert ids(case, SENT) == ["d2"]
    attach_in(case, SENT, None)
    assert ids(case, SENT) == []
    case.undo()
    assert ids(case, SENT) == ["d2"]
