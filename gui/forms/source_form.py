"""The form in which a source is written."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from gui.forms.completers import propose_sources, source_words
from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.list_page import side_by_side
from gui.forms.origins_form import OriginsForm
from gui.forms.reference_rows import ReferenceRow, reference_problem, write_references
from gui.forms.rows import Rows
from gui.forms.value_fields import ReadField, when_field
from gui.forms.word_choice import WordChoice, choice_of_words
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
from models.translation import language, tr, tr_count, tr_later
from models.values.when import words as words_of_when

TYPES = {
    "article-newspaper": tr_later("news report"), "article-magazine": tr_later("magazine article"),
    "webpage": tr_later("web page"), "post-weblog": tr_later("blog post"), "post": tr_later("post in a network"),
    "report": tr_later("report"), "document": tr_later("document"), "legal_case": tr_later("ruling or judgment"),
    "legislation": tr_later("law or notice"), "regulation": tr_later("regulation"), "hearing": tr_later("hearing"),
    "bill": tr_later("bill"), "dataset": tr_later("data"), "interview": tr_later("interview"),
    "personal_communication": tr_later("person"), "book": tr_later("book"), "broadcast": tr_later("broadcast"),
    "motion_picture": tr_later("film or video"),
}  # fmt: skip
RELIABILITY = {
    "": tr_later("not judged"), "A": tr_later("A  completely reliable"), "B": tr_later("B  usually reliable"),
    "C": tr_later("C  fairly reliable"), "D": tr_later("D  not usually reliable"),
    "E": tr_later("E  unreliable"), "F": tr_later("F  cannot be judged"),
}  # fmt: skip
CONFIDENTIALITY = {
    "public": tr_later("may be named"), "internal": tr_later("internal: not named in exports"),
    "confidential": tr_later("confidential: code name only"),
}  # fmt: skip
MOST_READ = 5  # documents of a source that are asked what they say of themselves
NO_ORIGIN = tr_later("stands for itself")
WHAT_IT_IS = {
    "": tr_later("not said yet"), PRIMARY: tr_later("primary: a document, a record or a witness"),
    SECONDARY: tr_later("secondary: it reports what others found"),
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
            tr("Change source") if source_id else tr("New source"), parent, can_delete=source_id is not None
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
        self.original_title = line(source.original_title, tr("title in its own language"))
        types = TYPES if source.type in TYPES else TYPES | {source.type: source.type}
        self.type = choice_of_words(types, source.type)
        self.publisher, self.container = (
            line(source.publisher),
            line(source.container, tr("series, site or volume")),
        )
        self.authors = line("; ".join(source.authors), tr("separated by semicolons; 钱志敏 as it is written"))
        self.issued, self.accessed = when_field(), when_field()
        for dated, when in ((self.issued, source.issued), (self.accessed, source.accessed)):
            if when:
                dated.show_value(when, when.wording or words_of_when(when, language()))
        self.url, self.archived_url = line(source.url), line(source.archived_url)
        self.language, self.number, self.pages = (
            line(source.language, "zh"),
            line(source.number),
            line(source.pages),
        )
        self.reliability = choice_of_words(RELIABILITY, source.reliability)
        self.reason = line(source.reliability_reason, tr("why"))
        self.origin = self._origins()
        self.confidentiality = choice_of_words(CONFIDENTIALITY, source.confidentiality)
        self.code_name = line(source.code_name)
        self.rank = choice_of_words(WHAT_IT_IS, rank_of(source))
        self.references = self._references()
        self.was_read = QCheckBox(tr("read by us, not only known through others"))
        self.was_read.setChecked(source.was_read)
        self.note = paragraph(source.note, 2)
        for name, field, *keys in (
            (tr_later("Title"), self.title, "title"),
            (tr_later("Original title"), self.original_title, "original_title"),
            (tr_later("Type"), self.type, "type"),
            (tr_later("It is"), self.rank, "is_primary", "is_secondary", "rank"),
            (tr_later("Publisher"), self.publisher, "publisher"),
            (tr_later("In"), self.container, "container"),
            (tr_later("Authors"), self.authors, "authors"), (tr_later("Issued"), self.issued, "issued"),
            (tr_later("Number"), self.number, "number"),
            (tr_later("Pages"), self.pages, "pages"), (tr_later("Address"), self.url, "url"),
            (tr_later("Archived at"), self.archived_url, "archived_url"),
            (tr_later("Accessed"), self.accessed, "accessed"),
            (tr_later("Language"), self.language, "language"),
            (tr_later("Reliability"), self.reliability, "reliability"),
            (tr_later("Reason"), self.reason, "reliability_reason"),
            (tr_later("Same origin as"), self._with_origins_button(), "origin_id"),
            (tr_later("Has it from"), self.references, "references"), ("", self.was_read, "was_read"),
            (tr_later("Who may see it"), self.confidentiality, "confidentiality"),
            (tr_later("Code name"), self.code_name, "code_name"),
            (tr_later("Note"), self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)

    def _references(self) -> Rows[ReferenceRow]:
        """Return the lines of the sources from which this one has what it tells."""
        reader = self._session.reader
        propose = propose_sources(one for one in reader.all(Source) if one.id != self.source_id)
        rows: Rows[ReferenceRow] = Rows(tr("Add a source that it names"), lambda: ReferenceRow(propose))
        for held in reader.where(Reference, source_id=self.source_id):
            words = source_words(reader.get(Source, held.cited_id))
            rows.show_rows([ReferenceRow(propose, held, words)])
        return rows

    def _origins(self) -> QComboBox:
        combo = WordChoice()
        combo.setAccessibleName(tr("Same origin as"))
        self._list_origins(combo, self._source.origin_id)
        return combo

    def _list_origins(self, combo: QComboBox, chosen: str | None) -> None:
        combo.clear()
        combo.addItem(tr(NO_ORIGIN), None)
        for origin in self._session.reader.all(Origin):
            combo.addItem(origin.name, origin.id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _with_origins_button(self) -> QWidget:
        """Return the choice of an origin with the button behind which origins and their sources are listed."""
        button = QPushButton(tr("Origins…"))
        button.setAccessibleName(tr("Make and change origins of sources"))
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
        button = QPushButton(menu_text(tr("The document says: {words}?", words=words)))
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Take what the document says: {words}", words=words))
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
                tr_count(uses, "1 citation rests on it.", "{n:,} citations rest on this source.")
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
        for name, key, field in (
            (tr("Issued"), "issued", self.issued),
            (tr("Accessed"), "accessed", self.accessed),
        ):
            if field.problem:
                return self.at(key, tr("{name}: {words}", name=name, words=field.problem))
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

        return bool(
            self._session.edit(
                tr_later("Change source") if self._before else tr_later("New source"), write, self
            )
        )

    def _origin(self, writer: Writer) -> OriginId | None:
        name = self.origin.currentText().strip()
        if name in ("", tr(NO_ORIGIN)):
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
            tr("Delete the source “{title}”?", title=self._before.title), yes=tr("Delete")
        ):
            return
        source = self._before

        def write(writer: Writer) -> bool:
            writer.delete(source)
            return True

        if self._session.edit(tr_later("Delete source"), write, self):
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
