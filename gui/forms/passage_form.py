"""The form in which a marked passage is cited: of which event and field, by which source, and what else it says."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.forms.citation_form import STANCES
from gui.forms.completers import Proposal as Listed
from gui.forms.completers import ProposingLine, event_words, propose_sources, source_words
from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.source_form import WHAT_IT_IS
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, menu_text, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.citing import Citing, cite
from models.gazetteer.gazetteer import GazetteerPlace
from models.index.event_index import EventIndex
from models.records.claim_words import FIELD_NAMES, value_words
from models.records.rank import ranked
from models.records.story import (
    Document,
    Event,
    EventId,
    Field,
    Kind,
    Place,
    Source,
    SourceId,
    Stance,
    new_id,
)
from models.texts.passage import Passage
from models.texts.proposals import Proposal, proposals
from models.values.money import Amount, Quantity
from models.values.money import words as words_of_sum
from models.values.when import When
from models.values.when import words as words_of_when

STATEMENT = "statement"
WHAT_NEW = "what happened (a new event)"


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
        super().__init__("Cite this passage", parent)
        self._session, self._selection, self._ask, self._passage = session, selection, ask, passage
        self.event_id = ""
        self._make_fields()
        self.of_event.setFocus()
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        reader, passage = self._session.reader, self._passage
        words = f"“{passage.quote}”" if passage.quote else "A region of the page"
        shown = paragraph(f"{words} ({passage.locator} {passage.place})", 3)
        shown.setReadOnly(True)
        self.add("Passage", shown)
        self.of_event = ProposingLine(
            "Event", "an event of the case, or the title of a new one", self._propose_events()
        )
        self.of_event.textChanged.connect(lambda _: self._on_event())
        self.claim = choice({"": WHAT_NEW}, "")
        self.claim.currentIndexChanged.connect(lambda _: self._on_claim())
        self.kind = choice({kind.id: kind.name for kind in reader.all(Kind)}, "other")
        self.statement = paragraph("", 2)
        self.source = ProposingLine("Source", "title or publisher", propose_sources(reader.all(Source)))
        self.rank = choice(WHAT_IT_IS, "")
        self._show_source()
        self.stance = choice(STANCES, "supports")
        self.said = line("", "the value this source gives, where it differs")
        self.translation = paragraph("", 2)
        self.boxes = [(QCheckBox(menu_text(proposal_words(one))), one) for one in self._proposed()]
        for name, field in (
            ("Event", self.of_event), ("It is about", self.claim), ("Kind", self.kind), ("Statement", self.statement),
            ("Also says", self._also()), ("Source", self.source), ("The source is", self.rank),
            ("It", self.stance), ("It says", self.said),
            ("Translation", self.translation),
        ):  # fmt: skip
            self.add(name, field)
        self.source.textChanged.connect(self._ask_rank)
        self._ask_rank()
        self._show_current()

    def _ask_rank(self) -> None:
        """Ask what a source is that comes in with the passage."""
        is_known = self._session.reader.find(Source, str(self.source.chosen or "")) is not None
        self.form.setRowVisible(self.rank, not is_known)

    def _proposed(self) -> tuple[Proposal, ...]:
        found = proposals(self._passage.quote, self._session.reader.all(Place))
        return tuple(one for one in found if one.value is not None)

    def _also(self) -> QWidget:
        also = QWidget()
        column = QVBoxLayout(also)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for box, _ in self.boxes:
            box.toggled.connect(lambda _: self._on_event())
            column.addWidget(box)
        if not self.boxes:
            column.addWidget(PlainLabel("no date, sum or place is recognised", role="note"))
        return also

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

    def _on_event(self) -> None:
        """Offer the claims of the chosen event; a new one has its kind to be chosen."""
        chosen = str(self.of_event.chosen or "")
        is_new = not chosen
        self.kind.setEnabled(is_new)
        wanted = self.claim.currentData()
        self.claim.blockSignals(True)
        self.claim.clear()
        for value, words in self._claims(chosen).items():
            self.claim.addItem(words, value)
        self.claim.setCurrentIndex(max(0, self.claim.findData(wanted)))
        self.claim.blockSignals(False)
        self._on_claim()

    def _claims(self, event_id: str) -> dict[str, str]:
        """Tell what the passage can be about: the event's claims, what was ticked, or a statement."""
        if not event_id:
            return {"": WHAT_NEW}
        dossier = self._session.reader.dossier(EventId(event_id))
        held = {
            str(one.claim.id): one_line(f"{FIELD_NAMES[one.claim.field]}: {value_words(dossier, one)}", 80)
            for one in dossier.stated
        }
        ticked = {f"={one.field}": f"{FIELD_NAMES[one.field]}: as ticked below" for one in self.ticked()}
        return held | ticked | {STATEMENT: "a new statement"}

    def _on_claim(self) -> None:
        self.statement.setEnabled(self.claim.currentData() == STATEMENT)

    def ticked(self) -> tuple[Proposal, ...]:
        """Tell what was ticked."""
        return tuple(one for box, one in self.boxes if box.isChecked())

    def citing(self) -> Citing:
        """Tell what the form holds."""
        claim = str(self.claim.currentData() or "")
        named = self.source.text().strip()
        held = self._session.reader.find(Source, str(self.source.chosen or ""))
        is_field = claim.startswith("=") or claim == STATEMENT
        return Citing(
            self._passage,
            held or ranked(Source(SourceId(new_id()), named, type="document"), self.rank.currentData()),
            str(self.of_event.chosen or ""),
            title=self.of_event.text().strip(),
            kind_id=self.kind.currentData(),
            claim_id="" if is_field else claim,
            field=Field(claim.removeprefix("=")) if is_field else Field.WHAT,
            text=self.statement.words(),
            accepted=self.ticked(),
            stance=Stance(self.stance.currentData()),
            said=self.said.words(),
            translation=self.translation.words(),
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if not self.of_event.text().strip():
            return "Choose an event, or write the title of a new one."
        if not self.source.text().strip():
            return "Choose a source from the list, or write the title of a new one."
        if self.claim.currentData() == STATEMENT and not self.statement.words():
            return "Write the statement that the passage supports."
        return ""

    def save(self) -> bool:
        """Write the citations, and the event if it is new."""
        done = self._session.edit("Cite a passage", lambda writer: cite(writer, self.citing()), self)
        if done is None:
            return False
        self.event_id = done[0]
        self._selection.select([self.event_id], self)
        return True


def proposal_words(proposal: Proposal) -> str:
    """Tell what is proposed in words, with the words that say it."""
    value = proposal.value
    if isinstance(value, When):
        shown = f"date {words_of_when(value)}"
    elif isinstance(value, Amount | Quantity):
        shown = f"{proposal.field} {words_of_sum(value)}"
    elif isinstance(value, GazetteerPlace):
        shown = f"place {value.name}, {value.admin or value.country}"
    elif isinstance(value, Place):
        shown = f"place {value.name}"
    else:
        shown = str(proposal.field)
    return one_line(f"{shown}   “{proposal.wording}”", 100)


def _rows(index: EventIndex, words: str) -> Iterable[int]:
    wanted = words.casefold()
    return (row for row in range(len(index.ids)) if wanted in index.titles[row].casefold())
