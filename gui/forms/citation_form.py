"""The form in which a citation is written: which source, where in it, what it says, and for which fields it stands."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.forms.claim_boxes import ClaimBoxes
from gui.forms.completers import ProposingLine, propose_sources, source_words
from gui.forms.form_page import FormPage, line, paragraph, told
from gui.forms.source_form import SourceForm
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.cited_together import change_all, cite_all, together
from models.records.claim_words import FIELD_NAMES, value_words
from models.records.dossier import Dossier
from models.records.story import (
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Confidentiality,
    Credibility,
    EventId,
    Field,
    Locator,
    Source,
    SourceId,
    Stance,
    new_id,
)
from models.store.writer import Writer
from models.texts.mending import mended
from models.texts.passage import passage_of
from models.translation import tr, tr_later

STANCES = {
    "supports": tr_later("supports it"),
    "contradicts": tr_later("says otherwise"),
    "context": tr_later("gives context"),
}
LOCATORS = {
    "page": tr_later("page"), "paragraph": tr_later("paragraph"), "section": tr_later("section"),
    "cell": tr_later("sheet and cell"), "time": tr_later("time"), "region": tr_later("region"),
    "other": tr_later("other"), "": tr_later("the whole document"),
}  # fmt: skip
CREDIBILITY = {
    "": tr_later("not judged"), "1": tr_later("1  confirmed by others"), "2": tr_later("2  probably true"),
    "3": tr_later("3  possibly true"), "4": tr_later("4  doubtful"), "5": tr_later("5  improbable"),
    "6": tr_later("6  cannot be judged"),
}  # fmt: skip
AGAIN = tr_later("The same source again, with its page and words.")
NO_FIELD = tr_later("Tick at least one field that the source is cited for.")
ONE_VALUE = tr_later("“It says” gives the value of one field: tick that field alone, or leave it empty.")


class CitationForm(FormPage):
    """Writes a new citation for fields of one or several events, or changes one for all fields it was made for."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_ids: str | Sequence[str] | None = None,
        *,
        citation_id: str | None = None,
        claim_id: str | None = None,
        is_alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show the citation, or a new one that begins as the last one: for the claim, or for all that is uncited.

        `is_alone`: only this one is changed, whatever other fields have the same citation.
        """
        super().__init__(
            tr("Citation") if citation_id else tr("New citation"), parent, can_delete=citation_id is not None
        )
        self._session, self._selection, self._ask = session, selection, ask
        reader = session.reader
        self._before = reader.get(Citation, citation_id) if citation_id else None
        self._together = () if self._before is None else together(reader, self._before)
        if is_alone:
            self._together = self._together[:1]
        self._is_alone = is_alone
        claim = reader.find(Claim, self._before.claim_id if self._before else (claim_id or ""))
        ids = (claim.event_id,) if claim else (event_ids,) if isinstance(event_ids, str) else event_ids or ()
        self._dossiers = tuple(reader.dossier(EventId(id)) for id in ids)
        self._citation = self._before or self._again()
        self._make_fields((claim.id,) if claim else None)
        self._put_focus()
        what = " ".join(map(str, ids))
        named = (
            ("open_citation", citation_id)
            if citation_id
            else ("cite", claim.id)
            if claim
            else ("new_citation",)
        )
        self.remarks.show_for(self._session, "citation", citation_id)
        self.keep_drafts(f"citation {citation_id or f'of {claim.id if claim else what}'}", *named)
        if not session.can_edit:
            self.forbid_changes()

    def _again(self) -> Citation:
        """Return a new citation that begins as the last one: the same source, page and words."""
        last, empty = self._session.last_cited, Citation(CitationId(new_id()), ClaimId(""), SourceId(""))
        if last is None or self._session.reader.find(Source, last.source_id) is None:
            return replace(empty, locator=Locator.PAGE)
        return replace(
            last, id=empty.id, claim_id=empty.claim_id, stance=Stance.SUPPORTS, said="", meaning="", note="",
            credibility=Credibility.NOT_JUDGED, credibility_reason="", position=0,
        )  # fmt: skip

    def _make_fields(self, ticked: tuple[ClaimId, ...] | None) -> None:
        citation, reader = self._citation, self._session.reader
        self.source = ProposingLine(
            tr("Source"), tr("title or publisher"), propose_sources(reader.all(Source))
        )
        self.source.takes_first = True
        held = reader.find(Source, citation.source_id)
        if held is not None:
            self._show_source(held)
        self.new_source = QPushButton(tr("New source…"))
        self.new_source.setAutoDefault(False)
        self.new_source.clicked.connect(self.on_new_source)
        self.locator = choice_of_words(
            LOCATORS, citation.locator if citation.place or self._before else "page"
        )
        self.place = line(citation.place, tr("12 or 3-5"))
        self.stance = choice_of_words(STANCES, citation.stance)
        self.said = line(
            citation.said, tr("the value this source gives, where it differs: 2021-09-15, 194,774 BTC")
        )
        self.meaning = line(citation.meaning, tr("what the passage says of this field"))
        self.quote, self.translation = paragraph(citation.quote), paragraph(citation.translation, 2)
        self.credibility = choice_of_words(CREDIBILITY, citation.credibility)
        self.reason = line(citation.credibility_reason, tr("why"))
        self.note = paragraph(citation.note, 2)
        self._add_again(is_again=held is not None and self._before is None)
        for name, field, *keys in (
            (tr_later("Source"), _side_by_side(self.source, self.new_source), "source_id"),
            (tr_later("Where in it"), _side_by_side(self.locator, self.place), "locator"),
            (tr_later("Words as printed"), self.quote, "quote"),
        ):  # fmt: skip
            self.add(name, field, *keys)
        self._add_claims(ticked)
        for name, field, *keys in (
            (tr_later("It"), self.stance, "stance"), (tr_later("It says"), self.said, "said"),
            (tr_later("Meaning"), self.meaning, "meaning"),
            (tr_later("Translation"), self.translation, "translation"),
            (tr_later("Credibility"), self.credibility, "credibility"),
            (tr_later("Reason"), self.reason, "credibility_reason"), (tr_later("Note"), self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)
        self.lead(self.place, "place")
        for name, field in ((tr("Kind of place"), self.locator), (tr("Place in the source"), self.place)):
            field.setAccessibleName(name)

    def _add_again(self, *, is_again: bool) -> None:
        """Say that the form begins with the last source, beside the button that empties it."""
        self.afresh = QPushButton(tr("Start afresh"))
        self.afresh.setAccessibleName(
            tr("Start afresh: without the source, page and words of the last citation")
        )
        self.afresh.setProperty("role", "link")
        self.afresh.setAutoDefault(False)
        self.afresh.clicked.connect(self.start_afresh)
        self._said_again = _side_by_side(PlainLabel(tr(AGAIN), role="note"), self.afresh, shares=(0, 0))
        if is_again:
            self.add_wide(tr_later("As the last citation"), self._said_again)

    def start_afresh(self) -> None:
        """Begin without the source, page and words of the last citation."""
        self._citation = Citation(self._citation.id, ClaimId(""), SourceId(""))
        self.source.clear()
        self.source.chosen = None
        for field in (self.place, self.quote, self.translation):
            field.clear()
        self.locator.setCurrentIndex(self.locator.findData("page"))
        self.form.setRowVisible(self._said_again, False)
        self.source.setFocus()

    def _add_claims(self, ticked: tuple[ClaimId, ...] | None) -> None:
        """Ask for which fields the citation stands; of an event on its own the title is told once."""
        self.claims = ClaimBoxes()
        held = tuple(one.claim_id for one in self._together) if self._before else ticked
        self.claims.show_events(self._dossiers, held)
        self.statement = line("", tr("a sentence of its own that the passage supports"))
        if len(self._dossiers) == 1:
            self.add(tr_later("Event"), told(self._dossiers[0].event.title))
        if self._is_alone and self._before:
            self.add(
                tr_later("Field"), told(_claim_words(self._dossiers[0], self._before.claim_id)), "claim_id"
            )
            return
        self.add(tr_later("It is for"), self.claims, "claim_id")
        if len(self._dossiers) == 1:
            self.add(tr_later("New statement"), self.statement)

    def _put_focus(self) -> None:
        is_sourced = self.source.chosen is not None
        (self.place if is_sourced and self._before is None else self.source).setFocus()
        if is_sourced:
            self.place.selectAll()

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

    @property
    def claim_ids(self) -> tuple[ClaimId, ...]:
        """Return the claims that the citation is to stand for, a new statement not among them."""
        if self._is_alone and self._before:
            return (self._before.claim_id,)
        return self.claims.ticked

    def citation(self) -> Citation:
        """Return the citation as the form holds it, of the first ticked claim."""
        locator = Locator(self.locator.currentData())
        place = self.place.words()
        own = self._citation.claim_id
        return self._at_its_words(
            replace(
                self._citation,
                claim_id=own if own in self.claim_ids else next(iter(self.claim_ids), own),
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
        )

    def is_public(self) -> bool:
        """Tell whether neither the event nor the source is to be kept back."""
        source = self._session.reader.find(Source, str(self.source.chosen or ""))
        held = (*(one.event for one in self._dossiers), *((source,) if source else ()))
        return all(one.confidentiality == Confidentiality.PUBLIC for one in held)

    def _at_its_words(self, told: Citation) -> Citation:
        """Return a citation whose mark follows its words in the document; one of another source has no document yet."""
        first = self._citation
        if told.source_id != first.source_id:
            return replace(told, document_id=None, start=None, end=None, region=())
        passage = passage_of(first)
        if passage is None or told.quote == first.quote:
            return told
        moved = mended(passage, told.quote, self._session.reader.document_text(passage.document_id))
        place = moved.place if told.place == first.place else told.place
        return replace(told, start=moved.start, end=moved.end, place=place)

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if self.source.chosen is None:
            return self.at("source_id", tr("Choose a source from the list, or press New source."))
        count = len(self.claim_ids) + bool(self.statement.words())
        if not count:
            return self.at("claim_id", tr(NO_FIELD))
        if self.said.words() and count > 1 and not self._before:
            return self.at("said", tr(ONE_VALUE))
        return self.first_wrong(self.citation())

    def save(self) -> bool:
        """Write the citation for each ticked field, in one step."""
        citation, claims = self.citation(), self.claim_ids

        def write(writer: Writer) -> bool:
            stated = self._new_statement(writer)
            if self._before:
                change_all(writer, self._together, citation, (*claims, *stated))
            else:
                cite_all(writer, citation, (*claims, *stated))
            return True

        if not self._session.edit(
            tr_later("Change citation") if self._before else tr_later("New citation"), write, self
        ):
            return False
        self._session.last_cited = citation
        return True

    def _new_statement(self, writer: Writer) -> tuple[ClaimId, ...]:
        """Write the statement that was typed, if one was; return the claim that it is."""
        text = self.statement.words()
        if not text:
            return ()
        event = self._dossiers[0]
        last = max((one.claim.position for one in event.stated), default=-1)
        claim = Claim(
            ClaimId(new_id()), event.event.id, Field.STATEMENT, text=text,
            written_by=writer.who, position=last + 1,
        )  # fmt: skip
        writer.add(claim)
        return (claim.id,)

    def delete(self) -> None:
        """Delete the citation after a question, from all fields that it is changed for."""
        count = len(self._together)
        words = (
            tr("Delete this citation?")
            if count < 2
            else tr("Delete this citation from all {count} fields?", count=count)
        )
        if not self._together or not self._ask.confirm(words, yes=tr("Delete")):
            return

        def write(writer: Writer) -> bool:
            for citation in self._together:
                writer.delete(citation)
            return True

        if self._session.edit(tr_later("Delete citation"), write, self):
            self.accept()


def _claim_words(dossier: Dossier, claim_id: ClaimId) -> str:
    stated = next(one for one in dossier.stated if one.claim.id == claim_id)
    return one_line(
        tr("{field}: {value}", field=tr(FIELD_NAMES[stated.claim.field]), value=value_words(dossier, stated)),
        80,
    )


def _side_by_side(first: QWidget, second: QWidget, shares: tuple[int, int] = (2, 1)) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first, shares[0])
    row.addWidget(second, shares[1])
    if shares == (0, 0):
        row.addStretch(1)
    pair.setFocusProxy(first)
    return pair
