"""The form of an approach to a party: what is put, how, by when they are to answer, and what they said."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QWidget

from gui.forms.form_page import FormPage, choice, paragraph, told
from gui.forms.moment_field import MomentField
from gui.forms.word_choice import WordChoice, choice_of_words
from gui.forms.wrapped_list import WrappedList
from gui.parts.plain_text import one_line, plain
from gui.session import Session
from models.records.desk import Approach
from models.records.story import ActorId, Document, new_id
from models.reply.approaching import delete_approach, keep_approach
from models.reply.letters import ANSWER, SENT, attach, attached
from models.reply.parties import DONE, STATES, Party, problem_of, put_in
from models.reply.words import LANGUAGES
from models.store.writer import Writer
from models.translation import tr, tr_later

CHANNELS = (
    "", tr_later("e-mail"), tr_later("letter"), tr_later("telephone"), tr_later("in person"), tr_later("message"),
    tr_later("through counsel"),
)  # fmt: skip
ROLE = Qt.ItemDataRole.UserRole
ANSWER_HINTS = {
    "cannot": tr_later("why they cannot be asked"),
    "refused": tr_later("what they said when they refused"),
    "answered": tr_later("what they said"),
}


class ApproachForm(FormPage):
    """Writes a new approach, or changes one; what was put stays in the words in which it was put."""

    def __init__(
        self,
        session: Session,
        party: Party,
        approach: Approach | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show an approach to a party; a new one holds what was not put to them yet."""
        super().__init__(
            tr("Approach") if approach else tr("New approach"), parent, can_delete=approach is not None
        )
        self._session, self._party, self._before = session, party, approach
        self.approach = approach or self._new()
        language = session.reader.about().language
        self._make_fields(language if language in LANGUAGES else "en")
        self._show_claims()
        self._on_state()
        self.state.setFocus()
        self.remarks.show_for(self._session, "approach", approach.id if approach else None)
        self.keep_drafts(f"approach {approach.id if approach else f'to {self.approach.actor_id}'}")
        if not session.can_edit:
            self.forbid_changes()

    def _new(self) -> Approach:
        actor_id = self._party.actor.id if self._party.actor else ActorId("")
        put = self._party.missing or self._party.criticisms
        return Approach(new_id(), actor_id, "sought", tuple(str(each.claim.id) for each in put))

    def _make_fields(self, language: str) -> None:
        approach = self.approach
        self.state = choice_of_words(STATES, approach.state)
        self.claims = WrappedList(tr("Put to them"), 6)
        self.language = choice(dict(LANGUAGES), language)
        self.channel = WordChoice()
        self.channel.addItems(CHANNELS)
        self.channel.show_word(approach.channel)
        sent = approach.sent_at
        self.sent = MomentField(tr("Sent"), sent)
        if self._before is None:
            self.sent.show_moment(datetime.now().astimezone())
        self.deadline = MomentField(tr("Answer by"), approach.deadline)
        self.letter, self.answered_in = (self._document_choice(part) for part in (SENT, ANSWER))
        self.answer, self.used = paragraph(approach.answer), paragraph(approach.used, 2)
        self.used.setPlaceholderText(tr("where and how the answer is used"))
        for name, field in (
            (tr_later("To"), told(self._party.name, "strong")), (tr_later("State"), self.state),
            (tr_later("Put to them"), self.claims), (tr_later("Put in"), self.language),
            (tr_later("Channel"), self.channel),
            (tr_later("Sent"), self.sent), (tr_later("Letter sent"), self.letter),
            (tr_later("Answer by"), self.deadline), (tr_later("Answer"), self.answer),
            (tr_later("Answer received"), self.answered_in), (tr_later("Used"), self.used),
        ):  # fmt: skip
            self.add(name, field)
        self.state.activated.connect(self._on_state)
        self.language.activated.connect(self._show_claims)

    def _document_choice(self, part: str) -> QComboBox:
        """Return the documents of the case, the one chosen that is attached to the approach."""
        reader = self._session.reader
        held = attached(reader, self.approach, part)
        documents = sorted(reader.all(Document), key=lambda one: one.added_at, reverse=True)
        names = {"": tr("no document of the case")} | {one.id: one_line(one.name, 80) for one in documents}
        return choice(names, held[0].id if held else "")

    def draft(self) -> Approach:
        """Tell what the form holds now; what it puts is frozen when it is saved."""
        return replace(
            self.approach,
            state=self.state.currentData(),
            claims=self._ticked(),
            channel=self.channel.word,
            sent_at=self.sent.value,
            deadline=self.deadline.value,
            answer=self.answer.words(),
            used=self.used.words(),
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        return problem_of(self.draft())

    def save(self) -> bool:
        """Keep the approach in one step."""
        draft, language = self.draft(), str(self.language.currentData())
        documents = {SENT: self.letter.currentData(), ANSWER: self.answered_in.currentData()}

        def write(writer: Writer) -> Approach:
            kept = keep_approach(writer, draft, language)
            for part, id in documents.items():
                attach(writer, kept, part, id or None)
            return kept

        label = tr_later("Change an approach") if self._before else tr_later("Approach a party")
        return self._session.edit(label, write, self) is not None

    def delete(self) -> None:
        """Delete the approach after a question."""
        question = tr(
            "Delete this approach to {name}, with what was put? Undo brings it back.",
            name=one_line(self._party.name, 80),
        )
        if not self._session.ask.confirm(question, yes=tr("Delete")):
            return

        def write(writer: Writer) -> bool:
            delete_approach(writer, self.approach)
            return True

        if self._session.edit(tr_later("Delete an approach"), write, self):
            self.accept()

    def _ticked(self) -> tuple[str, ...]:
        items = (self.claims.item(row) for row in range(self.claims.count()))
        return tuple(item.data(ROLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _show_claims(self) -> None:
        """List what can be put, what was put first; frozen words are marked as such."""
        ticked = self._ticked() if self.claims.count() else self.approach.claims
        language = str(self.language.currentData())
        frozen = {put.claim_id: put for put in put_in(self.approach, self._party.known.values())}
        ids = dict.fromkeys((*self.approach.claims, *(str(one.claim.id) for one in self._party.criticisms)))
        self.claims.clear()
        for id in ids:
            put, known = frozen.get(id), self._party.known.get(id)
            words = (
                put.was if put and put.was else known.words(language) if known else tr("a claim that is gone")
            )
            if put and not put.is_same:
                now = put.now or tr("no longer in the case")
                words += "\n" + tr("≠ differs from what was put; now: {claim}", claim=now)
            item = QListWidgetItem(plain(words))
            item.setData(ROLE, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked)
            self.claims.addItem(item)

    def _on_state(self) -> None:
        state = self.state.currentData()
        is_made = state in DONE and state != "cannot"
        self.sent.setEnabled(is_made)
        self.answer.setPlaceholderText(ANSWER_HINTS.get(state, ""))
