"""The rows of an index as events again, one by one."""

from collections.abc import Iterator

import numpy as np

from models.index.columns import OPEN_END, OPEN_START
from models.index.event_index import EventIndex
from models.index.index_row import IndexRow
from models.index.reading import STATES


def rows_in(index: EventIndex) -> Iterator[IndexRow]:
    """Tell what an index knows of each event."""
    for row, id in enumerate(index.ids):
        point = None if np.isnan(index.lat[row]) else (float(index.lat[row]), float(index.lon[row]))
        yield IndexRow(
            id=id,
            title=index.titles[row],
            edtf=index.edtf[row],
            begins=None if index.begins[row] == OPEN_START else float(index.begins[row]),
            ends=None if index.ends[row] == OPEN_END else float(index.ends[row]),
            kind_id=index.kinds[index.kind[row]],
            jurisdiction=index.jurisdictions[index.jurisdiction[row]],
            state=STATES[index.state[row]],
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            actors=index.actors.of(row),
            places=index.places.of(row),
            tags=index.tags.of(row),
            sources=index.sources.of(row),
            claims=int(index.claims[row]),
            uncited=int(index.uncited[row]),
            position=int(index.position[row]),
            relation=index.relation[row],
            standing=index.standing[row],
            era=index.era[row],
        )
