"""Numbers the notes of a document in the order in which they first appear."""

from models.publication.chronology.content import Note
from models.publication.chronology.sources import addresses, name_words, short_words, source_words
from models.publication.chronology.telling import Telling
from models.records.dossier import Cited, Stated
from models.records.story import Citation, Confidentiality, Source, Stance

_KNOWN_SOURCE = ("a source known to the newsroom",)


class NoteBook:
    """Gives each citation that may be told its note; the same words at the same place keep their number."""

    def __init__(self, telling: Telling, has_quotes: bool, style: str = "") -> None:
        """Begin with no notes."""
        self._telling, self._has_quotes, self._style = telling, has_quotes, style
        self._numbers: dict[tuple[str, ...], int] = {}
        self._in_full: dict[str, int] = {}
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes so far, in their order."""
        return tuple(self._notes)

    def numbers_of(self, stated: Stated) -> tuple[int, ...]:
        """Return the numbers of the notes on who supports a claim or says more of it; new ones are written down."""
        told = self._told(stated, is_against=False)
        if rests_on_confidence(stated):
            told.append(self._known_source())
        return tuple(dict.fromkeys(told))

    def numbers_against(self, stated: Stated) -> tuple[int, ...]:
        """Return the numbers of the notes on who says otherwise."""
        return tuple(dict.fromkeys(self._told(stated, is_against=True)))

    def _told(self, stated: Stated, *, is_against: bool) -> list[int]:
        return [
            self._number(stated, cited)
            for cited in stated.cited
            if is_public(cited.source) and (cited.citation.stance is Stance.CONTRADICTS) == is_against
        ]

    def _number(self, stated: Stated, cited: Cited) -> int:
        citation = cited.citation
        key = (str(stated.claim.field) if citation.said else "", *_words_of(citation))
        if key not in self._numbers:
            self._numbers[key] = len(self._notes) + 1
            self._notes.append(self._note(stated, citation, cited.source))
        return self._numbers[key]

    def _known_source(self) -> int:
        if _KNOWN_SOURCE not in self._numbers:
            self._numbers[_KNOWN_SOURCE] = len(self._notes) + 1
            self._notes.append(Note(len(self._notes) + 1, self._telling.said("known_source")))
        return self._numbers[_KNOWN_SOURCE]

    def _note(self, stated: Stated, citation: Citation, source: Source) -> Note:
        telling, number = self._telling, len(self._notes) + 1
        full = self._in_full.setdefault(source.id, number)
        if full == number:
            told = source_words(source, telling.language, telling.withheld, self._style, is_note=True)
        else:
            told = short_words(source, telling.language, telling.withheld)
        return Note(
            number,
            told,
            citation.stance,
            telling.locator(citation),
            telling.given(stated.claim, citation),
            telling.public(citation.quote) if self._has_quotes else "",
            telling.public(citation.translation) if self._has_quotes else "",
            source.language,
            addresses(source, telling.withheld) if full == number else (),
            None if full == number else full,
            name_words(source, telling.withheld),
        )


def is_public(source: Source) -> bool:
    """Tell whether a source may be named."""
    return source.confidentiality is Confidentiality.PUBLIC


def rests_on_confidence(stated: Stated) -> bool:
    """Tell whether a claim has support, but none that may be named."""
    supports = [cited.source for cited in stated.cited if cited.citation.stance is Stance.SUPPORTS]
    return bool(supports) and not any(map(is_public, supports))


def _words_of(citation: Citation) -> tuple[str, ...]:
    """Tell what makes two notes the same."""
    where = (str(citation.source_id), str(citation.locator), citation.place, str(citation.stance))
    return (*where, citation.said, citation.meaning, citation.quote, citation.translation)
