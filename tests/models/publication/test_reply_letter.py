"""A letter puts claims to a party and tells nothing of their sources, of notes, of users, of whatever is not public."""

import itertools
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.case import Case
from models.errors import CaseError
from models.publication.reply_letter import draft_letter
from models.records.desk import (
    Acceptance,
    Approach,
    Check,
    Comment,
    Identity,
    Query,
    Round,
    SavedFigure,
    Wanted,
)
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Document,
    Event,
    Field,
    Kind,
    Origin,
    Place,
    Source,
    State,
)
from models.reply.approaching import keep_approach, read_parties
from models.reply.words import LANGUAGES, phrase
from models.values.when import When
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_source,
    add,
    an_actor,
    an_amount,
    an_event,
    replace_in,
)

PUBLIC = {
    Event: {"title", "description", "official_number", "official_title"},
    Claim: {"text", "role"},
    Actor: {"name", "local_name"},
    Place: {"name", "local_name"},
    About: {"language"},
}
"""What a letter may hold; every other text of a case is a canary."""
LINKS = frozenset(
    ("id", "kind_id", "event_id", "claim_id", "actor_id", "place_id", "source_id", "document_id", "origin_id",
     "record_id", "record_kind", "claims", "put", "deadline", "sent_at", "sha256", "colour", "shape",
     "other_event_id", "parent_id", "part_of", "restates"),
)  # fmt: skip
FIRM = an_actor("Jiafenxiang", id="firm", local_name="嘉汾翔")
HIDDEN = Confidentiality.CONFIDENTIAL


def letter(case, language="en", approach=None):
    party = next(party for party in read_parties(case.reader) if party.actor)
    return draft_letter(case.reader, party, language, approach)


class Canaries:
    """Fills every text that no letter may hold with a word that occurs nowhere else."""

    def __init__(self):
        self.words = []
        self._numbers = itertools.count(1000)

    def word(self):
        self.words.append(f"zqcanary{next(self._numbers)}")
        return self.words[-1]

    def filled(self, record):
        """The record with canaries."""
        changes = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in LINKS | PUBLIC.get(type(record), set()):
                continue
            if type(value) is str:
                changes[field.name] = self.word()
            elif isinstance(value, tuple):
                changes[field.name] = (self.word(), self.word())
            elif isinstance(value, When):
                changes[field.name] = replace(value, wording=self.word())
        return replace(record, **changes)


def records(text="It kept no records"):
    """A case in which every kind of record has its say about one sale; the source comes once open, once not."""
    yield Kind("raid", "Raid", "#D55E00", "square")
    yield Event("sale", "raid", "The sale", When.from_edtf("2018-05"), official_number="No. 1")
    yield Place("p", "Xuzhou", "徐州")
    yield FIRM
    yield Origin("g", "An agency")
    yield Source("s", "A newspaper", origin_id="g", issued=When.from_edtf("2019"))
    yield Source("h", "A talk", confidentiality=HIDDEN)
    yield Actor("x", "Somebody", confidentiality=HIDDEN)
    yield Document("d", "record.pdf", "0" * 64, 5, "application/pdf", source_id="s")
    amount = an_amount(wording="about three billion")
    yield Claim("c1", "sale", Field.STATEMENT, text, is_criticism=True)
    yield Claim("c2", "sale", Field.AMOUNT, "in all", amount=amount, is_criticism=True)
    yield Claim("c3", "sale", Field.WHERE, place_id="p", is_criticism=True)
    for claim, source in itertools.product(("c1", "c2", "c3"), ("s", "h")):
        yield Citation(f"{claim}{source}", claim, source, "d" if source == "s" else None)
    yield Check("1", "c1", State.QUERIED, "", "")
    yield Query("1", "c1", "")
    yield Approach("1", "firm", claims=("c1", "c2", "c3"))
    yield Comment("1", "event", "sale", "")
    yield Wanted("1", "")
    yield Acceptance("1", "uncited", "sale", "")
    yield Round("1", "")
    yield Identity("1", "firm", "")
    yield SavedFigure("1", "")


def filled_case(folder, canaries, text="It kept no records"):
    about = canaries.filled(About(language="en"))
    folder = folder / canaries.word()
    folder.mkdir()
    case = Case.create(folder / f"{canaries.word()}.dateline", replace(about, id="case"), who=canaries.word())
    with case.edit(canaries.word()) as writer:
        for record in records(text):
            kept = replace(canaries.filled(record), id=record.id)
            if isinstance(record, Source | Event | Actor | Claim | Approach | Document):
                # States and levels are words of ours: a canary there would be no case that can be kept.
                same = {
                    name: getattr(record, name)
                    for name in ("confidentiality", "state", "is_criticism", "field", "text_state")
                    if hasattr(record, name)
                }
                kept = replace(kept, **same)
            writer.put(kept)
    return case


def drafts(case):
    """Every draft of the case: before it was put and after, in every language."""
    yield from (letter(case, language).text for language in LANGUAGES)
    approach = replace(case.reader.get(Approach, "1"), state="sought")
    with case.edit("Put it") as writer:
        kept = keep_approach(writer, approach)
    yield from (letter(case, language, kept).text for language in LANGUAGES)


def test_no_draft_holds_a_word_of_any_field_that_is_not_for_the_party(tmp_path):
    canaries = Canaries()
    with filled_case(tmp_path, canaries) as case:
        texts = tuple(drafts(case))
    assert len(canaries.words) > 100
    assert all("Xuzhou" in text or "徐州" in text for text in texts)
    assert [word for word in canaries.words if any(word in text for text in texts)] == []


SCANNED = {
    Source: ("title", "original_title", "container", "publisher", "url", "code_name", "note"),
    Document: ("name", "note", "came_from", "added_by"),
    Origin: ("name", "note"),
    Actor: ("code_name", "note"),
    Event: ("note",),
    Place: ("note",),
    Claim: ("written_by", "decision"),
    Citation: ("note", "credibility_reason"),
    Check: ("by", "note"),
    Query: ("question", "answer", "addressee", "asked_by"),
    Comment: ("text", "by"),
    Round: ("name", "by"),
    Wanted: ("what", "note"),
    Acceptance: ("reason",),
    Approach: ("answer", "used", "by"),
}
"""What is cut even where a claim's own words hold it."""


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in SCANNED.items() for name in names]
)
def test_what_a_claim_tells_of_an_internal_field_is_cut_and_named(tmp_path, kind, name):
    secret = "Heron of Nowhere"
    with a_case(tmp_path, who="A. Reporter") as case:
        for record in records(f"It asked heron  of nowhere for its records in {FIRM.name}"):
            add(case, replace(record, **{name: secret}) if type(record) is kind else record)
        draft = letter(case)
    assert "heron" not in draft.text.casefold()
    assert "It asked [left out] for its records in Jiafenxiang" in draft.text
    assert [cut.text for cut in draft.cuts] == [secret]
    assert secret in draft.remarks[0]


@pytest.mark.parametrize("text", ["quote", "translation", "said", "meaning"])
def test_a_passage_of_a_source_that_is_not_public_is_cut(tmp_path, text):
    hidden = a_source("A talk", confidentiality=Confidentiality.INTERNAL)
    claim = a_claim("sale", text="They say it burned the books", is_criticism=True, id="burned")
    cited = a_citation(claim, hidden, **{text: "it burned the books"})
    with a_case(tmp_path, *records()) as case:
        add(case, hidden, claim, cited, Approach("2", "firm", claims=("burned",)))
        draft = letter(case)
    assert "burned" not in draft.text
    assert "They say [left out]" in draft.text


def test_a_passage_that_is_only_a_date_a_sum_or_a_place_stays(tmp_path):
    with a_case(tmp_path, *records()) as case:
        for number, quote in enumerate(("Xuzhou", "3bn", "May 2018")):
            add(case, a_citation("c1", "h", id=str(number), quote=quote))
            add(case, a_citation("c2", "h", id=f"{number}b", quote=quote))
        draft = letter(case)
    assert "May 2018: The sale\n" in draft.text
    assert ". Place: Xuzhou\n" in draft.text
    assert ". Amount: ¥3bn (in all)" in draft.text


@pytest.mark.parametrize(
    "place",
    ["https://example.org/a?b=c", "www.example.org/talk", "heron@example.org", "/home/heron/x.pdf",
     r"C:\Users\heron\x.pdf"],
)  # fmt: skip
def test_addresses_and_paths_are_cut(tmp_path, place):
    with a_case(tmp_path, *records(f"It says so in {place} and in its reports")) as case:
        draft = letter(case)
    assert "It says so in [left out] and in its reports" in draft.text
    assert [cut.text for cut in draft.cuts] == [place]


def test_a_person_of_the_newsroom_is_cut(tmp_path):
    with a_case(tmp_path, *records("It wrote to Ana K. and hung up"), who="Ana K.") as case:
        assert "It wrote to [left out] and hung up" in letter(case).text


def test_whoever_the_letter_goes_to_may_read_their_own_name(tmp_path):
    with a_case(tmp_path, *records("Jiafenxiang kept no records")) as case:
        add(case, a_source("A report", publisher="Jiafenxiang"))
        draft = letter(case)
    assert draft.text.startswith("To: Jiafenxiang\n")
    assert "Jiafenxiang kept no records" in draft.text
    assert draft.cuts == ()


def test_a_party_that_is_not_public_is_not_named(tmp_path):
    with a_case(tmp_path, *records("Jiafenxiang kept no records")) as case:
        replace_in(case, replace(FIRM, confidentiality=HIDDEN, code_name="HERON"))
        text = letter(case).text
    assert "Jiafenxiang" not in text
    assert "HERON" not in text
    assert text.startswith("To: [name]")


def test_a_claim_about_an_event_that_is_not_public_is_left_out_and_named(tmp_path):
    plan = an_event("The raid to come", id="plan", confidentiality=HIDDEN)
    claim = a_claim(plan, text="It hides coins", is_criticism=True, id="plan1")
    link = a_claim("sale", "relation", "", other_event_id="plan", is_criticism=True, id="plan2")
    with a_case(tmp_path, *records()) as case:
        add(case, plan, claim, link, Approach("2", "firm", claims=("plan1", "plan2")))
        draft = letter(case)
    assert "coins" not in draft.text
    assert "raid to come" not in draft.text
    assert len(draft.left_out) == 2


def test_a_letter_holds_what_was_put_also_after_the_claim_was_changed(tmp_path):
    with a_case(tmp_path, *records()) as case:
        with case.edit("Put it") as writer:
            kept = keep_approach(writer, replace(case.reader.get(Approach, "1"), state="sought"))
        replace_in(case, replace(case.reader.get(Claim, "c1"), text="It burned its records"))
        german = letter(case, "de", kept).text
    assert "It kept no records [nicht übersetzt]\n" in german
    assert "burned" not in german
    assert "May 2018: The sale [nicht übersetzt]\n" in german
    assert "Ort: Xuzhou\n" in german


def test_a_letter_tells_by_when_with_the_zone(tmp_path):
    with a_case(tmp_path, *records()) as case:
        approach = Approach("2", "firm", claims=("c1",), deadline="2026-06-01T17:00+08:00")
        assert "answer by 2026-06-01 17:00 UTC+08:00." in letter(case, approach=approach).text
        assert "answer by [day, time and time zone]." in letter(case).text


def test_a_letter_needs_somebody_to_go_to_and_something_to_say(tmp_path):
    lonely = a_claim("sale", text="Somebody hid it", is_criticism=True)
    with a_case(tmp_path, *records()) as case:
        add(case, lonely)
        nobody = read_parties(case.reader)[0]
        with pytest.raises(CaseError, match="whom this criticism concerns"):
            draft_letter(case.reader, nobody)
        with pytest.raises(CaseError, match="Nothing can be put"):
            letter(case, approach=Approach("2", "firm"))


# what is put -------------------------------------------------------------------------------------


def the_sale(title="It sells seized coins", description="", **fields):
    """A case that criticises the firm for a sale; the claim is the event itself."""
    event = an_event(title, id="sale", when="2018-05", description=description, **fields)
    yield from (FIRM, event, a_claim(event, "what", "", id="what", is_criticism=True))
    yield Approach("1", "firm", claims=("what",))


def test_the_allegation_is_put_and_not_only_its_headline(tmp_path):
    route = "It sold the coins abroad for dollars, and banks paid the yuan to the finance bureau."
    amount = a_claim("sale", "amount", "in all", id="sum", amount=an_amount("3000000000"))
    wrong = a_claim("sale", "amount", "", id="no", amount=an_amount("5"), state=State.REJECTED)
    with a_case(tmp_path, *the_sale(description=route), amount, wrong) as case:
        text = letter(case).text
    assert (
        "1. May 2018: It sells seized coins. It sold the coins abroad for dollars, and banks paid the yuan to the "
        "finance bureau. Amount: ¥3bn (in all)\n" in text
    )


def test_the_headline_stands_once_above_what_is_said_of_it(tmp_path):
    with a_case(tmp_path, *the_sale(description="It sold them abroad")) as case:
        said = [
            a_claim("sale", text=text, id=text, is_criticism=True)
            for text in ("It kept a third", "It paid late")
        ]
        paid = a_claim("sale", "amount", "", id="sum", amount=an_amount("7000"), is_criticism=True)
        approach = Approach("2", "firm", claims=tuple(one.id for one in (*said, paid)))
        add(case, *said, paid, approach)
        text = letter(case).text
    assert text.count("It sells seized coins") == 1
    assert "abroad\n2. Amount: CN¥7,000\n3. It kept a third\n4. It paid late\n" in text.replace(
        "¥7,000", "CN¥7,000"
    )


def test_what_was_put_differs_once_the_description_says_otherwise(tmp_path):
    with a_case(tmp_path, *the_sale(description="It sold them abroad")) as case:
        with case.edit("Put it") as writer:
            keep_approach(writer, replace(case.reader.get(Approach, "1"), state="sought"))
        assert read_parties(case.reader)[0].changed() == ()
        replace_in(case, replace(case.reader.get(Event, "sale"), description="It sold them at home"))
        (put,) = read_parties(case.reader)[0].changed()
    assert put.was == "May 2018: It sells seized coins. It sold them abroad"


def test_the_party_is_called_by_its_name_in_the_script_of_the_letter(tmp_path):
    police = an_actor("Zhangjiajie police", id="firm", local_name="张家界警方")
    part = a_claim("sale", "who", "", id="part", actor_id="firm", is_criticism=True)
    records = [one for one in the_sale() if one is not FIRM]
    with a_case(tmp_path, police, *records, part) as case:
        english, chinese = letter(case).text, letter(case, "zh-Hans").text
    assert "To: Zhangjiajie police\n" in english
    assert "张家界警方" not in english
    assert "致：张家界警方\n" in chinese
    assert "Zhangjiajie" not in chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_that_is_not_in_the_language_of_the_letter_is_marked_and_told(tmp_path, language):
    with a_case(tmp_path, *the_sale("2018"), language="en") as case:
        said = a_claim("sale", text="It kept no records of the coins", id="said", is_criticism=True)
        add(case, said, Approach("2", "firm", claims=("said",)))
        draft = letter(case, language)
    is_foreign = language != "en"
    assert draft.untranslated == ((2,) if is_foreign else ())
    assert (phrase(language, "untranslated") in draft.text) is is_foreign
    assert bool(draft.warning) is is_foreign


INTERNAL = st.text(st.sampled_from("אבגדהוזחטיכלמ "), max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_internal_field_changes_a_letter(tmp_path_factory, data):
    """Two cases that differ only in what is internal give the same letters."""
    texts = []
    for is_filled in (False, True):
        filled = []
        for record in records():
            names = SCANNED.get(type(record), ())
            said = {name: data.draw(INTERNAL) for name in names} if is_filled else {}
            if isinstance(record, Source):
                said |= {"reliability": data.draw(st.sampled_from("ABCDEF"))}
            filled.append(replace(record, **said))
        with a_case(tmp_path_factory.mktemp("c"), *filled) as case:
            texts.append([letter(case, language).text for language in LANGUAGES])
    assert texts[0] == texts[1]
