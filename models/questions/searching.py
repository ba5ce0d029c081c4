"""A search as people type it: what holds the words, and before that the area that the words name."""

from models.gazetteer.finding import areas_named
from models.questions.completing import quoted
from models.questions.names import places_in
from models.records.story import Place
from models.store.reader import Reader
from models.store.search import Hit
from models.translation import tr
from models.values.listing import in_a_row


def area_hit(reader: Reader, words: str) -> Hit | None:
    """Return the question for all events in a province, country or city, if the words name one with places of the case.

    A place of the case that holds no other one is found by itself.
    """
    name = " ".join(words.split())
    if not name or not areas_named(name):
        return None
    places = reader.all(Place)
    ids = places_in(name, places)
    inside = [place.name for place in places if place.id in ids]
    if len(inside) < 2:
        is_elsewhere = inside and not reader.search(name, 1)
        if not is_elsewhere:
            return None
    told = in_a_row(inside[:4]) + (" …" if len(inside) > 4 else "")
    return Hit("ask", f"place:{quoted(name)}", tr("All events in {name}", name=name), told)


def search(reader: Reader, words: str, limit: int = 200) -> tuple[Hit, ...]:
    """Return what a search finds, the area that the words name before all."""
    area = area_hit(reader, words)
    found = reader.search(words, limit)
    return (area, *found) if area else found
