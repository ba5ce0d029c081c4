"""The form in which a claim is flagged as criticism, and of whom."""

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.forms.claim_boxes import claim_line
from gui.forms.completers import Propose, ProposingLine, propose_actors
from gui.forms.form_page import FormPage, choice, told
from gui.forms.rows import Row, Rows
from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from gui.selection import Selection
from gui.session import Session
from models.records.dossier import Dossier
from models.records.story import Actor, Claim, ClaimId, EventId
from models.reply.approaching import criticised_by_names, named_in, set_criticism
from models.store.writer import Writer
from models.translation import tr, tr_later

WHY = tr_later("Case ▸ Right of reply lists whoever was not asked for a reply yet.")


class PartyRow(Row):
    """A party that the claim criticises."""

    def __init__(self, propose: Propose, actor: Actor | None = None) -> None:
        """Show a party, or an empty line."""
        super().__init__(None)
        self.name = ProposingLine(tr("Party"), tr("a person, court, company, authority"), propose)
        if actor is not None:
            self.name.setText(actor.name)
            self.name.setCursorPosition(0)
            self.name.chosen = actor
        self.fill((self.name, 1))

    @property
    def party(self) -> Actor | str:
        """Return the chosen actor, or the name that was typed."""
        chosen = self.name.chosen
        return chosen if isinstance(chosen, Actor) else self.name.text().strip()


class CriticismForm(FormPage):
    """Flags a claim of an event as criticism; one save is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_id: str = "",
        *,
        claim_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a claim of the event: the one that is meant, or else the first that is flagged."""
        super().__init__(tr("Criticism"), parent)
        self._session, self._selection, self._ask = session, selection, ask
        held = session.reader.get(Claim, claim_id) if claim_id else None
        self._dossier: Dossier = session.reader.dossier(held.event_id if held else EventId(event_id))
        flagged = (str(one.claim.id) for one in self._dossier.stated if one.claim.is_criticism)
        claims = {
            str(one.claim.id): one_line(claim_line(self._dossier, one), 90) for one in self._dossier.stated
        }
        self.claim = choice(claims, claim_id or next(flagged, ""))
        self.claim.setMinimumContentsLength(20)
        self.flag = QCheckBox(tr("This claim is &criticism of somebody"))
        propose = propose_actors(session.reader.all(Actor))
        self._propose = propose
        self.parties: Rows[PartyRow] = Rows(tr("Add a party"), lambda: PartyRow(propose))
        self.add(tr_later("Event"), told(self._dossier.event.title))
        self.add(tr_later("Claim"), self.claim)
        self.add("", self.flag)
        self.add(tr_later("Of whom"), self.parties)
        self.add("", told(tr(WHY), "note"))
        self.resize(700, max(400, min(680, self.fontMetrics().lineSpacing() * 17)))
        self.claim.activated.connect(self.show_claim)
        self.flag.toggled.connect(self._on_flag)
        self.show_claim()
        self.flag.setFocus()
        self.way = ("open_criticism", self.claim_id) if self.claim_id else ()
        if not session.can_edit:
            self.forbid_changes()

    @property
    def claim_id(self) -> ClaimId:
        """Return the claim that is shown."""
        return ClaimId(self.claim.currentData() or "")

    def show_claim(self) -> None:
        """Show whether the chosen claim is criticism, and of whom."""
        claim = self._session.reader.find(Claim, self.claim_id)
        for row in tuple(self.parties.rows):
            row.removed.emit()
        if claim is None:
            return
        self.parties.show_rows(
            PartyRow(self._propose, actor) for actor in named_in(self._session.reader, claim)
        )
        self.flag.setChecked(claim.is_criticism)
        self.parties.setEnabled(claim.is_criticism)

    def find_problem(self) -> str:
        """Tell why this cannot be saved."""
        return "" if self.claim_id else tr("This event has no claim yet: enter one first.")

    def save(self) -> bool:
        """Flag the claim, and plan to put it to whom it criticises."""
        parties = tuple(row.party for row in self.parties.rows if row.party)
        claim_id, is_criticism = self.claim_id, self.flag.isChecked()

        def write(writer: Writer) -> Claim:
            named = criticised_by_names(writer, parties) if is_criticism else ()
            return set_criticism(writer, claim_id, is_criticism, named)

        label = tr_later("Flag criticism") if is_criticism else tr_later("Take the flag of criticism away")
        return self._session.edit(label, write, self) is not None

    def _on_flag(self, is_on: bool) -> None:
        self.parties.setEnabled(is_on)
        if is_on and not self.parties.rows:
            self.parties.add_empty()
