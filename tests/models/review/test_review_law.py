"""The law of A-20: whatever happens, a claim that reads checked shows what was checked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.records.story import Actor, Citation, Claim, Event, Kind, Origin, Place, Source, State
from models.review import review
from models.store.seen import seen_hashes
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    a_when,
    an_actor,
    an_event,
    replace_in,
)


def take(case, step, number):
    """Make one step of a random session; a step that does not fit does nothing."""
    if step in ("undo", "redo"):
        getattr(case, step)()
        return
    claims = case.reader.all(Claim)
    if not claims:  # undo went back to before there were any
        return
    with case.edit(step) as writer:
        EDITS[step](writer, claims[number % len(claims)], number, f"word {number % 3}")


def judge(to):
    def edit(writer, claim, number, word):
        if not review.may(claim, to, writer.who, writer.reader):
            review.mark(writer, claim, to)

    return edit


def change(kind, id, field):
    def edit(writer, claim, number, word):
        writer.replace(replace(writer.reader.get(kind, id), **{field: word}))

    return edit


def redate(writer, claim, number, word):
    writer.replace(replace(writer.reader.get(Event, "sale"), when=a_when(f"201{number}")))


def replace_claim(writer, claim, number, word):
    pins = {"place_id": "xuzhou", "actor_id": "court"} if number % 2 else {"place_id": None}
    writer.replace(replace(claim, **pins))


def import_claim(writer, claim, number, word):
    writer.put(replace(claim, wording=word))
    writer.add_many([a_citation(claim, "paper", quote=word)])


def change_citation(change):
    def edit(writer, claim, number, word):
        for citation in writer.reader.where(Citation, claim_id=claim.id)[:1]:
            change(writer, citation, word)

    return edit


EDITS = {
    "text": lambda writer, claim, number, word: writer.replace(replace(claim, text=word)),
    "title": change(Event, "sale", "title"),
    "date": redate,
    "place": replace_claim,
    "pin": change(Place, "xuzhou", "admin"),
    "actor": change(Actor, "court", "local_name"),
    "publisher": change(Source, "paper", "publisher"),
    "origin": change(Origin, "wire", "name"),
    "kind's name": change(Kind, "notice", "name"),
    "standing": change(Event, "sale", "standing"),
    "decide": lambda writer, claim, number, word: writer.replace(replace(claim, decision=word)),
    "cite": lambda writer, claim, number, word: writer.add(a_citation(claim, "paper", quote=word)),
    "quote": change_citation(lambda writer, one, word: writer.replace(replace(one, quote=word))),
    "uncite": change_citation(lambda writer, one, word: writer.delete(one)),
    "check": judge(State.CHECKED),
    "sign": judge(State.SIGNED_OFF),
    "import": import_claim,
}
sessions = st.lists(st.tuples(st.sampled_from([*EDITS, "undo", "redo"]), st.integers(0, 5)), max_size=16)


def checked_claims_show_what_was_checked(case):
    checked = [claim for claim in case.reader.all(Claim) if claim.state in (State.CHECKED, State.SIGNED_OFF)]
    hashes = seen_hashes(case.reader, [claim.id for claim in checked])
    return all(review.latest_check(case.reader, id).seen == seen for id, seen in hashes.items())


@given(sessions)
def test_a_claim_that_reads_checked_shows_what_its_last_check_saw(tmp_path_factory, session):
    event = an_event("Sale", id="sale")
    claims = [a_claim(event, id=f"claim {n}", state=State.READY) for n in range(3)]
    shared = (
        Origin("wire", "Wire"),
        a_source(id="paper", origin_id="wire"),
        a_place(id="xuzhou"),
        an_actor(id="court"),
    )
    cited = [a_citation(claim, "paper", quote="first") for claim in claims]
    with a_case(tmp_path_factory.mktemp("case"), event, *claims, *shared, *cited) as case:
        for claim in case.reader.all(Claim):
            replace_in(case, replace(claim, state=State.READY))
        for number, (step, choice) in enumerate(session):
            case.who = ("Ben", "Cleo")[number % 2]
            take(case, step, choice)
            assert checked_claims_show_what_was_checked(case)
