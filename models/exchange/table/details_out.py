"""What a table tells of places, actors, sources and dates, in columns that its reader takes for that."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Final

from models.errors import UnreadableValue
from models.exchange.table import values
from models.records.aliases import aliases_in_words, numbers_in_words
from models.records.rank import rank_of
from models.records.story import Actor, Citation, Locator, Place, Source, Stance
from models.values.when import When, words
from models.values.where.points import Datum, PlacePrecision

_BARE: Final = ("lat", "lon", "speaker")
"""Details whose usual names stand alone: “lat 2”, not “place 2 lat”."""


def detail_heading(name: str, what: str) -> str:
    """Return the column that tells a detail of what stands in another: “place 2 country”, but “lat 2”."""
    if what not in _BARE or ":" in name:
        return f"{name} {what}"
    number = name.rpartition(" ")[2]
    return f"{what} {number}" if number.isdecimal() else what


def date_cells(when: When | None, wording: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of a date: its first and last end where those are plain, its words where they say more."""
    if when is None:
        yield "display date", wording
        return
    first, slash, last = when.edtf.partition("/")
    if slash and _reads_as(partial(values.read_span, first, last), when) and first and last:
        yield from (("date", first), ("end", last))
    else:
        yield "date", date_words(when)
    if when.wording != when.edtf:
        yield "display date", when.wording


@lru_cache(maxsize=10_000)  # sources share their dates
def date_words(when: When) -> str:
    """Return a date as a cell holds it: in EDTF, or in words where those digits would be read as something else."""
    for text in (when.edtf, words(when, "en")):
        if _reads_as(partial(values.read_date, text), when):
            return text
    return when.edtf


def _reads_as(read: Callable[[], When], when: When) -> bool:
    try:
        return read().edtf == when.edtf
    except UnreadableValue:
        return False


def details_of_place(place: Place) -> dict[str, str]:
    """Return what columns tell of a place beside its name."""
    point = place.point
    return {
        "lat": repr(point.lat) if point else "",
        "lon": repr(point.lon) if point else "",
        "precision": str(place.precision) if point and place.precision is not PlacePrecision.CITY else "",
        "datum": str(place.datum) if point and place.datum is not Datum.UNKNOWN else "",
        "country": place.country,
        "area": place.admin,
        "local name": place.local_name,
        "aliases": "; ".join(place.aliases),
        "point origin": place.origin if point else "",
    }


def details_of_actor(actor: Actor) -> dict[str, str]:
    """Return what columns tell of an actor beside the name."""
    return {
        "kind": actor.kind,
        "local name": actor.local_name,
        "aliases": aliases_in_words(actor.aliases),
        "register number": numbers_in_words(actor.numbers),
        "born": date_words(actor.began) if actor.began else "",
        "died": date_words(actor.ended) if actor.ended else "",
    }


def details_of_source(source: Source) -> dict[str, str]:
    """Return what columns tell of a source beside its title."""
    return {
        "url": source.url,
        "date": date_words(source.issued) if source.issued else "",
        "publisher": source.publisher or source.container,
        "author": values.together(source.authors),
        "language": source.language,
        "type": "" if source.type == "webpage" else source.type,
        "archived": source.archived_url,
        "accessed": date_words(source.accessed) if source.accessed else "",
        "rank": rank_of(source),
        "note": source.note,
    }


def of_citation(citation: Citation, supports: str) -> dict[str, str]:
    """Return what columns tell of a passage; `supports` says of what."""
    is_page = citation.locator in (Locator.PAGE, Locator.WHOLE)
    return {
        "page": citation.place,
        "locator": "" if is_page else str(citation.locator),
        "quote": citation.quote,
        "translation": citation.translation,
        "stance": "" if citation.stance is Stance.SUPPORTS else str(citation.stance),
        "supports": supports,
    }
