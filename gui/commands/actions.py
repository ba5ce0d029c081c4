"""Menus and shortcuts as one table: a new menu item is one more row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QCursor, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.parts.mnemonics import without_mnemonic
from gui.parts.plain_text import menu_text, plain_tooltip
from gui.selection import Selection
from gui.session import Session
from models.store.labels import told_label
from models.translation import tr, tr_count, tr_later

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One menu item. `needs` is what must be true for it to make sense; `value` is handed to the slot.

    Rows of one `group` exclude each other and show which of them holds.
    """

    id: str
    text: str
    keys: str
    menu: str  # "File", or "View/Theme" for a menu within a menu
    slot: str
    needs: str = ""  # words of `facts`, all of them
    value: str = ""
    group: str = ""


def _break(menu: str) -> Row:
    return Row(SEPARATOR, "", "", menu, "")


FILE: Final = tr_later("&File")
EXPORT: Final = f"{FILE}/{tr_later('&Export')}"
EDIT: Final = tr_later("&Edit")
ABOUT_CHOSEN: Final = f"{EDIT}/{tr_later('Duplicate, comment, &bookmark')}"
CASE: Final = tr_later("&Case")
PROOF: Final = f"{CASE}/{tr_later('Proo&f')}"
DOCUMENTS: Final = tr_later("&Documents")
VIEW: Final = tr_later("&View")
LANES: Final = f"{VIEW}/{tr_later('&Lanes by')}"
THEME: Final = f"{VIEW}/{tr_later('T&heme')}"
HELP: Final = tr_later("&Help")

ROWS: tuple[Row, ...] = (
    Row("new", tr_later("&New case…"), "Ctrl+N", FILE, "new_case"),
    Row("open", tr_later("&Open…"), "Ctrl+O", FILE, "open_case"),
    Row("recent", tr_later("Open &recent"), "", FILE, "fill_recent"),
    Row("sample", tr_later("Open the sa&mple case…"), "", FILE, "open_sample"),
    Row("practice", tr_later("Open the &practice case…"), "", FILE, "open_practice"),
    _break(FILE),
    Row("save_copy", tr_later("Save or give away a &copy…"), "Ctrl+Shift+S", FILE, "save_copy", "case"),
    Row("save_as", tr_later("Save &under another name…"), "", FILE, "save_as", "case"),
    Row("give_publishable", tr_later("Give away what may &be published…"), "", FILE, "give_publishable", "case"),
    Row("take_back", tr_later("T&ake back a copy…"), "", FILE, "take_back", "editable"),
    Row("recover", tr_later("Recover a dama&ged case…"), "", FILE, "recover_case"),
    _break(FILE),
    Row("import_file", tr_later("&Import events or sources…"), "Ctrl+I", FILE, "import_file", "editable"),
    Row("import_notes", tr_later("Import a folder of no&tes…"), "", FILE, "import_notes", "editable"),
    _break(FILE),
    Row("export", tr_later("Export a &figure…"), "Ctrl+E", EXPORT, "show_tab", "case", "studio"),
    Row("export_document", tr_later("Export a &document…"), "", EXPORT, "export_document", "case"),
    Row("export_story", tr_later("Export for another &program…"), "", EXPORT, "export_story", "case"),
    Row("export_ledger", tr_later("Export the &ledger…"), "Ctrl+Shift+L", EXPORT, "export_ledger", "case"),
    _break(FILE),
    Row("backups", tr_later("Restore from t&he backups…"), "", FILE, "restore_backup"),
    Row("passphrase", tr_later("Pa&ssphrase…"), "", FILE, "change_passphrase", "editable"),
    Row("lock", tr_later("Loc&k"), "Shift+F12", FILE, "lock_case", "encrypted"),
    Row("who", tr_later("&Who is working…"), "Ctrl+Shift+W", FILE, "ask_who"),
    Row("close", tr_later("C&lose case"), "Ctrl+W", FILE, "close_case", "case"),
    Row("quit", tr_later("&Quit"), "Ctrl+Q", FILE, "quit"),
    Row("undo", tr_later("&Undo"), "Ctrl+Z", EDIT, "undo", "undo"),
    Row("redo", tr_later("&Redo"), "Ctrl+Shift+Z", EDIT, "redo", "redo"),
    _break(EDIT),
    Row("new_event", tr_later("New e&vent…"), "Ctrl+Shift+N", EDIT, "new_event", "editable"),
    Row("quick_event", tr_later("Ne&w event in one line…"), "Ctrl+L", EDIT, "quick_event", "editable"),
    Row("edit_event", tr_later("&Edit event…"), "F2", EDIT, "edit_event", "editable event"),
    Row("change_events", tr_later("Chan&ge together…"), "Ctrl+Shift+E", EDIT, "change_events", "editable event"),
    Row("delete_event", tr_later("&Delete event"), "Ctrl+Delete", EDIT, "delete_event", "editable event"),
    Row("copy_text", tr_later("Copy as te&xt with sources"), "Ctrl+Shift+T", EDIT, "copy_text", "case event"),
    Row("paste_events", tr_later("Paste cells as even&ts…"), "Ctrl+V", EDIT, "paste_events", "editable"),
    _break(EDIT),
    Row("new_source", tr_later("New &source…"), "Ctrl+Shift+R", EDIT, "new_source", "editable"),
    Row("edit_place", tr_later("Edit &place…"), "Ctrl+Shift+P", EDIT, "edit_place", "editable event"),
    Row("edit_actor", tr_later("Edit &actor…"), "Ctrl+Shift+A", EDIT, "edit_actor", "editable event"),
    Row("new_statement", tr_later("New state&ment…"), "", EDIT, "new_statement", "editable event"),
    Row("new_link", tr_later("&Link to another event…"), "", EDIT, "new_link", "editable event"),
    Row("new_relation", tr_later("New relati&on…"), "Ctrl+Shift+O", EDIT, "new_relation", "editable"),
    Row("new_citation", tr_later("New &citation…"), "Ctrl+Shift+C", EDIT, "new_citation", "editable event"),
    Row("duplicate", tr_later("D&uplicate"), "Ctrl+Shift+D", ABOUT_CHOSEN, "duplicate", "editable"),
    Row("comment", tr_later("Co&mment…"), "Ctrl+Shift+M", ABOUT_CHOSEN, "comment", "case"),
    Row("comments", tr_later("&All comments…"), "F7", ABOUT_CHOSEN, "show_comments", "case"),
    _break(ABOUT_CHOSEN),
    Row("bookmark", tr_later("&Bookmark, or no longer"), "Ctrl+B", ABOUT_CHOSEN, "bookmark", "editable"),
    Row("next_bookmark", tr_later("&Next bookmark"), "F4", ABOUT_CHOSEN, "next_bookmark", "case"),
    Row("previous_bookmark", tr_later("&Previous bookmark"), "Shift+F4", ABOUT_CHOSEN, "previous_bookmark", "case"),
    Row("bookmarks", tr_later("Boo&kmarks"), "", ABOUT_CHOSEN, "fill_bookmarks", "case"),
    _break(EDIT),
    Row("criticism", tr_later("Critic&ism…"), "", EDIT, "flag_criticism", "editable event"),
    Row("cite_marked", tr_later("Cite the mar&ked passage…"), "Ctrl+Shift+K", EDIT, "cite_marked", "editable"),
    Row("find", tr_later("&Find…"), "Ctrl+F", EDIT, "find_words", "case"),
    Row("questions", tr_later("&Questions"), "", EDIT, "fill_questions", "case"),
    Row("history", tr_later("&History of changes…"), "Ctrl+H", EDIT, "show_history", "case"),
    Row("event_history", tr_later("Histor&y of this event…"), "Ctrl+Shift+H", EDIT, "show_event_history", "case event"),
    _break(EDIT),
    Row("preferences", tr_later("Prefere&nces…"), "Ctrl+,", EDIT, "show_preferences"),
    Row("about_case", tr_later("A&bout the case…"), "", CASE, "show_about_case", "case"),
    Row("rules", tr_later("Ru&les of the case…"), "", CASE, "show_rules", "case"),
    Row("replies", tr_later("Ri&ght of reply…"), "", CASE, "show_replies", "case"),
    Row("wanted", tr_later("&Wanted documents and people…"), "", CASE, "show_wanted", "case"),
    _break(CASE),
    Row("kinds", tr_later("&Kinds of event…"), "", CASE, "show_kinds", "case"),
    Row("routes", tr_later("Roles an&d routes…"), "", CASE, "show_routes", "case"),
    Row("eras", tr_later("Era&s…"), "", CASE, "show_eras", "case"),
    Row("places", tr_later("&Places…"), "", CASE, "show_places", "case"),
    Row("origins", tr_later("&Origins of sources…"), "", CASE, "show_origins", "case"),
    Row("rates", tr_later("Rat&es of exchange…"), "", CASE, "show_rates", "case"),
    _break(CASE),
    Row("merge_sources", tr_later("&Merge sources…"), "", CASE, "merge_sources", "editable"),
    Row("merge_actors", tr_later("Merge ac&tors…"), "", CASE, "merge_actors", "editable"),
    Row("merge_places", tr_later("Merge pla&ces…"), "", CASE, "merge_places", "editable"),
    _break(CASE),
    Row("sign_state", tr_later("&Sign the case's state…"), "", PROOF, "sign_state", "case"),
    Row("check_signature", tr_later("&Check a signature…"), "", PROOF, "check_signature"),
    Row("make_key", tr_later("&Make a key to sign with…"), "", PROOF, "make_key"),
    Row("key_passphrase", tr_later("Change the &passphrase of a key…"), "", PROOF, "change_key_passphrase"),
    Row("hand_over", tr_later("&Hand over documents with their hashes…"), "", PROOF, "hand_over", "case"),
    Row("stamps", tr_later("&Time stamps…"), "", PROOF, "show_stamps", "case"),
    Row("add_documents", tr_later("&Add documents…"), "Ctrl+D", DOCUMENTS, "add_documents", "editable"),
    Row("add_folder", tr_later("Add a &folder of documents…"), "", DOCUMENTS, "add_folder", "editable"),
    Row("recognise_text", tr_later("&Recognise the text of scans"), "", DOCUMENTS, "recognise_text", "editable"),
    Row("keep_still", tr_later("&Keep the picture of the recording"), "", DOCUMENTS, "keep_still", "editable"),
    _break(DOCUMENTS),
    Row("save_document", tr_later("&Save a copy of the document…"), "", DOCUMENTS, "save_document", "case"),
    Row("verify_documents", tr_later("&Verify documents"), "", DOCUMENTS, "verify_documents", "case"),
    Row("next", tr_later("&Next event"), "Alt+Right", VIEW, "select_next", "case"),
    Row("previous", tr_later("&Previous event"), "Alt+Left", VIEW, "select_previous", "case"),
    _break(VIEW),
    Row("play", tr_later("Pla&y the case, or pause"), "F5", VIEW, "play", "case"),
    _break(VIEW),
    Row("fit", tr_later("Fit &all"), "Ctrl+0", VIEW, "fit_all", "case"),
    Row("zoom_in", tr_later("Zoom &in"), "Ctrl++", VIEW, "zoom_in", "case"),
    Row("zoom_out", tr_later("&Zoom out"), "Ctrl+-", VIEW, "zoom_out", "case"),
    Row("window", tr_later("&Window of time…"), "Ctrl+G", VIEW, "ask_window", "case"),
    Row("gaps", tr_later("Show or hide &gaps"), "Ctrl+Shift+G", VIEW, "toggle_gaps", "case"),
    Row("lanes_kind", tr_later("&Kind"), "", LANES, "set_lanes", "case", "kind", "lanes"),
    Row("lanes_jurisdiction", tr_later("&Jurisdiction"), "", LANES, "set_lanes", "case", "jurisdiction", "lanes"),
    Row("lanes_actor", tr_later("&Actor"), "", LANES, "set_lanes", "case", "actor", "lanes"),
    Row("lanes_place", tr_later("&Place"), "", LANES, "set_lanes", "case", "place", "lanes"),
    Row("lanes_tag", tr_later("&Tag"), "", LANES, "set_lanes", "case", "tag", "lanes"),
    Row("lanes_state", tr_later("&Check state"), "", LANES, "set_lanes", "case", "state", "lanes"),
    _break(VIEW),
    Row("tab_map", tr_later("&Map"), "Ctrl+1", VIEW, "show_tab", "case", "map"),
    Row("tab_table", tr_later("&Table"), "Ctrl+2", VIEW, "show_tab", "case", "table"),
    Row("tab_sources", tr_later("&Sources"), "Ctrl+3", VIEW, "show_tab", "case", "sources"),
    Row("tab_reader", tr_later("Rea&der"), "Ctrl+4", VIEW, "show_tab", "case", "reader"),
    Row("tab_ledger", tr_later("L&edger"), "Ctrl+9", VIEW, "show_tab", "case", "ledger"),
    Row("tab_review", tr_later("Review: wal&k"), "Ctrl+5", VIEW, "show_tab", "case", "review"),
    Row("tab_checks", tr_later("&Checks"), "Ctrl+6", VIEW, "show_tab", "case", "checks"),
    Row("tab_studio", tr_later("St&udio"), "Ctrl+7", VIEW, "show_tab", "case", "studio"),
    Row("tab_actors", tr_later("Act&ors"), "Ctrl+8", VIEW, "show_tab", "case", "actors"),
    Row("next_panel", tr_later("Ne&xt panel"), "F6", VIEW, "focus_next_panel", "case"),
    Row("previous_panel", tr_later("Pre&vious panel"), "Shift+F6", VIEW, "focus_previous_panel", "case"),
    Row("filters", tr_later("Show or hide the &filters"), "F9", VIEW, "toggle_filters", "case"),
    Row("inspector", tr_later("Show or hide the inspecto&r"), "F10", VIEW, "toggle_inspector", "case"),
    Row("hide", tr_later("&Blank the window"), "F12", VIEW, "hide_content"),
    _break(VIEW),
    Row("theme_system", tr_later("&Follow the desktop"), "", THEME, "set_theme", "", "system", "theme"),
    Row("theme_light", tr_later("&Light"), "", THEME, "set_theme", "", "light", "theme"),
    Row("theme_dark", tr_later("&Dark"), "", THEME, "set_theme", "", "dark", "theme"),
    Row("manual", tr_later("&Manual"), "F1", HELP, "show_manual"),
    Row("tour", tr_later("&Tour"), "", HELP, "show_tour"),
    Row("palette", tr_later("&Commands…"), "Ctrl+K", HELP, "show_palette"),
    Row("keys", tr_later("&Keys"), "Shift+F1", HELP, "show_keys"),
    Row("asking", tr_later("What can be a&sked"), "", HELP, "show_asking"),
    Row("words", tr_later("&Words of the program"), "", HELP, "show_words"),
    Row("about", tr_later("&About Dateline"), "", HELP, "show_about"),
)  # fmt: skip

BEHIND = frozenset({"hide", "lock", "quit"})
"""Rows that hold while the window shows nothing."""
SUBMENUS = frozenset({"recent", "questions", "bookmarks"})
"""Rows that open a menu of their own, which their slot fills each time it is opened."""


def facts(session: Session, selection: Selection) -> frozenset[str]:
    """Return the words that hold now, of those that a row may need."""
    if session.case is None:
        return frozenset()
    held = {
        "case": True,
        "editable": session.can_edit,
        "encrypted": session.is_encrypted,
        "event": selection.current is not None,
        "undo": session.undo_words is not None,
        "redo": session.redo_words is not None,
    }
    return frozenset(word for word, holds in held.items() if holds)


class Actions:
    """The menu bar of a window, made from ROWS; `actions` holds each QAction by its id."""

    def __init__(self, window: QMainWindow, handlers: Sequence[object]) -> None:
        """Build the menus; a row's slot is a method of one of the handlers."""
        self.actions: dict[str, QAction] = {}
        self._window = window
        self._handlers = tuple(handlers)
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        for row in ROWS:
            self._place(row)

    def __getitem__(self, id: str) -> QAction:
        return self.actions[id]

    def enable(self, held: frozenset[str]) -> None:
        """Enable the actions whose needs are held, and only those."""
        for row in rows():
            self.actions[row.id].setEnabled(held.issuperset(row.needs.split()))

    def rest(self) -> None:
        """Leave only what makes sense while the window shows nothing, and words that tell nothing."""
        for row in rows():
            self.actions[row.id].setEnabled(row.id in BEHIND)
        for row in (row for row in rows() if row.id in ("undo", "redo")):
            self.word(row.id, tr(row.text))

    def name(self, session: Session, selection: Selection) -> None:
        """Call things by what they would do now: what would be undone, and to how many events it would be done."""
        count = len(selection.events)
        texts = {
            "undo": _undo_text(session.undo_words),
            "redo": _redo_text(session.redo_words),
            "change_events": _change_text(count),
            "delete_event": _delete_text(count),
        }
        for id, text in texts.items():
            self.word(id, text)

    def trigger(self, id: str) -> None:
        """Do what a row does, as if it had been chosen in its menu; a menu within a menu opens at the pointer."""
        if id in self._submenus:
            self._submenus[id].popup(QCursor.pos())
        else:
            self.actions[id].trigger()

    def check(self, group: str, value: str) -> None:
        """Show which row of a group holds."""
        for row in rows():
            if row.group == group:
                self.actions[row.id].setChecked(row.value == value)

    def group(self, name: str) -> tuple[QAction, ...]:
        """Return the actions of a group, in the order of their rows."""
        return tuple(self.actions[row.id] for row in rows() if row.group == name)

    def _place(self, row: Row) -> None:
        menu = self._menu(row.menu)
        if row.id == SEPARATOR:
            menu.addSeparator()
        elif row.id in SUBMENUS:
            self._place_submenu(row, menu)
        else:
            action = menu.addAction(tr(row.text))
            self._join(row, action)

    def _join(self, row: Row, action: QAction) -> None:
        slot = self._slot(row)
        action.setObjectName(row.id)
        if row.keys:
            action.setShortcuts(_sequences(row.keys))
        self.actions[row.id] = action
        self.word(row.id, tr(row.text))
        if row.group:
            action.setCheckable(True)
            self._group(row.group).addAction(action)
        values = (row.value,) if row.value else ()
        action.triggered.connect(lambda: slot(*values))  # not Qt's own "is it checked"
        self._window.addAction(action)

    def word(self, id: str, text: str) -> None:
        """Give an action its words, and a tooltip that names its key as this desktop writes it."""
        action = self.actions[id]
        action.setText(text)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = plain_words(text)
        action.setToolTip(plain_tooltip(f"{words} ({key})" if key else words))

    def submenu(self, name: str) -> QMenu:
        """Return the menu that a row opens, to be opened by a button as well."""
        return self._submenus[name]

    def _place_submenu(self, row: Row, menu: QMenu) -> None:
        fill = self._slot(row)
        inner = self._submenus[row.id] = menu.addMenu(tr(row.text))
        inner.aboutToShow.connect(lambda: fill(inner))
        self.actions[row.id] = inner.menuAction()

    def _slot(self, row: Row) -> Callable[..., object]:
        return self.slot_named(row.slot)

    def slot_named(self, name: str) -> Callable[..., object]:
        """Return a slot of one of the handlers."""
        for handler in self._handlers:
            if hasattr(handler, name):
                return getattr(handler, name)
        raise LookupError(f"no handler has the slot {name}")

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            outer, _, name = path.rpartition("/")
            self._menus[path] = (
                self._menu(outer).addMenu(tr(name)) if outer else self._window.menuBar().addMenu(tr(name))
            )
        return self._menus[path]

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self._window)
        return self._groups[name]


def _undo_text(label: str | None) -> str:
    return tr("&Undo “{label}”", label=menu_text(told_label(label))) if label else tr("&Undo")


def _redo_text(label: str | None) -> str:
    return tr("&Redo “{label}”", label=menu_text(told_label(label))) if label else tr("&Redo")


def _change_text(count: int) -> str:
    many = tr_count(count, "Chan&ge {n:,} event…", "Chan&ge {n:,} events…")
    return many if count > 1 else tr("Chan&ge together…")


def _delete_text(count: int) -> str:
    many = tr_count(count, "&Delete {n:,} event", "&Delete {n:,} events")
    return many if count > 1 else tr("&Delete event")


def plain_words(text: str) -> str:
    """Return the words of a menu or an item as they are read: no mnemonics, no dots."""
    return without_mnemonic(text).rstrip("…")


def menu_words(row: Row, tell: Callable[[str], str] = tr) -> str:
    """Return where a row stands, in words: File ▸ Export."""
    return " ▸ ".join(plain_words(tell(name)) for name in row.menu.split("/"))


def rows() -> Iterator[Row]:
    """Return all rows but the separators."""
    return (row for row in ROWS if row.id != SEPARATOR)


def _sequences(keys: str) -> list[QKeySequence]:
    """Return the key and, for zooming in, the same key without shift."""
    also = {"Ctrl++": ["Ctrl+="], "Ctrl+Shift+Z": ["Ctrl+Y"]}
    return [QKeySequence(key) for key in (keys, *also.get(keys, ()))]
