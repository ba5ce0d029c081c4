"""The views by their names, and the body that each gives the page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from models.publication.views.bars import bars_body
from models.publication.views.both import both_body
from models.publication.views.cumulative import cumulative_body
from models.publication.views.flow import flow_body
from models.publication.views.map import map_body
from models.publication.views.multiples import multiples_body
from models.publication.views.relations import relations_body
from models.publication.views.shown import Body, Shown
from models.publication.views.strip import strip_body
from models.publication.views.table import table_body
from models.publication.views.timeline import timeline_body
from models.publication.views.vertical import vertical_body

_MAKERS: Final[Mapping[str, Callable[[Shown], Body]]] = MappingProxyType(
    {
        "timeline": timeline_body,
        "map": map_body,
        "both": both_body,
        "strip": strip_body,
        "vertical": vertical_body,
        "relations": relations_body,
        "bars": bars_body,
        "cumulative": cumulative_body,
        "flow": flow_body,
        "table": table_body,
    }
)


def body_of(shown: Shown) -> Body:
    """Return the body of the view that was chosen, or of its panels."""
    if shown.panels:
        return multiples_body(shown)
    return _MAKERS[shown.spec.view](shown)
