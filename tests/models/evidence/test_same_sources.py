"""Sources that were entered twice become one, and nothing of them is lost."""

from dataclasses import replace

import pytest

from models.evidence.same_sources import differences, merge_sources, plain_address, same_sources
from models.records.story import Citation, Claim, Document, Field, Source, State
from models.values.when import When
from tests.builders import a_case, a_document, a_source, an_event

DAY = When.from_edtf("2025-04-16")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"url": "https://www.a.cn/x/"}, {"url": "http://a.cn/x#top", "title": "Other"}),
        ({"title": "Seized  Crypto!", "issued": DAY}, {"title": "seized crypto", "issued": DAY}),
    ],
)
def test_the_same_address_or_title_and_date_is_one_source(one, other):
    found = same_sources([a_source(**one), a_source(**other), a_source("Third", url="https://b.cn")])
    assert [len(group) for group in found] == [2]


def test_sources_without_address_or_date_are_not_taken_for_one():
    assert same_sources([a_source("Same"), a_source("Same"), a_source("", url="javascript:x")]) == ()


@pytest.mark.parametrize("url", ["", "ftp://a/b", "http://[broken", "javascript:alert(1)", "//evil/share"])
def test_what_is_no_address_of_the_web_is_no_key(url):
    assert plain_address(url) == ""


def test_merging_keeps_every_citation_document_and_word(tmp_path):
    kept = a_source("Ruling", publisher="Court")
    gone = a_source("The ruling", publisher="Court", issued=DAY, note="seen in print", extra=("doi=10/1",))
    event = an_event("Sale")
    document = a_document(source_id=gone.id)
    with a_case(tmp_path, event, kept, gone) as case:
        claim = next(one for one in case.reader.where(Claim, event_id=event.id) if one.field is Field.WHAT)
        with case.edit("Cite") as writer:
            writer.add(Citation("c1", claim.id, gone.id, quote="words"))
            writer.add(document)
        with case.edit("Check") as writer:
            writer.replace(replace(claim, state=State.CHECKED))
        before = case.reader.all(Citation)
        with case.edit("Merge 2 sources") as writer:
            merge_sources(writer, kept, [gone])
        (left,) = case.reader.all(Source)
        assert (left.title, left.extra) == ("Ruling", ("doi=10/1",))
        for words in ("The ruling", "16 April 2025", "seen in print"):
            assert words in left.note
        assert [one.source_id for one in case.reader.all(Citation)] == [kept.id]
        assert case.reader.get(Document, document.id).source_id == kept.id
        assert case.reader.get(Claim, claim.id).state is State.CHANGED
        case.undo()
        assert case.reader.all(Citation) == before
        assert len(case.reader.all(Source)) == 2


def test_fields_that_differ_are_named():
    one, other = a_source("A", publisher="P"), a_source("B", publisher="P")
    assert differences((one, other)) == {"title": ("A", "B")}
