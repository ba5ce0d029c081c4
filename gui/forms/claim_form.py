"""The form of one claim: its value, its words as printed, and everything that an editor says about it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.forms.claim_values import ValueFields, claim_words, new_claim, propose_claims, value_fields
from gui.forms.completers import ChosenLine, propose_actors
from gui.forms.criticism_form import PartyRow
from gui.forms.form_page import FormPage, line, paragraph, told
from gui.forms.meaning_field import MeaningField
from gui.forms.rows import Rows
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.records.claim_words import FIELD_NAMES
from models.records.dossier import Dossier, Stated
from models.records.rules import problems
from models.records.story import Actor, Claim, ClaimId, Confidentiality, Event, EventId, Field
from models.reply.approaching import criticised_by_names, named_in, set_criticism
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

OWN = (Field.WHAT, Field.WHEN, Field.NUMBER)
"""Fields whose value is the event's: their claims stay as long as the event says anything of them."""
NAMES = FIELD_NAMES | {
    Field.STATEMENT: tr_later("statement"),
    Field.RELATION: tr_later("link to another event"),
}


class ClaimForm(FormPage):
    """Writes a new claim of an event, or changes one; one save is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        claim_id: str | None = None,
        *,
        event_id: str = "",
        field: Field = Field.STATEMENT,
        parent: QWidget | None = None,
    ) -> None:
        """Show the claim, or an empty one about a field of an event."""
        self._before = session.reader.get(Claim, claim_id) if claim_id else None
        about = self._before.field if self._before else field
        super().__init__(
            tr("Change {what}", what=tr(NAMES[about]))
            if self._before
            else tr("New {what}", what=tr(NAMES[about])),
            parent,
            can_delete=self._before is not None and about not in OWN,
        )
        self._session, self._selection, self._ask = session, selection, ask
        self._dossier: Dossier = session.reader.dossier(
            self._before.event_id if self._before else EventId(event_id)
        )
        self._stated = self._shown(about)
        self._make_fields()
        self.focus_field(self.value.parts[0][2][0])
        begun = "new_link" if about is Field.RELATION else "new_statement"
        way = ("open_claim", claim_id) if claim_id else (begun,)
        self.remarks.show_for(self._session, "claim", claim_id)
        self.keep_drafts(f"claim {claim_id or f'{about} of {event_id}'}", *way)
        if not session.can_edit:
            self.forbid_changes()

    def _shown(self, about: Field) -> Stated:
        """Return the claim as it stands, or an empty one behind those of the event."""
        held = self._dossier.stated
        if self._before:
            return next(one for one in held if one.claim.id == self._before.id)
        last = max((one.claim.position for one in held), default=0)
        return Stated(new_claim(self._dossier.event.id, about, last + 1, self._session.who), ())

    def _make_fields(self) -> None:
        claim = self._stated.claim
        self.value: ValueFields = value_fields(self._session, self._dossier, self._stated)
        self.add(tr_later("Event"), told(self._dossier.event.title))
        for name, widget, keys in self.value.parts:
            self.add(name, widget, "value", *keys)
        self.wording = line(_printed(self._dossier, claim), tr("the words of the source, where they differ"))
        if not self.value.is_wording_own:
            self.add(tr_later("As printed"), self.wording, "wording")
        self.meaning: MeaningField | None = None
        if claim.field in (Field.AMOUNT, Field.QUANTITY):
            self.meaning = MeaningField(claim.meaning, session=self._session)
            self.add(tr_later("Meaning"), self.meaning, "meaning")
        self.is_inferred = QCheckBox(tr("our reading: no source prints it"))
        self.is_inferred.setChecked(claim.is_inferred)
        self.add(tr_later("Inferred"), self.is_inferred, "is_inferred")
        self._make_links(claim)
        self._make_criticism(claim)
        self.decision = paragraph(claim.decision, 2)
        self.decision.setPlaceholderText(tr("why it stands as it does although a source says otherwise"))
        self.observed_by = line(claim.observed_by, tr("who of us saw it, where no source is cited"))
        self.observation = paragraph(claim.observation, 2)
        self.observation.setPlaceholderText(tr("how, where and when it was seen"))
        for name, widget, key in (
            (tr_later("Decision"), self.decision, "decision"),
            (tr_later("Seen by"), self.observed_by, "observed_by"),
            (tr_later("How we saw it"), self.observation, "observation"),
        ):
            self.add(name, widget, key)

    def _make_links(self, claim: Claim) -> None:
        propose = propose_claims(self._session, claim.field, claim.id)

        def chosen(name: str, id: ClaimId | None, hint: str) -> ChosenLine:
            held = self._session.reader.find(Claim, id) if id else None
            words = claim_words(self._session, held) if held else ""
            return ChosenLine(name, hint, propose, id or "", words)

        self.restates = chosen(
            tr("Restates"), claim.restates, tr("a claim that says the same: words of it or of its event")
        )
        self.part_of = chosen(
            tr("Part of"), claim.part_of, tr("a total that already holds this: words of it or of its event")
        )
        self.restates.setToolTip(tr("The same fact told or converted otherwise: it is never counted twice."))
        self.part_of.setToolTip(tr("A total that holds this one already."))
        self.add(tr_later("Restates"), self.restates, "restates")
        self.add(tr_later("Part of"), self.part_of, "part_of")

    def _make_criticism(self, claim: Claim) -> None:
        propose = propose_actors(self._session.reader.all(Actor))
        self.is_criticism = QCheckBox(tr("criticism of somebody, who is to be heard"))
        self.is_criticism.setChecked(claim.is_criticism)
        self.parties: Rows[PartyRow] = Rows(tr("Add a party"), lambda: PartyRow(propose))
        named = named_in(self._session.reader, claim) if self._before else ()
        self.parties.show_rows(PartyRow(propose, actor) for actor in named)
        self.parties.setEnabled(claim.is_criticism)
        self.is_criticism.toggled.connect(self.parties.setEnabled)
        self.add(tr_later("Criticism"), self.is_criticism, "is_criticism")
        self.add(tr_later("Of whom"), self.parties, "parties")

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        key, sentence = self.value.problem()
        if sentence:
            return self.at(key, sentence)
        for key, chosen in (("restates", self.restates), ("part_of", self.part_of)):
            if chosen.problem or self._leads_back(key, chosen.id):
                return self.at(
                    key, chosen.problem or tr("That claim points back to this one: choose another.")
                )
        marked = self._marked(self._stated.claim)
        wrong = next((one for one in problems(marked) if one.field in _MARKS), None)
        return self.at(wrong.field, wrong.sentence) if wrong else ""

    def is_public(self) -> bool:
        """Tell whether the event is no matter to be kept back."""
        return self._dossier.event.confidentiality == Confidentiality.PUBLIC

    def _leads_back(self, name: str, id: str) -> bool:
        """Tell whether the way from one claim to the next by this field comes back to the claim of the form."""
        passed: set[str] = set()
        while id and id not in passed:
            if id == self._stated.claim.id:
                return True
            passed.add(id)
            held = self._session.reader.find(Claim, id)
            id = str(getattr(held, name) or "") if held else ""
        return False

    def _marked(self, claim: Claim) -> Claim:
        """Return a claim with everything that the form says beside its value."""
        if not self.value.is_wording_own and not self.wording.is_untouched:
            claim = replace(claim, wording=self.wording.words())
        return replace(
            claim,
            is_inferred=self.is_inferred.isChecked(),
            restates=ClaimId(self.restates.id) if self.restates.id else None,
            part_of=ClaimId(self.part_of.id) if self.part_of.id else None,
            decision=self.decision.words(),
            meaning=self.meaning.meaning if self.meaning else claim.meaning,
            observed_by=self.observed_by.words(),
            observation=self.observation.words(),
        )

    def save(self) -> bool:
        """Write the claim with all its marks in one step."""
        parties = tuple(row.party for row in self.parties.rows if row.party)

        def write(writer: Writer) -> bool:
            marked = self._marked(self.value.write(writer, self._stated.claim))
            writer.put(marked)
            self._write_criticism(writer, marked.id, parties)
            return True

        label = f"{'Change' if self._before else 'New'} {NAMES[self._stated.claim.field]}"
        if not self._session.edit(label, write, self):
            return False
        self._selection.reveal(self._dossier.event.id, self)
        return True

    def _write_criticism(self, writer: Writer, claim_id: ClaimId, parties: Iterable[Actor | str]) -> None:
        is_on = self.is_criticism.isChecked()
        if is_on or self._stated.claim.is_criticism:
            set_criticism(writer, claim_id, is_on, criticised_by_names(writer, parties) if is_on else ())

    def delete(self) -> None:
        """Delete the claim with its citations after a question."""
        before, cited = self._before, len(self._stated.cited)
        if before is None:
            return
        if not self._ask.confirm(_delete_words(tr(NAMES[before.field]), cited), yes=tr("Delete")):
            return

        def write(writer: Writer) -> bool:
            writer.delete(before)
            return True

        if self._session.edit(f"Delete {NAMES[before.field]}", write, self):
            self.accept()


_MARKS = ("restates", "part_of", "observed_by", "observation")


def _printed(dossier: Dossier, claim: Claim) -> str:
    """Return the words of a source that the claim keeps, or those that its value keeps."""
    value = claim.amount or claim.quantity
    event: Event = dossier.event
    dated = event.when.wording if claim.field is Field.WHEN and event.when else ""
    return claim.wording or (value.wording if value else "") or dated


def _delete_words(what: str, cited: int) -> str:
    """Ask whether a claim is to be deleted, with the citations that hang on it."""
    if not cited:
        return tr("Delete this {what}? Undo brings it back.", what=what)
    return tr_count(
        cited,
        "Delete this {what}? Its citation goes with it. Undo brings it back.",
        "Delete this {what}? Its {n} citations go with it. Undo brings it back.",
        what=what,
    )
