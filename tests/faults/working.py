"""A reporter at work on a case, as a script: every kind of action, through the doors that the window uses."""

import random
from dataclasses import replace

from models.evidence.adding import add_files
from models.importing.importing import import_file
from models.records.desk import Query
from models.records.story import Actor, Citation, Claim, Event, Field, Source, State
from models.review.review import answer_query, ask_query, mark, may
from tests.builders import a_citation, a_claim, a_source, an_actor, an_event


class Refused(Exception):
    """There is nothing to do this to, or the rules of the house do not let it be done."""


def add_event(case, number, _folder):
    """An event with a statement, an actor, and a source that proves both."""
    event, actor, source = (
        an_event(f"Event {number}"),
        an_actor(f"Actor {number}"),
        a_source(f"Paper {number}"),
    )
    with case.edit(f"Add event {number}") as writer:
        writer.add_many([event, actor, source])
        said = a_claim(event, text=f"It was said {number} times")
        who = a_claim(event, Field.WHO, actor_id=actor.id, role="seller", text="")
        writer.add_many([said, who])
        writer.add_many([a_citation(said, source, quote="x" * 3000), a_citation(who, source)])


def change_event(case, number, _folder):
    with case.edit(f"Change {number}") as writer:
        event = _any(case, Event, number)
        writer.replace(replace(event, title=f"Changed {number}", description="y" * (number % 5000)))


def delete_event(case, number, _folder):
    with case.edit(f"Delete {number}") as writer:
        writer.delete(_any(case, Event, number))


def check_claim(case, number, _folder):
    with case.edit(f"Check {number}") as writer:
        claim = _any(case, Claim, number)
        if may(claim, State.CHECKED, case.who, case.reader):
            raise Refused
        mark(writer, claim, State.CHECKED)


def query_claim(case, number, _folder):
    with case.edit(f"Query {number}") as writer:
        ask_query(writer, _any(case, Claim, number), "Who says so?")


def answer(case, number, _folder):
    with case.edit(f"Answer {number}") as writer:
        query = _any(case, Query, number)
        if query.closed_at:
            raise Refused
        answer_query(writer, query, "The court does.")


def cite_again(case, number, _folder):
    with case.edit(f"Cite {number}") as writer:
        claim, source = _any(case, Claim, number), _any(case, Source, number)
        writer.add(a_citation(claim, source, position=len(case.reader.where(Citation, claim_id=claim.id))))


def change_many(case, number, _folder):
    with case.edit(f"Rename all {number}") as writer:
        for actor in case.reader.all(Actor):
            writer.replace(replace(actor, name=f"{actor.name[:20]}, {number}"))


def undo(case, _number, _folder):
    case.undo()


def redo(case, _number, _folder):
    case.redo()


def import_table(case, number, folder):
    rows = (f"{number}-{row},Row {row} of {number},2021-0{row % 9 + 1}-11,Paper {row}" for row in range(20))
    table = folder / f"table-{number}.csv"
    table.write_text("id,title,date,source\n" + "\n".join(rows), encoding="utf-8")
    import_file(case, table)


def add_document(case, number, folder):
    file = folder / f"record-{number}.txt"
    file.write_text(f"Record {number}\n" + "The court sold it. " * 3000, encoding="utf-8")
    add_files(case, (file,))


ACTIONS = (
    add_event, add_event, change_event, change_event, delete_event, check_claim, query_claim, answer, cite_again,
    change_many, undo, undo, redo, import_table, add_document,
)  # fmt: skip


def work(case, folder, tell, seed, most=10_000):
    """Do one action after the other and tell after each how the history ends; what the rules refuse is passed over."""
    chance = random.Random(seed)
    for number in range(most):
        action = chance.choice(ACTIONS)
        try:
            action(case, seed * 100_000 + number, folder)
        except Refused:
            continue
        tell(action.__name__, case.reader.history_page("ORDER BY number DESC LIMIT 1")[0])


def _any(case, kind, number):
    """One of the records of a kind."""
    found = case.reader.all(kind)
    if not found:
        raise Refused
    return found[number % len(found)]
