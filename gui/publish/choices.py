"""The choices of the studio in calm groups: page, words, what is shown, and what is said to those who cannot see it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.publish.fields import Choice, LaneOrder, Line, Paragraph, Records, Words
from models.errors import CaseError
from models.publication.choices import PRESETS, FigureSpec
from models.publication.words import LONGEST_ALT, TOO_LONG_ALT
from models.records.story import State

PAUSE = 250  # milliseconds after the last letter before the figure is made anew
OWN, FIRST_OWN = "own", "163mm"
VIEW_WORDS = {
    "Timeline": "timeline",
    "Map": "map",
    "Timeline and map": "both",
    "Dated list": "strip",
    "Relations": "relations",
}
SIZE_WORDS = {
    "Print, 52 mm": "print-52mm",
    "Print, 107 mm": "print-107mm",
    "Print, 163 mm": "print-163mm",
    "Web, 600 px": "web-600",
    "Web, 1200 px": "web-1200",
    "Web, 1600 px": "web-1600",
    "Square, 1080 px": "square-1080",
    "Upright, 1080 × 1350 px": "vertical-1080",
    "Slide, 1920 × 1080 px": "slide-1920",
    "Own size": OWN,
}
LANE_WORDS = {
    "Kind": "kind",
    "Jurisdiction": "jurisdiction",
    "Actor": "actor",
    "Place": "place",
    "Tag": "tag",
    "Check state": "state",
}
NOTE_WORDS = {"Under the figure": "under", "In a text beside it": "beside", "Left out": "out"}
STATE_WORDS = {"All events": "all", "Checked or signed off": "checked", "Signed off": "signed"}
LOCAL_WORDS = {"As the case says": "", "Beside the names of places": "always", "Left out": "never"}
LANGUAGE_WORDS = {
    "English": "en",
    "简体中文": "zh-Hans",
    "繁體中文": "zh-Hant",
    "Deutsch": "de",
    "français": "fr",
}


class ChoicePanel(QScrollArea):
    """Shows the choices of a figure and tells when a person made another."""

    changed = Signal()
    house_wanted = Signal()
    selection_wanted = Signal(str)  # only, without, all

    def __init__(self) -> None:
        """Begin with the plain choices."""
        super().__init__()
        self._base = FigureSpec()
        self._is_showing = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.changed)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Choices")
        self._make_fields()
        self.setWidget(self._groups())
        self._join()

    def _make_fields(self) -> None:
        self.view = Choice("View", VIEW_WORDS)
        self.size_choice = Choice("Size", SIZE_WORDS)
        self.own_size = Line("Own size", "120mm, 900x700px")
        self.house = ElidedLabel(role="note")
        self.house_button = QPushButton("Choose…")
        self.house_button.setAccessibleName("Choose a house style")
        self.plain_button = QPushButton("None")
        self.plain_button.setAccessibleName("No house style")
        self.title, self.deck, self.credit = Line("Title"), Line("Deck"), Line("Credit")
        self.rights = Line("Rights", "© and whose")
        self.language = Choice("Language", LANGUAGE_WORDS)
        self.local_names = Choice("Local names", LOCAL_WORDS)
        self.notes = Choice("Sources", NOTE_WORDS)
        self.window_of_time = Line("Window of time", "whole case, or 2017/2025")
        self.lanes_by = Choice("Lanes by", LANE_WORDS)
        self.lanes = LaneOrder()
        self.actor = Records("Around")
        self.relations = QCheckBox("Relations among the events")
        self.states = Choice("Check states", STATE_WORDS)
        self.tags = Words("Only with tags", "all tags")
        self.without_tags = Words("Without tags", "none")
        self.picked = PlainLabel(role="note", is_wrapped=True)
        self.only_button = QPushButton("Only")
        self.only_button.setAccessibleName("Only the selected events")
        self.filtered_button = QPushButton("As filtered")
        self.filtered_button.setAccessibleName("Only what filter and window of time show now")
        self.without_button = QPushButton("Leave out")
        self.without_button.setAccessibleName("Leave the selected events out")
        self.all_button = QPushButton("All")
        self.all_button.setAccessibleName("All events again")
        self.marks = QCheckBox("Mark what is unchecked")
        self.alt = Paragraph("Alternative text")
        self.counter = PlainLabel(role="note")
        self.metadata = QCheckBox("Title, text and credit in the file")

    def _groups(self) -> QWidget:
        panel = QWidget()
        self._forms: list[QFormLayout] = []
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        for title, rows in self._rows():
            heading = PlainLabel(title, role="section")
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            self._forms.append(_form(rows))
            column.addLayout(self._forms[-1])
        column.addStretch(1)
        return panel

    def _rows(self) -> tuple[tuple[str, tuple[tuple[str, QWidget], ...]], ...]:
        house = _side_by_side(self.house, self.house_button, self.plain_button)
        buttons = _side_by_side(self.only_button, self.without_button)
        more_buttons = _side_by_side(self.filtered_button, self.all_button)
        return (
            (
                "Page",
                (
                    ("View", self.view),
                    ("Size", self.size_choice),
                    ("", self.own_size),
                    ("House style", house),
                ),
            ),
            (
                "Words",
                (
                    ("Title", self.title),
                    ("Deck", self.deck),
                    ("Credit", self.credit),
                    ("Sources", self.notes),
                    ("Language", self.language),
                    ("Local names", self.local_names),
                ),
            ),
            (
                "Events",
                (
                    ("Window", self.window_of_time),
                    ("Checked", self.states),
                    ("With tags", self.tags),
                    ("Without", self.without_tags),
                    ("Selected", buttons),
                    ("Others", more_buttons),
                    ("", self.picked),
                    ("", self.marks),
                ),
            ),
            ("Lanes", (("Lanes by", self.lanes_by), ("Order", self.lanes))),
            ("Relations", (("Around", self.actor), ("", self.relations))),
            (
                "For those who cannot see it",
                (
                    ("Text", self.alt),
                    ("", self.counter),
                    ("Rights", self.rights),
                    ("", self.metadata),
                ),
            ),
        )

    def _join(self) -> None:
        self.size_choice.activated.connect(self._on_size)
        for combo in (
            self.view,
            self.size_choice,
            self.language,
            self.local_names,
            self.notes,
            self.lanes_by,
            self.states,
            self.actor,
        ):
            combo.activated.connect(self._on_chosen)
        for box in (self.marks, self.metadata, self.relations):
            box.toggled.connect(self._on_chosen)
        lines = (self.own_size, self.title, self.deck, self.credit, self.rights, self.window_of_time)
        for line in (*lines, self.tags, self.without_tags):
            line.textEdited.connect(self._on_typed)
        self.alt.textChanged.connect(self._on_typed)
        self.lanes.ordered.connect(self._on_ordered)
        self.house_button.clicked.connect(self.house_wanted)
        self.plain_button.clicked.connect(self._drop_house)
        for button, what in (
            (self.only_button, "only"),
            (self.filtered_button, "filtered"),
            (self.without_button, "without"),
            (self.all_button, "all"),
        ):
            button.clicked.connect(lambda _=False, what=what: self.selection_wanted.emit(what))

    def _on_typed(self, *_: object) -> None:
        """Wait for the last letter."""
        if not self._is_showing:
            self._timer.start()

    def _on_chosen(self, *_: object) -> None:
        if not self._is_showing:
            self._timer.stop()
            self.changed.emit()

    def _on_ordered(self) -> None:
        self._base = self._base.changed(lanes=self.lanes.values)
        self.changed.emit()

    def _on_size(self) -> None:
        """Begin an own size with one that can be drawn."""
        if self.size_choice.value == OWN and not self.own_size.value:
            self.own_size.show_value(FIRST_OWN)

    def _drop_house(self) -> None:
        self._base = self._base.changed(house="", house_style="")
        self.changed.emit()

    # showing and answering

    def show_spec(self, spec: FigureSpec, title: str = "", deck: str = "", credit: str = "") -> None:
        """Show the choices; title, deck and credit of the case stand where the figure has none."""
        self._base = spec
        self._is_showing = True
        self.view.show_value(spec.view)
        self.size_choice.show_value(OWN if spec.size else spec.preset)
        self.own_size.show_value(spec.size)
        self.house.setText(spec.house or "none")
        for line, text, hint in (
            (self.title, spec.title, title),
            (self.deck, spec.deck, deck),
            (self.credit, spec.credit, credit),
        ):
            line.setPlaceholderText(hint)
            line.show_value(text)
        self.rights.show_value(spec.rights)
        self.language.show_value(spec.language)
        self.local_names.show_value(spec.local_names)
        self.notes.show_value(spec.notes)
        self.window_of_time.show_value(spec.window)
        self.lanes_by.show_value(spec.lanes_by)
        self.actor.show_value(spec.actor)
        self.relations.setChecked(spec.has_relations)
        self.states.show_value(_states_of(spec))
        self.tags.show_values(spec.tags)
        self.without_tags.show_values(spec.without_tags)
        self.marks.setChecked(spec.marks_state)
        self.metadata.setChecked(spec.has_metadata)
        self.alt.show_value(spec.alt)
        self._is_showing = False
        self._fit(spec)

    def _fit(self, spec: FigureSpec) -> None:
        """Enable what holds for the view, and say what was picked."""
        has_lanes = spec.view in ("timeline", "both")
        self.lanes_by.setEnabled(has_lanes)
        self.lanes.setEnabled(has_lanes)
        self.actor.setEnabled(spec.view == "relations")
        self.relations.setEnabled(spec.view in ("timeline", "strip", "both"))
        self._show_row(self.own_size, self.size_choice.value == OWN)
        self.plain_button.setEnabled(bool(spec.house_style))
        parts = (
            [f"{len(spec.events)} event{'' if len(spec.events) == 1 else 's'} picked"] if spec.events else []
        )
        parts += [f"{len(spec.without_events)} left out"] if spec.without_events else []
        self.picked.setText(", ".join(parts) + "." if parts else "")
        self._show_row(self.picked, bool(parts))
        self.all_button.setEnabled(bool(parts))

    def _show_row(self, field: QWidget, is_shown: bool) -> None:
        for form in self._forms:
            if form.indexOf(field) >= 0:
                form.setRowVisible(field, is_shown)

    def tell_figure(self, proposal: str, lanes: Sequence[tuple[str, str]]) -> None:
        """Show what the figure turned out to be: its proposed text, and its lanes as (id, title)."""
        self.alt.setPlaceholderText(proposal)
        self.lanes.show_lanes(lanes)
        count = len(self.alt.value or proposal)
        self.counter.setText(
            f"{count} of {LONGEST_ALT} letters" + ("" if self.alt.value else ", as proposed")
        )
        self.counter.set_role("warning" if count > LONGEST_ALT else "note")

    def spec(self) -> FigureSpec:
        """Tell what is chosen now."""
        size = self.size_choice.value
        states = self.states.value
        return self._base.changed(
            view=self.view.value,
            preset=size if size in PRESETS else self._base.preset,
            size=self.own_size.value if size == OWN else "",
            title=self.title.value,
            deck=self.deck.value,
            credit=self.credit.value,
            rights=self.rights.value,
            language=self.language.value,
            local_names=self.local_names.value,
            notes=self.notes.value,
            window=self.window_of_time.value,
            lanes_by=self.lanes_by.value,
            actor=self.actor.value,
            has_relations=self.relations.isChecked(),
            lanes=self._base.lanes if self.lanes_by.value == self._base.lanes_by else (),
            only_checked=states == "checked",
            states=(str(State.SIGNED_OFF),) if states == "signed" else (),
            tags=self.tags.values,
            without_tags=self.without_tags.values,
            marks_state=self.marks.isChecked(),
            alt=self._alt(),
            has_metadata=self.metadata.isChecked(),
        )

    def _alt(self) -> str:
        text = self.alt.value
        if len(text) > TOO_LONG_ALT:
            raise CaseError(f"The alternative text has more than {TOO_LONG_ALT} letters: shorten it.")
        return text


def _states_of(spec: FigureSpec) -> str:
    if spec.only_checked:
        return "checked"
    return "signed" if spec.states == (str(State.SIGNED_OFF),) else "all"


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


def _side_by_side(*widgets: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
    if not any(isinstance(widget, ElidedLabel) for widget in widgets):
        row.addStretch(1)
    page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return page
