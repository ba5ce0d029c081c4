"""Questions to the history: pages, filters, what belongs to a record, and what changed in all."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.case import Case
from models.errors import CaseError
from models.history import Since, since_day, since_publication, since_round, summary_of
from models.records.desk import RECORD_TYPES, Identity, Publication
from models.records.story import Citation, Claim, Confidentiality, Event, Field
from models.review.review import freeze, mark, start_round
from models.store.past import (
    HistoryFilter,
    belonging_to,
    changes_in,
    keys_called,
    net_changes,
    page_of,
    people,
)
from models.store.rows import table_name
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_source,
    add,
    an_amount,
    an_event,
    delete_from,
    replace_in,
)

SALE = an_event("The sale", id="sale0001")
SUM = a_claim(SALE, Field.AMOUNT, "", id="sum00001", amount=an_amount("3000000000"))
REUTERS = a_source("Provinces sell seized crypto", id="reuters1", publisher="Reuters")


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, SALE, SUM, REUTERS) as case:
        yield case


def now_last(case):
    return page_of(case.reader, HistoryFilter(), limit=1).actions[0].number


def retitle(case, title, who=None):
    case.who = who or case.who
    replace_in(case, replace(case.reader.get(Event, SALE.id), title=title), "Change title")


def labels(case, wanted, **more):
    return [action.label for action in page_of(case.reader, wanted, **more).actions]


def summary(case, after, **more):
    return list(summary_of(case.reader, Since(after), **more).lines())


# pages and filters ------------------------------------------------------------------------------


def test_pages_follow_each_other_without_a_gap(case):
    for number in range(7):
        retitle(case, f"Title {number}")
    numbers, page = [], page_of(case.reader, HistoryFilter(), limit=2)
    while page.next:
        numbers += [action.number for action in page.actions]
        page = page_of(case.reader, HistoryFilter(), page.next, limit=2)
    numbers += [action.number for action in page.actions]
    assert numbers == list(range(now_last(case), 0, -1))


def test_filtered_pages_follow_each_other_without_a_gap(case):
    for number in range(7):
        retitle(case, f"Title {number}", "Ana" if number % 2 else "Ben")
    wanted = HistoryFilter(who="Ben")
    first = page_of(case.reader, wanted, limit=3)
    second = page_of(case.reader, wanted, first.next, limit=3)
    assert len(first.actions) == 3
    assert len(second.actions) == 1
    assert {action.who for action in (*first.actions, *second.actions)} == {"Ben"}


def test_the_history_is_filtered_by_kind_of_record_and_by_words(case):
    retitle(case, "The sale in Xuzhou")
    replace_in(case, replace(REUTERS, note="Seen twice"), "Change source")
    assert labels(case, HistoryFilter(tables=frozenset({"source"}))) == ["Change source", "Add records"]
    assert labels(case, HistoryFilter(words="xuzhou")) == ["Change title"]
    assert labels(case, HistoryFilter(words="change TITLE")) == ["Change title"]


def test_a_protected_name_cannot_be_searched_for(case):
    add(case, Identity("name0001", REUTERS.id, "Liu Canary"), label="Protect a name")
    assert labels(case, HistoryFilter(words="canary")) == []
    assert keys_called(case.reader, "name0001") == frozenset()
    assert "Canary" not in "\n".join(summary(case, 0))


def test_the_history_of_an_event_holds_all_that_ever_hung_on_it(case):
    start = now_last(case)
    citation = a_citation(SUM, REUTERS, id="citation1")
    add(case, citation, label="Cite")
    delete_from(case, citation, "Delete citation")
    replace_in(case, replace(REUTERS, note="x"), "Change source")
    keys = belonging_to(case.reader, {("event", SALE.id)})
    assert {("claim", SUM.id), ("citation", "citation1")} < keys
    assert labels(case, HistoryFilter(after=start, keys=keys)) == ["Delete citation", "Cite"]


def test_a_merge_counts_as_a_change_of_those_who_made_what_it_took(case, tmp_path):
    from models.sharing.merging import merge, plan_merge

    copy = tmp_path / "copy.dateline"
    case.save_copy(copy)
    with Case.open(copy, who="Ben") as other:
        retitle(other, "The sale, as Ben has it")
    merge(case, plan_merge(case, copy), {})
    assert people(case.reader) == ("Ana", "Ben")
    (label,) = labels(case, HistoryFilter(who="Ben"))
    assert label.startswith("Take back changes of Ben")


def test_each_change_of_an_action_is_read(case):
    retitle(case, "New")
    (change, *_) = changes_in(case.reader, now_last(case))
    assert (change.before.title, change.after.title) == ("The sale", "New")


# what changed in all ----------------------------------------------------------------------------


def test_what_was_made_and_undone_again_is_no_change(case):
    start = now_last(case)
    retitle(case, "Wrong")
    retitle(case, SALE.title)
    assert net_changes(case.reader, start).changes == ()
    assert summary(case, start) == ["Since the beginning: nothing changed."]


def test_a_summary_tells_the_first_value_and_the_last(case):
    start = now_last(case)
    retitle(case, "Between", "Ben")
    retitle(case, "The second sale", "Ana")
    assert summary(case, start) == [
        "Since the beginning: events: 1 changed.", "", "The second sale (changed) – Ana, Ben",
        "  title: The sale → The second sale",
    ]  # fmt: skip


def test_who_only_did_what_was_undone_did_not_change_it(case):
    start = now_last(case)
    retitle(case, "The second sale", "Ana")
    retitle(case, "Wrong", "Ben")
    case.undo()
    assert "The second sale (changed) – Ana" in summary(case, start)


def test_claims_and_citations_are_told_under_their_event_in_words(case):
    start = now_last(case)
    replace_in(case, replace(case.reader.get(Claim, SUM.id), amount=an_amount("4000000000")))
    add(case, a_citation(SUM, REUTERS, id="citation1", quote="over 4 billion"))
    told = summary(case, start)
    assert "The sale (changed) – Ana" in told
    assert "  amount: ¥3bn → ¥4bn" in told
    assert "  new: citation of Reuters for the amount, “over 4 billion”" in told


def test_a_new_event_is_one_line(case):
    start = now_last(case)
    event = an_event("A ruling", id="ruling01")
    claim = a_claim(event, id="says0001")
    add(case, event, claim, a_citation(claim, REUTERS))
    told = summary(case, start)
    assert told[2] == "A ruling (new) – Ana"
    assert told[3].startswith("  new, with ")
    assert told[3].endswith(" and 1 citation")


def test_a_mark_is_told_once_as_the_state_of_its_claim(case):
    add(case, a_citation(SUM, REUTERS))
    start = now_last(case)
    claim = replace(case.reader.get(Claim, SUM.id), state="ready")
    replace_in(case, claim)
    with case.edit("Check") as writer:
        mark(writer, case.reader.get(Claim, SUM.id), case.reader.get(Claim, SUM.id).state.CHECKED)
    told = [line for line in summary(case, start) if line.startswith("  ")]
    assert told == ["  amount: state: draft → checked"]


def test_a_discreet_summary_tells_nothing_of_a_confidential_source(case):
    secret = a_source(
        "Canary of the ministry", id="secret01", confidentiality=Confidentiality.CONFIDENTIAL, code_name="FOX",
        note="canary note",
    )  # fmt: skip
    start = now_last(case)
    add(case, secret, a_citation(SUM, secret, quote="canary quote"))
    told = "\n".join(summary(case, start, is_discreet=True))
    assert "anary" not in told
    assert "FOX" in told


def test_a_purge_is_told_as_something_that_is_not_known(case):
    start = now_last(case)
    retitle(case, "Wrong name of a witness")
    retitle(case, "The second sale")
    case.purge("witness")
    assert summary(case, start)[-1] == "2 changes were purged: nothing is known of them any more."


# since when -------------------------------------------------------------------------------------


def test_a_round_begins_with_the_action_that_started_it(case):
    retitle(case, "Before the round")
    with case.edit("Start a round of review") as writer:
        start_round(writer, "Second reading", freeze(writer.reader))
    retitle(case, "After the round")
    since = since_round(case.reader, "second reading")
    assert labels(case, HistoryFilter(after=since.after)) == ["Change title"]


def test_a_publication_divides_what_was_before_from_what_came_after(case):
    retitle(case, "Before")
    at = page_of(case.reader, HistoryFilter(), limit=1).actions[0].at
    add(case, Publication("print001", at, title="Front page"))
    retitle(case, "After")
    since = since_publication(case.reader, "Front page")
    assert labels(case, HistoryFilter(after=since.after)) == ["Change title"]
    assert "“Front page”" in since.words


def test_a_day_before_the_case_takes_all_and_a_day_to_come_nothing(case):
    assert since_day(case.reader, "2001-01-01").after == 0
    assert since_day(case.reader, "2999-01-01").after == now_last(case)


@pytest.mark.parametrize("ask", [lambda r: since_day(r, "soon"), lambda r: since_round(r, "No such round")])
def test_a_moment_that_is_none_is_refused_in_one_sentence(case, ask):
    with pytest.raises(CaseError):
        ask(case.reader)


# laws -------------------------------------------------------------------------------------------

ACTS = st.lists(
    st.sampled_from(["title", "note", "cite", "uncite", "claim", "unclaim", "undo", "redo"]), max_size=12
)


def act(case, what, number):
    reader = case.reader
    if what in ("title", "note"):
        field = {"title": f"Title {number % 2}"} if what == "title" else {"note": f"{number % 2}"}
        replace_in(case, replace(reader.get(Event, SALE.id), **field))
    elif what == "cite" and reader.find(Claim, SUM.id):
        add(case, a_citation(SUM, REUTERS), label="Cite")
    elif what == "uncite" and reader.all(Citation):
        delete_from(case, reader.all(Citation)[0])
    elif what == "claim":
        add(case, a_claim(SALE), label="State")
    elif what == "unclaim" and (claims := reader.where(Claim, field="statement")):
        delete_from(case, claims[0])
    elif what == "undo" and case.undo_label != "Add records":
        case.undo()
    elif what == "redo":
        case.redo()


def snapshot(case):
    return {(table_name(kind), one.id): one for kind in RECORD_TYPES for one in case.reader.all(kind)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_net_changes_are_the_difference_of_what_was_and_what_is(tmp_path, acts):
    path = tmp_path / "law.dateline"
    path.unlink(missing_ok=True)
    with a_case(tmp_path, SALE, SUM, REUTERS, name=path.name) as case:
        start, was = now_last(case), snapshot(case)
        for number, what in enumerate(acts):
            act(case, what, number)
        now = snapshot(case)
        differ = {
            key: (was.get(key), now.get(key))
            for key in was.keys() | now.keys()
            if was.get(key) != now.get(key)
        }
        net = net_changes(case.reader, start)
        assert {(table_name(c.kind), c.id): (c.before, c.after) for c in net.changes} == differ


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_edits_that_are_all_undone_are_no_change(tmp_path, acts):
    path = tmp_path / "undone.dateline"
    path.unlink(missing_ok=True)
    with a_case(tmp_path, SALE, SUM, REUTERS, name=path.name) as case:
        start = now_last(case)
        for number, what in enumerate(acts):
            if what not in ("undo", "redo"):
                act(case, what, number)
        while case.undo_label != "Add records":
            case.undo()
        assert net_changes(case.reader, start).changes == ()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["Ana", "Ben"]), st.sampled_from(["title", "note"]), st.sampled_from("ABC"))
    )
)
def test_each_is_credited_with_their_own_fields_alone(case, steps):
    """However two people take turns at two fields, each is told of the values that they themselves wrote last."""
    start = now_last(case)
    wrote = {}
    for who, field, value in steps:
        case.who = who
        before = getattr(case.reader.get(Event, SALE.id), field)
        if before != value:
            replace_in(case, replace(case.reader.get(Event, SALE.id), **{field: value}))
            first, _ = wrote.setdefault((who, field), (before, value))
            wrote[who, field] = (first, value)
    for who in ("Ana", "Ben"):
        own = {field: pair for (name, field), pair in wrote.items() if name == who and pair[0] != pair[1]}
        changes = [
            one for one in net_changes(case.reader, start, who=who).changes if isinstance(one.after, Event)
        ]
        told = {
            field: (getattr(one.before, field), getattr(one.after, field))
            for one in changes
            for field in ("title", "note")
            if getattr(one.before, field) != getattr(one.after, field)
        }
        assert told == own
