"""The form in which a relation between two actors is written: it shows the sentence that it makes."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.forms.completers import ProposingLine, propose_actors
from gui.forms.event_form import CONFIDENTIALITY
from gui.forms.form_page import FormPage, line, paragraph, told
from gui.forms.value_fields import ReadField, amount_field, when_field
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.evidence.relating import RelationDraft, draft_of, write_relation
from models.records.dossier import Dossier
from models.records.relations import (
    Relation,
    RelationKind,
    read_share,
    relation_kind,
    relation_of,
    relation_problem,
    share_words,
)
from models.records.story import Actor, ActorId, Confidentiality, Event, EventId, Field, KindId
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.money import Quantity
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

KINDS = {
    RelationKind.OWNS: tr_later("owns, wholly or in part"),
    RelationKind.DIRECTS: tr_later("directs, or holds an office in"),
    RelationKind.WORKS_FOR: tr_later("works for"),
    RelationKind.REPRESENTS: tr_later("represents"),
    RelationKind.RELATIVE_OF: tr_later("is a relative of"),
    RelationKind.MEMBER_OF: tr_later("is a member of"),
    RelationKind.PAID: tr_later("paid"),
    RelationKind.SUBSIDIARY_OF: tr_later("is a subsidiary of"),
    RelationKind.OTHER: tr_later("other, in words"),
}


class RelationForm(FormPage):
    """Writes a new relation, or changes one; one save is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_id: str | None = None,
        *,
        actor: Actor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the relation, or an empty form that begins with one of its ends."""
        super().__init__(
            tr("Change relation") if event_id else tr("New relation"), parent, can_delete=event_id is not None
        )
        self._session, self._selection, self._ask = session, selection, ask
        self._before = session.reader.dossier(EventId(event_id)) if event_id else None
        self._draft = self._draft_before(actor)
        self._make_fields()
        self._show_sentence()
        (self.whom if actor or self._before else self.who).setFocus()
        way = ("open_relation", event_id) if event_id else ("relate", actor.id if actor else "")
        self.remarks.show_for(self._session, "event", event_id)
        self.keep_drafts(f"relation {event_id or 'new'}", *way)
        if not session.can_edit:
            self.forbid_changes()

    def _draft_before(self, actor: Actor | None) -> RelationDraft:
        if self._before is None:
            known = (actor.name, actor.id) if actor else ("", None)
            return RelationDraft(RelationKind.OWNS, known[0], "", known[1])
        relation = relation_of(self._before)
        return draft_of(relation) if relation else _as_far_as_told(self._before)

    def _make_fields(self) -> None:
        draft = self._draft
        propose = propose_actors(self._session.reader.all(Actor))
        self.kind = choice_of_words(KINDS, draft.kind)
        self.who = ProposingLine(tr("Who"), tr("a person, court, company, authority"), propose)
        self.whom = ProposingLine(tr("To whom"), tr("a person, court, company, authority"), propose)
        for field, name in ((self.who, draft.who), (self.whom, draft.whom)):
            field.setText(name)
            field.setCursorPosition(0)
        self.when = when_field()
        if draft.when:
            self.when.show_value(draft.when, draft.when.wording or words_of_when(draft.when, language()))
        self.share = _share_field()
        if draft.share:
            self.share.show_value(draft.share, draft.share.wording or share_words(draft.share))
        self.sum = amount_field()
        if draft.sum:
            self.sum.show_value(draft.sum, draft.sum.wording or words_of_sum(draft.sum, language()))
        self.words = line(draft.words, tr("chair, lawyer, father …"))
        self.wording = line(draft.wording, tr("as the source prints it"))
        self.confidentiality = choice_of_words(CONFIDENTIALITY, draft.confidentiality)
        self.note = paragraph(draft.note, 2)
        self.sentence = told("", "note")
        fields: tuple[tuple[str, QWidget, tuple[str, ...]], ...] = (
            (tr_later("Who"), self.who, ("who",)), (tr_later("Stands how"), self.kind, ("relation",)),
            (tr_later("To whom"), self.whom, ("whom",)),
            (tr_later("Reads"), self.sentence, ()), (tr_later("When"), self.when, ("when",)),
            (tr_later("Share"), self.share, ("quantity",)),
            (tr_later("Sum"), self.sum, ("amount",)), (tr_later("In words"), self.words, ("what", "title")),
            (tr_later("As printed"), self.wording, ("wording",)),
            (tr_later("Who may see it"), self.confidentiality, ("confidentiality",)),
            (tr_later("Internal note"), self.note, ("note",)),
        )  # fmt: skip
        for name, shown, keys in fields:
            self.add(name, shown, *keys)
        self._follow(self._show_sentence)

    def _follow(self, slot: Callable[[], None]) -> None:
        self.kind.currentIndexChanged.connect(slot)
        for words in (self.who, self.whom, self.words):
            words.textChanged.connect(slot)
        for value in (self.share, self.sum):
            value.read_anew.connect(slot)

    def _show_sentence(self) -> None:
        """Say how the relation reads, as far as it is told."""
        draft = self.draft()
        who, whom = Actor(ActorId("1"), draft.who or "…"), Actor(ActorId("2"), draft.whom or "…")
        event = Event(EventId(""), KindId(""), "")
        read = Relation(event, draft.kind, who, whom, None, draft.share, draft.sum, draft.words)
        self.sentence.setText(read.sentence(language=language()))

    def draft(self) -> RelationDraft:
        """Tell what the form holds now."""
        return replace(
            self._draft,
            kind=RelationKind(self.kind.currentData()),
            who=self.who.text().strip(),
            whom=self.whom.text().strip(),
            who_id=self._id(self.who, self._draft.who, self._draft.who_id),
            whom_id=self._id(self.whom, self._draft.whom, self._draft.whom_id),
            when=self.when.value,
            share=self.share.value,
            sum=self.sum.value,
            words=self.words.words(),
            wording=self.wording.words(),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
            note=self.note.words(),
        )

    def _id(self, field: ProposingLine, shown: str, shown_id: ActorId | None) -> ActorId | None:
        """Return the actor of the case who was chosen, or who was shown and still bears the name."""
        if isinstance(field.chosen, Actor):
            return field.chosen.id
        return shown_id if field.text().strip() == shown.strip() else None

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        for name, key, field in (
            (tr("When"), "when", self.when),
            (tr("Share"), "quantity", self.share),
            (tr("Sum"), "amount", self.sum),
        ):
            if field.problem:
                return self.at(key, tr("{name}: {words}", name=name, words=field.problem))
        draft = self.draft()
        return relation_problem(draft.kind, draft.who, draft.whom, draft.words, draft.share)

    def save(self) -> bool:
        """Write the relation with its claims in one step; what is cited is taken out only after a question."""
        draft = self.draft()
        if not self._may_lose(draft):
            return False
        made: list[str] = []

        def write(writer: Writer) -> bool:
            made.append(write_relation(writer, self._session.reader, draft, self._before))
            return True

        label = tr_later("Change relation") if self._before else tr_later("New relation")
        if not self._session.edit(label, write, self):
            return False
        self._selection.reveal(made[0], self)
        return True

    def _may_lose(self, draft: RelationDraft) -> bool:
        """Ask whether citations of a date, share or sum that was taken out may go with it."""
        gone = [
            field
            for field, value in (
                (Field.WHEN, draft.when), (Field.QUANTITY, draft.share), (Field.AMOUNT, draft.sum)
            )
            if value is None
        ]  # fmt: skip
        held = [one for field in gone for one in (self._before.of(field) if self._before else ())]
        lost = sum(len(one.cited) for one in held)
        if not lost:
            return True
        question = tr_count(
            lost,
            "1 citation goes with what you took out. Take it out? Undo brings it back.",
            "{n} citations go with what you took out. Take it out? Undo brings it back.",
        )
        return self._ask.confirm(question, yes=tr("Take it out"))

    def delete(self) -> None:
        """Delete the relation after a question."""
        before = self._before
        if before is None or not self._ask.confirm(
            tr("Delete “{title}”?", title=before.event.title), yes=tr("Delete")
        ):
            return

        def write(writer: Writer) -> bool:
            writer.delete(before.event)
            return True

        if self._session.edit(tr_later("Delete relation"), write, self):
            self.accept()


def _share_field() -> ReadField[Quantity]:
    return ReadField(tr("Share"), read_share, _say_share, tr("60%, over 25%, about 33.3%"))


def _say_share(share: Quantity) -> str:
    return tr("{share}: {bound}", share=share_words(share, language()), bound=tr(share.bound))


def _as_far_as_told(dossier: Dossier) -> RelationDraft:
    """Return what a relation tells that lacks one of its ends."""
    names: dict[str, Actor] = {}
    for one in dossier.of(Field.WHO):
        if one.actor:
            names.setdefault(one.claim.role, one.actor)
    who, whom = names.get("who"), names.get("whom")
    event = dossier.event
    return RelationDraft(
        relation_kind(event.relation),
        who.name if who else "",
        whom.name if whom else "",
        who.id if who else None,
        whom.id if whom else None,
        event.when,
        note=event.note,
        confidentiality=event.confidentiality,
    )
