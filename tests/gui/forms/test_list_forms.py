"""The lists of kinds, origins and rates: each change is a step of its own, nothing half begun is kept."""

import pytest

from gui.forms.eras_form import ErasForm
from gui.forms.kinds_form import KindsForm
from gui.forms.origins_form import OriginsForm
from gui.forms.rates_form import RatesForm
from models.records.desk import Rate
from models.records.eras import KIND_OF_ERAS, PLAIN
from models.records.story import Claim, Event, EventId, Kind, Origin, OriginId, Source
from models.values.when import When
from tests.builders import a_source


@pytest.fixture
def open_list(qtbot, session, selection, ask):
    def open_list(form_class, id=""):
        form = form_class(session, selection, ask, id)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_list


def write(field, words):
    field.setText(words)
    field.editingFinished.emit()


def shown(form):
    return [form.list.item(row).text() for row in range(form.list.count())]


def choose(form, words):
    form.list.setCurrentRow(next(row for row, text in enumerate(shown(form)) if words in text))


def kind_named(session, name):
    return next(kind for kind in session.reader.all(Kind) if kind.name == name)


def test_a_kind_is_made_named_coloured_and_shaped(open_list, session):
    form = open_list(KindsForm)
    before = len(session.reader.all(Kind))
    form.on_new()
    assert len(session.reader.all(Kind)) == before  # begun, not kept
    write(form.name, "Explosion")
    made = kind_named(session, "Explosion")
    form.colour.setCurrentText("#aa0000")
    form.colour.lineEdit().editingFinished.emit()
    form.shape.setCurrentIndex(form.shape.findData("diamond"))
    form.shape.activated.emit(0)
    kept = session.reader.get(Kind, made.id)
    assert (kept.colour, kept.shape) == ("#AA0000", "diamond")
    assert "Explosion · no event" in shown(form)


def test_a_kind_is_renamed_and_the_change_is_taken_back(open_list, session):
    form = open_list(KindsForm, kind_named(session, "Sale").id)
    write(form.name, "Auction")
    assert kind_named(session, "Auction")
    session.undo()
    assert kind_named(session, "Sale")


def test_a_colour_that_is_none_is_told_under_its_field(open_list, session):
    form = open_list(KindsForm, kind_named(session, "Sale").id)
    form.colour.setCurrentText("pinkish")
    form.colour.lineEdit().editingFinished.emit()
    assert "is no colour" in form.problem.text()
    form.on_save()
    assert form.isVisible()


def test_kinds_are_put_in_order_in_one_step(open_list, session, qtbot):
    form = open_list(KindsForm)
    names = shown(form)
    form.list.setCurrentRow(2)
    qtbot.waitUntil(lambda: form.list.currentRow() == 2)
    form.up_button.click()
    assert shown(form)[:3] == [names[0], names[2], names[1]]
    assert [
        kind.name in shown(form)[1] for kind in sorted(session.reader.all(Kind), key=lambda k: k.position)
    ][1]
    session.undo()
    form.refresh()
    assert shown(form) == names


def test_the_events_of_a_kind_move_to_another_and_then_it_goes(open_list, session, ask):
    sale, notice = kind_named(session, "Sale"), kind_named(session, "Notice")
    form = open_list(KindsForm, sale.id)
    ask.answers = [True, True]
    form.on_delete()
    assert session.reader.find(Kind, sale.id)
    assert "is used" in ask.told[0]
    form.other.setCurrentIndex(form.other.findData(notice.id))
    form.move_button.click()
    assert session.reader.where(Event, kind_id=sale.id) == ()
    session.undo()
    assert len(session.reader.where(Event, kind_id=sale.id)) > 0
    session.redo()
    form.refresh(sale.id)
    form.on_delete()
    assert session.reader.find(Kind, sale.id) is None


def test_an_origin_is_made_with_its_sources_and_a_note(open_list, session):
    other = a_source("The Block")
    session.edit("Add", lambda writer: writer.add(other))
    form = open_list(OriginsForm)
    form.on_new()
    write(form.name, "Reuters, 15 April 2025")
    form.note.setPlainText("All of them quote it.")
    form.source.on_typed("block")
    form.source.choose(0)
    form.add_button.click()
    (origin,) = session.reader.all(Origin)
    assert (origin.name, origin.note) == ("Reuters, 15 April 2025", "All of them quote it.")
    assert session.reader.get(Source, other.id).origin_id == origin.id
    assert shown(form) == ["Reuters, 15 April 2025 · 1 source"]
    form.members.setCurrentRow(0)
    form.take_button.click()
    assert session.reader.get(Source, other.id).origin_id is None


def test_an_origin_with_sources_stays_and_one_without_goes(open_list, session, ask):
    origin = Origin(OriginId("o"), "A press release")
    source = a_source("Post", origin_id=origin.id)
    session.edit("Add", lambda writer: writer.add_many([origin, source]))
    form = open_list(OriginsForm, "o")
    ask.answers = [True, True]
    form.on_delete()
    assert session.reader.find(Origin, "o")
    form.members.setCurrentRow(0)
    form.take_button.click()
    form.on_delete()
    assert session.reader.find(Origin, "o") is None


def test_a_rate_is_kept_once_it_is_whole(open_list, session):
    form = open_list(RatesForm)
    form.on_new()
    write(form.base, "usd")
    assert session.reader.all(Rate) == ()
    write(form.value, "7.25")
    write(form.other, "CNY")
    form.day.set_text("16 April 2025")
    form.source.on_typed("provinces")
    form.source.choose(0)
    form.on_save()
    (rate,) = session.reader.all(Rate)
    assert (rate.base, rate.other, rate.value, rate.day, rate.source_id) == (
        "USD", "CNY", "7.25", "2025-04-16", "reuters",
    )  # fmt: skip
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("base", "value", "other", "said"),
    [
        ("USD", "none", "CNY", "number above 0"),
        ("USD", "7.25", "usd", "between two currencies"),
        ("", "7.25", "CNY", "currency is missing"),
    ],
)
def test_a_rate_that_cannot_be_is_told(open_list, session, base, value, other, said):
    form = open_list(RatesForm)
    form.on_new()
    for field, words in ((form.base, base), (form.value, value), (form.other, other)):
        field.setText(words)
    form.on_save()
    assert said in form.problem.text()
    assert form.isVisible()
    assert session.reader.all(Rate) == ()


@pytest.fixture
def importing(qtbot, open_list, ask, tmp_path):
    """The form in which a table of three daily rates is taken in, opened from the list."""
    path = tmp_path / "rates.csv"
    path.write_text("Date;Rate\n2025-04-15;7.31\n2025-04-16;7.33\n2025-04;7\n2025-04-17;n/a\n", "utf-8")
    form = open_list(RatesForm)
    ask.answers = [path]
    form.import_button.click()
    qtbot.waitUntil(lambda: not form.importing.is_reading)
    return form


def name_currencies(qtbot, form):
    form.base.setText("usd")
    form.other.setText("CNY")
    qtbot.waitUntil(lambda: bool(form.table and form.table.rates))


def test_daily_rates_are_shown_as_understood_and_taken_in_one_step(qtbot, importing, session):
    form = importing.importing
    form.source.setText("People's Bank of China, daily")
    name_currencies(qtbot, form)
    assert form.preview.item(0).text() == "1 USD = 7.31 CNY · 15 April 2025"
    assert "2 rates (USD in CNY), 15 April 2025 to 16 April 2025." in form.summary.text()
    assert "2 lines were not understood" in form.summary.text()
    form.on_save()
    rates = session.reader.all(Rate)
    assert {(one.value, one.day) for one in rates} == {("7.31", "2025-04-15"), ("7.33", "2025-04-16")}
    (source,) = session.reader.where(Source, title="People's Bank of China, daily")
    assert {one.source_id for one in rates} == {source.id}
    assert any("7.31" in words for words in shown(importing))
    session.undo()
    assert session.reader.all(Rate) == ()


def test_daily_rates_without_source_or_currencies_are_not_taken(qtbot, importing, session):
    form = importing.importing
    form.on_save()
    assert "who publishes" in form._said.text()
    form.source.on_typed("provinces")
    form.source.choose(0)
    form.on_save()
    assert "two currencies are missing" in form._said.text()
    name_currencies(qtbot, form)
    form.on_save()
    assert {one.source_id for one in session.reader.all(Rate)} == {"reuters"}


def test_a_table_without_rates_says_how_its_columns_are_named(qtbot, open_list, ask, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    form = open_list(RatesForm)
    ask.answers = [path]
    form.import_button.click()
    qtbot.waitUntil(lambda: not form.importing.is_reading)
    assert "name them so in its first line" in form.importing.summary.text()


@pytest.mark.parametrize("form_class", [KindsForm, OriginsForm, RatesForm])
def test_what_was_begun_and_left_empty_is_not_kept(open_list, session, form_class):
    form = open_list(form_class)
    count = len(session.reader.history_hashes())
    form.on_new()
    form.on_save()
    assert not form.isVisible()
    assert len(session.reader.history_hashes()) == count


@pytest.mark.parametrize("form_class", [KindsForm, OriginsForm, RatesForm])
def test_looking_through_a_list_changes_nothing(open_list, session, form_class):
    rates = [Rate(f"r{n}", "USD", "CNY", f"7.{n}", "2025-04-16") for n in range(3)]
    origins = [Origin(OriginId(f"o{n}"), f"Origin {n} ") for n in range(3)]
    session.edit("Add", lambda writer: writer.add_many([*rates, *origins]))
    form = open_list(form_class)
    count = len(session.reader.history_hashes())
    for row in range(form.list.count()):
        form.list.setCurrentRow(row)
        for key in form.fields:
            form.focus_field(key)
    form.on_save()
    assert len(session.reader.history_hashes()) == count


def test_what_stands_wrong_keeps_the_list_where_it_is(open_list, session):
    form = open_list(KindsForm)
    form.name.setText("")
    form.list.setCurrentRow(1)
    assert form.list.currentRow() == 0
    assert "name is missing" in form.problem.text()


def test_the_first_era_brings_its_kind_and_is_kept_once_it_has_a_title_and_a_date(open_list, session):
    form = open_list(ErasForm)
    form.on_new()
    write(form.title, "Years of the ban")
    assert not session.reader.eras()
    form.when.set_text("2019 to 2022")
    form.when.line.editingFinished.emit()
    era = session.reader.eras()[0]
    assert (era.title, era.when.edtf, era.era) == ("Years of the ban", "2019/2022", PLAIN)
    assert session.reader.find(Kind, KIND_OF_ERAS.id) == KIND_OF_ERAS
    assert session.reader.where(Claim, event_id=era.id, field="when")
    session.undo()
    assert session.reader.find(Kind, KIND_OF_ERAS.id) is None


def test_an_era_is_coloured_hidden_and_deleted(open_list, session, ask):
    era = Event(
        EventId("era-1"), kind_named(session, "Sale").id, "The ban", When.from_edtf("2019/2022"), era=PLAIN
    )
    session.edit("Era", lambda writer: writer.add(era))
    form = open_list(ErasForm, era.id)
    form.colour.setCurrentText("#aa0000")
    form.colour.lineEdit().editingFinished.emit()
    form.confidentiality.setCurrentIndex(form.confidentiality.findData("internal"))
    form.confidentiality.activated.emit(0)
    kept = session.reader.get(Event, era.id)
    assert (kept.era, str(kept.confidentiality)) == ("#AA0000", "internal")
    assert shown(form) == ["The ban · 2019–2022"]
    ask.answers = [True]
    form.on_delete()
    assert not session.reader.eras()


def test_an_era_without_a_date_that_can_be_read_says_so(open_list, session):
    form = open_list(ErasForm)
    form.on_new()
    write(form.title, "Years of the ban")
    form.when.set_text("whenever")
    form.on_save()
    assert form.isVisible()
    assert not session.reader.eras()
