"""The next version of a table arrives as changes: new, changed and gone rows, and nothing is dropped or doubled."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import CaseError
from models.exchange.imported import ImportOptions, TableRow
from models.importing.importing import import_file
from models.importing.matching import matched
from models.importing.memory import rows_of
from models.importing.telling import told_of
from models.records.desk import ImportedTable
from models.records.story import Citation, Claim, Event, Field, Place, Source, State
from tests.builders import a_case, replace_in

HEAD = "date,title,place,actor,amount,source,url"
ROWS = (
    "2021-09-24,Ban,Beijing,PBoC,,Notice,https://a.cn/1",
    "2024-05-01,Sale,Xuzhou,Jiafenxiang,CNY 3bn,Reuters,https://r.com/2",
    "2025-06-05,Rules,Beijing; Shanghai,Police,CNY 5m,Caixin,https://c.cn/3",
)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as case:
        yield case


def import_rows(case, *rows, head=HEAD, name="sales.csv", **options):
    path = case.path.parent / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return import_file(case, path, options=ImportOptions(**options))


def event(case, title):
    return next(one for one in case.reader.all(Event) if one.title == title)


def claims(case, title, about):
    return [one for one in case.reader.where(Claim, event_id=event(case, title).id) if one.field is about]


def changed(plan):
    return [(one.what, one.old, one.new) for one in plan.version.changes]


def test_the_same_table_again_adds_nothing_and_changes_nothing(case):
    import_rows(case, *ROWS)
    before = case.reader.counts()
    plan = import_rows(case, *ROWS)
    assert plan.is_empty
    assert case.reader.counts() == before
    assert "Nothing new: the case is unchanged." in told_of(plan, is_done=True)


def test_a_corrected_figure_is_a_change_and_resets_its_check(case):
    import_rows(case, *ROWS)
    (claim,) = claims(case, "Sale", Field.AMOUNT)
    replace_in(case, replace(claim, state=State.READY))
    plan = import_rows(case, ROWS[0], ROWS[1].replace("3bn", "4bn"), ROWS[2])
    assert [what for what, _, _ in changed(plan)] == ["Amount"]
    (after,) = claims(case, "Sale", Field.AMOUNT)
    assert after.id == claim.id
    assert after.amount.value == 4_000_000_000
    assert len(case.reader.all(Event)) == 3
    assert any("3" in line and "4" in line and "Row 3" in line for line in told_of(plan, is_done=True))


def test_a_date_a_title_and_a_place_that_changed_are_the_same_event(case):
    import_rows(case, *ROWS)
    ids = {one.id for one in case.reader.all(Event)}
    plan = import_rows(
        case,
        ROWS[0].replace("2021-09-24", "2021-09-15"),
        ROWS[1].replace("Sale", "Sale by an agent"),
        ROWS[2].replace("Shanghai", "Tianjin"),
    )
    assert {one.id for one in case.reader.all(Event)} == ids
    assert [what for what, _, _ in changed(plan)] == ["Date", "Title", "Place"]
    assert event(case, "Ban").when.edtf == "2021-09-15"
    places = {stated.place.name for stated in case.reader.dossier(event(case, "Rules").id).of(Field.WHERE)}
    assert places == {"Beijing", "Tianjin"}


def test_rows_that_are_new_or_gone_are_told_and_what_is_gone_stays(case):
    import_rows(case, *ROWS)
    plan = import_rows(case, *ROWS[1:], "2026-01-01,New sale,Wuhan,Court,,,")
    assert plan.version.gone == ("Ban",)
    assert plan.count(Event) == 1
    assert len(case.reader.all(Event)) == 4
    assert any("No longer in the table: Ban" in line for line in told_of(plan, is_done=True))


def test_rows_are_known_by_their_id_whatever_else_changes(case):
    head = f"id,{HEAD}"
    import_rows(case, f"a1,{ROWS[0]}", f"a2,{ROWS[1]}", head=head)
    import_rows(
        case, "a2,2023,Other words,Wuhan,Court,CNY 1m,Post,https://p.com/9", f"a1,{ROWS[0]}", head=head
    )
    assert sorted(one.title for one in case.reader.all(Event)) == ["Ban", "Other words"]
    assert event(case, "Other words").when.edtf == "2023"


def test_what_was_changed_in_the_case_stays_and_the_table_is_noted(case):
    import_rows(case, *ROWS)
    held = event(case, "Sale")
    replace_in(case, replace(held, description="Ours"))
    head = f"{HEAD},description"
    rows = [f"{row}," for row in ROWS]
    import_rows(case, *rows, head=head)
    plan = import_rows(case, rows[0], f"{ROWS[1]},Theirs", rows[2], head=head)
    after = event(case, "Sale")
    assert after.description == "Ours"
    assert "Description: Theirs" in after.note
    assert plan.version.changes[0].yours == "Ours"


def test_a_source_that_changed_is_cited_instead_and_one_that_came_is_added(case):
    import_rows(case, *ROWS)
    import_rows(case, ROWS[0].replace("Notice,https://a.cn/1", "Gazette,https://g.cn/1"), *ROWS[1:])
    (cited,) = case.reader.dossier(event(case, "Ban").id).sources
    assert (cited.source.title, cited.source.url) == ("Gazette", "https://g.cn/1")
    assert len(case.reader.all(Citation)) == 3


def test_a_cell_that_was_emptied_takes_its_claim_away(case):
    import_rows(case, *ROWS)
    plan = import_rows(case, ROWS[0], ROWS[1].replace("CNY 3bn", ""), ROWS[2])
    assert claims(case, "Sale", Field.AMOUNT) == []
    assert [(what, new) for what, _, new in changed(plan)] == [("Amount", "")]


def test_undo_takes_a_second_import_back_whole(case):
    import_rows(case, *ROWS)
    before = {
        (type(one), one.id): one for kind in (Event, Claim, Source, Citation) for one in case.reader.all(kind)
    }
    import_rows(case, ROWS[0].replace("Ban", "Prohibition"), ROWS[1].replace("3bn", "4bn"), "2026,New,,,,,")
    case.undo()
    after = {
        (type(one), one.id): one for kind in (Event, Claim, Source, Citation) for one in case.reader.all(kind)
    }
    assert after == before


def test_what_a_person_said_of_a_table_is_kept_with_the_case(case):
    import_rows(case, "1.5.2021;Ban", head="wann;was genau", columns={"wann": "date", "was genau": "title"})
    (table,) = case.reader.all(ImportedTable)
    assert "was genau" in table.settings
    assert table.name == "sales.csv"


def test_twenty_changed_cells_are_twenty_changes(case):
    rows = [
        f"2020-01-{1 + n % 28:02},Event {n},Place {n},Actor {n},CNY {n + 1}m,Paper {n}," for n in range(40)
    ]
    import_rows(case, *rows)
    new = list(rows)
    for n in range(20):
        old, fresh = ((f"Place {n}", f"Town {n}"), (f"Actor {n}", f"Person {n}"), (f"CNY {n + 1}m", f"CNY {n + 90}m"),
                      (f"2020-01-{1 + n % 28:02}", "2019-12"), (f"Event {n},", f"Happening {n},"))[n % 5]  # fmt: skip
        new[n] = new[n].replace(old, fresh)
    plan = import_rows(case, *new)
    assert len(plan.version.changes) == 20
    assert len(case.reader.all(Event)) == 40
    assert import_rows(case, *new).is_empty


CELLS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("uvwxyz"), min_size=1)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CELLS, max_size=8), st.permutations(range(8)))
def test_rows_in_another_order_are_the_same_rows(cells, order):
    old = [TableRow("", number, f"e{number}", told) for number, told in enumerate(cells)]
    new = [old[at] for at in order if at < len(old)]
    pairs = matched(new, old)
    assert len(pairs) == len(old)
    assert all(dict(one.cells) == dict(other.cells) for one, other in pairs)
    assert len({id(other) for _, other in pairs}) == len(old)


def test_a_corrected_point_moves_the_event_and_no_other_of_the_place(case):
    head = "id,date,title,place,lat,lon"
    rows = ("1,2021,Raid,Xuzhou,34.26,117.19", "2,2022,Sale,Xuzhou,34.26,117.19")
    import_rows(case, *rows, head=head)
    plan = import_rows(case, rows[0], "2,2022,Sale,Xuzhou,34.261,117.19", head=head)
    assert changed(plan) == [("Point", "34.26, 117.19 (city)", "34.261, 117.19 (city)")]
    points = [
        case.reader.get(Place, claims(case, title, Field.WHERE)[0].place_id).point.lat
        for title in ("Raid", "Sale")
    ]
    assert points == [34.26, 34.261]


def test_rows_with_other_ids_are_other_events_even_if_they_read_alike(case):
    head = "id,date,title"
    import_rows(case, "1,2021,Shelling", head=head)
    plan = import_rows(case, "1,2021,Shelling", "2,2021,Shelling", head=head)
    assert plan.count(Event) == 1
    assert import_rows(case, "1,2021,Shelling", "2,2021,Shelling", head=head).is_empty


def test_a_row_that_becomes_internal_or_an_era_is_a_change(case):
    head = "id,date,title,confidentiality,era"
    import_rows(case, "1,2021/2022,Ban,,", head=head)
    plan = import_rows(case, "1,2021/2022,Ban,internal,yes", head=head)
    assert changed(plan) == [
        ("Kind", "other", "era"), ("Confidentiality", "public", "internal"), ("Era", "", "plain"),
    ]  # fmt: skip
    assert event(case, "Ban").era == "plain"


def test_a_damaged_memory_is_told_in_one_line_whatever_the_table_is_called():
    held = ImportedTable("t", "two\tlines\nof a name", rows="~~~")
    with pytest.raises(
        CaseError, match=r"^What the case remembers of two lines of a name is damaged: [^\n]+$"
    ):
        rows_of(held)
