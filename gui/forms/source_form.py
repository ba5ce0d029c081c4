"""The form in which a source is written."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from gui.forms.completers import propose_sources, source_words
from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.list_page import side_by_side
from gui.forms.origins_form import OriginsForm
from gui.forms.reference_rows import ReferenceRow, reference_problem, write_references
from gui.forms.rows import Rows
from gui.forms.value_fields import ReadField, when_field
from gui.forms.word_choice import WordChoice
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, menu_text
from gui.selection import Selection
from gui.session import Session
from models.records.desk import Reference
from models.records.rank import PRIMARY, SECONDARY, rank_of, ranked
from models.records.story import (
    Citation,
    Confidentiality,
    Document,
    Origin,
    OriginId,
    Reliability,
    Source,
    SourceId,
    new_id,
)
from models.store.writer import Writer
from models.texts.told import told_of
from models.values.when import words as words_of_when

TYPES = {
    "article-newspaper": "news report", "article-magazine": "magazine article", "webpage": "web page",
    "post-weblog": "blog post", "post": "post in a network", "report": "report", "document": "document",
    "legal_case": "ruling or judgment", "legislation": "law or notice", "regulation": "regulation",
    "hearing": "hearing", "bill": "bill", "dataset": "data", "interview": "interview",
    "personal_communication": "person", "book": "book", "broadcast": "broadcast", "motion_picture": "film or video",
}  # fmt: skip
RELIABILITY = {
    "": "not judged", "A": "A  completely reliable", "B": "B  usually reliable", "C": "C  fairly reliable",
    "D": "D  not usually reliable", "E": "E  unreliable", "F": "F  cannot be judged",
}  # fmt: skip
CONFIDENTIALITY = {
    "public": "may be named", "internal": "internal: not named in exports",
    "confidential": "confidential: code name only",
}  # fmt: skip
MOST_READ = 5  # documents of a source that are asked what they say of themselves
NO_ORIGIN = "stands for itself"
WHAT_IT_IS = {
    "": "not said yet", PRIMARY: "primary: a document, a record or a witness",
    SECONDARY: "secondary: it reports what others found",
}  # fmt: skip


class SourceForm(FormPage):
    """Writes a new source, or changes one; `source_id` names it once it is saved."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        source_id: str | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the source, or an empty form."""
        super().__init__(
            "Change source" if source_id else "New source", parent, can_delete=source_id is not None
        )
        self._session, self._selection, self._ask = session, selection, ask
        self._before = session.reader.get(Source, source_id) if source_id else None
        self._source = self._before or Source(SourceId(new_id()), "")
        self.source_id: str = self._source.id
        self._make_fields()
        self._say_uses()
        self._propose()
        self.title.setFocus()
        self.remarks.show_for(self._session, "source", source_id)
        self.keep_drafts(f"source {source_id or 'new'}", "open_source", source_id or "")
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        source = self._source
        self.title = line(source.title)
        self.original_title = line(source.original_title, "title in its own language")
        types = TYPES if source.type in TYPES else TYPES | {source.type: source.type}
        self.type = choice(types, source.type)
        self.publisher, self.container = (
            line(source.publisher),
            line(source.container, "series, site or volume"),
        )
        self.authors = line("; ".join(source.authors), "separated by semicolons; 钱志敏 as it is written")
        self.issued, self.accessed = when_field(), when_field()
        for dated, when in ((self.issued, source.issued), (self.accessed, source.accessed)):
            if when:
                dated.show_value(when, when.wording or words_of_when(when))
        self.url, self.archived_url = line(source.url), line(source.archived_url)
        self.language, self.number, self.pages = (
            line(source.language, "zh"),
            line(source.number),
            line(source.pages),
        )
        self.reliability = choice(RELIABILITY, source.reliability)
        self.reason = line(source.reliability_reason, "why")
        self.origin = self._origins()
        self.confidentiality = choice(CONFIDENTIALITY, source.confidentiality)
        self.code_name = line(source.code_name)
        self.rank = choice(WHAT_IT_IS, rank_of(source))
        self.references = self._references()
        self.was_read = QCheckBox("read by us, not only known through others")
        self.was_read.setChecked(source.was_read)
        self.note = paragraph(source.note, 2)
        for name, field, *keys in (
            ("Title", self.title, "title"), ("Original title", self.original_title, "original_title"),
            ("Type", self.type, "type"),
            ("It is", self.rank, "is_primary", "is_secondary", "rank"), ("Publisher", self.publisher, "publisher"),
            ("In", self.container, "container"),
            ("Authors", self.authors, "authors"), ("Issued", self.issued, "issued"), ("Number", self.number, "number"),
            ("Pages", self.pages, "pages"), ("Address", self.url, "url"),
            ("Archived at", self.archived_url, "archived_url"), ("Accessed", self.accessed, "accessed"),
            ("Language", self.language, "language"), ("Reliability", self.reliability, "reliability"),
            ("Reason", self.reason, "reliability_reason"), ("Same origin as", self._with_origins_button(), "origin_id"),
            ("Has it from", self.references, "references"), ("", self.was_read, "was_read"),
            ("Who may see it", self.confidentiality, "confidentiality"), ("Code name", self.code_name, "code_name"),
            ("Note", self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)

    def _references(self) -> Rows[ReferenceRow]:
        """Return the lines of the sources from which this one has what it tells."""
        reader = self._session.reader
        propose = propose_sources(one for one in reader.all(Source) if one.id != self.source_id)
        rows: Rows[ReferenceRow] = Rows("Add a source that it names", lambda: ReferenceRow(propose))
        for held in reader.where(Reference, source_id=self.source_id):
            words = source_words(reader.get(Source, held.cited_id))
            rows.show_rows([ReferenceRow(propose, held, words)])
        return rows

    def _origins(self) -> QComboBox:
        combo = WordChoice()
        combo.setAccessibleName("Same origin as")
        self._list_origins(combo, self._source.origin_id)
        return combo

    def _list_origins(self, combo: QComboBox, chosen: str | None) -> None:
        combo.clear()
        combo.addItem(NO_ORIGIN, None)
        for origin in self._session.reader.all(Origin):
            combo.addItem(origin.name, origin.id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _with_origins_button(self) -> QWidget:
        """Return the choice of an origin with the button behind which origins and their sources are listed."""
        button = QPushButton("Origins…")
        button.setAccessibleName("Make and change origins of sources")
        button.setAutoDefault(False)
        button.clicked.connect(self.open_origins)
        self.origin.setMinimumContentsLength(24)
        self.origin.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.origin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return side_by_side(self.origin, button)

    def open_origins(self) -> None:
        """Open the list of origins; the form then offers those that there are."""
        chosen = self.origin.currentData() or ""
        form = OriginsForm(self._session, self._selection, self._ask, chosen, parent=self)
        form.finished.connect(lambda: self._list_origins(self.origin, chosen))
        form.finished.connect(form.deleteLater)
        form.open()

    def _propose(self) -> None:
        """Offer what the source's documents say of themselves, with a question mark: a click takes it."""
        held = self._session.reader.where(Document, source_id=self.source_id) if self._before else ()
        told = [told_of(self._session.reader.document_file(one), one.media_type) for one in held[:MOST_READ]]
        self.proposals: list[QPushButton] = []
        for field, words in (
            (self.title, [one.title for one in told]),
            (self.authors, ["; ".join(one.authors) for one in told]),
            (self.issued, [one.issued for one in told]),
        ):
            found = next((one for one in words if one), "")
            is_open = found != self.title.text() if field is self.title else not _is_filled(field)
            if found and is_open:
                self._offer(field, found)

    def _offer(self, field: QWidget, words: str) -> None:
        button = QPushButton(menu_text(f"The document says: {words}?"))
        button.setProperty("role", "link")
        button.setAccessibleName(f"Take what the document says: {words}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: _fill(field, words))
        button.clicked.connect(button.hide)
        self.form.insertRow(self._numbers(field)[0] + 1, PlainLabel(""), button)
        self.proposals.append(button)

    def _say_uses(self) -> None:
        if self._before is not None:
            uses = len(self._session.reader.where(Citation, source_id=self._before.id))
            self.problem.set_role("note")
            self.problem.setText(
                f"{uses:,} citations rest on this source." if uses != 1 else "1 citation rests on it."
            )

    def source(self, origin_id: OriginId | None) -> Source:
        """Return the source as the form holds it, in an origin group."""
        source = self._source
        told = replace(
            source,
            title=self.title.words(),
            original_title=self.original_title.words(),
            type=self.type.currentData(),
            publisher=self.publisher.words(),
            container=self.container.words(),
            authors=source.authors if self.authors.is_untouched else _names(self.authors.words()),
            issued=self.issued.value,
            accessed=self.accessed.value,
            number=self.number.words(),
            pages=self.pages.words(),
            url=self.url.words(),
            archived_url=self.archived_url.words(),
            language=self.language.words(),
            reliability=Reliability(self.reliability.currentData()),
            reliability_reason=self.reason.words(),
            origin_id=origin_id,
            was_read=self.was_read.isChecked(),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
            code_name=self.code_name.words(),
            note=self.note.words(),
        )
        return ranked(told, str(self.rank.currentData()))

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        self.problem.set_role("warning")
        for name, key, field in (("Issued", "issued", self.issued), ("Accessed", "accessed", self.accessed)):
            if field.problem:
                return self.at(key, f"{name}: {field.problem}")
        if wrong := reference_problem(self.references, self.source_id):
            return self.at("references", wrong)
        return self.first_wrong(self.source(None))

    def save(self) -> bool:
        """Write the source, and a new origin group if one was typed."""

        def write(writer: Writer) -> bool:
            source = self.source(self._origin(writer))
            writer.put(source)
            write_references(writer, source.id, [row.told(source.id) for row in self.references.rows])
            return True

        return bool(self._session.edit("Change source" if self._before else "New source", write, self))

    def _origin(self, writer: Writer) -> OriginId | None:
        name = self.origin.currentText().strip()
        if name in ("", NO_ORIGIN):
            return None
        row = self.origin.currentIndex()
        if row > 0 and name == self.origin.itemText(row).strip():  # several origins can have one name
            return OriginId(self.origin.itemData(row))
        held = {origin.name: origin.id for origin in self._session.reader.all(Origin)}
        if name not in held:
            made = Origin(OriginId(new_id()), name)
            writer.add(made)
            return made.id
        return held[name]

    def delete(self) -> None:
        """Delete the source after a question; one that is cited stays, and the reason is told."""
        if self._before is None or not self._ask.confirm(
            f"Delete the source “{self._before.title}”?", yes="Delete"
        ):
            return
        source = self._before

        def write(writer: Writer) -> bool:
            writer.delete(source)
            return True

        if self._session.edit("Delete source", write, self):
            self.accept()


def _names(words: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in words.split(";") if name.strip())


def _is_filled(field: QWidget) -> bool:
    return bool(field.text() if isinstance(field, QLineEdit) else getattr(field, "text", ""))


def _fill(field: QWidget, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
    elif isinstance(field, ReadField):
        field.set_text(words)
