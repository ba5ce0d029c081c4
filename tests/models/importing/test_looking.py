"""Looking through a table tells what importing it would do, and changes nothing."""

import pytest

from models.exchange.doubts import DoubtKind
from models.exchange.imported import ImportOptions
from models.exchange.table.text import text_table
from models.importing.importing import import_file, options_in
from models.importing.looking import look, look_through
from models.importing.memory import remembered_options
from tests.builders import a_case

TABLE = """id,date,title,place,amount
1,03/04/2021,First,Taizhou,1.234 EUR
2,03/04/2021,Second,Taizhou,5 EUR
3,2021-05-06,Third,Odessa,6 EUR
"""


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as case:
        yield case


def seen(case, text=TABLE, report=None, **said):
    path = case.path.parent / "rows.csv"
    path.write_text(text, encoding="utf-8")
    options = options_in(case, ImportOptions(**said))
    table = text_table(path, options)
    return look(table, options), look_through(case, table, options, path.parent, report)


def test_every_doubt_is_told_once_with_its_rows_and_nothing_is_written(case):
    before = case.reader.counts()
    first, through = seen(case)
    assert {(one.kind, one.words): (one.rows, one.is_open) for one in through.doubts} == {
        (DoubtKind.DATE, "03/04/2021"): ((2, 3), True),
        (DoubtKind.SUM, "1.234 EUR"): ((2,), True),
        (DoubtKind.PLACE, "Taizhou"): ((2, 3), True),
        (DoubtKind.PLACE, "Odessa"): ((4,), False),
    }
    assert [row.title for row in through.new] == ["First", "Second", "Third"]
    assert first.samples(3) == ("Taizhou", "Odessa")
    assert case.reader.counts() == before


def test_what_was_said_of_a_table_is_remembered_with_the_case_and_offered_again(case):
    path = case.path.parent / "rows.csv"
    path.write_text(TABLE, encoding="utf-8")
    said = ImportOptions(
        columns={"amount": "ignore"}, dates={"03/04/2021": "3 April 2021"}, places={"Taizhou": "leave"}, kind="sale",
        zone="Europe/Kyiv",
    )  # fmt: skip
    import_file(case, path, options=said)
    assert remembered_options(case, TABLE.partition("\n")[0].split(","), "other.csv") == said
    assert remembered_options(case, ["quite", "another"], "rows.csv") is None


def test_a_second_import_tells_new_changed_and_gone_rows_before_it_happens(case):
    path = case.path.parent / "rows.csv"
    path.write_text(TABLE, encoding="utf-8")
    import_file(case, path)
    lines = TABLE.splitlines()
    again = "\n".join((lines[0], lines[1], lines[2].replace("5 EUR", "7 EUR"), "4,2022,Fourth,,")) + "\n"
    _, through = seen(case, again)
    assert through.is_again
    assert [(one.what, one.old, one.new) for one in through.plan.version.changes] == [("Amount", "€5", "€7")]
    assert [row.title for row in through.new] == ["Fourth"]
    assert through.plan.version.gone == ("Third",)


class Enough(Exception):
    pass


def test_looking_through_tells_how_far_it_is_and_can_be_ended(case):
    text = "title\n" + "\n".join(f"Event {number}" for number in range(1000)) + "\n"
    told = []
    seen(case, text, lambda done, count: told.append((done, count)))
    assert told[0] == (0, 1000)
    assert len(told) > 3

    def stop(done, count):
        raise Enough

    with pytest.raises(Enough):
        seen(case, text, stop)


def test_a_name_in_doubt_is_shown_and_taken_where_the_other_places_of_the_table_lie(case):
    rows = "".join(f"2021,{place},{place}\n" for place in ("Tripoli", "Beirut", "Sidon", "Baalbek"))
    first, through = seen(case, f"date,title,place\n{rows}")
    assert "North Lebanon" in first.rows[0].cells[2].told
    (doubt,) = (one for one in through.doubts if one.words == "Tripoli")
    assert doubt.sentence.endswith("Other places here lie in Lebanon.")
    assert "North Lebanon" in doubt.taken
