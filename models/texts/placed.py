"""Makes a place of a case out of one that the gazetteer knows."""

from dataclasses import replace

from models.gazetteer.gazetteer import GazetteerPlace
from models.records.story import Place, PlaceId, new_id
from models.translation import tr_later

ORIGIN = tr_later("GeoNames, by the gazetteer")
SHOWN = tr_later("shown on the map by hand")


def place_of(found: GazetteerPlace) -> Place:
    """Return a new place as the gazetteer knows it."""
    return placed(Place(PlaceId(new_id()), found.name), found)


def placed(place: Place, found: GazetteerPlace) -> Place:
    """Return a place, under its own name, with the point, the precision and the areas that the gazetteer gives."""
    local = found.local_name if found.local_name != place.name else ""
    return replace(
        place,
        local_name=place.local_name or local,
        admin=found.area,
        country=found.country,
        point=found.point,
        precision=found.precision,
        origin=ORIGIN if found.number >= 0 else SHOWN,
    )
