"""The form in which a marked passage is cited: of which event and field, by which source, and what else it says."""

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.forms.citation_form import NO_FIELD, ONE_VALUE, STANCES
from gui.forms.claim_boxes import ClaimBoxes
from gui.forms.completers import Proposal as Listed
from gui.forms.completers import ProposingLine, event_words, propose_sources, source_words
from gui.forms.form_page import FormPage, choice, line, paragraph, told
from gui.forms.source_form import WHAT_IT_IS
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, menu_text, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.citing import Citing, cite
from models.gazetteer.gazetteer import GazetteerPlace
from models.index.event_index import EventIndex
from models.records.claim_words import FIELD_NAMES
from models.records.dossier import Dossier
from models.records.rank import ranked
from models.records.story import (
    Actor,
    Document,
    Event,
    EventId,
    Kind,
    Locator,
    Place,
    Source,
    SourceId,
    Stance,
    new_id,
)
from models.texts.mending import mended
from models.texts.passage import Passage
from models.texts.photograph import camera_proposals
from models.texts.proposals import Proposal, proposals
from models.translation import language, tr, tr_later
from models.values.money import Amount, Quantity
from models.values.money import words as words_of_sum
from models.values.when import When
from models.values.when import words as words_of_when


class PassageForm(FormPage):
    """Cites a passage: of the current event, of another, or of one that is made from it."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        passage: Passage,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the passage and what it may say."""
        super().__init__(tr("Cite this passage"), parent)
        self._session, self._selection, self._ask, self._passage = session, selection, ask, passage
        self.event_id = ""
        self.way = ("cite_passage_again", json.dumps(asdict(passage)))
        self._shown_event: str | None = None
        self._by_camera = self._told_by_camera()
        self._make_fields()
        self.of_event.setFocus()
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        reader, passage = self._session.reader, self._passage
        self.quote = paragraph(passage.quote, 3)
        is_heard = passage.locator is Locator.TIME
        self.quote.setPlaceholderText(
            tr("what is said or seen there can be written here")
            if is_heard
            else tr("a region of the page: its words can be written here")
        )
        self.where = told("", "note")
        self.of_event = ProposingLine(
            tr("Event"), tr("an event of the case, or the title of a new one"), self._propose_events()
        )
        self.claims = ClaimBoxes()
        self.kind = choice({kind.id: kind.name for kind in reader.all(Kind)}, "other")
        self.statement = line("", tr("a sentence of its own that the passage supports"))
        self.source = ProposingLine(
            tr("Source"), tr("title or publisher"), propose_sources(reader.all(Source))
        )
        self.rank = choice_of_words(WHAT_IT_IS, "")
        self._show_source()
        self.stance = choice_of_words(STANCES, "supports")
        self.said = line("", tr("the value this source gives, where it differs"))
        self.translation = paragraph("", 2)
        self.boxes: list[tuple[QCheckBox, Proposal]] = []
        self.also = QWidget()
        self._also_lines = QVBoxLayout(self.also)
        self._also_lines.setContentsMargins(0, 4, 0, 0)
        self._also_lines.setSpacing(4)
        for name, field in (
            (tr_later("Passage"), self.quote), ("", self.where), (tr_later("Event"), self.of_event),
            (tr_later("Kind"), self.kind),
            (tr_later("It is about"), self.claims), (tr_later("Also says"), self.also),
            (tr_later("New statement"), self.statement),
            (tr_later("Source"), self.source), (tr_later("The source is"), self.rank), (tr_later("It"), self.stance),
            (tr_later("It says"), self.said),
            (tr_later("Translation"), self.translation),
        ):  # fmt: skip
            self.add(name, field)
        self.where.setAccessibleName(tr("Where the passage stands"))
        self.source.textChanged.connect(self._ask_rank)
        self._ask_rank()
        self._show_current()
        self.of_event.textChanged.connect(lambda _: self._on_event())
        self.quote.textChanged.connect(self._on_quote)
        self._say_where()

    def _ask_rank(self) -> None:
        """Ask what a source is that comes in with the passage."""
        is_known = self._session.reader.find(Source, str(self.source.chosen or "")) is not None
        self.form.setRowVisible(self.rank, not is_known)

    @property
    def passage(self) -> Passage:
        """Return the passage with the words as they stand in the form, and its mark where those are."""
        first = self._passage
        return mended(first, self.quote.words(), self._session.reader.document_text(first.document_id))

    def _on_quote(self) -> None:
        self._say_where()
        self._propose(self._dossier())

    def _say_where(self) -> None:
        """Say where the words stand, or that they are not in the document as they are written here."""
        passage = self.passage
        is_lost = bool(passage.quote) and passage.start is None and self._passage.start is not None
        place = f"{tr(passage.locator)} {passage.place}".strip()
        self.where.setText(
            tr("{place}: these words are not in the document, so nothing is marked", place=place)
            if is_lost
            else place
        )

    def _propose(self, dossier: Dossier | None) -> None:
        """Offer what the passage also says, with what the event names before the rest of the case; keep the ticks."""
        kept = {one.wording for one in self.ticked()}
        reader = self._session.reader
        own = dossier.stated if dossier else ()
        places = dict.fromkeys([*(one.place for one in own if one.place), *reader.all(Place)])
        actors = dict.fromkeys([*(one.actor for one in own if one.actor), *reader.all(Actor)])
        said = [one for one in proposals(self.quote.words(), places, actors) if one.value is not None]
        found = [*self._by_camera, *said]
        while self._also_lines.count():
            item = self._also_lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = [(QCheckBox(menu_text(self._proposed(one))), one) for one in found]
        for box, one in self.boxes:
            box.setChecked(one.wording in kept)
            self._also_lines.addWidget(box)
        if not found:
            nothing = tr("no date, sum, number, place or actor is recognised")
            self._also_lines.addWidget(PlainLabel(nothing, role="note"))

    def _proposed(self, proposal: Proposal) -> str:
        words = proposal_words(proposal)
        return tr("{words}, says the camera", words=words) if proposal in self._by_camera else words

    def _told_by_camera(self) -> tuple[Proposal, ...]:
        """Return when and where a photograph says that it was taken."""
        reader = self._session.reader
        document = reader.get(Document, self._passage.document_id)
        return camera_proposals(io.BufferedReader(reader.document_file(document)), document.media_type)

    def _show_current(self) -> None:
        current = self._session.reader.find(Event, self._selection.current or "")
        if current is not None:
            self.of_event.setText(current.title)
            self.of_event.setCursorPosition(0)
            self.of_event.chosen = current.id
        self._on_event()

    def _show_source(self) -> None:
        document = self._session.reader.get(Document, self._passage.document_id)
        held = self._session.reader.find(Source, document.source_id or "")
        if held is not None:
            self.source.setText(source_words(held))
            self.source.setCursorPosition(0)
            self.source.chosen = held.id

    def _propose_events(self) -> Callable[[str], list[Listed]]:
        index = self._session.index
        return lambda words: [
            (event_words(index, row), index.titles[row], index.ids[row]) for row in _rows(index, words)
        ]

    def _dossier(self) -> Dossier | None:
        chosen = str(self.of_event.chosen or "")
        return self._session.reader.dossier(EventId(chosen)) if chosen else None

    def _on_event(self) -> None:
        """Offer the claims of the chosen event; a new one has its kind to be chosen."""
        chosen = str(self.of_event.chosen or "")
        if chosen == self._shown_event:
            return
        self._shown_event = chosen
        dossier = self._dossier()
        self.claims.show_events((dossier,) if dossier else ())
        for field in (self.claims, self.statement):
            self.form.setRowVisible(field, bool(chosen))
        self.form.setRowVisible(self.kind, not chosen)
        self._propose(dossier)

    def ticked(self) -> tuple[Proposal, ...]:
        """Tell what was ticked."""
        return tuple(one for box, one in self.boxes if box.isChecked())

    def citing(self) -> Citing:
        """Tell what the form holds."""
        named = self.source.text().strip()
        held = self._session.reader.find(Source, str(self.source.chosen or ""))
        event_id = str(self.of_event.chosen or "")
        return Citing(
            self.passage,
            held or ranked(Source(SourceId(new_id()), named, type="document"), self.rank.currentData()),
            event_id,
            title=self.of_event.text().strip(),
            kind_id=self.kind.currentData(),
            claim_ids=self.claims.ticked if event_id else None,
            text=self.statement.words() if event_id else "",
            accepted=self.ticked(),
            stance=Stance(self.stance.currentData()),
            said=self.said.words(),
            translation=self.translation.words(),
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if not self.of_event.text().strip():
            return tr("Choose an event, or write the title of a new one.")
        if not self.source.text().strip():
            return tr("Choose a source from the list, or write the title of a new one.")
        citing = self.citing()
        if citing.event_id and not (citing.claim_ids or citing.accepted or citing.text):
            return tr(NO_FIELD)
        if citing.said and len(citing.claim_ids or ()) > 1:
            return tr(ONE_VALUE)
        return ""

    def save(self) -> bool:
        """Write the citations, and the event if it is new."""
        done = self._session.edit(
            tr_later("Cite a passage"), lambda writer: cite(writer, self.citing()), self
        )
        if done is None:
            return False
        self.event_id = done[0]
        self._session.last_cited = next(iter(done[1]), None)
        self._selection.select([self.event_id], self)
        return True


def proposal_words(proposal: Proposal) -> str:
    """Tell what is proposed in words, with the words that say it."""
    value = proposal.value
    if isinstance(value, When):
        shown = tr("date {when}", when=words_of_when(value, language()))
    elif isinstance(value, Amount | Quantity):
        shown = tr(
            "{field} {sum}", field=tr(FIELD_NAMES[proposal.field]), sum=words_of_sum(value, language())
        )
    elif isinstance(value, GazetteerPlace):
        shown = tr("place {name}", name=f"{value.name}, {value.admin or value.country}")
    elif isinstance(value, Place):
        shown = tr("place {name}", name=value.name)
    elif isinstance(value, Actor):
        shown = tr("actor {name}", name=value.name)
    else:
        shown = tr(FIELD_NAMES[proposal.field])
    return one_line(f"{shown}   “{proposal.wording}”", 100)


def _rows(index: EventIndex, words: str) -> Iterable[int]:
    wanted = words.casefold()
    return (row for row in range(len(index.ids)) if wanted in index.titles[row].casefold())
