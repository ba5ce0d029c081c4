"""The columns of a table: what each fills, why that is proposed, and the list in which another field is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.importing.choice import Choice, Reasoned, column_in
from gui.importing.listed import PLAIN, QUIET, Listed, ListTable
from gui.parts.plain_text import PlainLabel, one_line
from models.exchange.table.columns import IGNORED, KEPT, OF_SOURCE, Column, choice_of
from models.exchange.table.field_words import FIELD_WORDS, LINKS, ROLES, field_in_words
from models.exchange.table.headings import plain, usual_field
from models.importing.looking import Look
from models.records.meanings import MEANINGS
from models.translation import tr
from models.values.listing import sentences

GROUPS = 20  # numbered sources that can be chosen


class ColumnsPanel(QWidget):
    """Lists the columns; below, the chosen one is given a field, a role, the number of its source."""

    chosen = Signal(str, str)  # the key of a column; what it is to fill, empty: as proposed
    column_shown = Signal(int)

    def __init__(self, roles: Mapping[str, Sequence[str]]) -> None:
        """Begin without a table; `roles` are those that a case has for actors and places."""
        super().__init__()
        self._roles = {**roles, "amount": MEANINGS, "quantity": MEANINGS, "link": LINKS, "numbers": ()}
        self._look: Look | None = None
        self._is_said: frozenset[str] = frozenset()
        self.model: Listed[Column] = Listed((tr("Column"), tr("Fills")), self._words, _colour)
        self.table = ListTable(self.model, tr("Columns of the table"), (5, 6))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_column())
        self.table.activated.connect(lambda _: self.field.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._make_fields()
        self._arrange()

    def show_look(self, look: Look, said: Mapping[str, str]) -> None:
        """Show what the columns are thought to fill; `said` is what a person chose."""
        self._look, self._is_said = look, frozenset(map(plain, said))
        row = max(self.table.row, 0)
        self.model.show(look.proposal.columns)
        self.table.choose(min(row, len(look.proposal.columns) - 1))
        self._show_column()

    def choose_column(self, index: int) -> None:
        """Choose a column in the list."""
        self.table.choose(index)

    @property
    def column(self) -> Column | None:
        """Return the chosen column."""
        row = self.table.row
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    # the fields of the chosen column

    def _make_fields(self) -> None:
        self.heading = PlainLabel(role="strong", is_wrapped=True)
        self.samples = PlainLabel(role="note", is_wrapped=True)
        self.reason = PlainLabel(role="note", is_wrapped=True)
        self.field = Choice(tr("What the column fills"))
        self.field.offer([(tr(words), field) for field, words in FIELD_WORDS.items()])
        self.role = Choice(tr("Role"), is_typed=True)
        self.group = Choice(tr("Number of the source"))
        numbers = [(tr("Source {number}", number=number), str(number)) for number in range(1, GROUPS + 1)]
        self.group.offer([(tr("The source of the row"), ""), *numbers])
        self.back = QPushButton(tr("As it was proposed"))
        self.back.setProperty("role", "link")
        self.back.setAutoDefault(False)
        self.field.chosen.connect(lambda _: self._on_chosen(is_new=True))
        self.role.chosen.connect(lambda _: self._on_chosen())
        self.group.chosen.connect(lambda _: self._on_chosen())
        self.back.clicked.connect(self._on_back)

    def _arrange(self) -> None:
        held = QWidget()
        form = column_in(held)
        form.setSpacing(6)
        self._fills = Reasoned(tr("Fills"), self.field)
        self._role, self._group = Reasoned(tr("Role"), self.role), Reasoned(tr("Of which source"), self.group)
        for part in (self.heading, self.samples, self._fills, self._role, self._group, self.reason):
            form.addWidget(part)
        form.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        form.addStretch()
        self._below = area = QScrollArea()
        area.hide()
        area.setWidgetResizable(True)
        area.setWidget(held)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.table, 3)
        column.addWidget(area, 2)

    def _show_column(self) -> None:
        column = self.column
        if column is None or self._look is None:
            return
        self.heading.setText(one_line(column.key, 120))
        values = self._look.samples(column.index)
        self.samples.setText(
            " · ".join(one_line(value, 60) for value in values) or tr("No values in its first rows")
        )
        self.reason.setText(_reason(column))
        self.field.show_value(column.field or KEPT)
        self._show_more(column.field, column.role, column.group)
        self._below.show()
        self.back.setVisible(plain(column.key) in self._is_said or plain(column.name) in self._is_said)
        self.column_shown.emit(column.index)

    def _show_more(self, field: str, role: str, group: str) -> None:
        """Show what more can be said of a field."""
        has_role, has_group = field in ROLES, field in OF_SOURCE
        self._role.words.setText(ROLES.get(field, "Role"))
        self.role.setAccessibleName(ROLES.get(field, "Role"))
        self.role.offer([("", ""), *((one, one) for one in self._roles.get(field, ()))])
        self.role.show_value(role)
        self.group.show_value(group)
        self._role.setVisible(has_role)
        self._group.setVisible(has_group)

    def _on_chosen(self, *, is_new: bool = False) -> None:
        column = self.column
        if column is None:
            return
        field = "" if self.field.value == KEPT else self.field.value
        role = self.role.value if field in ROLES and not is_new else ""
        group = self.group.value if field in OF_SOURCE else ""
        if field in OF_SOURCE and not group and usual_field(column.name)[1]:
            group = "0"  # the heading has a number that is not meant
        self.chosen.emit(column.key, choice_of(field, role, group))

    def _on_back(self) -> None:
        if self.column is not None:
            self.chosen.emit(self.column.key, "")

    def _words(self, column: Column) -> tuple[str, str]:
        return column.key, field_in_words(column.field, column.role, column.group)


def _reason(column: Column) -> str:
    why = {
        "chosen": tr("You chose this."),
        "a usual name": tr("Proposed because columns of this heading usually fill that."),
        "a name of this format": tr("Proposed because the format calls it so."),
        "no usual name": tr("Nothing is known by this heading: its words are kept in the note."),
    }.get(column.reason) or tr("Not proposed because {reason}.", reason=column.reason)
    return sentences(why, column.proof)


def _colour(column: Column) -> str:
    return PLAIN if column.field and column.field != IGNORED else QUIET
