"""What a figure says in words of its own: labels that were written anew, annotations, a title that the case has not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.publication.choices import FigureSpec
from models.publication.chronology.content import Doubt
from models.records.dossier import Dossier
from models.records.story import ClaimId, Event, EventId, Field, Place, PlaceId
from models.store.reader import Reader
from models.translation import tr, tr_later

PLACE: Final = "place:"
"""What the key of a place's label begins with; that of an event's is the event's id."""
OF_MONEY: Final = ("flow:", "bar:", "sum:", "apart:")
"""What the keys of labels of money begin with."""


HEADS: Final = ("title", "deck", "source line", "lane")
"""Words that are nobody's claim: they are shown to whoever approves, and need no answer."""


_OWN: Final = {
    "title": tr_later("The title “{new}” is this figure's own"),
    "deck": tr_later("The deck “{new}” is this figure's own"),
    "source line": tr_later("The source line “{new}” is this figure's own"),
    "lane": tr_later("The lane “{new}” is this figure's own"),
}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that stand in a figure instead of those of the case; `event_id` and `claim_id` of a label alone."""

    what: str  # title, deck, source line, lane, label, place, annotation
    old: str
    new: str
    event_id: str = ""
    claim_id: str = ""

    @property
    def sentence(self) -> str:
        """Say it in one sentence."""
        if self.what in HEADS:
            told = tr(_OWN[self.what], new=self.new)
            return (
                tr("{own}; the case has “{old}”.", own=told, old=self.old)
                if self.old
                else tr("{own}.", own=told)
            )
        if self.what == "annotation":
            return tr(
                "The annotation “{new}” stands in this figure alone: read it against the sources.",
                new=self.new,
            )
        return tr("“{old}” is printed as “{new}”: read it against the sources.", old=self.old, new=self.new)


def own_words(reader: Reader, spec: FigureSpec, dossiers: Sequence[Dossier]) -> tuple[OwnWords, ...]:
    """Return what a figure of these events says in words of its own, title and deck first."""
    return (*_heads(reader, spec), *_labels(reader, spec, {str(one.event.id): one for one in dossiers}))


def _heads(reader: Reader, spec: FigureSpec) -> Iterator[OwnWords]:
    """Yield what stands around the events: headline, source line, names of lanes, annotations."""
    about = reader.about()
    told = [
        ("title", about.title, spec.title),
        ("deck", about.deck, spec.deck),
        ("source line", "", spec.source_line),
    ]
    if spec.view in ("timeline", "both") or spec.panels_by:
        told += [("lane", "", name) for _, name in spec.lane_names]
    if spec.view in ("timeline", "both"):
        told += [("annotation", "", words) for words in spec.annotations]
    yield from (OwnWords(what, old, new) for what, old, new in told if new and new != old)


def _labels(reader: Reader, spec: FigureSpec, shown: Mapping[str, Dossier]) -> Iterator[OwnWords]:
    for key, change in spec.labels:
        if not change.text or change.is_hidden:
            continue
        if key in shown and (title := shown[key].event.title) != change.text:
            yield OwnWords("label", title, change.text, key, _claim_of(shown[key], Field.WHAT))
        elif shown and key.startswith(OF_MONEY):
            here = _first_named(key, shown)
            yield OwnWords("label", _names_in(key), change.text, here, _claim_of(shown[here], Field.WHAT))
        elif place := reader.find(Place, PlaceId(key.removeprefix(PLACE))) if key.startswith(PLACE) else None:
            here = _first_at(place.id, shown)
            if here and place.name != change.text:
                yield OwnWords("place", place.name, change.text, here, _claim_of(shown[here], Field.WHERE))


def _claim_of(dossier: Dossier, field: Field) -> str:
    return next((str(stated.claim.id) for stated in dossier.stated if stated.claim.field is field), "")


def _names_in(key: str) -> str:
    """Return the names in the key of a label of money: “Xuzhou → Jiafenxiang”, or the group of a bar."""
    kind, _, rest = key.partition(":")
    if kind != "flow":
        return key.rpartition(":")[2]
    ends = rest.partition(":")[2].rpartition(":")[0].split(">")
    return " → ".join(end.partition(":")[2] for end in ends)


def _first_named(key: str, shown: Mapping[str, Dossier]) -> str:
    """Return the first shown event one of whose actors or places is named in a key; the first of all else."""
    for id, one in shown.items():
        named = (stated.actor or stated.place for stated in one.stated)
        if any(each is not None and each.name in key for each in named):
            return id
    return next(iter(shown), "")


def _first_at(place_id: PlaceId, shown: Mapping[str, Dossier]) -> str:
    """Return the first shown event at a place; empty where there is none."""
    stand = (id for id, one in shown.items() if any(s.claim.place_id == place_id for s in one.stated))
    return next(stand, "")


def reworded(words: Sequence[OwnWords]) -> tuple[Doubt, ...]:
    """Return the doubts about labels that were written anew, and about annotations: nobody checked these words."""
    return tuple(
        Doubt(
            EventId(one.event_id),
            ClaimId(one.claim_id),
            "annotated" if one.what == "annotation" else "reworded",
            one.sentence,
        )
        for one in words
        if one.what not in HEADS
    )


def printed_title(event: Event, spec: FigureSpec) -> str:
    """Return what a figure prints for an event: the words written for it, else its title."""
    change = dict(spec.labels).get(str(event.id))
    return change.text if change and change.text else event.title
