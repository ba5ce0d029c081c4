"""The sample case: all its facts, each citation on a claim, nothing made more exact than it came."""

import json

import pytest

from models.case import Case
from models.errors import CaseError
from models.importing.sample import sample_records, write_sample
from models.index.filters import Filter
from models.machine.paths import resource
from models.records.story import Citation, Claim, Event, Field, Kind, Origin, Source, Stance

THEMES = {
    "mainland regulation", "courts and prosecutors", "Hong Kong licensing", "seizures and sales", "holdings",
}  # fmt: skip


@pytest.fixture(scope="module")
def case(sample_file):
    with Case.open(sample_file, read_only=True) as case:
        yield case


def events_as_written():
    files = resource("sample_case", "events").glob("*.json")
    return {entry["id"]: entry for entry in (json.loads(file.read_text("utf-8")) for file in files)}


def test_every_event_and_every_source_is_there(case):
    counts = case.reader.counts()
    assert (counts["events"], counts["sources"], counts["actors"], counts["places"]) == (64, 158, 69, 22)


def test_no_citation_lacks_its_claim_and_no_source_is_left_uncited(case):
    claims = {claim.id for claim in case.reader.all(Claim)}
    citations = case.reader.all(Citation)
    assert {citation.claim_id for citation in citations} <= claims
    assert {citation.source_id for citation in citations} == {source.id for source in case.reader.all(Source)}


def test_dates_come_out_as_they_went_in(case):
    written = {id: entry["date"] for id, entry in events_as_written().items()}
    assert {event.id: event.when.edtf for event in case.reader.all(Event) if not event.era} == written
    assert {"2018/..", "../2020-11-19", "2024-09~", "2022-11?"} <= set(written.values())


def test_the_ban_is_an_era_that_goes_on_after_the_notice_that_restates_it(case):
    (era,) = case.reader.eras()
    assert era.when.edtf == "2021-09-24/.."
    cited = {one.citation.source_id for one in case.reader.dossier(era.id).of(Field.WHAT)[0].cited}
    assert cited == {"france24-2021", "dpa-2026-42"}


def test_the_two_dates_of_the_notice_contradict_each_other_in_the_open(case):
    when = case.reader.dossier("notice-2021-09-24").of(Field.WHEN)[0]
    said = {cited.citation.said for cited in when.cited if cited.citation.stance is Stance.CONTRADICTS}
    assert said == {"2021-09-15"}


def test_ten_texts_on_jiafenxiang_are_one_origin(case):
    sources = case.reader.dossier("jiafenxiang-sales").sources
    assert len(sources) == 10
    assert {cited.source.origin_id for cited in sources} == {"reuters"}
    assert case.reader.get(Origin, "reuters").name.startswith("Reuters")


def test_conversions_restate_the_yuan_total_and_are_no_sums_of_their_own(case):
    amounts = [stated.claim for stated in case.reader.dossier("jiafenxiang-sales").of(Field.AMOUNT)]
    total = next(claim for claim in amounts if claim.amount.currency == "CNY")
    assert {claim.restates for claim in amounts if claim is not total} == {total.id}


def test_huaian_is_marked_as_our_inference_with_the_name_as_printed(case):
    places = case.reader.dossier("jiafenxiang-sales").of(Field.WHERE)
    inferred = [stated for stated in places if stated.claim.is_inferred]
    assert [(stated.place.name, stated.claim.wording) for stated in inferred] == [("Huai'an", "Hua'an")]


def test_every_event_has_one_theme_and_stands_first_among_its_tags(case):
    for event in case.reader.events(Filter()):
        assert event.tags[0] in THEMES, event.id
        assert len(THEMES & set(event.tags)) == 1, event.id


def test_nothing_is_judged_before_somebody_judged_it(case):
    assert {source.reliability for source in case.reader.all(Source)} == {""}


def test_every_kind_that_is_used_is_built_in(case):
    kinds = {kind.id for kind in case.reader.all(Kind)}
    assert {event.kind_id for event in case.reader.all(Event)} <= kinds


def test_two_writings_hold_the_same_records():
    assert list(sample_records()) == list(sample_records())


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    path = tmp_path / "mine.dateline"
    path.write_text("my notes")
    with pytest.raises(CaseError):
        write_sample(path)
    assert path.read_text() == "my notes"
