"""The form in which an actor is written: names of every kind, numbers of registers, and the span of a life."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.forms.event_form import CONFIDENTIALITY
from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.value_fields import ReadField, when_field
from gui.forms.word_choice import WordChoice, choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.selection import Selection
from gui.session import Session
from models.records.aliases import (
    ALIAS_KINDS,
    Alias,
    aliases_in,
    aliases_in_words,
    numbers_in,
    numbers_in_words,
    read_alias,
)
from models.records.relations import ACTOR_KINDS
from models.records.story import Actor, ActorId, Confidentiality, new_id
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.listing import in_a_row, set_apart
from models.values.when import When
from models.values.when import words as words_of_when


class ActorForm(FormPage):
    """Writes a new actor, or changes one; `actor_id` names them once they are saved."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        actor_id: str | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the actor, or an empty form."""
        super().__init__(
            tr("Change actor") if actor_id else tr("New actor"), parent, can_delete=actor_id is not None
        )
        self._session, self._ask = session, ask
        self._before = session.reader.get(Actor, actor_id) if actor_id else None
        self._actor = self._before or Actor(ActorId(new_id()), "")
        self.actor_id: str = self._actor.id
        self._make_fields()
        self.name.setFocus()
        self.remarks.show_for(self._session, "actor", actor_id)
        self.keep_drafts(f"actor {actor_id or 'new'}", "open_actor", actor_id or "")
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        actor = self._actor
        self.name = line(actor.name)
        self.local_name = line(actor.local_name, tr("in their own script"))
        self.kind = WordChoice()
        self.kind.add_words("", *ACTOR_KINDS)
        self.kind.show_word(actor.kind)
        self.aliases = line(
            aliases_in_words(actor.aliases), tr("former: Gamma Ltd; legal: Delta Limited; Дельта")
        )
        self.scripts = PlainLabel(role="note", is_wrapped=True)
        self.aliases.textChanged.connect(self._tell_scripts)
        self.began, self.ended = _span_field(actor.began), _span_field(actor.ended)
        self.numbers = line(
            numbers_in_words(actor.numbers), tr("Companies House: 09812345; court file: 2 O 1/20")
        )
        self.confidentiality = choice_of_words(CONFIDENTIALITY, actor.confidentiality)
        self.code_name = line(actor.code_name, tr("tells nothing; stands for a confidential name"))
        self.note = paragraph(actor.note, 2)
        for name, field, *keys in (
            (tr_later("Name"), self.name, "name"), (tr_later("Local name"), self.local_name, "local_name"),
            (tr_later("Kind"), self.kind, "kind"),
            (tr_later("Other names"), self.aliases, "aliases"), ("", self.scripts),
            (tr_later("Born or founded"), self.began, "began"),
            (tr_later("Died or dissolved"), self.ended, "ended"), (tr_later("Numbers"), self.numbers, "numbers"),
            (tr_later("Who may see it"), self.confidentiality, "confidentiality"),
            (tr_later("Code name"), self.code_name, "code_name"),
            (tr_later("Internal note"), self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)
        self._tell_scripts()

    def _tell_scripts(self) -> None:
        """Say what each other name is read as: its kind and its script."""
        read = [read_alias(text) for text in aliases_in(self.aliases.text())]
        words = set_apart(_alias_words(one) for one in read)
        hint = tr(
            "Before a name may stand what it is, with a colon: {alias_kinds}.",
            alias_kinds=", ".join(ALIAS_KINDS),
        )
        self.scripts.setText(words or hint)

    def actor(self) -> Actor:
        """Return the actor as the form holds them."""
        before = self._actor
        return replace(
            before,
            name=self.name.words(),
            local_name=self.local_name.words(),
            kind=self.kind.word,
            aliases=before.aliases if self.aliases.is_untouched else aliases_in(self.aliases.words()),
            began=self.began.value,
            ended=self.ended.value,
            numbers=before.numbers if self.numbers.is_untouched else numbers_in(self.numbers.words()),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
            code_name=self.code_name.words(),
            note=self.note.words(),
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if not self.name.text().strip():
            return self.at("name", tr("Give the actor a name."))
        for name, key, field in (
            (tr("Born or founded"), "began", self.began),
            (tr("Died or dissolved"), "ended", self.ended),
        ):
            if field.problem:
                return self.at(key, tr("{name}: {words}", name=name, words=field.problem))
        return self.first_wrong(self.actor())

    def save(self) -> bool:
        """Write the actor in one step."""
        actor = self.actor()

        def write(writer: Writer) -> bool:
            writer.put(actor)
            return True

        return bool(
            self._session.edit(
                tr_later("Change actor") if self._before else tr_later("New actor"), write, self
            )
        )

    def delete(self) -> None:
        """Delete the actor after a question; one who is named anywhere stays, and the reason is told."""
        actor = self._before
        if actor is None or not self._ask.confirm(
            tr("Delete the actor “{name}”?", name=actor.name), yes=tr("Delete")
        ):
            return

        def write(writer: Writer) -> bool:
            writer.delete(actor)
            return True

        if self._session.edit(tr_later("Delete actor"), write, self):
            self.accept()


def _span_field(when: When | None) -> ReadField[When]:
    field = when_field()
    if when:
        field.show_value(when, when.wording or words_of_when(when))
    return field


def _alias_words(alias: Alias) -> str:
    """Return another name with what it is and its script."""
    what = in_a_row(map(tr, filter(None, (alias.kind, alias.script))))
    return tr("{name}: {words}", name=alias.name, words=what)
