"""Makes the chronology of a case: only what is public, in order of date, each statement with its notes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from models.case import Case
from models.errors import CaseError
from models.index.filters import Filter
from models.publication.chronology.content import Choice, Chronology, Doubt, Entry, Statement
from models.publication.chronology.noting import NoteBook, is_public, rests_on_confidence
from models.publication.chronology.telling import Telling
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import language_of, named
from models.publication.scenes import standing_word
from models.publication.words import bracketed, undated_words
from models.records.desk import Approach
from models.records.dossier import Dossier, Stated, unrejected
from models.records.kind_names import kind_name
from models.records.relations import has_both_ends
from models.records.story import Claim, Confidentiality, Event, Field, Stance, State
from models.reply.parties import Criticism, differs, unasked
from models.store.reader import Reader
from models.store.roles import case_routes
from models.texts.place_names import NEVER
from models.translation import language, tr, tr_later
from models.values.when import When

_OF_REPLY = ("unasked", "differs")
_CHECKED = (State.CHECKED, State.SIGNED_OFF)
_DOUBTS = {
    "unasked": tr_later("is criticism, and no reply was sought"),
    "differs": tr_later("differs from what was put to whom it criticises"),
    "unchecked": tr_later("is not checked"),
    "changed": tr_later("was changed after it was checked"),
    "disputed": tr_later("is contradicted by a source"),
    "uncited": tr_later("has no source"),
    "confidential": tr_later("rests on confidential sources alone"),
}


def chronology_of(case: Case | Reader, choice: Choice | None = None) -> Chronology:
    """Return the chronology of a case as it may be read by everybody; CaseError if nothing is left to tell."""
    choice = choice or Choice()
    reader = case.reader if isinstance(case, Case) else case
    about = reader.about()
    telling = Telling(
        language := language_of(choice.language or about.language),
        Withheld.read(reader, language),
        reader.zone,
        case_routes(reader).local_names or NEVER,
    )
    shown = _shown(reader, choice)
    if not shown:
        raise CaseError(
            tr("Nothing to tell: no event that is public matches these choices. Choose fewer of them.")
        )
    book = NoteBook(telling, choice.has_quotes, choice.style)
    ids = frozenset(dossier.event.id for dossier in shown)
    entries = tuple(_Entries(telling, book, choice, ids).entry(dossier) for dossier in shown)
    return Chronology(
        title=telling.public(choice.title or about.title) or telling.said("untitled"),
        deck=telling.public(choice.deck or about.deck),
        credit=telling.public(choice.credit or about.credit),
        language=language,
        as_of=telling.public(_day_in_words(about.as_of, telling)),
        is_draft=choice.is_draft,
        has_states=choice.has_states,
        entries=entries,
        notes=book.notes,
        doubts=_doubts(shown, entries, reader.all(Approach)),
    )


def fact_list(case: Case | Reader, events: tuple[str, ...], choice: Choice | None = None) -> Chronology:
    """Return every claim of the events that a figure shows, with its citations and its state."""
    choice = choice or Choice()
    facts = chronology_of(case, replace(choice, events=events, has_states=True))
    title = Telling(facts.language, Withheld((), "")).said("facts", x=facts.title)
    return replace(facts, title=title)


# what is shown ---------------------------------------------------------------------------------


def _shown(reader: Reader, choice: Choice) -> tuple[Dossier, ...]:
    """Return the public events that are chosen, whose title and date may be told, with the claims that may be."""
    filter = replace(choice.filter or Filter(), eras=choice.has_eras)
    events = [event for event in reader.events(filter) if _is_public(event)]
    if choice.events:
        wanted = frozenset(choice.events)
        events = [event for event in events if event.id in wanted or event.era]
    dossiers = reader.dossiers(event.id for event in events)
    told = [one for dossier in dossiers if (one := _told(dossier, choice))]
    return tuple(sorted(told, key=lambda one: one.event.when is None))


def _told(dossier: Dossier, choice: Choice) -> Dossier | None:
    held = unrejected(dossier)
    if held is None:
        return None
    stated = tuple(one for one in held.stated if _may_be_told(one, choice))
    left = {one.claim.field for one in stated}
    if any(held.of(field) and field not in left for field in (Field.WHAT, Field.WHEN)):
        return None
    if dossier.event.relation and not has_both_ends(one.claim for one in stated):
        return None  # who may not be named stands in no relation
    return replace(held, stated=stated)


def _may_be_told(stated: Stated, choice: Choice) -> bool:
    state, actor = stated.claim.state, stated.actor
    if choice.states and state not in choice.states:
        return False
    return actor is None or actor.confidentiality is Confidentiality.PUBLIC


def _is_public(event: Event) -> bool:
    return event.confidentiality is Confidentiality.PUBLIC


# entries ---------------------------------------------------------------------------------------


class _Entries:
    """Makes entries of events, one after the other, so that notes are numbered as they are read."""

    def __init__(self, telling: Telling, book: NoteBook, choice: Choice, shown: frozenset[str]) -> None:
        self._telling, self._book, self._choice, self._shown = telling, book, choice, shown

    def entry(self, dossier: Dossier) -> Entry:
        event, telling = dossier.event, self._telling
        return Entry(
            event.id,
            self._title(event),
            telling.date(event.when) if event.when else undated_words(dossier, telling.language),
            _for_machines(event.when),
            replace(event.when, wording="") if event.when else None,
            telling.public(kind_name(dossier.kind.name, telling.language)),
            telling.public(event.description),
            tuple(self._statements(dossier)),
            tuple(named(telling.language, "fields", str(field)) for field in dossier.rejected),
        )

    def _title(self, event: Event) -> str:
        """Return the title, and behind it whether the event is no more than announced or claimed."""
        title = self._telling.public(event.title) or self._telling.said("untitled")
        word = standing_word(event.standing, self._telling.language)
        return bracketed(
            title,
            self._telling.said("claimed") if event.standing == "claimed" else word,
            self._telling.language,
        )

    def _statements(self, dossier: Dossier) -> Iterator[Statement]:
        """Yield the statements in the order in which they are read: the date stands above the title."""
        in_order = sorted(dossier.stated, key=lambda stated: stated.claim.field is not Field.WHEN)
        for stated in in_order:
            value = self._telling.value(dossier, stated)
            if value and self._is_shown(stated):
                yield self._statement(stated, value)

    def _is_shown(self, stated: Stated) -> bool:
        """Tell whether a claim speaks of no event that is left out."""
        return stated.claim.field is not Field.RELATION or (
            stated.other is not None and stated.other.id in self._shown
        )

    def _statement(self, stated: Stated, value: str) -> Statement:
        claim, telling = stated.claim, self._telling
        return Statement(
            claim.id,
            claim.field,
            named(telling.language, "fields", str(claim.field)),
            value,
            tuple(remark for remark in telling.remarks(stated) if not _is_in_title(remark, claim, value)),
            self._book.numbers_of(stated),
            self._book.numbers_against(stated),
            claim.state,
            tuple(telling.said(why) for why in _marks(stated)) if self._choice.is_draft else (),
            "unchecked" in _whys(stated),
            bool(claim.restates or claim.part_of),
        )


def _is_in_title(remark: str, claim: Claim, title: str) -> bool:
    """Tell whether the title of a relation has its words already."""
    return claim.field is Field.WHAT and remark == claim.text and remark in title


def _whys(stated: Stated) -> tuple[str, ...]:
    """Return the doubts about a claim, by their keys."""
    found = []
    if stated.claim.state is State.CHANGED:
        found.append("changed")
    elif stated.claim.state not in _CHECKED:
        found.append("unchecked")
    if stated.is_contradicted:
        found.append("disputed")
    if stated.is_uncited:
        found.append("uncited")
    if rests_on_confidence(stated):
        found.append("confidential")
    return tuple(found)


def _whys_of_reply(dossier: Dossier, stated: Stated, approaches: tuple[Approach, ...]) -> tuple[str, ...]:
    """Return the doubts about a criticism that was not put, or otherwise than it stands now; for the desk alone."""
    if not stated.claim.is_criticism:
        return ()
    if unasked(stated.claim, approaches)[0]:
        return ("unasked",)
    return ("differs",) if differs(Criticism(dossier, stated), approaches) else ()


def _marks(stated: Stated) -> tuple[str, ...]:
    """Return the doubts that a draft may show: who may not be named contradicts nobody there."""
    is_open = any(c.citation.stance is Stance.CONTRADICTS and is_public(c.source) for c in stated.cited)
    return tuple(why for why in _whys(stated) if is_open or why != "disputed")


def _doubts(
    shown: tuple[Dossier, ...], entries: tuple[Entry, ...], approaches: tuple[Approach, ...]
) -> tuple[Doubt, ...]:
    """Tell what is to be asked about before this is published, criticism without a reply first."""
    told = {statement.claim_id: (entry, statement) for entry in entries for statement in entry.statements}
    doubts = []
    claims = ((dossier, stated) for dossier in shown for stated in dossier.stated)
    for of_event, stated in claims:
        if stated.claim.id not in told:
            continue
        entry, statement = told[stated.claim.id]
        field = named(language(), "fields", str(statement.field))  # of whoever decides, not of the page
        claim = tr("“{title}”, {field}: {value}", title=entry.title, field=field, value=statement.value)
        for why in (*_whys_of_reply(of_event, stated, approaches), *_whys(stated)):
            reason = tr(_DOUBTS[why])
            sentence = tr("{claim} – {reason}.", claim=claim, reason=reason)
            doubts.append(Doubt(entry.event_id, statement.claim_id, why, sentence, claim, reason))
    return tuple(sorted(doubts, key=lambda doubt: doubt.why not in _OF_REPLY))


def _for_machines(when: When | None) -> str:
    """Return a date that HTML knows too: a year, a month or a day; nothing for any other."""
    return when.edtf if when and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", when.edtf) else ""


def _day_in_words(text: str, telling: Telling) -> str:
    try:
        return telling.date(When.from_edtf(text)) if text.strip() else ""
    except CaseError:
        return text
