"""Menus and shortcuts as one table: a new menu item is one more row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QCursor, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.parts.plain_text import menu_text, plain_tooltip
from gui.selection import Selection
from gui.session import Session
from models.translation import tr_later

SEPARATOR = "-"
ABOUT_CHOSEN = f"&Edit/{tr_later('Duplicate, comment, &bookmark')}"


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


ROWS: tuple[Row, ...] = (
    Row("new", "&New case…", "Ctrl+N", "&File", "new_case"),
    Row("open", "&Open…", "Ctrl+O", "&File", "open_case"),
    Row("recent", "Open &recent", "", "&File", "fill_recent"),
    Row("sample", "Open the sa&mple case…", "", "&File", "open_sample"),
    Row("practice", "Open the &practice case…", "", "&File", "open_practice"),
    _break("&File"),
    Row("save_copy", "Save or give away a &copy…", "Ctrl+Shift+S", "&File", "save_copy", "case"),
    Row("save_as", "Save &under another name…", "", "&File", "save_as", "case"),
    Row("give_publishable", "Give away what may &be published…", "", "&File", "give_publishable", "case"),
    Row("take_back", "T&ake back a copy…", "", "&File", "take_back", "editable"),
    Row("recover", "Recover a dama&ged case…", "", "&File", "recover_case"),
    _break("&File"),
    Row("import_file", "&Import events or sources…", "Ctrl+I", "&File", "import_file", "editable"),
    Row("import_notes", "Import a folder of no&tes…", "", "&File", "import_notes", "editable"),
    _break("&File"),
    Row("export", "Export a &figure…", "Ctrl+E", "&File/&Export", "show_tab", "case", "studio"),
    Row("export_document", "Export a &document…", "", "&File/&Export", "export_document", "case"),
    Row("export_story", "Export for another &program…", "", "&File/&Export", "export_story", "case"),
    Row("export_ledger", "Export the &ledger…", "Ctrl+Shift+L", "&File/&Export", "export_ledger", "case"),
    _break("&File"),
    Row("backups", "Restore from t&he backups…", "", "&File", "restore_backup"),
    Row("passphrase", "Pa&ssphrase…", "", "&File", "change_passphrase", "editable"),
    Row("lock", "Loc&k", "Shift+F12", "&File", "lock_case", "encrypted"),
    Row("who", "&Who is working…", "Ctrl+Shift+W", "&File", "ask_who"),
    Row("close", "C&lose case", "Ctrl+W", "&File", "close_case", "case"),
    Row("quit", "&Quit", "Ctrl+Q", "&File", "quit"),
    Row("undo", "&Undo", "Ctrl+Z", "&Edit", "undo", "undo"),
    Row("redo", "&Redo", "Ctrl+Shift+Z", "&Edit", "redo", "redo"),
    _break("&Edit"),
    Row("new_event", "New e&vent…", "Ctrl+Shift+N", "&Edit", "new_event", "editable"),
    Row("quick_event", "Ne&w event in one line…", "Ctrl+L", "&Edit", "quick_event", "editable"),
    Row("edit_event", "&Edit event…", "F2", "&Edit", "edit_event", "editable event"),
    Row("change_events", "Chan&ge together…", "Ctrl+Shift+E", "&Edit", "change_events", "editable event"),
    Row("delete_event", "&Delete event", "Ctrl+Delete", "&Edit", "delete_event", "editable event"),
    Row("copy_text", "Copy as te&xt with sources", "Ctrl+Shift+T", "&Edit", "copy_text", "case event"),
    Row("paste_events", "Paste cells as even&ts…", "Ctrl+V", "&Edit", "paste_events", "editable"),
    _break("&Edit"),
    Row("new_source", "New &source…", "Ctrl+Shift+R", "&Edit", "new_source", "editable"),
    Row("edit_place", "Edit &place…", "Ctrl+Shift+P", "&Edit", "edit_place", "editable event"),
    Row("edit_actor", "Edit &actor…", "Ctrl+Shift+A", "&Edit", "edit_actor", "editable event"),
    Row("new_statement", "New state&ment…", "", "&Edit", "new_statement", "editable event"),
    Row("new_link", "&Link to another event…", "", "&Edit", "new_link", "editable event"),
    Row("new_relation", "New relati&on…", "Ctrl+Shift+O", "&Edit", "new_relation", "editable"),
    Row("new_citation", "New &citation…", "Ctrl+Shift+C", "&Edit", "new_citation", "editable event"),
    Row("duplicate", tr_later("D&uplicate"), "Ctrl+Shift+D", ABOUT_CHOSEN, "duplicate", "editable"),
    Row("comment", tr_later("Co&mment…"), "Ctrl+Shift+M", ABOUT_CHOSEN, "comment", "case"),
    Row("comments", tr_later("&All comments…"), "F7", ABOUT_CHOSEN, "show_comments", "case"),
    _break(ABOUT_CHOSEN),
    Row("bookmark", tr_later("&Bookmark, or no longer"), "Ctrl+B", ABOUT_CHOSEN, "bookmark", "editable"),
    Row("next_bookmark", tr_later("&Next bookmark"), "F4", ABOUT_CHOSEN, "next_bookmark", "case"),
    Row("previous_bookmark", tr_later("&Previous bookmark"), "Shift+F4", ABOUT_CHOSEN, "previous_bookmark", "case"),
    Row("bookmarks", tr_later("Boo&kmarks"), "", ABOUT_CHOSEN, "fill_bookmarks", "case"),
    _break("&Edit"),
    Row("criticism", "Critic&ism…", "", "&Edit", "flag_criticism", "editable event"),
    Row("cite_marked", "Cite the mar&ked passage…", "Ctrl+Shift+K", "&Edit", "cite_marked", "editable"),
    Row("find", "&Find…", "Ctrl+F", "&Edit", "find_words", "case"),
    Row("questions", "&Questions", "", "&Edit", "fill_questions", "case"),
    Row("history", "&History of changes…", "Ctrl+H", "&Edit", "show_history", "case"),
    Row("event_history", "Histor&y of this event…", "Ctrl+Shift+H", "&Edit", "show_event_history", "case event"),
    _break("&Edit"),
    Row("preferences", "Prefere&nces…", "Ctrl+,", "&Edit", "show_preferences"),
    Row("about_case", "A&bout the case…", "", "&Case", "show_about_case", "case"),
    Row("rules", "Ru&les of the case…", "", "&Case", "show_rules", "case"),
    Row("replies", "Ri&ght of reply…", "", "&Case", "show_replies", "case"),
    Row("wanted", "&Wanted documents and people…", "", "&Case", "show_wanted", "case"),
    _break("&Case"),
    Row("kinds", "&Kinds of event…", "", "&Case", "show_kinds", "case"),
    Row("routes", "Roles an&d routes…", "", "&Case", "show_routes", "case"),
    Row("eras", "Era&s…", "", "&Case", "show_eras", "case"),
    Row("places", "&Places…", "", "&Case", "show_places", "case"),
    Row("origins", "&Origins of sources…", "", "&Case", "show_origins", "case"),
    Row("rates", "Rat&es of exchange…", "", "&Case", "show_rates", "case"),
    _break("&Case"),
    Row("merge_sources", "&Merge sources…", "", "&Case", "merge_sources", "editable"),
    Row("merge_actors", "Merge ac&tors…", "", "&Case", "merge_actors", "editable"),
    Row("merge_places", "Merge pla&ces…", "", "&Case", "merge_places", "editable"),
    _break("&Case"),
    Row("sign_state", "&Sign the case's state…", "", "&Case/Proo&f", "sign_state", "case"),
    Row("check_signature", "&Check a signature…", "", "&Case/Proo&f", "check_signature"),
    Row("make_key", "&Make a key to sign with…", "", "&Case/Proo&f", "make_key"),
    Row("key_passphrase", "Change the &passphrase of a key…", "", "&Case/Proo&f", "change_key_passphrase"),
    Row("hand_over", "&Hand over documents with their hashes…", "", "&Case/Proo&f", "hand_over", "case"),
    Row("stamps", "&Time stamps…", "", "&Case/Proo&f", "show_stamps", "case"),
    Row("add_documents", "&Add documents…", "Ctrl+D", "&Documents", "add_documents", "editable"),
    Row("add_folder", "Add a &folder of documents…", "", "&Documents", "add_folder", "editable"),
    Row("recognise_text", "&Recognise the text of scans", "", "&Documents", "recognise_text", "editable"),
    _break("&Documents"),
    Row("save_document", "&Save a copy of the document…", "", "&Documents", "save_document", "case"),
    Row("verify_documents", "&Verify documents", "", "&Documents", "verify_documents", "case"),
    Row("next", "&Next event", "Alt+Right", "&View", "select_next", "case"),
    Row("previous", "&Previous event", "Alt+Left", "&View", "select_previous", "case"),
    _break("&View"),
    Row("play", "Pla&y the case, or pause", "F5", "&View", "play", "case"),
    _break("&View"),
    Row("fit", "Fit &all", "Ctrl+0", "&View", "fit_all", "case"),
    Row("zoom_in", "Zoom &in", "Ctrl++", "&View", "zoom_in", "case"),
    Row("zoom_out", "&Zoom out", "Ctrl+-", "&View", "zoom_out", "case"),
    Row("window", "&Window of time…", "Ctrl+G", "&View", "ask_window", "case"),
    Row("gaps", "Show or hide &gaps", "Ctrl+Shift+G", "&View", "toggle_gaps", "case"),
    Row("lanes_kind", "&Kind", "", "&View/&Lanes by", "set_lanes", "case", "kind", "lanes"),
    Row("lanes_jurisdiction", "&Jurisdiction", "", "&View/&Lanes by", "set_lanes", "case", "jurisdiction", "lanes"),
    Row("lanes_actor", "&Actor", "", "&View/&Lanes by", "set_lanes", "case", "actor", "lanes"),
    Row("lanes_place", "&Place", "", "&View/&Lanes by", "set_lanes", "case", "place", "lanes"),
    Row("lanes_tag", "&Tag", "", "&View/&Lanes by", "set_lanes", "case", "tag", "lanes"),
    Row("lanes_state", "&Check state", "", "&View/&Lanes by", "set_lanes", "case", "state", "lanes"),
    _break("&View"),
    Row("tab_map", "&Map", "Ctrl+1", "&View", "show_tab", "case", "map"),
    Row("tab_table", "&Table", "Ctrl+2", "&View", "show_tab", "case", "table"),
    Row("tab_sources", "&Sources", "Ctrl+3", "&View", "show_tab", "case", "sources"),
    Row("tab_reader", "Rea&der", "Ctrl+4", "&View", "show_tab", "case", "reader"),
    Row("tab_ledger", "L&edger", "Ctrl+9", "&View", "show_tab", "case", "ledger"),
    Row("tab_review", "Review: wal&k", "Ctrl+5", "&View", "show_tab", "case", "review"),
    Row("tab_checks", "&Checks", "Ctrl+6", "&View", "show_tab", "case", "checks"),
    Row("tab_studio", "St&udio", "Ctrl+7", "&View", "show_tab", "case", "studio"),
    Row("tab_actors", "Act&ors", "Ctrl+8", "&View", "show_tab", "case", "actors"),
    Row("next_panel", "Ne&xt panel", "F6", "&View", "focus_next_panel", "case"),
    Row("previous_panel", "Pre&vious panel", "Shift+F6", "&View", "focus_previous_panel", "case"),
    Row("filters", "Show or hide the &filters", "F9", "&View", "toggle_filters", "case"),
    Row("inspector", "Show or hide the inspecto&r", "F10", "&View", "toggle_inspector", "case"),
    Row("hide", "&Blank the window", "F12", "&View", "hide_content"),
    _break("&View"),
    Row("theme_system", "&Follow the desktop", "", "&View/T&heme", "set_theme", "", "system", "theme"),
    Row("theme_light", "&Light", "", "&View/T&heme", "set_theme", "", "light", "theme"),
    Row("theme_dark", "&Dark", "", "&View/T&heme", "set_theme", "", "dark", "theme"),
    Row("manual", "&Manual", "F1", "&Help", "show_manual"),
    Row("palette", "&Commands…", "Ctrl+K", "&Help", "show_palette"),
    Row("keys", "&Keys", "Shift+F1", "&Help", "show_keys"),
    Row("asking", "What can be a&sked", "", "&Help", "show_asking"),
    Row("words", "&Words of the program", "", "&Help", "show_words"),
    Row("about", "&About Dateline", "", "&Help", "show_about"),
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
            self.word(row.id, row.text)

    def name(self, session: Session, selection: Selection) -> None:
        """Call things by what they would do now: what would be undone, and to how many events it would be done."""
        count = len(selection.events)
        texts = {
            "undo": _with_label("&Undo", session.undo_words),
            "redo": _with_label("&Redo", session.redo_words),
            "change_events": f"Chan&ge {count:,} events…" if count > 1 else "Chan&ge together…",
            "delete_event": f"&Delete {count:,} events" if count > 1 else "&Delete event",
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
            action = menu.addAction(row.text)
            self._join(row, action)

    def _join(self, row: Row, action: QAction) -> None:
        slot = self._slot(row)
        action.setObjectName(row.id)
        if row.keys:
            action.setShortcuts(_sequences(row.keys))
        self.actions[row.id] = action
        self.word(row.id, row.text)
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
        inner = self._submenus[row.id] = menu.addMenu(row.text)
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
                self._menu(outer).addMenu(name) if outer else self._window.menuBar().addMenu(name)
            )
        return self._menus[path]

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self._window)
        return self._groups[name]


def _with_label(verb: str, label: str | None) -> str:
    return f"{verb} “{menu_text(label)}”" if label else verb


def plain_words(text: str) -> str:
    """Return the words of a menu or an item as they are read: no mnemonics, no dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def rows() -> Iterator[Row]:
    """Return all rows but the separators."""
    return (row for row in ROWS if row.id != SEPARATOR)


def _sequences(keys: str) -> list[QKeySequence]:
    """Return the key and, for zooming in, the same key without shift."""
    also = {"Ctrl++": ["Ctrl+="], "Ctrl+Shift+Z": ["Ctrl+Y"]}
    return [QKeySequence(key) for key in (keys, *also.get(keys, ()))]
