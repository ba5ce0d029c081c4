"""Nothing that is printed changes under a signature: each way resets the claim and is named, or is refused."""

import shutil
from dataclasses import replace

import pytest

from models.case import Case
from models.errors import CaseError
from models.evidence.same_actors import merge_actors
from models.evidence.same_sources import merge_sources
from models.history.since_check import what_changed
from models.records.desk import Check, Query
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Credibility,
    Document,
    Event,
    Field,
    Kind,
    Origin,
    Place,
    Reliability,
    Source,
    Stance,
    State,
)
from models.review import review
from models.sharing.merging import merge, plan_merge
from models.store.documents import sha256
from models.values.money import Bound
from models.values.where.points import PlacePrecision, Point
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_place,
    a_source,
    a_when,
    add,
    an_actor,
    an_amount,
    an_event,
    delete_from,
    replace_in,
)

PAPER = a_source(
    "The sale of coins", id="paper", authors=("L. Ma",), publisher="The Block", container="News",
    issued=a_when("2025-04-16"), url="https://a.example/1", origin_id="wire",
)  # fmt: skip
CLAIMS = {
    "sum": {"field": Field.AMOUNT, "text": "", "amount": an_amount("3000000000"), "role": "proceeds"},
    "told": {"field": Field.STATEMENT, "text": "It was sold abroad"},
    "where": {"field": Field.WHERE, "text": "", "place_id": "xuzhou"},
    "who": {"field": Field.WHO, "text": "", "actor_id": "seller", "role": "seller"},
    "total": {"field": Field.AMOUNT, "text": "", "amount": an_amount("9000000000")},
    "after": {"field": Field.RELATION, "text": "", "role": "follows", "other_event_id": "ban"},
    "what": {"field": Field.WHAT, "text": ""},
    "when": {"field": Field.WHEN, "text": ""},
    "number": {"field": Field.NUMBER, "text": ""},
    "at": {"event": "ban", "field": Field.WHEN, "text": ""},
}


def fields(said):
    return {name: value for name, value in said.items() if name != "event"}


def seed(folder):
    """A case of Ana's in which Bea checked every claim of one event and Cy signed it off."""
    event = an_event(
        "Sale", id="sale", kind="sale", description="Sold by auction", jurisdiction="CN", tags=("core",),
        official_number="No. 7", official_title="Ruling",
    )  # fmt: skip
    claims = [
        a_claim(
            said.get("event", "sale"),
            id=id,
            state=State.READY,
            written_by="Ana",
            decision="Stands",
            **fields(said),
        )
        for id, said in CLAIMS.items()
    ]
    named = [a_citation(claim, PAPER, id=f"of {claim.id}", place="p. 2", quote="sold") for claim in claims]
    named[0] = replace(named[0], document_id="file")
    records = (
        event, an_event("Ban", "2013-12-05T09:30:00+08:00", id="ban"), Origin("wire", "Reuters"), PAPER,
        a_source("Twin", id="twin"),
        a_place(id="xuzhou"), an_actor("Jiafenxiang", id="seller"), an_actor("Jiashare", id="other"),
        a_document(id="file", source_id="paper"), a_document(b"more", "more.pdf", id="spare"),
        *claims, *named, a_citation("sum", "twin", id="against", stance=Stance.CONTRADICTS, said="2bn"),
    )  # fmt: skip
    case = a_case(folder, *records, zone="Asia/Shanghai")
    for who, state in (("Bea", State.CHECKED), ("Cy", State.SIGNED_OFF)):
        case.who = who
        with case.edit("Mark") as writer:
            for id in CLAIMS:
                review.mark(writer, case.reader.get(Claim, id), state)
    case.who = "Mallory"
    return case


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    with seed(tmp_path_factory.mktemp("signed")) as case:
        return case.path


@pytest.fixture
def path(signed, tmp_path):
    return shutil.copy(signed, tmp_path / "case.dateline")


@pytest.fixture
def case(path):
    with Case.open(path, who="Mallory") as opened:
        yield opened


def of(kind, id, /, **fields):
    """A way to change fields of a record, as every form does it."""
    return lambda case: replace_in(case, replace(case.reader.get(kind, id), **fields))


def put_away(kind, id):
    return lambda case: delete_from(case, case.reader.get(kind, id))


def merged_sources(case):
    with case.edit("Merge sources") as writer:
        merge_sources(writer, case.reader.get(Source, "twin"), (case.reader.get(Source, "paper"),))


def merged_into_signed_source(case):
    with case.edit("Merge sources") as writer:
        kept = replace(case.reader.get(Source, "paper"), title="Twin")
        merge_sources(writer, kept, (case.reader.get(Source, "twin"),))


def merged_actors(case):
    with case.edit("Merge actors") as writer:
        merge_actors(writer, case.reader.get(Actor, "seller"), (case.reader.get(Actor, "other"),))


def put_by_an_import(case):
    with case.edit("Import") as writer:
        writer.put(replace(case.reader.get(Event, "sale"), title="Raid"))


def changed_twice_and_half_back(case):
    with case.edit("To and fro") as writer:
        claim = case.reader.get(Claim, "told")
        writer.replace(replace(claim, text="Never", wording="never"))
        writer.replace(replace(claim, wording="never"))


def unsigned_edited_and_signed_again(case):
    with case.edit("Sign what was not seen") as writer:
        claim = case.reader.get(Claim, "told")
        writer.replace(replace(claim, state=State.SIGNED_OFF, text="Never"))


def deleted_and_entered_again(case):
    with case.edit("Anew") as writer:
        citation = case.reader.get(Citation, "of told")
        writer.delete(citation)
        writer.add(replace(citation, quote="given away"))


def undone_and_edited(case):
    replace_in(case, replace(case.reader.get(Claim, "told"), text="One"))
    case.undo()
    replace_in(case, replace(case.reader.get(Claim, "told"), text="Two"))


def undone_and_redone(case):
    replace_in(case, replace(case.reader.get(Source, "paper"), publisher="X"))
    case.undo()
    assert case.reader.get(Claim, "told").state is State.SIGNED_OFF
    case.redo()


CHEATS = {
    # the event
    "title": ("what", of(Event, "sale", title="Raid"), "title"),
    "description": ("what", of(Event, "sale", description="Given away"), "description"),
    "date": ("when", of(Event, "sale", when=a_when("2022")), "date"),
    "wording of the date": ("when", of(Event, "sale", when=a_when("2021-09-24", "late")), "date"),
    "official number": ("number", of(Event, "sale", official_number="No. 8"), "official number"),
    "kind": ("sum", of(Event, "sale", kind_id="report"), "kind"),
    "kind of the title": ("what", of(Event, "sale", kind_id="report"), "kind"),
    "jurisdiction": ("told", of(Event, "sale", jurisdiction="HK"), "jurisdiction"),
    "standing": ("told", of(Event, "sale", standing="announced"), "standing"),
    "era": ("when", of(Event, "sale", era="#336699"), "era"),
    "tags": ("what", of(Event, "sale", tags=("victims",)), "tags"),
    "who may see it": ("told", of(Event, "sale", confidentiality=Confidentiality.CONFIDENTIAL), "confiden"),
    "name of the kind": ("what", of(Kind, "sale", name="Theft"), "name of the kind"),
    # the claim
    "amount": ("sum", of(Claim, "sum", amount=an_amount("4000000000")), "amount"),
    "bound": ("sum", of(Claim, "sum", amount=an_amount("3000000000", bound=Bound.AT_LEAST)), "amount"),
    "currency": ("sum", of(Claim, "sum", amount=an_amount("3000000000", "USD")), "amount"),
    "statement": ("told", of(Claim, "told", text="It was kept"), "statement"),
    "wording": ("told", of(Claim, "told", wording="sold off"), "wording"),
    "role": ("who", of(Claim, "who", role="buyer"), "role"),
    "inferred": ("told", of(Claim, "told", is_inferred=True), "our reading"),
    "criticism": ("told", of(Claim, "told", is_criticism=True), "criticism"),
    "restates": ("sum", of(Claim, "sum", restates="total"), "restates"),
    "part of": ("sum", of(Claim, "sum", part_of="total"), "part of"),
    "decision": ("sum", of(Claim, "sum", decision="Because"), "decision"),
    "decision taken away": ("sum", of(Claim, "sum", decision=""), "decision"),
    "observed by": ("told", of(Claim, "told", observed_by="Dan", observation="Saw it"), "observed by"),
    "other actor": ("who", of(Claim, "who", actor_id="other"), "party"),
    "other event": ("after", of(Event, "ban", title="Notice"), "title"),
    "restated claim deleted": (
        "sum",
        lambda case: (put_away(Claim, "total")(case), of(Claim, "sum", role="loss")(case)),
        "role",
    ),
    # citations
    "quote": ("told", of(Citation, "of told", quote="given"), "quote"),
    "translation": ("told", of(Citation, "of told", translation="verkauft"), "translation"),
    "locator": ("told", of(Citation, "of told", place="p. 3"), "place in the document"),
    "stance": ("told", of(Citation, "of told", stance=Stance.CONTEXT), "stance"),
    "said": ("sum", of(Citation, "against", said="1bn"), "said"),
    "meaning": ("sum", of(Citation, "against", meaning="losses"), "meaning"),
    "credibility": ("told", of(Citation, "of told", credibility=Credibility.TWO), "credibility"),
    "other source": ("told", of(Citation, "of told", source_id="twin"), "source"),
    "citation added": ("told", lambda case: add(case, a_citation("told", "twin")), "citation of “Twin”"),
    "citation deleted": ("told", put_away(Citation, "of told"), "citation of “The sale of coins”"),
    "contradiction deleted": ("sum", put_away(Citation, "against"), "citation of “Twin”"),
    "citation anew": ("told", deleted_and_entered_again, "quote"),
    # sources
    "source's title": ("told", of(Source, "paper", title="A gift of coins"), "title of the source"),
    "authors": ("told", of(Source, "paper", authors=("N. N.",)), "authors"),
    "publisher": ("told", of(Source, "paper", publisher="Xinhua"), "publisher"),
    "container": ("told", of(Source, "paper", container="Opinion"), "container"),
    "date of issue": ("told", of(Source, "paper", issued=a_when("2024")), "issued"),
    "address": ("told", of(Source, "paper", url="https://b.example/"), "url"),
    "archived address": ("told", of(Source, "paper", archived_url="https://b.example/"), "archived url"),
    "primary": ("told", of(Source, "paper", is_primary=True), "primary"),
    "secondary": ("told", of(Source, "paper", is_secondary=True), "secondary"),
    "not read": ("told", of(Source, "paper", was_read=False), "was read"),
    "grade": ("told", of(Source, "paper", reliability=Reliability.A), "reliability"),
    "confidential source": (
        "told",
        of(Source, "paper", confidentiality=Confidentiality.CONFIDENTIAL, code_name="FOX"),
        "code name",
    ),
    "origin group": ("told", of(Source, "paper", origin_id=None), "group of one origin"),
    "origin's name": ("told", of(Origin, "wire", name="Xinhua"), "name of the origin"),
    "sources merged": ("told", merged_sources, "source"),
    "merged into": ("told", merged_into_signed_source, "title of the source"),
    # documents
    "other bytes": ("sum", of(Document, "file", sha256=sha256(b"x"), size=1), "bytes"),
    "document moved": ("sum", of(Document, "file", source_id="twin"), "source"),
    "document moved away": ("told", of(Document, "file", source_id="twin"), "document"),
    "document moved here": ("told", of(Document, "spare", source_id="paper"), "more.pdf"),
    "other document": ("sum", of(Citation, "of sum", document_id="spare"), "document"),
    "document taken off": ("sum", of(Citation, "of sum", document_id=None), "document"),
    # places and actors
    "place's name": ("where", of(Place, "xuzhou", name="Nanjing"), "name of the place"),
    "coordinates": ("where", of(Place, "xuzhou", point=Point(1.0, 2.0)), "point on the map"),
    "precision": ("where", of(Place, "xuzhou", precision=PlacePrecision.COUNTRY), "precision"),
    "province": ("where", of(Place, "xuzhou", admin="Hebei"), "admin"),
    "actor's name": ("who", of(Actor, "seller", name="Another"), "name of the actor"),
    "local name": ("who", of(Actor, "seller", local_name="嘉芬翔"), "local name"),
    "alias": ("who", of(Actor, "seller", aliases=("Jiashare",)), "aliases"),
    "actor's kind": ("who", of(Actor, "seller", kind="court"), "kind"),
    "actor's life": ("who", of(Actor, "seller", began=a_when("2018")), "began"),
    "register number": ("who", of(Actor, "seller", numbers=("Companies House=1",)), "numbers"),
    "actors merged": ("who", merged_actors, "aliases"),
    # the case
    "zone of the clock": ("at", of(About, "case", zone="America/New_York"), "zone of the case's clock"),
    # by other ways than a form
    "import": ("what", put_by_an_import, "title"),
    "twice and half back": ("told", changed_twice_and_half_back, "wording"),
    "state set by hand": ("told", unsigned_edited_and_signed_again, "statement"),
    "undo": ("told", undone_and_edited, "statement"),
    "redo": ("told", undone_and_redone, "publisher"),
}


def state_of(case, id):
    return case.reader.get(Claim, id).state


@pytest.mark.parametrize("name", CHEATS)
def test_what_is_changed_under_a_signature_is_reset_and_named(case, name):
    id, cheat, word = CHEATS[name]
    cheat(case)
    assert state_of(case, id) is State.CHANGED
    differences = what_changed(case.reader, case.reader.get(Claim, id))
    assert any(word in one.what or word in f"{one.old} {one.new}" for one in differences), differences
    assert all(one.old != one.new for one in differences)


@pytest.mark.parametrize("name", sorted(CHEATS.keys() - {"undo", "redo", "restated claim deleted"}))
def test_undo_gives_the_signature_back_with_all_that_was_signed(case, name):
    id, cheat, _ = CHEATS[name]
    before = case.reader.all(Claim)
    cheat(case)
    case.undo()
    assert case.reader.all(Claim) == before
    assert what_changed(case.reader, case.reader.get(Claim, id)) == ()
    case.redo()
    assert state_of(case, id) is State.CHANGED


@pytest.mark.parametrize("side", ["mine", "theirs"])
@pytest.mark.parametrize("name", sorted(CHEATS.keys() - {"undo", "redo", "restated claim deleted"}))
def test_a_change_that_a_copy_brings_resets_what_was_signed(path, tmp_path, name, side):
    """In the copy the claim is set back by hand to what it was: the merge has to see by itself."""
    id, cheat, _ = CHEATS[name]
    copy = shutil.copy(path, tmp_path / "copy.dateline")
    with Case.open(copy, who="Mallory") as theirs:
        cheat(theirs)
        replace_in(theirs, replace(theirs.reader.get(Claim, id), state=State.SIGNED_OFF))
    with Case.open(path, who="Ana") as case:
        plan = plan_merge(case, copy)
        merge(case, plan, {conflict.key: side for conflict in plan.conflicts})
        assert state_of(case, id) is State.CHANGED


REFUSED = {
    "source deleted": put_away(Source, "paper"),
    "place deleted": put_away(Place, "xuzhou"),
    "actor deleted": put_away(Actor, "seller"),
    "kind deleted": put_away(Kind, "sale"),
    "origin deleted": put_away(Origin, "wire"),
    "document deleted": put_away(Document, "file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_signed_claim_needs_is_not_deleted(case, name):
    with pytest.raises(CaseError):
        REFUSED[name](case)
    assert {claim.state for claim in case.reader.where(Claim, event_id="sale")} == {State.SIGNED_OFF}


HARMLESS = {
    "title of the case": of(About, "case", title="Another title", as_of="2026-01-01"),
    "note of the event": of(Event, "sale", note="for us"),
    "note of the source": of(Source, "paper", note="for us"),
    "note of the citation": of(Citation, "of told", note="for us", position=4),
    "name of the file": of(Document, "file", name="renamed.pdf"),
    "colour of the kind": of(Kind, "sale", colour="#000000"),
    "another event": of(Event, "ban", description="of 2013"),
    "another source": of(Source, "twin", note="x"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_no_claim_prints_leaves_every_signature(case, name):
    HARMLESS[name](case)
    assert {claim.state for claim in case.reader.where(Claim, event_id="sale")} == {State.SIGNED_OFF}


def test_a_change_of_one_claim_leaves_the_others_signed(case):
    CHEATS["statement"][1](case)
    others = [claim for claim in case.reader.where(Claim, event_id="sale") if claim.id != "told"]
    assert {claim.state for claim in others} == {State.SIGNED_OFF}


def test_a_nameless_mark_or_query_takes_the_name_of_who_writes_it_or_is_refused(case):
    add(case, Query("q", "told", "Really?"))
    assert case.reader.get(Query, "q").asked_by == "Mallory"
    case.who = ""
    for record in (Query("r", "told", "Really?"), Check("c", "told", State.CHECKED, "", "2026-01-01")):
        with pytest.raises(CaseError, match="Say who you are first"):
            add(case, record)
    with pytest.raises(CaseError, match="Say who you are first"):
        replace_in(case, replace(case.reader.get(Query, "q"), answer="Yes", answered_at="2026-01-01"))
