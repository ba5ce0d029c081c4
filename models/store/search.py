"""Full-text search: what of a record is found, and how words become a question to the index."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from models.errors import CaseError
from models.records.aliases import bare_numbers, names_of
from models.records.desk import Comment
from models.records.story import Actor, Citation, Claim, Confidentiality, Document, Event, Place, Source
from models.texts.search_text import characters_in, is_chinese, pairs, runs, words_in
from models.values.when import Precision, When, read_when

MADE: Final = ("made", "2")
"""The entry that says how the index was made; one without it lacks what citations say, and is made anew."""
_LONGEST_DAY: Final = 40  # characters
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    kind: str  # event, source, actor, place, document, page, comment
    id: str  # of a page: that of its document, a slash, its number
    title: str
    excerpt: str

    @property
    def document_page(self) -> tuple[str, int]:
        """Return the document and the page that was found; page 0 where the document's name was."""
        document_id, _, page = self.id.partition("/")
        return document_id, int(page or 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of a record: its title and everything else under which it is found."""

    kind: str
    id: str
    title: str
    texts: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, str, str]:
        """Return the three columns of the index: title, words, single characters."""
        title, others = runs(self.title), runs("\n".join(self.texts))
        return words_in(title), words_in(others), characters_in(title + others)


def event_entry(event: Event, claims: Iterable[Claim], citations: Iterable[Citation] = ()) -> Entry:
    """Tell what is searched of an event, its claims and what sources say of them."""
    texts = [event.description, event.official_number, event.official_title, *event.tags, event.note]
    texts += [event.when.wording] if event.when else []
    for claim in claims:
        sums = (claim.amount, claim.quantity)
        texts += [claim.text, claim.wording, *(each.wording for each in sums if each)]
    texts += [text for one in citations for text in cited_texts(one)]
    return _entry("event", event.id, event.title, texts)


def cited_texts(citation: Citation) -> tuple[str, str, str]:
    """Return what is searched of a citation."""
    return citation.said, citation.quote, citation.translation


def source_entry(source: Source) -> Entry:
    """Tell what is searched of a source."""
    is_hidden = source.confidentiality is Confidentiality.CONFIDENTIAL and source.code_name
    title = source.code_name if is_hidden else source.title
    texts = (
        source.title, source.original_title, *source.authors, source.container, source.publisher,
        source.number, source.url, source.archived_url, source.code_name, source.note,
    )  # fmt: skip
    return _entry("source", source.id, title, texts)


def actor_entry(actor: Actor) -> Entry:
    """Tell what is searched of an actor."""
    is_hidden = actor.confidentiality is Confidentiality.CONFIDENTIAL and actor.code_name
    title = actor.code_name if is_hidden else actor.name
    texts = (*names_of(actor), actor.code_name, *bare_numbers(actor), actor.note)
    return _entry("actor", actor.id, title, texts)


def place_entry(place: Place) -> Entry:
    """Tell what is searched of a place."""
    texts = (place.local_name, *place.aliases, place.admin, place.note)
    return _entry("place", place.id, place.name, texts)


def document_entry(document: Document) -> Entry:
    """Tell what is searched of a document but its text: its name and where it came from."""
    return _entry("document", document.id, document.name, (document.note, document.came_from))


def comment_entry(comment: Comment) -> Entry:
    """Tell what is searched of a comment: its words, and who wrote it."""
    return _entry("comment", comment.id, " ".join(comment.text.split()), (comment.by,))


def page_entry(document_id: str, page: int, text: str) -> Entry:
    """Tell what is searched of one page of a document."""
    return _entry("page", f"{document_id}/{page}", "", (text,))


def page_span(document_id: str) -> tuple[str, str]:
    """Return two texts between which the ids of a document's pages lie."""
    return f"{document_id}/", f"{document_id}0"  # the digit follows the slash


def question(words: str) -> str:
    """Return the words as a question to the index; empty if there is nothing to look for.

    All words must be there. A word of letters finds every word that begins with it, a stretch of Chinese is
    found as it stands, one character or more.
    """
    return " AND ".join(term for part in words.split() for term in _terms(part))


def day_sought(words: str) -> When | None:
    """Return the day or month that words are, in any way of writing it; None if they are anything else."""
    if len(words) > _LONGEST_DAY or not any(letter.isdigit() for letter in words):
        return None
    try:
        when = read_when(words)
    except CaseError:
        return None
    is_sought = when.precision in (Precision.DAY, Precision.MONTH)
    return when if is_sought and when.earliest and when.latest else None


def _terms(part: str) -> Iterable[str]:
    """Return what one word asks; the numbers of a day stand side by side."""
    if _ISO_DAY.fullmatch(part):
        return (f'({{title words}} : "{" ".join(runs(part))}")',)
    return map(_term, runs(part))


def _term(run: str) -> str:
    if not is_chinese(run):
        return f'({{title words}} : "{run}"*)'
    if len(run) == 1:
        return f'({{characters}} : "{run}")'
    return f'({{title words}} : "{" ".join(pairs(run))}")'


def _entry(kind: str, id: str, title: str, texts: Iterable[str]) -> Entry:
    return Entry(kind, id, title, tuple(text for text in texts if text))
