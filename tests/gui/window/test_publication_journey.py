"""A graphics editor's job from the case to the press, with undo, a change of figure and a closed window in between.

Nine events, shortened labels, two of them moved, three formats, an approval: nothing is lost on the way, and what was
published is made again byte for byte.
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gui.application import make_window
from models.index.filters import Filter
from models.publication.choices import FigureSpec
from models.publication.recipe import recipe_of
from models.publication.studio import shown_dossiers
from models.records.desk import Publication, SavedFigure
from models.records.story import Event
from tests.gui.fakes import opened
from tests.gui.parts.test_wheel import turned_by_the_wheel

SHORT = ("Beijing bans coins", "Coins sold", "Court rules")
FORMATS = (".png", ".svg", ".pdf")


@pytest.fixture
def start(qtbot, ask, sample_path):
    """Start the program with the sample, as often as one likes; all windows are closed at the end."""
    made = []

    def start():
        window = make_window(ask)
        qtbot.addWidget(window)
        window.resize(1400, 900)
        window.show()
        assert opened(window._session, sample_path)
        made.append(window)
        return window

    yield start
    for window in made:
        window.close()


class Desk:
    """The window as the editor works with it; each method is one thing that they do."""

    def __init__(self, window, qtbot, ask):
        self.window, self.qtbot, self.ask = window, qtbot, ask
        self.session, self.selection = window._session, window._selection
        self.open_studio()

    def open_studio(self):
        self.window.show_tab("studio")
        self.studio = self.window.workspace.views["studio"]
        self.qtbot.waitUntil(self.is_drawn, timeout=20_000)

    def is_drawn(self):
        return self.studio.canvas.figure is not None and self.studio.maker._task is None

    @property
    def spec(self):
        return self.studio.spec

    @property
    def picked(self):
        return self.studio.choices["events"].words.text()

    def make(self, change, *arguments):
        """Do something and wait for the figure that follows."""
        with self.qtbot.waitSignal(self.studio.made, timeout=20_000):
            change(*arguments)

    def take(self, which):
        self.make(self.studio.choices["events"].buttons[which].click)

    def choose(self, combo, words):
        def choose():
            combo.setCurrentIndex(combo.findText(words))
            combo.activated.emit(combo.currentIndex())

        self.make(choose)

    def choose_nine(self):
        """Choose nine public, dated events, as with Ctrl and clicks in the table."""
        self.window.show_tab("table")
        self.selection.set_filter(Filter())
        shown = [one.event.id for one in shown_dossiers(self.session.case, FigureSpec())]
        self.selection.select(shown[::5][:9])

    def write(self, name, words):
        self.studio.choices[name].setFocus()
        QTest.keyClicks(self.studio.choices[name], words)

    def write_label(self, key, words):
        canvas, editor = self.studio.canvas, self.studio.labels.editor
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_of(key).center())
        QTest.keyClicks(editor, words)  # in the place of what is selected: all of it
        self.make(QTest.keyClick, editor, Qt.Key.Key_Return)

    def drag_label(self, key, right, down):
        canvas = self.studio.canvas
        start, end = canvas.place_of(key).center(), canvas.place_of(key).center() + QPoint(right, down)
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, end)
        self.make(lambda: QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end))

    def undo(self, field):
        """Press the key of undo with the focus somewhere in the studio."""
        self.window.activateWindow()
        field.setFocus()
        self.make(QTest.keyClick, field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def publish(self, path):
        """Order three formats, and return the form as it stands before somebody answers."""
        with self.qtbot.waitSignal(self.studio.output.asked, timeout=20_000):
            self.studio.output.export()
        form = self.studio.output.form
        for ending in FORMATS:
            form.formats[ending].setChecked(True)
        form.published.setChecked(True)
        form.name.setText("Ana Editor")
        self.ask.answers = [path]
        return form

    def answer(self, form, words):
        form.answer.setPlainText(words)
        with self.qtbot.waitSignal(self.studio.output.written, timeout=60_000):
            form.accept()

    def publications(self):
        self.studio.output.show_publications()
        listed = self.studio.output.publications
        self.qtbot.waitUntil(lambda: listed.publication is not None, timeout=20_000)
        return listed


@pytest.fixture
def desk(start, qtbot, ask):
    return Desk(start(), qtbot, ask)


@pytest.fixture
def done(desk):
    """Do the job as far as the approval: nine events, three shorter labels, two of them moved; return the choices."""
    desk.make(desk.studio.kept.new_action.trigger)
    desk.choose_nine()
    desk.open_studio()
    desk.take("only")
    desk.choose(desk.studio.choices["lanes_by"], "Tag")
    desk.write("title", "Nine steps")
    desk.make(desk.studio.flush)
    keys = desk.studio.canvas.keys()
    for key, words in zip(keys, SHORT, strict=False):
        desk.write_label(key, words)
    for key in keys[:2]:
        desk.drag_label(key, 24, 18)
    return desk.spec


def test_what_is_searched_becomes_what_all_views_show_and_so_the_figure(desk):
    desk.window.bar.search.ask("place:Jiangsu")
    found = len(desk.selection.shown())
    assert desk.picked == f"The filter of the window, which shows {found} of 64, does not hold here."
    desk.take("filtered")
    assert desk.picked == f"Shows {found} of 64: as filtered in the window."
    assert desk.spec.events == desk.selection.shown()


def test_the_table_says_how_many_are_selected_and_the_figure_takes_them(desk):
    desk.choose_nine()
    assert any("9 selected" in label.text() for label in desk.window.status.findChildren(QLabel))
    desk.open_studio()
    desk.take("only")
    assert desk.picked == "9 events picked."
    assert turned_by_the_wheel(desk.studio) == []


def test_undo_is_the_figures_wherever_the_focus_is_in_the_studio(desk, done):
    events = desk.session.reader.all(Event)
    assert len([one for _, one in done.labels if one.text]) == 3
    assert len([one for _, one in done.labels if one.dx and one.dy]) == 2
    assert desk.window.menus["undo"].text().startswith("&Undo “Move label")
    fields = (
        desk.studio.canvas,
        desk.studio.choices["title"],
        desk.studio.choices["alt"],
        desk.studio.labels.bar.text,
    )
    for field in fields:
        desk.undo(field)
        assert desk.spec != done
        assert desk.window.menus["redo"].text().startswith("&Redo “Move label")
        desk.make(desk.window.menus["redo"].trigger)
        assert desk.spec == done
    assert desk.session.reader.all(Event) == events


def test_a_figure_goes_from_the_case_to_the_press_and_nothing_is_lost(desk, done, start, tmp_path):
    events = desk.session.reader.all(Event)
    desk.undo(desk.studio.canvas)
    desk.choose(desk.studio.kept.names, "map")  # another figure in the middle
    desk.choose(desk.studio.kept.names, "Untitled figure")
    desk.make(desk.window.menus["redo"].trigger)
    assert desk.spec == done
    desk.ask.answers = ["Nine steps, page 3"]
    desk.studio.kept.name_action.trigger()
    (tmp_path / "out").mkdir()
    form = desk.publish(tmp_path / "out" / "nine.png")
    assert "3 labels were worded anew" in form.doubts.count.text()
    assert all(f"is printed as “{words}”" in form.doubts.list.toPlainText() for words in SHORT)
    assert not form.button.isEnabled()
    desk.answer(form, "Read against the rulings.")
    (publication,) = desk.session.reader.all(Publication)
    assert recipe_of(publication).spec == done
    assert publication.figure_id == desk.studio.work.id

    desk.choose(desk.studio.choices["lanes_by"], "Kind")  # the work goes on, and the window is closed
    desk.write("deck", "Typed last")
    on = desk.studio.work.id
    desk.window.close()
    desk = Desk(start(), desk.qtbot, desk.ask)
    assert (desk.studio.work.id, desk.spec.deck, desk.spec.lanes_by) == (on, "Typed last", "kind")
    names = {saved.name for saved in desk.session.reader.all(SavedFigure)}
    assert names == {"timeline", "map", "Nine steps, page 3"}

    listed, again = desk.publications(), tmp_path / "again"
    again.mkdir()
    desk.ask.answers = [again]
    with desk.qtbot.waitSignal(listed.remade, timeout=60_000):
        listed.again_button.click()
    assert desk.ask.told[-1].count("is the same, byte for byte") == 3
    for path in again.iterdir():
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()
    desk.make(listed.figure_button.click)
    assert desk.spec == done
    assert desk.session.reader.all(Event) == events
