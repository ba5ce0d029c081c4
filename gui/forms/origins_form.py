"""The form of the origins of a case: groups of sources that repeat one origin and count as one."""

from dataclasses import replace

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from gui.forms.completers import ChosenLine, Propose, propose_sources, source_words
from gui.forms.form_page import line, paragraph
from gui.forms.list_page import ID, ListPage, side_by_side
from gui.parts.plain_text import one_line
from models.records.story import Origin, OriginId, Source, new_id
from models.translation import tr, tr_count, tr_later

MEMBERS = 5  # lines of the list


class OriginsForm(ListPage[Origin]):
    """Lists the origins, and below the chosen one the sources that repeat it."""

    heading = tr_later("Origins of sources")
    slot = "show_origins"
    noun = tr_later("origin")
    new = tr_later("New origin")
    kind = Origin

    def make_fields(self) -> None:
        """Add name, note and members."""
        self.name = line("", tr("Reuters, 15 April 2025; the same press release …"))
        self.note = paragraph("", 2)
        self.members = QListWidget()
        self.members.setProperty("role", "boxed")
        self.members.setAccessibleName(tr("Sources of this origin"))
        self.members.setFixedHeight(self.fontMetrics().lineSpacing() * MEMBERS + 8)
        self.source = ChosenLine(tr("Source to add"), tr("title or publisher"), self._propose())
        self.add_button, self.take_button = QPushButton(tr("Add")), QPushButton(tr("Take out"))
        self.add_button.clicked.connect(self.on_add)
        self.take_button.clicked.connect(self.on_take_out)
        self.add(tr_later("Name"), self.name, "name")
        self.add(tr_later("Note"), self.note, "note")
        self.add(tr_later("Sources"), self.members)
        self.add("", side_by_side(self.source, self.add_button, self.take_button))

    def _propose(self) -> Propose:
        return propose_sources(self._session.reader.all(Source))

    def made(self) -> Origin:
        """Return an origin without a name."""
        return Origin(OriginId(new_id()), "")

    def words(self, record: Origin) -> str:
        """Return the name of an origin and how many sources repeat it."""
        count = len(self._members(record))
        said = tr_count(count, "{n} source", "{n} sources") if count else tr("no source")
        return f"{record.name or tr(self.new)} · {said}"

    def _members(self, origin: Origin) -> tuple[Source, ...]:
        return self._session.reader.where(Source, origin_id=origin.id)

    def show_record(self, record: Origin) -> None:
        """Show an origin with its sources."""
        self.name.setText(record.name)
        self.note.setPlainText(record.note)
        self.members.clear()
        for source in self._members(record):
            item = QListWidgetItem(one_line(source_words(source)))
            item.setData(ID, source.id)
            self.members.addItem(item)
        self.take_button.setEnabled(self._session.can_edit and self.members.count() > 0)

    def told(self, record: Origin) -> Origin:
        """Return the origin as the fields say it."""
        note = self.note.toPlainText()
        return replace(
            record,
            name=record.name if self.name.text() == record.name else self.name.text().strip(),
            note=record.note if note == record.note else note.strip(),
        )

    def on_add(self) -> None:
        """Let the source that was chosen repeat this origin."""
        if not self.source.id:
            self.say_problem(self.source.problem or tr("Choose a source to add from the list that opens."))
        elif self.keep() and self.current is not None:
            self._put(self.source.id, self.current.id)
            self.source.clear()

    def on_take_out(self) -> None:
        """Let the chosen source stand for itself."""
        item = self.members.currentItem()
        if item is None:
            self.say_problem(tr("Choose a source of this origin first."))
        else:
            self._put(item.data(ID), None)

    def _put(self, source_id: str, origin_id: str | None) -> None:
        source = self._session.reader.get(Source, source_id)
        changed = replace(source, origin_id=OriginId(origin_id) if origin_id else None)
        self._write(tr_later("Change an origin"), lambda writer: writer.replace(changed))
        self.say_problem("")
        self.refresh()
