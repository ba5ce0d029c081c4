"""The form in which a citation is written: which claim, which source, where in it, and what it says."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.forms.completers import ProposingLine, propose_sources, source_words
from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.source_form import SourceForm
from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from gui.selection import Selection
from gui.session import Session
from models.records.claim_words import FIELD_NAMES, value_words
from models.records.dossier import Dossier, Stated
from models.records.story import (
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Confidentiality,
    Credibility,
    EventId,
    Locator,
    Source,
    SourceId,
    Stance,
    new_id,
)
from models.store.writer import Writer

STANCES = {"supports": "supports it", "contradicts": "says otherwise", "context": "gives context"}
LOCATORS = {
    "page": "page", "paragraph": "paragraph", "section": "section", "cell": "sheet and cell", "time": "time",
    "region": "region", "other": "other", "": "the whole document",
}  # fmt: skip
CREDIBILITY = {
    "": "not judged", "1": "1  confirmed by others", "2": "2  probably true", "3": "3  possibly true",
    "4": "4  doubtful", "5": "5  improbable", "6": "6  cannot be judged",
}  # fmt: skip


class CitationForm(FormPage):
    """Writes a new citation of an event's claim, or shows and changes one."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_id: str | None = None,
        *,
        citation_id: str | None = None,
        claim_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the citation, or an empty one of the claim."""
        super().__init__(
            "Citation" if citation_id else "New citation", parent, can_delete=citation_id is not None
        )
        self._session, self._selection, self._ask = session, selection, ask
        self._before = session.reader.get(Citation, citation_id) if citation_id else None
        wanted = self._before.claim_id if self._before else ClaimId(claim_id or "")
        self._dossier = self._dossier_of(event_id, wanted)
        self._citation = self._before or Citation(CitationId(new_id()), wanted, SourceId(""))
        self._make_fields()
        self.source.setFocus()
        self.keep_drafts(f"citation {citation_id or f'of {wanted or event_id}'}")
        if not session.can_edit:
            self.forbid_changes()

    def _dossier_of(self, event_id: str | None, claim_id: ClaimId) -> Dossier:
        reader = self._session.reader
        claim = reader.find(Claim, claim_id)
        return reader.dossier(claim.event_id if claim else EventId(event_id or ""))

    def _make_fields(self) -> None:
        citation, reader = self._citation, self._session.reader
        claims = {str(one.claim.id): _claim_words(self._dossier, one) for one in self._dossier.stated}
        self.claim = choice(claims, citation.claim_id)
        self.source = ProposingLine("Source", "title or publisher", propose_sources(reader.all(Source)))
        self.source.takes_first = True
        held = reader.find(Source, citation.source_id)
        if held is not None:
            self._show_source(held)
        self.new_source = QPushButton("New source…")
        self.new_source.setAutoDefault(False)
        self.new_source.clicked.connect(self.on_new_source)
        self.locator = choice(LOCATORS, citation.locator if self._before else "page")
        self.place = line(citation.place, "12 or 3-5")
        self.stance = choice(STANCES, citation.stance)
        self.said = line(
            citation.said, "the value this source gives, where it differs: 2021-09-15, 194,774 BTC"
        )
        self.meaning = line(citation.meaning, "what the passage says of this field")
        self.quote, self.translation = paragraph(citation.quote), paragraph(citation.translation, 2)
        self.credibility = choice(CREDIBILITY, citation.credibility)
        self.reason = line(citation.credibility_reason, "why")
        self.note = paragraph(citation.note, 2)
        for name, field, *keys in (
            ("Field", self.claim, "claim_id"), ("Source", _side_by_side(self.source, self.new_source), "source_id"),
            ("Where in it", _side_by_side(self.locator, self.place), "locator"), ("It", self.stance, "stance"),
            ("It says", self.said, "said"), ("Meaning", self.meaning, "meaning"),
            ("Words as printed", self.quote, "quote"), ("Translation", self.translation, "translation"),
            ("Credibility", self.credibility, "credibility"), ("Reason", self.reason, "credibility_reason"),
            ("Note", self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)
        self.lead(self.place, "place")
        for name, field in (("Kind of place", self.locator), ("Place in the source", self.place)):
            field.setAccessibleName(name)

    def on_new_source(self) -> None:
        """Open an empty form for a source and take what was written there."""
        form = SourceForm(self._session, self._selection, self._ask, parent=self)
        form.title.setText(self.source.text() if self.source.chosen is None else "")
        form.accepted.connect(lambda: self._show_source(self._session.reader.get(Source, form.source_id)))
        form.finished.connect(form.deleteLater)
        form.open()

    def _show_source(self, source: Source) -> None:
        self.source.setText(source_words(source))
        self.source.setCursorPosition(0)
        self.source.chosen = source.id

    def citation(self) -> Citation:
        """Return the citation as the form holds it."""
        locator = Locator(self.locator.currentData())
        place = self.place.words()
        return replace(
            self._citation,
            claim_id=ClaimId(self.claim.currentData() or ""),
            source_id=SourceId(str(self.source.chosen or "")),
            locator=locator if place or locator is Locator.WHOLE else Locator.WHOLE,
            place=place,
            stance=Stance(self.stance.currentData()),
            said=self.said.words(),
            meaning=self.meaning.words(),
            quote=self.quote.words(),
            translation=self.translation.words(),
            credibility=Credibility(self.credibility.currentData()),
            credibility_reason=self.reason.words(),
            note=self.note.words(),
        )

    def is_public(self) -> bool:
        """Tell whether neither the event nor the source is to be kept back."""
        source = self._session.reader.find(Source, str(self.source.chosen or ""))
        held = (self._dossier.event, *((source,) if source else ()))
        return all(one.confidentiality == Confidentiality.PUBLIC for one in held)

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if self.source.chosen is None:
            return self.at("source_id", "Choose a source from the list, or press New source.")
        return self.first_wrong(self.citation())

    def save(self) -> bool:
        """Write the citation."""

        def write(writer: Writer) -> bool:
            writer.put(self.citation())
            return True

        return bool(self._session.edit("Change citation" if self._before else "New citation", write, self))

    def delete(self) -> None:
        """Delete the citation after a question."""
        citation = self._before
        if citation is None or not self._ask.confirm("Delete this citation?", yes="Delete"):
            return

        def write(writer: Writer) -> bool:
            writer.delete(citation)
            return True

        if self._session.edit("Delete citation", write, self):
            self.accept()


def _claim_words(dossier: Dossier, stated: Stated) -> str:
    return one_line(f"{FIELD_NAMES[stated.claim.field]}: {value_words(dossier, stated)}", 80)


def _side_by_side(first: QWidget, second: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first, 2)
    row.addWidget(second, 1)
    pair.setFocusProxy(first)
    return pair
