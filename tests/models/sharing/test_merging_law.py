"""Laws of merging: whatever two people do to two copies, nothing is lost and it does not matter who takes back."""

import shutil
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.case import Case
from models.records.desk import RECORD_TYPES, Comment
from models.records.story import Actor, Citation, Claim, Event, Place, Source, State
from models.review import review
from models.sharing.merging import merge, plan_merge
from models.sharing.merging.ancestry import is_memory, key_of
from models.sharing.merging.fields import _units
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
)

CHECKED = (State.CHECKED, State.SIGNED_OFF)


def records(case):
    """All records by table and id, without what merges leave to know one another."""
    found = (record for kind in RECORD_TYPES for record in case.reader.all(kind))
    return {key_of(one): one for one in found if not (isinstance(one, Comment) and is_memory(one))}


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """The file that both copies begin as."""
    event, other = an_event("Sale", id="sale"), an_event("Seizure", "2020", id="seizure")
    claims = [a_claim(event, id=f"claim {n}", state=State.READY) for n in range(3)]
    source = a_source(id="paper")
    cited = [a_citation(claims[n], source, id=f"cited {n}") for n in range(2)]
    shared = (a_place(id="xuzhou"), an_actor(id="court"))
    with a_case(tmp_path_factory.mktemp("seed"), event, other, *claims, source, *cited, *shared) as case:
        with case.edit("Ready") as writer:
            for claim in case.reader.all(Claim):
                writer.replace(replace(claim, state=State.READY))
        return case.path


def two_copies(seed, folder):
    """Open copies of one case: Ana's and Ben's."""
    for name in ("ana", "ben"):
        shutil.copy(seed, folder / f"{name}.dateline")
    return Case.open(folder / "ana.dateline", who="Ana"), Case.open(folder / "ben.dateline", who="Ben")


def pick(writer, kind, number):
    found = sorted(writer.reader.all(kind), key=lambda record: record.id)
    return found[number % len(found)] if found else None


def change(kind, field):
    def edit(writer, number, word):
        if record := pick(writer, kind, number):
            writer.replace(replace(record, **{field: word}))

    return edit


def delete(kind):
    def edit(writer, number, word):
        record = pick(writer, kind, number)
        if record and (kind in (Event, Claim, Citation) or not writer.reader.uses_of(record)):
            writer.delete(record)

    return edit


def add_event(writer, number, word):
    event = an_event(word, "2022" if number % 2 else None)
    writer.add(event)
    writer.add(a_claim(event, text=word))


def add_claim(writer, number, word):
    if event := pick(writer, Event, number):
        writer.add(a_claim(event, text=word, state=State.READY))


def cite(writer, number, word):
    claim, source = pick(writer, Claim, number), pick(writer, Source, number)
    if claim:
        source = source or a_source(word)
        if writer.reader.find(Source, source.id) is None:
            writer.add(source)
        writer.add(a_citation(claim, source, quote=word))


def cite_new(writer, number, word):
    if claim := pick(writer, Claim, number):
        source = a_source(word)
        writer.add(source)
        writer.add(a_citation(claim, source, quote=word))


def point(writer, number, word):
    claim, place, actor = (pick(writer, kind, number) for kind in (Claim, Place, Actor))
    if claim:
        writer.replace(replace(claim, place_id=place and place.id, actor_id=actor and actor.id))


def part(writer, number, word):
    claim, whole = pick(writer, Claim, number), pick(writer, Claim, number + 1)
    if claim and claim.id != whole.id:
        writer.replace(replace(claim, part_of=whole.id))


def relate(writer, number, word):
    event, other = pick(writer, Event, number), pick(writer, Event, number + 1)
    if event and event.id != other.id:
        writer.add(a_claim(event, "relation", role="follows", other_event_id=other.id))


def comment(writer, number, word):
    if event := pick(writer, Event, number):
        writer.add(
            Comment(f"{writer.who} {word} {number}", "event", event.id, word)
        ) if not writer.reader.find(Comment, f"{writer.who} {word} {number}") else None


def judge(to):
    def edit(writer, number, word):
        claim = pick(writer, Claim, number)
        if claim and not review.may(claim, to, writer.who, writer.reader):
            review.mark(writer, claim, to)

    return edit


def ask(writer, number, word):
    if claim := pick(writer, Claim, number):
        review.ask_query(writer, claim, word)


def recite(writer, number, word):
    citation, source = pick(writer, Citation, number), pick(writer, Source, number)
    if citation and source:
        writer.replace(replace(citation, source_id=source.id))


def tag(writer, number, word):
    if event := pick(writer, Event, number):
        writer.replace(
            replace(event, tags=tuple(sorted({*event.tags, word})) if number % 3 else event.tags[1:])
        )


EDITS = {
    "text": change(Claim, "text"),
    "wording": change(Claim, "wording"),
    "title": change(Event, "title"),
    "note": change(Event, "note"),
    "quote": change(Citation, "quote"),
    "pin": change(Place, "admin"),
    "name": change(Actor, "name"),
    "source": change(Source, "title"),
    "date": lambda writer, number, word: (
        (event := pick(writer, Event, number)) and writer.replace(replace(event, when=a_when(f"201{number}")))
    ),
    "tag": tag,
    "event": add_event,
    "claim": add_claim,
    "cite": cite,
    "cite new": cite_new,
    "recite": recite,
    "point": point,
    "part": part,
    "relate": relate,
    "comment": comment,
    "check": judge(State.CHECKED),
    "sign": judge(State.SIGNED_OFF),
    "take up": judge(State.READY),
    "ask": ask,
    "delete event": delete(Event),
    "delete claim": delete(Claim),
    "delete citation": delete(Citation),
    "delete place": delete(Place),
    "delete actor": delete(Actor),
    "delete source": delete(Source),
}
step = st.tuples(st.sampled_from([*EDITS, "undo", "redo"]), st.integers(0, 7))
steps = st.lists(step, max_size=7)


def work(case, session):
    """Make the steps of a random session; one that does not fit does nothing."""
    for name, number in session:
        if name in ("undo", "redo"):
            if "Take back" not in f"{case.undo_label} {case.redo_label}":
                getattr(case, name)()
        else:
            with case.edit(name) as writer:
                EDITS[name](writer, number, f"{case.who} {number % 3}")


def given_away(case):
    """A copy of a case as it is now, given away as a file."""
    path = case.path.with_name(f"{case.who} {len(case.reader.history_hashes())}.given")
    path.unlink(missing_ok=True)
    case.save_copy(path)
    return path


def take_back(mine, path, decide):
    """Merge and return the plan; `decide` answers whose side a question is decided for."""
    plan = plan_merge(mine, path)
    sides = {}
    for number, conflict in enumerate(sorted(plan.conflicts, key=lambda one: one.key)):
        winner = decide[number % len(decide)]
        sides[conflict.key] = "mine" if winner == mine.who else "theirs"
    merge(mine, plan, sides)
    return plan


winners = st.lists(st.sampled_from(["Ana", "Ben"]), min_size=1, max_size=5)


def is_sound(case):
    checked = [claim for claim in case.reader.all(Claim) if claim.state in CHECKED]
    hashes = seen_hashes(case.reader, [claim.id for claim in checked])
    for claim in checked:
        marks = case.reader.where(review.Check, claim_id=claim.id)
        assert (claim.state, hashes[claim.id]) in {(mark.state, mark.seen) for mark in marks}
        assert review.latest_check(case.reader, claim.id).seen == hashes[claim.id]
    assert case.verify() == ()


@given(steps, steps, winners)
def test_it_does_not_matter_who_takes_back(seed, tmp_path_factory, by_ana, by_ben, decide):
    ana, ben = two_copies(seed, tmp_path_factory.mktemp("cases"))
    with ana, ben:
        work(ana, by_ana)
        work(ben, by_ben)
        of_ana, of_ben = given_away(ana), given_away(ben)
        take_back(ana, of_ben, decide)
        take_back(ben, of_ana, decide)
        assert records(ana) == records(ben)
        is_sound(ana)


def is_kept(triple, side, base, result, asked):
    """Whether what one side did to a record is in the result, or somebody was asked about it."""
    name, id = triple.key
    if side == base or (name, id) in asked:
        return True
    if side is None or result is None:
        return side is result
    for field in fields(side):
        was, now, is_ = (getattr(one, field.name, None) for one in (base, side, result))
        is_asked = any((name, id, unit) in asked for unit in units_with(name, field.name))
        if base is not None and was == now:
            continue
        if isinstance(now, tuple) and isinstance(was, tuple):
            is_fine = {*now} - {*was} <= {*is_} and not ({*was} - {*now}) & {*is_}
        else:
            # "changed after check" is nobody's word: it stands for as long as no check holds, see is_sound
            is_fine = now == is_ or field.name == "position" or State.CHANGED in (now, is_)
        if not (is_fine or is_asked):
            return False
    return True


def units_with(table, field):
    return [unit[0] for unit in _units(table) if field in unit]


@given(steps, steps, winners)
def test_nothing_is_dropped_and_nobody_is_asked_in_vain(seed, tmp_path_factory, by_ana, by_ben, decide):
    ana, ben = two_copies(seed, tmp_path_factory.mktemp("cases"))
    with ana, ben:
        work(ana, by_ana)
        work(ben, by_ben)
        plan = take_back(ana, given_away(ben), decide)
        asked = {(one.record_kind, one.record_id, one.field) for one in plan.conflicts if one.field}
        asked |= {key for deletion in plan.deletions for key in (*deletion.keys, *deletion.asked_for)}
        result = records(ana)
        for triple in plan.comparison.triples.values():
            now = result.get(triple.key)
            assert is_kept(triple, triple.mine, triple.base_of_mine, now, asked)
            assert is_kept(triple, triple.theirs, triple.base_of_theirs, now, asked)
        is_sound(ana)
        told = {(one.record_kind, one.record_id) for one in (*plan.taken, *plan.kept, *plan.same)}
        assert {key for key, _ in plan.comparison.triples.items()} <= told | {
            key[:2] for key in asked
        } | unchanged(plan)


def test_what_hangs_on_a_new_claim_of_a_deleted_event_is_asked_about_with_it(seed, tmp_path):
    ana, ben = two_copies(seed, tmp_path)
    with ana, ben:
        with ana.edit("Add a claim") as writer:
            writer.add(claim := a_claim(ana.reader.find(Event, "sale"), text="new", state=State.READY))
        with ana.edit("Ask") as writer:
            query = review.ask_query(writer, claim, "Who says so?")
        with ben.edit("Delete") as writer:
            writer.delete(ben.reader.find(Event, "sale"))
        (deletion,) = plan_merge(ana, given_away(ben)).deletions
        assert deletion.keys[0] == ("event", "sale")
        assert deletion.asked_for == (("claim", claim.id), ("query", query.id))


def unchanged(plan):
    """Records that one side made and took away again."""
    triples = plan.comparison.triples.values()
    return {one.key for one in triples if one.mine == one.theirs == one.base_of_mine}


@given(steps, steps, winners)
def test_a_merge_is_undone_by_one_undo_and_made_twice_changes_nothing(
    seed, tmp_path_factory, by_ana, by_ben, decide
):
    ana, ben = two_copies(seed, tmp_path_factory.mktemp("cases"))
    with ana, ben:
        work(ana, by_ana)
        work(ben, by_ben)
        path, before, number = given_away(ben), records(ana), len(ana.reader.history_hashes())
        data = path.read_bytes()
        take_back(ana, path, decide)
        after = records(ana)
        again = plan_merge(ana, path)
        assert again.is_empty
        assert not again.same
        assert merge(ana, again, {}).changes == ()
        assert path.read_bytes() == data
        assert len(ana.reader.history_hashes()) <= number + 1
        if len(ana.reader.history_hashes()) > number:
            ana.undo()
            assert records(ana) == before
            take_back(ana, path, decide)
            assert records(ana) == after


@settings(max_examples=40)
@given(st.lists(st.tuples(steps, steps, st.booleans(), winners), min_size=2, max_size=4))
def test_taking_back_to_and_fro_asks_about_nothing_twice(seed, tmp_path_factory, rounds):
    ana, ben = two_copies(seed, tmp_path_factory.mktemp("cases"))
    with ana, ben:
        for by_ana, by_ben, is_ana, decide in rounds:
            work(ana, by_ana)
            work(ben, by_ben)
            one, other = (ana, ben) if is_ana else (ben, ana)
            take_back(one, given_away(other), decide)
            is_sound(one)
            assert plan_merge(one, given_away(other)).is_empty
            back = plan_merge(other, given_away(one))
            assert back.conflicts == ()
            if not by_ana:
                merge(other, back, {})
                assert records(one) == records(other)
