"""Recognised words are a working copy beside the scan: searched, cited, verified, and never taken for the original."""

from dataclasses import replace

import pytest

from models.case import Case
from models.checks import not_compared, quote_missing
from models.checks.matter import gather
from models.evidence.adding import add_files
from models.evidence.scans import (
    cited_document,
    keep_recognised,
    recognise,
    recognised_copy,
    scan_of,
    scans,
    shown,
)
from models.records.claim_words import place_words
from models.records.story import (
    RECOGNISED,
    Citation,
    CitationId,
    Document,
    Event,
    EventId,
    Field,
    Kind,
    Locator,
    State,
)
from models.texts.recognised import SeenLine, SeenPage, SeenWord
from models.texts.text import UnreadableDocument
from tests.pdfs import a_pdf
from tests.scans import a_picture_file, a_scan, a_scanned_pdf

BOX = (0.1, 0.1, 0.5, 0.2)


class Eyes:
    """Sees the same words on each page."""

    name = "Eyes 1.0"

    def __init__(self, words="法院 orders sale"):
        self.words, self.pages = words, []

    def read(self, number, pixels):
        self.pages.append((number, pixels.shape))
        return SeenPage(number, (SeenLine(self.words, (SeenWord(0, len(self.words), 0.93, BOX),)),))


def added(case, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (document,) = add_files(case, [tmp_path / name]).documents
    return document


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case.dateline", who="A. Reporter") as case:
        yield case


@pytest.fixture
def scan(case, tmp_path):
    blank = a_scan((), size=(300, 200))
    return scan_of(case.reader, added(case, tmp_path, "court.pdf", a_scanned_pdf(blank, blank)))


def read(case, scan, eyes=None):
    file = case.reader.document_file(scan.document)
    return keep_recognised(case, scan, recognise(scan, file, eyes or Eyes()))


def test_the_words_are_kept_as_a_copy_that_names_its_parent_and_its_engine(case, scan):
    copy = read(case, scan)
    assert (copy.parent_id, copy.source_id, copy.media_type) == (
        scan.document.id, case.reader.get(Document, scan.document.id).source_id, RECOGNISED,
    )  # fmt: skip
    assert copy.note == "Recognised by Eyes 1.0, which is 93% sure of the words on the whole."
    assert case.verify() == ()


def test_the_words_are_found_and_belong_to_the_page_of_the_scan(case, scan):
    copy = read(case, scan)
    hits = case.reader.search("法院")
    assert [(hit.kind, hit.id) for hit in hits] == [("page", f"{copy.id}/1"), ("page", f"{copy.id}/2")]
    for asked in (copy.id, scan.document.id):
        known = shown(case.reader, asked)
        assert (known.document.id, known.copy.id, known.cited_id(2)) == (scan.document.id, copy.id, copy.id)
        assert known.texts == ("法院 orders sale",) * 2


def test_pages_with_text_of_their_own_keep_it_and_are_cited_as_before(case, tmp_path):
    document = added(case, tmp_path, "half.pdf", a_pdf([("Typed words", 0.1, 0.1)], []))
    scan = scan_of(case.reader, document)
    assert scan.pages == (2,)
    eyes = Eyes()
    read(case, scan, eyes)
    assert [number for number, _ in eyes.pages] == [2]
    known = shown(case.reader, document.id)
    assert (known.texts[0].strip(), known.texts[1]) == ("Typed words", "法院 orders sale")
    assert known.cited_id(1) == document.id
    assert known.cited_id(2) == known.copy.id != document.id


def test_a_case_names_each_of_its_scans_until_it_is_recognised(case, scan, tmp_path):
    picture = added(case, tmp_path, "photo.png", a_picture_file(a_scan((), size=(80, 60))))
    added(case, tmp_path, "notes.txt", b"Words")
    assert [one.document.id for one in scans(case.reader)] == [scan.document.id, picture.id]
    read(case, scan)
    assert [one.document.id for one in scans(case.reader)] == [picture.id]


def test_undo_takes_the_words_back(case, scan):
    read(case, scan)
    case.undo()
    assert recognised_copy(case.reader, scan.document) is None
    assert shown(case.reader, scan.document.id).texts == ("", "")


def test_a_source_that_is_cited_as_a_whole_is_shown_by_its_document_and_not_by_the_copy(case, scan):
    copy = read(case, scan)
    with case.edit("An event") as writer:
        writer.add(Event(EventId("e"), case.reader.all(Kind)[0].id, "A sale", None))
        claim = writer.claim_for(EventId("e"), Field.WHAT)
        whole = Citation(CitationId("c"), claim.id, copy.source_id)
        writer.add(whole)
    assert cited_document(case.reader, whole).id == scan.document.id
    assert cited_document(case.reader, replace(whole, document_id=copy.id)).is_recognised


def test_a_scan_that_cannot_be_decoded_is_told_in_one_sentence(case, tmp_path):
    document = added(case, tmp_path, "photo.png", a_picture_file(a_scan((), size=(80, 60)))[:60])
    scan = scan_of(case.reader, document)
    with pytest.raises(UnreadableDocument, match="damaged"):
        recognise(scan, case.reader.document_file(document), Eyes())


def test_who_cancels_keeps_nothing_of_a_document_that_is_not_done(case, scan):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recognise(scan, case.reader.document_file(scan.document), Eyes(), stop)
    assert recognised_copy(case.reader, scan.document) is None


def test_a_citation_of_recognised_words_says_so_and_asks_to_be_compared_until_the_claim_is_checked(
    case, scan
):
    copy = read(case, scan)
    with case.edit("An event") as writer:
        event = Event(EventId("e"), case.reader.all(Kind)[0].id, "A sale", None)
        writer.add(event)
        claim = writer.claim_for(event, Field.WHAT)
        place = {"locator": Locator.PAGE, "place": "1", "quote": "法院"}
        writer.add(Citation(CitationId("c"), claim.id, copy.source_id, copy.id, **place))
    (stated,) = case.reader.dossiers(["e"])[0].of(Field.WHAT)
    assert place_words(stated.cited[0]) == "page 1, recognised"
    assert [one.check for one in not_compared.find(gather(case.reader))] == ["recognised words"]
    assert list(quote_missing.find(gather(case.reader))) == []
    with case.edit("Check") as writer:
        writer.replace(replace(claim, state=State.CHECKED))
    assert list(not_compared.find(gather(case.reader))) == []
