"""The filters of the history: since when, by whom, of which kind of record, with which words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from gui.parts.mnemonics import without_mnemonic
from gui.parts.plain_text import PlainLabel, menu_text
from models.history import Clock, Since, since, since_day
from models.progress import Report
from models.records.desk import Publication, Round
from models.store.past import HistoryFilter, Key, belonging_to, people
from models.store.reader import Reader
from models.translation import tr, tr_later

BEGINNING, DAY, ROUND, PUBLICATION = "beginning", "day", "round", "publication"
KINDS: Final = (
    (tr_later("All kinds of records"), ()),
    (tr_later("Events and their claims"), ("event", "claim")),
    (tr_later("Citations"), ("citation",)),
    (tr_later("Sources"), ("source", "origin")),
    (tr_later("Documents"), ("document",)),
    (tr_later("People and organisations"), ("actor",)),
    (tr_later("Places"), ("place",)),
    (
        tr_later("Checks, queries, rounds, comments"),
        ("check", "query", "round", "acceptance", "comment", "bookmark"),
    ),
    (tr_later("Right of reply"), ("approach",)),
    (tr_later("Publications and corrections"), ("publication", "correction")),
    (tr_later("Wanted documents and people"), ("wanted",)),
    (tr_later("Figures and eras"), ("figure",)),
    (tr_later("The case, kinds and rates"), ("about", "kind", "rate")),
)
PAUSE: Final = 250  # milliseconds without a key before the words are looked for


@dataclass(frozen=True, slots=True)
class Question:
    """What the filters ask; it is put to the case on another thread."""

    since: tuple[str, str] = (BEGINNING, "")  # what kind of moment, and the day or the id of the record
    who: str | None = None
    tables: frozenset[str] = frozenset()
    words: str = ""
    event_id: str = ""  # this event alone, with all that ever hung on it

    def moment(self, reader: Reader) -> Since:
        """Return since when; CaseError if that is no day, or not in the case any more."""
        kind, value = self.since
        if kind == DAY:
            return since_day(reader, value)
        if kind in (ROUND, PUBLICATION):
            return since(
                reader, reader.get(Round, value) if kind == ROUND else reader.get(Publication, value)
            )
        return Since()

    def filter(self, reader: Reader, report: Report) -> HistoryFilter:
        """Return the question as the history takes it."""
        event: frozenset[Key] = frozenset({("event", self.event_id)}) if self.event_id else frozenset()
        keys = belonging_to(reader, event, report) if event else event
        return HistoryFilter(self.moment(reader).after, self.who, self.tables, keys, self.words)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a case offers to choose from: people, and moments as (words, kind and id)."""

    people: tuple[str, ...]
    moments: tuple[tuple[str, tuple[str, str]], ...]

    @classmethod
    def of(cls, reader: Reader) -> "Choices":
        """Read the people, rounds and publications of a case, the latest first."""
        rounds = sorted(reader.all(Round), key=lambda one: one.started_at, reverse=True)
        published = sorted(reader.all(Publication), key=lambda one: one.at, reverse=True)
        clock = Clock.of(reader)
        moments = [
            (
                tr("{name} began, {day}", name=one.name, day=clock.day(one.started_at)),
                (ROUND, one.id),
            )
            for one in rounds
        ]
        moments += [
            (
                tr("“{title}” was published, {day}", title=one.title, day=clock.day(one.at)),
                (PUBLICATION, one.id),
            )
            for one in published
        ]
        return cls(people(reader), tuple(moments))


class HistoryFilters(QWidget):
    """The row of filters; `changed` says that the question is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing filtered."""
        super().__init__(parent)
        self.since, self.who, self.kind = QComboBox(), QComboBox(), QComboBox()
        self.day, self.words = QLineEdit(), QLineEdit()
        self.since.addItem(tr("the beginning"), (BEGINNING, ""))
        self.since.addItem(tr("a day …"), (DAY, ""))
        self.who.addItem(tr("everybody"), None)
        for name, tables in KINDS:
            self.kind.addItem(tr(name), tables)
        self.day.setPlaceholderText("2026-03-31 14:00")
        self.day.setAccessibleName(tr("Day since when, or a time of it"))
        self.day.setMaximumWidth(self.fontMetrics().horizontalAdvance("n") * 20)
        self.day.hide()
        self.words.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._arrange()
        self._join()

    def question(self, event_id: str = "") -> Question:
        """Tell what is asked now."""
        kind, value = self.since.currentData()
        day = self.day.text().strip()
        moment = (kind, value) if kind != DAY else (DAY, day) if day else (BEGINNING, "")
        return Question(
            moment, self.who.currentData(), frozenset(self.kind.currentData()), self.words.text(), event_id
        )

    def offer(self, choices: Choices) -> None:
        """Offer these people and moments, and keep what was chosen."""
        _refill(self.since, 2, choices.moments)
        _refill(self.who, 1, ((name, name) for name in choices.people))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        named = (
            (tr("S&ince"), self.since, 3),
            (tr("&By"), self.who, 2),
            (tr("&Kind"), self.kind, 3),
            (tr("&Words"), self.words, 2),
        )
        for column, (name, field, stretch) in enumerate(named):
            label = PlainLabel(name, role="note")
            label.setBuddy(field)
            place = column if column == 0 else column + 1
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, stretch)
            field.setAccessibleName(without_mnemonic(name))
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(8)
        grid.addWidget(self.day, 1, 1)
        QWidget.setTabOrder(self.since, self.day)
        QWidget.setTabOrder(self.day, self.who)

    def _join(self) -> None:
        self.since.currentIndexChanged.connect(self._on_since)
        for combo in (self.who, self.kind):
            combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        for line in (self.day, self.words):
            line.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.changed.emit)

    def _on_since(self) -> None:
        is_day = self.since.currentData()[0] == DAY
        self.day.setVisible(is_day)
        if is_day:
            self.day.setFocus()
        if not is_day or self.day.text().strip():
            self.changed.emit()


def _refill(combo: QComboBox, kept: int, rows: Iterable[tuple[str, object]]) -> None:
    """Put rows after the first ones of a combo without telling anybody."""
    chosen = combo.currentData()
    was_blocked = combo.blockSignals(True)
    while combo.count() > kept:
        combo.removeItem(kept)
    for words, value in rows:
        combo.addItem(menu_text(words).replace("&&", "&"), value)
        if value == chosen:
            combo.setCurrentIndex(combo.count() - 1)
    combo.blockSignals(was_blocked)
