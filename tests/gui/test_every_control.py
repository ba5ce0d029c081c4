"""Every control of every window has a name and is large enough; letters twice as large cut nothing off."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gui.commands.actions import rows
from gui.publish.export_form import ExportForm
from gui.publish.publications_form import PublicationsForm
from models.publication.choices import FigureSpec
from models.publication.record import doubts_about
from tests.gui.windows import SCREEN, dialogs, make_window

LEAST = 24  # pixels
CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QMenu,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
DIALOGS = (
    "edit_event", "new_event", "change_events", "new_source", "new_citation", "merge_sources", "wanted",
    "about_case", "rules", "routes", "replies", "criticism", "history", "event_history", "keys", "about",
    "new_relation",
    "merge_actors", "merge_places", "new_statement", "new_link", "kinds", "places", "origins", "rates", "quick_event",
    "asking", "preferences", "words", "export_document", "backups",
    "sign_state", "check_signature", "make_key", "key_passphrase", "hand_over", "stamps",
    "new", "eras", "passphrase", "export_story", "palette", "manual", "comment", "comments",
)  # fmt: skip
ELSEWHERE = {
    "a chooser of files": {
        "open", "practice", "save_copy", "save_as", "give_publishable", "take_back", "recover", "import_file",
        "import_notes", "export_ledger", "add_documents", "add_folder", "save_document",
    },
    "a question of one line": {"who", "window", "edit_place", "edit_actor"},
    "the window itself": {"sample", "export", "find"},
    "the page of an import, in tests/gui/importing": {"paste_events"},
    "the form of a passage, in tests/gui/forms": {"cite_marked"},
}  # fmt: skip


@pytest.fixture
def window(qtbot, ask, sample_path):
    window = make_window(qtbot, ask, sample_path, 1.0)
    yield window
    window.close()


@pytest.fixture
def large(qtbot, ask, sample_path):
    """The window with letters at 200 %."""
    window = make_window(qtbot, ask, sample_path, 2.0)
    yield window
    window.close()


def controls_of(top):
    """Whatever a person works with: known controls, and all that takes the focus; scroll bars are their area's."""
    for part in top.findChildren(QWidget):
        takes_focus = bool(part.focusPolicy().value)
        is_qts_own = part.objectName() in ("qt_scrollarea_viewport",) or isinstance(part, QScrollBar)
        if (isinstance(part, CONTROLS) or takes_focus) and not is_qts_own:
            yield part


def name_of(part):
    """What a screen reader says; a bar of tabs says the tab in front, and its own name while it has none."""
    return (
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
        or part.accessibleName()
    )


def is_overflow(part):
    """Whether it is the menu that Qt keeps for menus that find no room in the bar: its button has the name."""
    return isinstance(part, QMenu) and not part.title() and isinstance(part.parentWidget(), QMenuBar)


def nameless(top):
    return [
        f"{type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in controls_of(top)
        if not (name_of(part) or is_overflow(part))
    ]


def too_small(top):
    """Buttons and fields below 24 pixels; the line inside a box of choices is as large as its box."""
    return [
        f"{type(part).__name__} {part.accessibleName()} {part.width()}×{part.height()}"
        for part in controls_of(top)
        if part.isVisible()
        and isinstance(part, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and not isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView)
        and min(part.width(), part.height()) < LEAST
    ]


def doubled(menu):
    """The letters of a menu that stand for two things."""
    letters = [action.text().replace("&&", "").partition("&")[2][:1].lower() for action in menu.actions()]
    return [letter for letter in letters if letter and letters.count(letter) > 1]


def open_each(window):
    """Open each dialog of the window, one after the other."""
    for name in DIALOGS:
        window.menus[name].trigger()
        (dialog,) = dialogs(window)
        yield name, dialog
        dialog.reject()


def test_every_control_of_the_window_has_a_name(window):
    for tab in range(window.workspace.tabs.count()):
        window.workspace.tabs.setCurrentIndex(tab)
        assert nameless(window) == []


def test_every_item_that_opens_something_is_looked_at_here_or_it_is_said_where():
    opening = {row.id for row in rows() if row.text.endswith("…")}
    assert opening - set(DIALOGS) == set().union(*ELSEWHERE.values())


def test_every_control_of_every_dialog_has_a_name(window):
    assert {name: nameless(dialog) for name, dialog in open_each(window) if nameless(dialog)} == {}


def test_every_button_and_field_can_be_hit(window):
    small = []
    for tab in range(window.workspace.tabs.count()):
        window.workspace.tabs.setCurrentIndex(tab)
        QApplication.sendPostedEvents()
        small += too_small(window)
    for _, dialog in open_each(window):
        QApplication.sendPostedEvents()
        small += too_small(dialog)
    assert small == []


def test_no_letter_stands_for_two_things(window):
    found = {"bar": doubled(window.menuBar())}
    found |= {menu.title(): doubled(menu) for menu in window.menuBar().findChildren(QMenu)}
    assert {title: letters for title, letters in found.items() if letters} == {}


def test_the_window_fits_a_small_screen_with_letters_twice_as_large(large):
    for tab in range(large.workspace.tabs.count()):
        large.workspace.tabs.setCurrentIndex(tab)
        QApplication.sendPostedEvents()
        hint = large.minimumSizeHint()
        assert hint.width() <= SCREEN[0], large.workspace.tabs.tabText(tab)
        assert hint.height() <= SCREEN[1], large.workspace.tabs.tabText(tab)


def test_the_inspector_cuts_nothing_off_with_letters_twice_as_large(large):
    inspector = large.workspace.views["inspector"]
    inspector.refresh()
    QApplication.sendPostedEvents()
    assert inspector.widget().minimumSizeHint().width() <= inspector.viewport().width()


def test_every_dialog_fits_a_small_screen_with_letters_twice_as_large(large):
    for name, dialog in open_each(large):
        hint = dialog.minimumSizeHint()
        assert hint.width() <= SCREEN[0], name
        assert hint.height() <= SCREEN[1], name


@pytest.mark.parametrize("large_letters", [False, True])
def test_the_forms_of_the_studio_fit_a_small_screen_and_name_their_controls(request, large_letters):
    window = request.getfixturevalue("large" if large_letters else "window")
    case, spec = window._session.case, FigureSpec(title="Own")
    approval = ExportForm(doubts_about(case, spec), True, "It shows 41 of 64 events.", window)
    approval.published.setChecked(True)
    for form in (approval, PublicationsForm(window._session, window._session.ask, window)):
        form.show()
        QApplication.sendPostedEvents()
        assert nameless(form) == []
        assert too_small(form) == []
        if not large_letters:
            assert form.height() <= SCREEN[1]
        assert form.minimumSizeHint().width() <= SCREEN[0]
        assert form.minimumSizeHint().height() <= SCREEN[1]
        form.reject()


def test_tab_goes_through_a_form_from_top_to_bottom(window):
    window.menus["new_source"].trigger()
    (form,) = dialogs(window)
    fields = [
        part for part in controls_of(form) if isinstance(part, QLineEdit | QCheckBox) and part.isVisible()
    ]
    tops = {part: part.mapTo(form, part.rect().topLeft()).y() for part in fields}
    here, order = form.nextInFocusChain(), []
    while here is not form:
        order += [tops[here]] if here in tops else []
        here = here.nextInFocusChain()
    assert order == sorted(order)
    form.reject()
