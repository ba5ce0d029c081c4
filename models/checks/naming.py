"""Which actors some words name: by name, name in its own script, or alias, whole words only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.records.aliases import names_of
from models.records.story import Actor
from models.texts.search_text import is_chinese, runs

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of actors by the first word of each, or by the first two characters of a Chinese one."""

    _by_first: dict[str, list[tuple[Words, Actor]]]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> "Names":
        """Return the names of some actors; one of a single short word names too much to be of use."""
        held: defaultdict[str, list[tuple[Words, Actor]]] = defaultdict(list)
        for actor in actors:
            for name in names_of(actor):
                words = tuple(_pieces(name.partition("(")[0]))
                if words and len("".join(words)) >= (2 if is_chinese(words[0]) else 4):
                    held[words[0]].append((words, actor))
        return cls(dict(held))

    def in_words(self, text: str) -> tuple[tuple[int, Actor], ...]:
        """Return the actors that a text names, each with the place of its name among the words of the text."""
        pieces = list(_pieces(text))
        found: dict[str, tuple[int, Actor]] = {}
        for place, piece in enumerate(pieces):
            for words, actor in self._by_first.get(piece, ()):
                if tuple(pieces[place : place + len(words)]) == words:
                    found.setdefault(actor.id, (place, actor))
        return tuple(found.values())


def place_of(text: str, end: int) -> int:
    """Return how many words of a text stand before a character."""
    return sum(1 for _ in _pieces(text[:end]))


def _pieces(text: str) -> Iterator[str]:
    """Return the words of a text, and of its Chinese every character."""
    for run in runs(text):
        yield from run if not run.isascii() and is_chinese(run) else (run,)
