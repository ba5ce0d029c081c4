"""The table of sources."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from gui.tables.source_table import COLUMNS, SourceTable
from models.records.desk import Comment
from models.records.story import Confidentiality, Source

AT = "2026-01-02T10:00:00+00:00"


@pytest.fixture
def table(qtbot, sample_session, sample_selection):
    table = SourceTable(sample_session, sample_selection)
    qtbot.addWidget(table)
    table.show()
    return table


def column_of(table, name):
    model, column = table.model(), COLUMNS.index(name)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_every_source_has_a_row(table):
    assert len(column_of(table, "Title")) == 158


def test_sorting_by_claims_puts_the_source_that_carries_most_first(table):
    table.sortByColumn(COLUMNS.index("Claims"), Qt.SortOrder.DescendingOrder)
    counts = [int(text or 0) for text in column_of(table, "Claims")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_nothing_is_judged_in_the_sample(table):
    assert set(column_of(table, "Reliability")) == {"not judged"}


def test_a_confidential_source_is_shown_by_its_code_name_alone(table, sample_session):
    source = sample_session.reader.get(Source, "brief")
    secret = replace(source, confidentiality=Confidentiality.CONFIDENTIAL, code_name="Heron")
    sample_session.edit("Hide source", lambda writer: writer.replace(secret))
    assert "Heron" in column_of(table, "Title")
    assert source.title not in column_of(table, "Title")


def test_enter_on_a_row_asks_to_open_its_source(table, qtbot):
    table.setCurrentIndex(table.model().index(3, 0))
    with qtbot.waitSignal(table.source_opened) as opened:
        table.activated.emit(table.currentIndex())
    assert opened.args == [table.current]


def test_a_hidden_table_reads_what_changed_when_it_is_shown(table, sample_session):
    table.hide()
    source = sample_session.reader.all(Source)[0]
    sample_session.edit("Rename", lambda w: w.replace(replace(source, title="Quite another title")))
    assert "Quite another title" not in column_of(table, "Title")
    table.show()
    assert "Quite another title" in column_of(table, "Title")


def test_a_column_counts_the_open_comments_and_sorts_by_them(table, sample_session):
    assert set(column_of(table, "Comments")) == {""}
    said = [Comment(str(n), "source", "brief", "Who wrote it?", "Ana", AT) for n in range(11)]
    said += [Comment("x", "source", sample_session.reader.all(Source)[0].id, "Read it again", "Ana", AT)]
    sample_session.edit("Comment", lambda writer: [writer.add(one) for one in said])
    table.sortByColumn(COLUMNS.index("Comments"), Qt.SortOrder.DescendingOrder)
    assert column_of(table, "Comments")[:3] == ["11", "1", ""]
