"""Where what sources tell comes from: their group of one origin, and the sources that they say they have it from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.records.desk import Reference
from models.records.dossier import Cited
from models.records.story import Source


@dataclass(frozen=True, slots=True)
class Springs:
    """The origins of each source by id; a source that cites no other is its own."""

    _origin: Mapping[str, str]  # by source: its group of one origin
    _cited: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, sources: Iterable[Source], references: Iterable[Reference]) -> "Springs":
        """Return the origins of some sources."""
        cited: defaultdict[str, list[str]] = defaultdict(list)
        for each in references:
            cited[each.source_id].append(each.cited_id)
        origins = {str(one.id): str(one.origin_id) for one in sources if one.origin_id}
        return cls(origins, {id: tuple(held) for id, held in cited.items()})

    def of_source(self, source_id: str) -> frozenset[str]:
        """Return the origins of what a source tells: its group of one origin, where somebody put it into one.

        Else those of all that it cites, and they cite; a circle has one.
        """
        if source_id in self._origin:
            return frozenset((self._origin[source_id],))
        found: set[str] = set()
        reached = self._reached(source_id)
        for id in reached:
            ahead = [each for each in self._cited.get(id, ()) if each != id]
            if not ahead:
                found.add(self._origin.get(id, id))
        return frozenset(found or {min(reached)})

    def of_cited(self, cited: Iterable[Cited]) -> frozenset[str]:
        """Return the origins of some citations together: those of one are one source."""
        ids = {str(each.source.id) for each in cited}
        if not self._cited:
            return frozenset(self._origin.get(id, id) for id in ids)
        return frozenset[str]().union(*map(self.of_source, ids))

    def chain(self, source_id: str, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the way from a source through those that it cites to one of some others; empty if there is none."""
        aims = set(wanted)
        ways: list[tuple[str, ...]] = [(source_id,)]
        seen = {source_id}
        for way in ways:  # grows while it is walked
            for next_ in self._cited.get(way[-1], ()):
                if next_ in aims:
                    return (*way, next_)
                if next_ not in seen:
                    seen.add(next_)
                    ways.append((*way, next_))
        return ()

    def _reached(self, source_id: str) -> list[str]:
        found = [source_id]
        for id in found:  # grows while it is walked
            found += [each for each in self._cited.get(id, ()) if each not in found]
        return found
