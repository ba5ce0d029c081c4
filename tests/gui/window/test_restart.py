"""What is closed is found again where it was."""

import json
import shutil

import pytest
from PySide6.QtWidgets import QApplication

from gui.application import make_window
from models.index.filters import Filter
from models.machine.habits import load_habits, save_habits
from models.machine.paths import user_folder
from models.machine.settings import Settings
from tests.gui.fakes import opened

SALE, BAN = "jiafenxiang-sales", "notice-2021-09-24"
EVERY_SETTING = {
    "theme": "dark", "text_size": 125, "zone": "Asia/Beirut", "remember_recent": True, "user_name": "Rania K.",
}  # fmt: skip


@pytest.fixture
def make(qtbot, ask):
    """Make a window as a start of the program does; all are closed at the end."""
    made = []

    def start(case=None):
        window = make_window(ask)
        qtbot.addWidget(window)
        window.resize(1600, 1000)
        window.show()
        if case is not None:
            opened(window._session, case)
        made.append(window)
        return window

    yield start
    for window in made:
        window.close()


def settle(window):
    QApplication.processEvents()
    window.workspace.views["map"].settle()
    window.workspace.views["map"].grab()


def move_all(window, folder):
    """Do what a person does in an hour: other pages, another filter, lines pulled, folders chosen."""
    selection, workspace, space = window._selection, window.workspace, window.workspace.views["map"]
    window.show_tab("sources")
    window.show_tab("map")
    selection.set_filter(Filter(jurisdictions=frozenset({"CN"}), words="crypto"))
    first, last = selection.extent
    selection.set_window((first + (last - first) / 3, last - (last - first) / 4))
    selection.set_lanes("place")
    selection.mark_gaps(True)
    selection.select([SALE])
    settle(window)
    space.zoom_at(2.5, 200, 150)
    space.pan(40, -25)
    settle(window)
    workspace.setSizes([240, 1000, 360])
    workspace._on_moved()
    window.workspace.toggle_filters()
    workspace._centre.setSizes([300, 500])
    window._session.ask.folders["Add documents to the case"] = str(folder)


def place_of(window):
    """Where one is, as plain values that can be compared."""
    told = {
        "selection": window._selection.events,
        "filter": window._selection.filter,
        "window": tuple(round(day, 6) for day in window._selection.window),
        "lanes": (window._selection.lanes_by, window._selection.marks_gaps),
        "workspace": window.workspace.standing(),
        "sizes": [round(size, -1) for size in window.workspace._centre.sizes()],
        "folders": window._session.ask.folders,
    }
    standing = window.workspace.views["map"].standing()
    return told, standing


def test_everything_is_where_it_was_when_the_case_is_opened_again(make, sample_path, tmp_path):
    window = make(sample_path)
    window._preferences.change(**EVERY_SETTING)
    window._preferences.change(case_folder=str(tmp_path), export_folder=str(tmp_path))
    move_all(window, tmp_path)
    before, map_before = place_of(window)
    assert window.close()
    window._session.ask.folders = {}

    again = make(sample_path)
    settle(again)
    after, map_after = place_of(again)
    assert after == before
    assert map_after == pytest.approx(map_before)
    settings = again._preferences.settings
    assert {name: getattr(settings, name) for name in EVERY_SETTING} == EVERY_SETTING
    assert again._preferences.folder("export") == again._preferences.folder("case") == tmp_path
    assert again._session.who == "Rania K."
    assert (again.width(), again.height()) == (1600, 1000)


def test_a_case_that_was_never_open_begins_whole(make, sample_path, tmp_path):
    window = make(sample_path)
    move_all(window, tmp_path)
    window.commands.new_case()
    window._session.create(tmp_path / "other.dateline")
    assert window._selection.filter == Filter()
    assert window._selection.events == ()
    assert window._session.ask.folders == {}


def test_a_case_that_moved_is_known_again_and_its_settings_name_neither_it_nor_what_is_in_it(
    make, sample_path, tmp_path
):
    window = make(sample_path)
    window._selection.set_filter(Filter(words="Jiafenxiang"))
    window._session.ask.folders["Write the document as"] = "/cases/wirecard/exports"
    window.close()
    kept = b"".join(path.read_bytes() for path in user_folder().rglob("*") if path.is_file())
    for word in (b"Jiafenxiang", b"wirecard", b"sample", b"Banned", b"dateline"):
        assert word not in kept
    moved = tmp_path / "elsewhere.dateline"
    shutil.move(sample_path, moved)
    assert make(moved)._selection.filter.words == "Jiafenxiang"


def test_who_does_not_want_to_come_back_is_not_remembered(make, sample_path):
    window = make(sample_path)
    window._selection.set_filter(Filter(words="crypto"))
    window.close()
    again = make()
    again._preferences.set_coming_back(False)
    opened(again._session, sample_path)
    assert again._selection.filter == Filter()
    again.close()
    assert not any((user_folder() / "habits").iterdir())


def test_what_the_case_no_longer_holds_is_passed_over(make, sample_path):
    window = make(sample_path)
    window._selection.select([BAN, SALE])
    case_key = window._session.case.seal
    window.close()
    kept = load_habits(case_key)
    kept["selection"] |= {
        "events": ["gone", SALE],
        "window": ["a", None],
        "lanes_by": "colour",
        "filter": [1],
    }
    kept["workspace"] |= {"tab": "gone", "lines": {"page": "no such state"}, "hidden": 3}
    kept["views"]["map"] = {"lon": "west", "lat": 1e9, "scale": -1}
    save_habits(case_key, kept)
    again = make(sample_path)
    settle(again)
    assert again._selection.events == (SALE,)
    assert again._selection.lanes_by == "kind"


def test_settings_that_nobody_can_read_are_the_plain_ones(make):
    user_folder().mkdir(parents=True, exist_ok=True)
    told = {"text_size": 9000, "zone": 7, "case_folder": None, "remember_places": "no"}
    (user_folder() / "settings.json").write_text(json.dumps(told))
    window = make()
    assert window._preferences.settings == Settings()


def test_letters_of_200_per_cent_stand_whole_in_every_row_of_the_filters(make, sample_path):
    make()._preferences.change(text_size=200)
    window = make(sample_path)
    QApplication.processEvents()
    boxes = [box for box in window.workspace.views["filters"].boxes.values() if box.isVisible()]
    assert boxes
    assert all(box.height() >= box.fontMetrics().height() for box in boxes)
