"""The page of the ledger: an account in step with filter, window, selection and edits, and why it is what it is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.ledger.ledger_model import Kind
from gui.ledger.ledger_page import LedgerPage
from gui.parts.fonts import register_fonts
from gui.selection import Selection
from gui.session import Session
from models.index.filters import Filter
from models.ledger.account import Asked
from models.records.story import Claim
from tests.gui.fakes import opened
from tests.gui.ledger.sixty_sales import write_sixty_sales

SALE = "jiafenxiang-sales"


def shown(qtbot, session, selection):
    page = LedgerPage(session, selection)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    settle(qtbot, page)
    return page


def settle(qtbot, page):
    qtbot.waitUntil(
        lambda: page.account is not None and not page.books.is_reading and not page.books.is_stale
    )
    page.refresh()


def ask(qtbot, page, asked):
    page.ask(asked)
    qtbot.waitUntil(lambda: page.account is not None and page.account.asked == asked)


@pytest.fixture
def page(qtbot, sample_session, sample_selection):
    return shown(qtbot, sample_session, sample_selection)


@pytest.fixture
def sixty(qtbot, ask_fake, tmp_path):
    register_fonts()
    path = write_sixty_sales(tmp_path)
    session = Session(ask_fake, who="A. Reporter")
    assert opened(session, path)
    selection = Selection(session)
    selection.on_case_opened()
    yield shown(qtbot, session, selection)
    session.close()


@pytest.fixture
def ask_fake(ask):
    return ask


def titles(page, *kinds):
    model = page.table.ledger
    return [model.words(row, "event") for row, (kind, _) in enumerate(model.rows) if kind in kinds]


def row_of(page, event_id):
    (row,) = page.table.ledger.rows_of((event_id,))
    return row


def test_the_headline_says_bounds_and_unknowns_in_words(page):
    assert page.total.text() == "At least about ¥3,049.61m and 2 sales of unknown proceeds"
    assert "2 lines, 2 origins, 0 checked." in page.basis.text()


def test_possible_and_claimed_sales_stand_beneath_the_total_and_are_not_added(page):
    kinds = [kind for kind, _ in page.table.ledger.rows]
    assert kinds == [Kind.LINE] * 4 + [Kind.TOTAL, Kind.HEADING, Kind.BESIDE, Kind.BESIDE]
    assert "PlusToken: sale entrusted to Beijing Zhifan" in titles(page, Kind.BESIDE)


def test_lines_stand_under_the_sub_total_of_their_group(qtbot, page):
    ask(qtbot, page, Asked(by=("province",)))
    model = page.table.ledger
    assert model.words(0, "event") == "▾ Jiangsu"
    assert model.words(0, "sum") == "at least ¥3bn"
    assert model.rows[1][0] is Kind.LINE


def test_a_group_folds_and_opens_by_key(qtbot, page):
    ask(qtbot, page, Asked(by=("province",)))
    many = page.table.ledger.rowCount()
    page.table.setCurrentIndex(page.table.ledger.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.table.ledger.rowCount() == many - 1
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.ledger.rowCount() == many


def test_two_ways_to_group_make_a_crossed_table_with_totals_at_both_ends(qtbot, page):
    ask(qtbot, page, Asked(by=("province", "standing")))
    model = page.crossed.crossed
    assert page.tables.currentWidget() is page.crossed
    last = model.rowCount() - 1, model.columnCount() - 1
    assert model.words(*last) == "at least about ¥3,049.61m + 2 unknown"
    rows = {model.words(row, 0): row for row in range(model.rowCount())}
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert model.words(rows["Jiangsu"], heads.index("reported")) == "at least ¥3bn"


def test_a_chosen_line_selects_its_event_everywhere_and_the_other_way_round(page):
    page.table.selectRow(row_of(page, SALE))
    assert page._selection.events == (SALE,)
    page._selection.select(("zhangjiajie-103btc",))
    assert page.table.chosen_rows == [row_of(page, "zhangjiajie-103btc")]


def test_why_tells_the_lines_and_what_is_told_again_and_leads_to_the_page_of_a_citation(qtbot, page):
    told = " ".join(page.why.sentences)
    assert "Added: over ¥3bn, Jiafenxiang facilitates" in told
    assert "Not added: about $408m, the same sum told again: over ¥3bn." in told
    assert "no upper end" in told
    from gui.parts.link import Link

    links = page.why.widget().findChildren(Link)
    with qtbot.waitSignal(page.citation_opened):
        next(one for one in links if not one.accessibleName().startswith("Open")).click()


def test_return_on_a_line_opens_its_claim_and_of_a_sale_without_claims_its_event(qtbot, page):
    page.table.selectRow(row_of(page, SALE))
    page.table.setCurrentIndex(page.table.ledger.index(row_of(page, SALE), 0))
    line = page.table.current_line
    with qtbot.waitSignal(page.claim_edited) as opened_claim:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened_claim.args == [line.claim_id]
    with qtbot.waitSignal(page.event_opened) as opened_event:
        page.open_line(replace(line, claim_id=SALE))
    assert opened_event.args == [SALE]


def test_what_the_filter_hides_is_not_in_the_account_and_that_is_said(qtbot, page):
    page._selection.set_filter(Filter(words="Zhangjiajie"))
    qtbot.waitUntil(lambda: page.account.hidden > 0)
    assert page.total.text() == "About ¥49.61m"
    assert "pass the filter" in page.basis.text()
    assert f"{page.account.hidden} of its lines are left out by that" in page.basis.text()
    page._selection.set_filter(Filter())
    qtbot.waitUntil(lambda: page.account.hidden == 0)


def test_the_window_of_time_is_followed_as_well(qtbot, page):
    _, last = page._selection.extent
    page._selection.set_window((last - 200, last))
    qtbot.waitUntil(lambda: page.account.hidden > 0)
    assert "lie in the window of time" in page.basis.text()


def test_an_edit_and_its_undo_are_followed(qtbot, page):
    session, line = page._session, page.account.lines[0]
    claim = session.reader.get(Claim, line.claim_id)
    more = replace(claim, amount=replace(claim.amount, value=Decimal(4_000_000_000)))
    session.edit("Change", lambda writer: writer.replace(more))
    qtbot.waitUntil(lambda: page.total.text().startswith("At least about ¥4,049.61m"))
    session.undo()
    qtbot.waitUntil(lambda: page.total.text().startswith("At least about ¥3,049.61m"))


def test_what_is_left_out_stands_under_its_reason_and_opens_its_claim(qtbot, page):
    tree = page.left_out
    tops = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]
    assert "The same sum told again" in tops
    assert "Seized or frozen, not proceeds" in tops
    item = tree.topLevelItem(tops.index("The same sum told again"))
    item.setExpanded(True)
    assert item.childCount() == 10
    tree.setCurrentItem(item.child(0))
    with qtbot.waitSignal(page.claim_edited):
        QTest.keyClick(tree, Qt.Key.Key_Return)


def test_copied_rows_are_cells_with_a_heading(qtbot, page):
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Event\tSum")
    assert any(line.startswith("Total\tat least about") for line in lines)
    ask(qtbot, page, Asked(by=("province", "year")))
    page.crossed.copy_cells()
    assert QGuiApplication.clipboard().text().startswith("Province\t")


def test_another_meaning_without_sums_says_what_to_do(qtbot, page):
    ask(qtbot, page, Asked("fine"))
    assert "No sum means “fine” yet" in page.total.text()


def test_choices_come_back_as_they_were(qtbot, page, sample_session, sample_selection):
    page.table.columns.choose("stages", True)
    ask(qtbot, page, Asked(by=("seller", "year")))
    told = page.standing()
    ask(qtbot, page, Asked())
    page.stand(told)
    assert page.choices.asked == Asked(by=("seller", "year"))
    assert (page.choices.by.currentText(), page.choices.cross.currentText()) == ("seller", "and year")
    page.stand({"asked": {"by": "no list", "meaning": 3}, "panel": "x", "columns": None})
    assert page.choices.asked == Asked()


def test_the_choice_of_a_person_asks_anew(qtbot, page):
    page.choices.by.setCurrentIndex(page.choices.by.findData("agent"))
    assert page.choices.asked == Asked(by=("agent",))
    page.choices.cross.setCurrentIndex(page.choices.cross.findData("year"))
    assert page.choices.asked == Asked(by=("agent", "year"))
    page.choices.by.setCurrentIndex(0)
    assert page.choices.asked == Asked()


def test_only_currencies_that_rates_of_the_case_convert_are_offered(page, sixty):
    words = [page.choices.unit.itemText(row) for row in range(page.choices.unit.count())]
    assert words == ["CNY, as told"]
    words = [sixty.choices.unit.itemText(row) for row in range(sixty.choices.unit.count())]
    assert words == [
        "CNY, as told",
        "USD, as told",
        "HKD, as told",
        "CNY, converted",
        "USD, converted",
    ]


def test_sums_in_other_currencies_stand_beside_and_converted_ones_no_more(qtbot, sixty):
    assert "Beside it, never added:" in sixty.basis.text()
    before = {one.unit: one.lines for one in sixty.account.others}
    ask(qtbot, sixty, Asked(currency="CNY"))
    after = {one.unit: one.lines for one in sixty.account.others}
    assert after["USD"] == before["USD"] - 2
    assert sixty.account.total.lines == 39 + 2


def test_a_sum_spread_over_years_says_so(qtbot, sixty):
    ask(qtbot, sixty, Asked(by=("year",), is_spread=True))
    assert "our reckoning" in sixty.basis.text()
    years = [one.removeprefix("▾ ") for one in titles(sixty, Kind.GROUP)]
    assert years == [str(year) for year in range(2018, 2026)]


def test_what_two_sellers_share_stays_one_group(qtbot, sixty):
    ask(qtbot, sixty, Asked(by=("seller",)))
    assert any(one.endswith("split not known") for one in titles(sixty, Kind.GROUP))


def test_lines_are_sorted_within_their_groups(qtbot, sixty):
    ask(qtbot, sixty, Asked(by=("year",)))
    sixty.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    rows = sixty.table.ledger.rows
    groups = [n for n, (kind, _) in enumerate(rows) if kind is Kind.GROUP]
    first = [sixty.table.ledger.words(row, "event") for row in range(groups[0] + 1, groups[1])]
    assert first == sorted(first)


def test_the_questions_compare_two_and_tell_before_and_after_a_rule(qtbot, page):
    page.panel.setCurrentWidget(page.questions)
    page.questions.by.setCurrentIndex(page.questions.by.findData("province"))
    qtbot.waitUntil(lambda: any("Jiangsu surely comes to more" in one for one in page.questions.sentences))
    page.questions.rule.setText("24 Sept 2021")
    page.questions.answer()
    qtbot.waitUntil(lambda: any(one.startswith("Since 24 Sept 2021") for one in page.questions.sentences))
    assert any("98.4 %" in one for one in page.questions.sentences)
    assert any("over ¥3bn and about $408m imply 7.353 CNY for 1 USD" in o for o in page.questions.sentences)
    page.questions.rule.setText("no day")
    page.questions.answer()
    assert page.questions.problem.text()


def test_the_day_of_the_selected_event_is_taken_as_the_rule(qtbot, page):
    page.panel.setCurrentWidget(page.questions)
    page._selection.select((SALE,))
    page.questions.rule_button.click()
    assert page.questions.rule.text() == "since 2018"


def test_a_closed_case_leaves_nothing_behind(qtbot, page):
    page._session.close()
    assert page.total.text() == ""
    assert page.table.ledger.rowCount() == 0
    assert page.left_out.topLevelItemCount() == 0


def test_a_narrow_page_puts_the_panel_under_the_table(page):
    assert page.splitter.orientation() == Qt.Orientation.Horizontal
    page.resize(500, 600)
    assert page.splitter.orientation() == Qt.Orientation.Vertical
