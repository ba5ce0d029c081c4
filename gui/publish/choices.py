"""The choices of the studio in calm groups; of each view only those that concern it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from gui.publish.fields import told_by
from gui.publish.row_words import UNSEEN
from gui.publish.rows import ROWS
from models.publication.choices import FigureSpec
from models.publication.map_sums import symbol_choices
from models.publication.words import LONGEST_ALT
from models.records.kind_names import kind_name
from models.records.story import Confidentiality, Event, Kind
from models.store.actors import related_actors
from models.store.reader import Reader
from models.translation import language, tr

PAUSE = 250  # milliseconds after the last letter before the figure is made anew


class ChoicePanel(QScrollArea):
    """Shows the choices of a figure and tells when a person made another; `panel["title"]` is a field."""

    changed = Signal()
    written = Signal()  # letters were typed, perhaps more of what was typed before
    house_wanted = Signal()
    typeface_wanted = Signal()
    selection_wanted = Signal(str)  # only, without, filtered, all

    def __init__(self) -> None:
        """Begin with the plain choices."""
        super().__init__()
        self._base = FigureSpec()
        self._is_showing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.written)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Choices"))
        self._fields: dict[str, Any] = {row.name: row.field() for row in ROWS}
        self.counter = PlainLabel(role="note")
        self._headings: dict[str, PlainLabel] = {}
        self._forms: dict[str, QFormLayout] = {}
        self.setWidget(self._groups())
        self._join()

    def __getitem__(self, name: str) -> Any:
        """Return the field of a choice."""
        return self._fields[name]

    def _groups(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        for title, rows in groupby(ROWS, key=lambda row: row.heading):
            heading = self._headings[title] = PlainLabel(tr(title), role="section")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            self._forms[title] = _form([(tr(row.words), self._fields[row.name]) for row in rows])
            column.addLayout(self._forms[title])
        self._forms[UNSEEN].insertRow(1, PlainLabel(), self.counter)
        column.addStretch(1)
        return panel

    def _join(self) -> None:
        for field in self._fields.values():
            chosen, typed = told_by(field)
            for signal in chosen:
                signal.connect(self._on_chosen)
            for signal in typed:
                signal.connect(self._on_typed)
        self["house"].wanted.connect(self.house_wanted)
        self["house"].dropped.connect(partial(self._drop, house="", house_style="", typeface=()))
        self["typeface"].wanted.connect(self.typeface_wanted)
        self["typeface"].dropped.connect(partial(self._drop, typeface=()))
        self["events"].wanted.connect(self.selection_wanted)

    def _on_typed(self, *_: object) -> None:
        """Wait for the last letter."""
        if not self._is_showing:
            self._timer.start()

    def _on_chosen(self, *_: object) -> None:
        if not self._is_showing:
            self.flush()
            self.changed.emit()

    def flush(self) -> None:
        """Tell at once what was typed last."""
        if self._timer.isActive():
            self._timer.stop()
            self.written.emit()

    def _drop(self, **nothing: object) -> None:
        self._base = self._base.changed(**nothing)
        self.changed.emit()

    # showing and answering

    def offer(self, reader: Reader) -> None:
        """Offer what the case has: its actors with relations, its kinds, and what circles of a map can count."""
        self["actor"].offer(related_actors(reader), tr("Most related"))
        public = (one for one in reader.all(Event) if one.confidentiality is Confidentiality.PUBLIC)
        self["key_event"].offer([(one.id, one.title) for one in public], tr("None"))
        self["kinds"].offer([(kind.id, kind_name(kind.name, language())) for kind in reader.all(Kind)])
        self["symbols"].offer(symbol_choices(reader), tr("A mark for each kind"))

    def forget(self) -> None:
        """Offer nothing of a case any more."""
        self["actor"].offer((), "")
        self["key_event"].offer((), "")
        self["kinds"].offer(())
        self["symbols"].offer((), "")
        self.show_spec(FigureSpec())
        self.tell_figure("", ())

    def show_spec(self, spec: FigureSpec, title: str = "", deck: str = "", credit: str = "") -> None:
        """Show the choices; title, deck and credit of the case stand where the figure has none."""
        self._base = spec
        self._timer.stop()
        self._is_showing = True
        for name, hint in (("title", title), ("deck", deck), ("credit", credit)):
            self[name].setPlaceholderText(hint)
        for row in ROWS:
            self[row.name].show_value(row.of(spec))
        self._is_showing = False
        self._fit(spec.view)

    def _fit(self, view: str) -> None:
        """Show what concerns the view, and no heading without anything under it."""
        for title, rows in groupby(ROWS, key=lambda row: row.heading):
            shown = {row.name: view in row.views for row in rows}
            for name, is_shown in shown.items():
                self._forms[title].setRowVisible(self[name], is_shown)
            self._headings[title].setVisible(any(shown.values()))

    def shown(self) -> Iterator[str]:
        """Yield the names of the choices that concern the view."""
        return (row.name for row in ROWS if self._base.view in row.views)

    def tell_figure(
        self, proposal: str, lanes: Sequence[tuple[str, str]], stretches: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show what the figure turned out to be: its proposed text, its lanes as (id, title), its stretches of time."""
        self["alt"].setPlaceholderText(proposal)
        for name in ("breaks", "inset"):
            self[name].propose(dict(stretches).get(name, ""))
        self["lanes"].show_lanes(lanes)
        own = self["alt"].value
        count = len(own or proposal)
        self.counter.setText(
            tr("{n} of {most} letters", n=count, most=LONGEST_ALT)
            if own
            else tr("{n} of {most} letters, as proposed", n=count, most=LONGEST_ALT)
        )
        self.counter.set_role("warning" if count > LONGEST_ALT else "note")

    def spec(self) -> FigureSpec:
        """Tell what is chosen now."""
        spec = self._base
        for row in ROWS:
            spec = row.on(spec, self[row.name].value)
        return spec if spec.lanes_by == self._base.lanes_by else spec.changed(lanes=())


def _form(rows: Sequence[tuple[str, QWidget]]) -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(7)
    form.setHorizontalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, field in rows:
        label = PlainLabel(name, role="note")
        label.setFixedWidth(label.fontMetrics().horizontalAdvance("n") * 9)
        form.addRow(label, field)
    return form
