"""The page of actors: the table, and beside it what the chosen one did, with whom, for how much, and related how."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from gui.tables.actor_table import ActorTable, role_words
from gui.tables.relation_view import RelationView
from models.checks.finding import name_of_actor
from models.index.filters import Filter
from models.publication.relation_scenes import life_words, of_actor
from models.records.aliases import bare_aliases, numbers_in_words
from models.records.relations import Relation
from models.records.story import Actor, Confidentiality
from models.store.actors import Deeds, met_by, relations_of
from models.translation import language, tr, tr_later
from models.values.listing import in_a_row
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

NONE_CHOSEN = tr_later("Choose an actor to see what they did, with whom, and how they are related.")
NO_RELATION = tr_later("No relation yet: add one with Ctrl+Shift+O.")
MOST_MET = 12
RELATION = Qt.ItemDataRole.UserRole


class ActorPage(QWidget):
    """Lists actors, and leads from one to the timeline, the map, the studio and a dossier."""

    actor_opened = Signal(str)
    event_opened = Signal(str)
    relation_wanted = Signal(str)  # id of the actor who is one of its ends
    actors_merge_wanted = Signal(object)  # ids of actors
    actors_delete_wanted = Signal(object)
    tab_wanted = Signal(str)
    actor_figure_wanted = Signal(str)
    actor_dossier_wanted = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.table = ActorTable(session)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Filter: any name, role, kind, confidential …"))
        self.words.setAccessibleName(tr("Filter the actors by words"))
        self.words.textChanged.connect(self.table.show_only)
        self.heading = PlainLabel(role="heading", is_wrapped=True)
        self.facts = PlainLabel(role="note", is_wrapped=True)
        self.deeds = PlainLabel(is_wrapped=True)
        self.met = PlainLabel(is_wrapped=True)
        self.figure = RelationView()
        self.relations = QListWidget()
        self._dress_list()
        self._make_buttons()
        self._arrange()
        self.setFocusProxy(self.table)
        self._join()
        self.refresh()

    def _dress_list(self) -> None:
        self.relations.setAccessibleName(tr("Relations of the chosen actor, as a list"))
        self.relations.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.relations.setFrameShape(QFrame.Shape.NoFrame)
        self.relations.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.relations.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _make_buttons(self) -> None:
        self.new_button = QPushButton(tr("New…"))
        self.new_button.setAccessibleName(tr("New actor"))
        self.delete_button = QPushButton(tr("Delete…"))
        self.delete_button.setAccessibleName(tr("Delete the chosen actors whom nothing names"))
        self.merge_button = QPushButton(tr("Merge…"))
        self.merge_button.setAccessibleName(tr("Merge the chosen actors, or those that look alike"))
        self.edit_button = QPushButton(tr("Edit…"))
        self.edit_button.setAccessibleName(tr("Edit the chosen actor"))
        self.relate_button = QPushButton(tr("New relation…"))
        self.timeline_button = QPushButton(tr("On the timeline"))
        self.map_button = QPushButton(tr("On the map"))
        self.figure_button = QPushButton(tr("Figure…"))
        self.figure_button.setAccessibleName(tr("Figure of these relations in the studio"))
        self.dossier_button = QPushButton(tr("Dossier…"))
        self.dossier_button.setAccessibleName(tr("Write a dossier of the chosen actor"))

    def _join(self) -> None:
        self.table.chosen.connect(self.refresh)
        self.table.actor_opened.connect(self.actor_opened)
        self.new_button.clicked.connect(lambda: self.actor_opened.emit(""))
        self.delete_button.clicked.connect(lambda: self.actors_delete_wanted.emit(self.table.chosen_ids))
        self.merge_button.clicked.connect(lambda: self.actors_merge_wanted.emit(self.table.chosen_ids))
        self.edit_button.clicked.connect(lambda: self._with_actor(self.actor_opened.emit))
        self.relate_button.clicked.connect(lambda: self._with_actor(self.relation_wanted.emit))
        self.timeline_button.clicked.connect(lambda: self._with_actor(self.show_on_timeline))
        self.map_button.clicked.connect(lambda: self._with_actor(self.show_on_map))
        self.figure_button.clicked.connect(lambda: self._with_actor(self.actor_figure_wanted.emit))
        self.dossier_button.clicked.connect(lambda: self._with_actor(self.actor_dossier_wanted.emit))
        self.figure.relation_chosen.connect(self._choose_relation)
        self.figure.relation_opened.connect(self.event_opened)
        self.figure.actor_chosen.connect(self.show_actor)
        self.relations.currentItemChanged.connect(self._on_listed)
        self.relations.itemActivated.connect(lambda item: self.event_opened.emit(item.data(RELATION)))
        self._session.case_closed.connect(self.refresh)

    def _with_actor(self, go_on: object) -> None:
        actor = self.table.current
        if actor is not None and callable(go_on):
            go_on(actor.id)

    @property
    def current(self) -> Actor | None:
        """Return the chosen actor."""
        return self.table.current

    @property
    def chosen_keys(self) -> tuple[tuple[str, str], ...]:
        """Return table and id of the chosen actors."""
        return tuple(("actor", id) for id in self.table.chosen_ids)

    def show_actor(self, actor_id: str) -> None:
        """Choose an actor."""
        self.words.clear()
        self.table.choose(actor_id)

    def show_relation(self, relation: Relation) -> None:
        """Choose a relation with the actor that it begins with."""
        self.show_actor(relation.who.id)
        self.figure.choose(relation.event.id)
        self._selection.select((relation.event.id,), self)

    def show_on_timeline(self, actor_id: str) -> None:
        """Let every view show this actor alone, relations too."""
        self._selection.set_filter(replace(Filter(), actors=frozenset({actor_id}), relations=True), self)

    def show_on_map(self, actor_id: str) -> None:
        """Let every view show the events of this actor alone, and bring the map to the front."""
        self._selection.set_filter(Filter(actors=frozenset({actor_id})), self)
        self.tab_wanted.emit("map")

    def refresh(self) -> None:
        """Show what is known of the chosen actor."""
        deeds = self.table.current_deeds if self._session.is_open else None
        held = relations_of(self._session.reader, deeds.actor.id) if deeds else ()
        self.heading.setText(name_of_actor(deeds.actor) if deeds else "")
        self.facts.setText(_facts(deeds.actor) if deeds else tr(NONE_CHOSEN) if self._session.is_open else "")
        self.deeds.setText(_deeds_words(deeds) if deeds else "")
        self.met.setText(self._met_words(deeds.actor.id) if deeds else "")
        self._show_relations(held, deeds.actor.id if deeds else "")
        is_there = deeds is not None
        for button in (self.timeline_button, self.map_button, self.dossier_button):
            button.setEnabled(is_there)
        self.figure_button.setEnabled(bool(held))
        for button in (self.edit_button, self.relate_button):
            button.setEnabled(is_there and self._session.can_edit)
        for button in (self.merge_button, self.new_button):
            button.setEnabled(self._session.can_edit)
        self.delete_button.setEnabled(self._session.can_edit and bool(self.table.chosen_ids))

    def _met_words(self, actor_id: str) -> str:
        met = met_by(self._session.reader, actor_id)
        if not met:
            return ""
        names = [role_words(name_of_actor(actor), count) for actor, count in met[:MOST_MET]]
        told, more = in_a_row(names), len(met) - MOST_MET
        return (
            tr("With {names} and {n} more", names=told, n=more)
            if more > 0
            else tr("With {names}", names=told)
        )

    def _show_relations(self, held: tuple[Relation, ...], actor_id: str) -> None:
        dossiers = self._session.reader.dossiers(one.event.id for one in held) if held else ()
        self.figure.show_relations(of_actor(dossiers, actor_id), actor_id)
        self.relations.blockSignals(True)
        self.relations.clear()
        for relation in held:
            item = QListWidgetItem(one_line(_relation_words(relation, actor_id), 160))
            item.setData(RELATION, relation.event.id)
            self.relations.addItem(item)
        self.relations.blockSignals(False)
        row = max(self.relations.sizeHintForRow(0), self.relations.fontMetrics().height())
        self.relations.setFixedHeight(row * len(held) + 4 if held else 0)
        self.none.setText("" if held or not actor_id else tr(NO_RELATION))

    def _choose_relation(self, relation_id: str) -> None:
        for row in range(self.relations.count()):
            item = self.relations.item(row)
            if item.data(RELATION) == relation_id:
                self.relations.setCurrentItem(item)

    def _on_listed(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.figure.choose(item.data(RELATION))
            self._selection.select((item.data(RELATION),), self)

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(
            _row((10, 8, 10, 6), self.words, self.new_button, self.merge_button, self.delete_button)
        )
        column.addWidget(self.table, 1)
        self.none = PlainLabel(role="note", is_wrapped=True)
        detail = QWidget()
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(6)
        for widget in (self.heading, self.facts):
            inner.addWidget(widget)
        inner.addLayout(_row((0, 0, 0, 0), self.timeline_button, self.map_button, self.figure_button, None))
        inner.addLayout(_row((0, 0, 0, 0), self.edit_button, self.relate_button, self.dossier_button, None))
        parts: tuple[QWidget, ...] = (self.deeds, self.met, self.figure, self.none, self.relations)
        for part in parts:
            inner.addWidget(part)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(detail)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(scroll)
        splitter.setSizes([480, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)


def _row(margins: tuple[int, int, int, int], *widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
            if isinstance(widget, QPushButton):
                widget.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return row


def _facts(actor: Actor) -> str:
    """Return kind, span of life, other names and numbers; of a confidential actor no more than that they are."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return tr("confidential: in no export for publication")
    names = (actor.local_name, *bare_aliases(actor))
    told = (
        tr(actor.kind),
        life_words(actor, language()),
        in_a_row(filter(None, names)),
        numbers_in_words(actor.numbers),
    )
    return " · ".join(part for part in told if part)


def _deeds_words(deeds: Deeds) -> str:
    """Return in a line each in which roles an actor is named, and for how much."""
    roles = in_a_row(role_words(role, count) for role, count in deeds.roles)
    lines = [tr("Roles: {roles}", roles=roles) if roles else ""]
    lines += [
        tr("{sum} as {role}", sum=words_of_sum(value, language()), role=tr(role))
        for role, value in deeds.sums
    ]
    return "\n".join(line for line in lines if line)


def _relation_words(relation: Relation, actor_id: str) -> str:
    date = words_of_when(relation.when, language()) if relation.when else tr("date not known")
    return tr("{date}: {relation}", date=date, relation=relation.line(actor_id, name_of_actor))
