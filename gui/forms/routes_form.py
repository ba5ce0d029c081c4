"""The form of roles, routes and local names: what a case proposes, and what its pages draw and tell of places."""

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.word_choice import choice_of_words
from gui.parts.plain_text import PlainLabel
from gui.session import Session
from models.errors import CaseError
from models.records.routes import Routes, read_roles, read_route, remark_of
from models.records.story import Field
from models.review.review import now
from models.store.roles import case_routes, roles_of
from models.store.writer import Writer
from models.texts.place_names import LOCAL_NAMES, NEVER
from models.translation import tr, tr_later

ABOUT = tr_later(
    "One route to a line: departure → call → destination; -> does as well. Several places of "
    "a middle role are passed one after another, as the event lists them; write “each agent” "
    "where they stand side by side."
)
USUAL = tr_later(
    "Draw the usual routes, too: from → via → to; departure → port of call → destination; "
    "payer → payee; seller → each agent → platform; in English, German, French and Chinese"
)
LISTED = tr_later("Where no place of an event has a role: draw a route in the order in which they are listed")


class RoutesForm(FormPage):
    """The routes line by line, two choices, and the roles of places and of actors."""

    way = ("show_routes",)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the open case says."""
        super().__init__(tr("Roles and routes"), parent)
        self._session, self._before = session, case_routes(session.reader)
        before = self._before
        self.routes = paragraph("\n".join(route.words for route in before.own), 4)
        self.routes.setPlaceholderText(tr("departure → call → destination"))
        self.usual, self.listed = QCheckBox(tr("Usual routes")), QCheckBox(tr("In the order listed"))
        self.usual.setChecked(before.has_usual)
        self.listed.setChecked(before.is_listed)
        self.place_roles = line(", ".join(before.place_roles), self._proposed(Field.WHERE))
        self.actor_roles = line(", ".join(before.actor_roles), self._proposed(Field.WHO))
        self.add(tr_later("Routes"), self.routes, "routes")
        self.add("", PlainLabel(tr(ABOUT), role="note", is_wrapped=True))
        self.add("", self.usual)
        self.add("", PlainLabel(tr(USUAL), role="note", is_wrapped=True))
        self.add("", self.listed)
        self.add("", PlainLabel(tr(LISTED), role="note", is_wrapped=True))
        self.add(tr_later("Roles of places"), self.place_roles, "place_roles")
        self.add(tr_later("Roles of actors"), self.actor_roles, "actor_roles")
        self.local_names = choice_of_words(LOCAL_NAMES, before.local_names or NEVER)
        self.add("", PlainLabel(tr("With commas between them. Forms propose these first."), role="note"))
        self.add(tr_later("Local names beside"), self.local_names, "local_names")
        self.routes.setFocus()
        if not session.can_edit:
            self.forbid_changes()

    @property
    def told(self) -> Routes:
        """Return what the fields say; CaseError if a line is no route."""
        return Routes(
            tuple(map(read_route, self._lines)),
            self.usual.isChecked(),
            self.listed.isChecked(),
            read_roles(self.place_roles.text()),
            read_roles(self.actor_roles.text()),
            "" if self.local_names.currentData() == NEVER else self.local_names.currentData(),
        )

    @property
    def _lines(self) -> tuple[str, ...]:
        return tuple(text for text in self.routes.toPlainText().splitlines() if text.strip())

    def find_problem(self) -> str:
        """Return the first line that is no route."""
        for text in self._lines:
            try:
                read_route(text)
            except CaseError as error:
                return self.at("routes", str(error))
        return ""

    def save(self) -> bool:
        """Keep it in one step, unless nothing changed."""
        wanted = self.told

        def write(writer: Writer) -> bool:
            writer.put(remark_of(wanted, self._session.who, now()))
            return True

        return wanted == self._before or bool(
            self._session.edit(tr_later("Change roles and routes"), write, self)
        )

    def _proposed(self, field: Field) -> str:
        return ", ".join(roles_of(self._session.reader, field)[:8]) + " …"
