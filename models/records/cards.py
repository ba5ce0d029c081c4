"""What a card says about an event that is pointed at: its date, its title, its facts, and who says so."""

from dataclasses import dataclass

from models.records.dossier import Dossier
from models.records.standing import with_standing
from models.records.story import Confidentiality, Field, Source
from models.translation import tr
from models.values.listing import set_apart
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

MOST_FACTS = 3  # sums, and as many places
MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one event, shortest first; nothing of it is markup."""

    date: str
    title: str
    facts: tuple[str, ...]  # sums, then places
    sources: tuple[str, ...]
    more_sources: int = 0

    @property
    def sources_line(self) -> str:
        """Return the sources in one line, or that there is none."""
        if not self.sources:
            return tr("No source yet")
        told = set_apart(self.sources)
        if not self.more_sources:
            return told
        return tr("{sources} and {more} more", sources=told, more=self.more_sources)


def card_of(dossier: Dossier, language: str = "") -> Card:
    """Return the card of an event; a confidential source goes by its code name."""
    event = dossier.event
    sums = [one.claim.amount or one.claim.quantity for one in dossier.stated]
    said = dict.fromkeys(words_of_sum(told, language) for told in sums if told is not None)
    places = dict.fromkeys(one.place.name for one in dossier.of(Field.WHERE) if one.place)
    names = tuple(dict.fromkeys(_name(cited.source) for cited in dossier.sources))
    return Card(
        f"{words_of_when(event.when, language) if event.when else tr('Date not known')} · {dossier.kind.name}",
        with_standing(event.title, event.standing),
        (*list(said)[:MOST_FACTS], *list(places)[:MOST_FACTS]),
        names[:MOST_SOURCES],
        max(len(names) - MOST_SOURCES, 0),
    )


def _name(source: Source) -> str:
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or tr("a confidential source")
    return source.publisher or source.container or source.title
