"""What a file that is no table would add, record by record: a bibliography, a family tree, a case."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.importing.listed import Listed, ListTable
from gui.parts.plain_text import PlainLabel, plain
from models.importing.importing import ImportPlan
from models.records.desk import Record
from models.records.story import Actor, Document, Event, Place, Source
from models.translation import language, tr, tr_later
from models.values.when import When, words

SORTS = {
    Event: tr_later("event"),
    Source: tr_later("source"),
    Document: tr_later("document"),
    Actor: tr_later("actor"),
    Place: tr_later("place"),
}
"""What is listed, in this order; claims and citations hang on it."""
NOTHING = tr_later("Nothing of it is new to the case.")


class ContentsPanel(QWidget):
    """Lists what would be new to the case."""

    def __init__(self) -> None:
        """Begin without a record."""
        super().__init__()
        self.model: Listed[Record] = Listed(("", tr("Name"), tr("Date"), tr("What is told of it")), _words)
        self.table = ListTable(self.model, tr("What would be imported"), (0, 5, 2, 5))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say())
        self.sentence = PlainLabel(role="note", is_wrapped=True)
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what an import would add."""
        order = list(SORTS)
        listed = (one for one in plan.records if type(one) in SORTS)
        self.model.show(sorted(listed, key=lambda one: order.index(type(one))))
        self.table.choose(0)
        self._say()

    def _say(self) -> None:
        rows, row = self.model.rows, self.table.row
        told = " – ".join(part for part in _words(rows[row])[1:] if part) if 0 <= row < len(rows) else ""
        self.sentence.setText(plain(told) if rows else tr(NOTHING))


def _words(record: Record) -> tuple[str, ...]:
    sort = tr(SORTS[type(record)])
    if isinstance(record, Event):
        return sort, record.title, _date(record.when), record.description
    if isinstance(record, Source):
        told = ("; ".join(record.authors), record.publisher, record.url)
        return sort, record.title, _date(record.issued), _joined(*told)
    if isinstance(record, Actor):
        return sort, record.name, "", _joined(tr(record.kind), record.local_name, "; ".join(record.aliases))
    if isinstance(record, Place):
        where = f"{record.point.lat:g}, {record.point.lon:g}" if record.point else tr("without a point")
        return sort, record.name, "", _joined(record.admin, record.country, where)
    if isinstance(record, Document):
        size = tr("{n:,} bytes", n=record.size)
        return sort, record.name, "", _joined(record.media_type, size, record.note)
    return sort, "", "", ""


def _date(when: When | None) -> str:
    return words(when, language()) if when else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
