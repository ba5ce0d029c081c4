"""The sample case: all its facts, each citation on a claim, nothing made more exact than it came."""

import json

import pytest

from models.case import Case
from models.errors import CaseError
from models.importing.sample import sample_records, write_sample
from models.index.filters import Filter
from models.machine.paths import resource
from models.records.desk import Reference
from models.records.story import Citation, Claim, Event, Field, Kind, Origin, Source, Stance
from models.values.money import Bound

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
    assert (counts["events"], counts["sources"], counts["actors"], counts["places"]) == (64, 158, 71, 22)


def test_no_citation_lacks_its_claim_and_no_source_is_left_uncited(case):
    claims = {claim.id for claim in case.reader.all(Claim)}
    citations = case.reader.all(Citation)
    assert {citation.claim_id for citation in citations} <= claims
    assert {citation.source_id for citation in citations} == {source.id for source in case.reader.all(Source)}


def test_dates_come_out_as_they_went_in(case):
    written = {id: entry["date"] for id, entry in events_as_written().items()}
    assert {event.id: event.when.edtf for event in case.reader.all(Event) if not event.era} == written
    assert {"2018/..", "../2020-11-19", "2024-09~", "2022-11?", "[2021-07-28..2022-10-31]"} <= set(
        written.values()
    )


def test_the_ban_is_an_era_that_goes_on_after_the_notice_that_restates_it(case):
    (era,) = case.reader.eras()
    assert era.when.edtf == "2021-09-24/.."
    cited = {one.citation.source_id for one in case.reader.dossier(era.id).of(Field.WHAT)[0].cited}
    assert {"france24-2021", "dpa-2026-42", "brief"} <= cited


def test_the_day_of_issue_stands_beside_the_day_of_publication_and_contradicts_nothing(case):
    when = case.reader.dossier("notice-2021-09-24").of(Field.WHEN)[0]
    (issue,) = [cited.citation for cited in when.cited if cited.citation.said == "2021-09-15"]
    assert (issue.stance, issue.meaning) == (Stance.CONTEXT, "date of issue, not of publication")


def test_what_was_announced_claimed_or_applied_for_is_not_told_as_a_sale_that_happened(case):
    sales = {event.id: event.standing for event in case.reader.where(Event, kind_id="sale")}
    assert sales == {
        "jiafenxiang-sales": "reported",
        "zhangjiajie-103btc": "reported",
        "shunyi-trial": "reported",
        "baoshan-fil-2025": "announced",
        "plustoken-sold-claim": "claimed",
        "plustoken-zhifan": "applied for",
    }


def test_every_event_says_how_sure_it_is_and_only_official_pages_document_one(case):
    standings = {event.id: event.standing for event in case.reader.all(Event)}
    assert all(standings.values())
    documented = [id for id, standing in standings.items() if standing == "documented"]
    primary = {source.id for source in case.reader.where(Source, is_primary=True)}
    assert documented == ["hk-amlo-2022"]
    assert primary <= {cited.source.id for cited in case.reader.dossier("hk-amlo-2022").sources}


def test_every_source_is_said_to_be_primary_or_secondary_and_never_both(case):
    sources = case.reader.all(Source)
    assert all(source.is_primary != source.is_secondary for source in sources)
    assert {source.id for source in sources if source.is_primary} == {
        "infogov-2022-12-07",
        "newsgov-2022-12-07",
    }


def test_the_ten_texts_on_jiafenxiang_say_that_they_rest_on_reuters(case):
    resting = {one.source_id for one in case.reader.where(Reference, cited_id="reuters-2025-04-16")}
    assert {cited.source.id for cited in case.reader.dossier("jiafenxiang-sales").sources} <= resting
    assert all(one.note for one in case.reader.all(Reference))


@pytest.mark.parametrize(
    "words",
    [
        "technically legal", "grey zone", "Individuals are barred", "risk of corruption and a lack of oversight",
        "slowing economy", "strained public finances", "often, reportedly, through offshore", "contradicts itself",
    ],
)  # fmt: skip
def test_the_article_s_own_claims_are_statements_that_cite_it(case, words):
    told = case.reader.dossier("reuters-2025-04-16").of(Field.STATEMENT)
    (found,) = [stated for stated in told if words in stated.claim.text]
    assert "brief" in {cited.source.id for cited in found.cited}
    is_its_own = words == "contradicts itself"
    assert (found.claim.actor_id, found.claim.role) == ((None, "") if is_its_own else ("reuters", "speaker"))


def test_the_article_s_over_408_million_stands_as_it_prints_it(case):
    amounts = case.reader.dossier("jiafenxiang-sales").of(Field.AMOUNT)
    (found,) = [one for one in amounts if one.claim.amount.wording == "over $408 million"]
    assert found.claim.amount.bound is Bound.AT_LEAST
    assert [cited.source.id for cited in found.cited] == ["brief"]


@pytest.mark.parametrize(
    "event",
    ["pboc-fsr-2024", "baoshan-fil-2025", "shayang-case-opened", "shunyi-trial", "lantian-uk-lawsuit"],
)
def test_a_day_that_no_source_prints_is_marked_as_our_inference(case, event):
    (when,) = case.reader.dossier(event).of(Field.WHEN)
    assert when.claim.is_inferred
    assert case.reader.get(Event, event).when.edtf in {
        "2024-12-27?", "../2025-09-16", "[2021-07-28..2022-10-31]", "../2025-06-05", "2024-10-07~",
    }  # fmt: skip


def test_no_record_id_stands_in_words_that_are_printed(case):
    ids = {event.id for event in case.reader.all(Event)}
    words = [event.title + event.description + event.note for event in case.reader.all(Event)]
    words += [claim.text for claim in case.reader.all(Claim)]
    words += [one.meaning + one.note for one in case.reader.all(Citation)]
    assert [(id, text) for text in words for id in ids if id in text] == []


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
