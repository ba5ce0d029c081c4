"""The practice case: eight documents that say what is quoted from them, and a first round that is over."""

import importlib.util
import sys
from datetime import date

import pytest
from PIL import ExifTags, Image

from models.case import Case
from models.checks.report import run_checks
from models.commands.commandline import main
from models.importing.practice import AUTHOR, CHECKER, PRACTICE, SIGNER, write_practice
from models.importing.sample import read_entry
from models.machine.paths import program_folder, resource
from models.records.desk import Approach, Check, Query, Round, Wanted
from models.records.story import (
    Citation,
    Claim,
    Document,
    Event,
    Field,
    Locator,
    Place,
    Reliability,
    Source,
    Stance,
    State,
)
from models.review.review import changed_since
from models.texts.extract import extract
from models.texts.quotes import as_quote, find_quote

PICTURES = {"cash-receipt.png", "site-photo.jpg"}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("practice") / "practice.dateline"
    write_practice(path)
    with Case.open(path, read_only=True) as case:
        yield case


@pytest.fixture(scope="module")
def report(case):
    return run_checks(case.reader, today=date(2024, 12, 20))


def test_it_says_that_it_is_invented_in_title_and_deck(case):
    about = case.reader.about()
    assert "invented" in about.title
    assert "invented" in about.deck


def test_there_is_something_to_read_to_seek_and_to_reply_to(case):
    assert {one.state for one in case.reader.all(Wanted)} == {"needed", "requested", "refused"}
    assert case.reader.all(Approach)
    assert case.reader.all(Query)


def test_it_has_eight_documents_of_eight_kinds_and_none_is_large(case):
    documents = case.reader.all(Document)
    assert len(documents) == 8
    assert {document.name for document in documents} == set(read_entry(PRACTICE, "documents.json").values())
    assert sum(document.size for document in documents) < 1_000_000
    assert {document.media_type for document in documents} >= {
        "application/pdf", "image/png", "image/jpeg", "message/rfc822", "text/html", "text/plain",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(read_entry(PRACTICE, "documents.json").values()))
def test_each_document_can_be_read_and_all_but_the_pictures_have_words(case, name):
    (document,) = case.reader.where(Document, name=name)
    with resource(PRACTICE, "documents", name).open("rb") as file:
        text = extract(file, document.media_type, name)
    assert text.pages
    assert text.has_text == (name not in PICTURES)
    if text.has_text:
        words = "\n".join(page.text for page in text.pages)
        assert "Invented for Dateline’s practice case" in words or "虚构" in words


def test_the_report_has_two_pages(case):
    (report,) = case.reader.where(Document, name="audit-report.pdf")
    assert report.pages == 2


def test_every_quotation_stands_where_its_citation_says(case):
    documents = {document.id: document for document in case.reader.all(Document)}
    quoted = [citation for citation in case.reader.all(Citation) if citation.quote]
    assert len(quoted) > 80
    for citation in quoted:
        pages = [
            case.reader.page_text(citation.document_id, page)
            for page in range(1, documents[citation.document_id].pages + 1)
        ]
        if citation.locator is Locator.CELL:
            assert any(citation.quote in page for page in pages), citation
            continue
        page = int(citation.place) if citation.locator is Locator.PAGE else 1
        text = pages[page - 1]
        words = as_quote(text[citation.start : citation.end])
        assert find_quote([words], citation.quote), citation
        if citation.locator is Locator.PARAGRAPH:
            before = text[: citation.start].split("\n")[:-1]
            assert sum(bool(line.strip()) for line in before) + 1 == int(citation.place), citation


def test_every_citation_names_a_document_and_a_picture_is_cited_by_its_region(case):
    pictures = {one.id for one in case.reader.all(Document) if one.name in PICTURES}
    for citation in case.reader.all(Citation):
        assert citation.document_id, citation
        assert bool(citation.region) == (citation.document_id in pictures), citation
        assert bool(citation.quote) != bool(citation.region), citation


def test_no_claim_is_without_a_source_and_every_source_is_graded(case):
    cited = {citation.claim_id for citation in case.reader.all(Citation)}
    assert {claim.id for claim in case.reader.all(Claim)} == cited
    sources = case.reader.all(Source)
    assert all(source.reliability and source.reliability_reason for source in sources)
    assert {source.reliability for source in sources} == {Reliability.A, Reliability.B, Reliability.C}
    assert all(source.is_primary != source.is_secondary for source in sources)


def test_the_photograph_tells_where_and_when_it_was_taken(case):
    with Image.open(resource(PRACTICE, "documents", "site-photo.jpg")) as photo:
        exif = photo.getexif()
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude, longitude = (
        sum(float(part) / 60**power for power, part in enumerate(position[tag]))
        for tag in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude)
    )
    site = case.reader.get(Place, "site").point
    assert (latitude, longitude) == pytest.approx((float(site.lat), float(site.lon)), abs=1e-5)
    taken = exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal]
    assert case.reader.get(Event, "photograph").when.edtf == "2024-04-28T11:42"
    assert taken == "2024:04:28 11:42:00"


def test_the_first_round_is_over_and_a_second_has_something_to_look_at(case):
    (round,) = case.reader.all(Round)
    assert round.ended_at
    since = changed_since(case.reader, round)
    assert set(since.changed) == {"contract/4", "cash/1"}
    assert {id.split("/")[0] for id in since.new} == {"roof"}
    states = {claim.id: claim.state for claim in case.reader.all(Claim)}
    assert {id for id, state in states.items() if state is State.CHANGED} == set(since.changed)
    assert {id for id, state in states.items() if state is State.DRAFT} == set(since.new)
    assert [state for state in states.values() if state is State.QUERIED] == [State.QUERIED]
    rest = [state for state in states.values() if state is State.SIGNED_OFF]
    assert len(rest) == len(states) - len(since.changed) - len(since.new) - 1


def test_the_author_signs_nothing_and_each_check_opened_what_it_rests_on(case):
    checks = case.reader.all(Check)
    by = {state: {check.by for check in checks if check.state is state} for state in State}
    assert (by[State.CHECKED], by[State.SIGNED_OFF]) == ({CHECKER}, {SIGNER})
    assert {claim.written_by for claim in case.reader.all(Claim)} == {AUTHOR}
    citations = {citation.id: citation.claim_id for citation in case.reader.all(Citation)}
    for check in checks:
        if check.state in (State.CHECKED, State.SIGNED_OFF):
            assert check.method == "document seen"
            assert check.opened
            assert {citations[id] for id in check.opened} == {check.claim_id}


def test_one_query_is_answered_and_closed_and_one_waits(case):
    answered, waiting = sorted(case.reader.all(Query), key=lambda query: query.asked_at)
    assert (answered.asked_by, answered.answered_by, answered.closed_by) == (CHECKER, AUTHOR, CHECKER)
    assert (waiting.asked_by, waiting.addressee, waiting.answer) == (SIGNER, AUTHOR, "")


def test_the_criticism_of_the_refund_was_put_and_answered(case):
    (answered,) = [one for one in case.reader.all(Approach) if one.state == "answered"]
    assert (answered.actor_id, answered.claims) == ("sandmann", ("refund/0",))
    assert answered.put
    assert answered.answer


def test_the_checks_find_what_is_planted(report):
    told = {(one.check, one.event_id): one.sentence for one in report.findings}
    assert "2 Sept 2024" in told["contradicted", "cash"]
    assert "€465,000" in told["contradicted", "contract"]
    assert ("contradicted", "collection") not in told  # it is decided
    assert ("no reply sought", "roof") in told


def test_the_checks_find_nothing_that_is_none(report):
    known = {
        ("contradicted", "cash"), ("contradicted", "contract"), ("changed after check", "cash"),
        ("changed after check", "contract"), ("no reply sought", "roof"), ("unconfirmed", "roof"),
        ("open query", "report"), ("single source", "opening"), ("only other media", "opening"),
        ("other date", "cash"),
    }  # fmt: skip
    assert {(one.check, one.event_id) for one in report.findings} <= known


def test_what_was_announced_claimed_or_applied_for_says_so(case):
    standings = {event.id: event.standing for event in case.reader.all(Event)}
    assert standings["opening"] == "announced"
    assert standings["roof"] == "claimed"
    assert standings["request"] == "applied for"
    (day,) = case.reader.dossier("roof").of(Field.WHEN)
    assert day.claim.is_inferred
    assert {cited.citation.stance for cited in day.cited} == {Stance.CONTEXT}


def test_the_file_is_sound(case):
    assert case.verify() == ()


def test_the_documents_are_made_again_as_they_are(tmp_path, monkeypatch):
    folder = program_folder() / "packaging"
    monkeypatch.syspath_prepend(str(folder))
    spec = importlib.util.spec_from_file_location("make_practice_case", folder / "make_practice_case.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_all(tmp_path)
    sys.modules.pop("practice_texts", None)
    texts = {"zettel-message.eml", "bote-article.html", "chat-export.txt", "fund-ledger.xlsx"}
    kept = resource(PRACTICE, "documents")
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in kept.iterdir()}
    for name in texts:  # pictures and PDFs may differ by the library that draws them
        assert (tmp_path / name).read_bytes() == (kept / name).read_bytes(), name


def test_the_command_writes_it_and_never_over_another_file(tmp_path, capsys):
    path = tmp_path / "p.dateline"
    assert main(["sample", str(path), "--practice"]) == 0
    assert "practice case" in capsys.readouterr().out
    assert main(["sample", str(path), "--practice"]) == 2
