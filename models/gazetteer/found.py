"""What words for a place were found to mean, and the sentence that says so."""

from dataclasses import dataclass
from enum import StrEnum

from models.gazetteer.gazetteer import GazetteerPlace
from models.translation import tr
from models.values.listing import either, sentences


class Verdict(StrEnum):
    """How sure it is which place some words mean."""

    SURE = "sure"
    LIKELY = "likely"  # taken, and shown with the others
    ASKED = "asked"  # two or more are about as likely: a person decides
    UNKNOWN = "unknown"
    NO_PLACE = "no place"  # the words say that there is no single place


@dataclass(frozen=True, slots=True)
class Found:
    """The places that some words may mean, the likeliest first."""

    words: str
    verdict: Verdict
    places: tuple[GazetteerPlace, ...] = ()
    rest: str = ""  # words in which nothing is known: a street, a district
    reason: str = ""  # why this one is likelier here than elsewhere, in a sentence

    @property
    def place(self) -> GazetteerPlace | None:
        """The place that is taken; None where a person must say."""
        return self.places[0] if self.verdict in (Verdict.SURE, Verdict.LIKELY) else None

    @property
    def others(self) -> tuple[GazetteerPlace, ...]:
        """The places that could be meant instead."""
        return self.places[1:]

    @property
    def sentence(self) -> str:
        """Return what a person is told."""
        return sentences(self._told(), self.reason)

    def _told(self) -> str:
        match self.verdict:
            case Verdict.SURE:
                return tr("{place}.", place=told(self.places[0]))
            case Verdict.LIKELY:
                return self._likely()
            case Verdict.ASKED:
                names = either(told(place) for place in self.places[:4])
                return tr("“{words}” can be {names}: say which.", words=self.words, names=names)
            case Verdict.NO_PLACE:
                return tr("“{words}” names no single place: it gets no point.", words=self.words)
            case _:
                return tr(
                    "“{words}” is not known: give its coordinates, or name the town and the country.",
                    words=self.words,
                )

    def _likely(self) -> str:
        place = self.places[0]
        if self.rest:
            return tr(
                "Of “{words}” only {place} is known: the point stands for the {kind}.",
                words=self.words,
                place=told(place),
                kind=tr(place.kind),
            )
        if not self.others:
            return tr("“{words}” is taken as {place}.", words=self.words, place=told(place))
        return tr(
            "“{words}” is taken as {place}, not {others}.",
            words=self.words,
            place=told(place),
            others=either(map(told, self.others)),
        )


def told(place: GazetteerPlace) -> str:
    """Return a place with what tells it from others of its name: Taizhou 泰州 (Jiangsu, CN)."""
    name = " ".join(part for part in (place.name, place.local_name) if part)
    if place.kind == "country":
        return tr("{name} (country)", name=name)
    return f"{name} ({place.area})" if place.area else name
