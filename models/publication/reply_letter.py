"""The draft of a letter that puts its claims to a party, and tells nothing of where they come from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from models.errors import CaseError
from models.exchange.written import one_line
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import language_of
from models.publication.reply_secrets import Secret, secrets_of
from models.records.aliases import names_of
from models.records.desk import Approach
from models.records.story import Actor, Confidentiality
from models.reply.parties import Criticism, Party, read_deadline, zone_words
from models.reply.words import phrase
from models.store.reader import Reader
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

_PLACE: Final = re.compile(
    r"(?:https?://|www\.|file:)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[A-Za-z]:\\\S+|(?<![\w/])~?(?:/[\w.@~-]+){2,}/?"
)
"""Web addresses, addresses of mail and paths of files."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut out of a draft, and from which of its points; 0 stands for the address."""

    point: int
    what: str
    text: str

    @property
    def sentence(self) -> str:
        """Tell what was cut in one sentence, for the desk alone."""
        where = f"point {self.point}" if self.point else "the address"
        return f"Cut from {where}: “{self.text}”, {self.what}."


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft; what was cut and which claims were left out is for the desk, never for the party."""

    text: str
    cuts: tuple[Cut, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return in sentences what is not in the letter."""
        return (*self.left_out, *(cut.sentence for cut in self.cuts))


@dataclass(frozen=True, slots=True)
class _Point:
    words: str
    facts: tuple[str, ...]  # what any reader may know without the passage that says it


def draft_letter(
    reader: Reader, party: Party, language: str = "", approach: Approach | None = None
) -> Letter:
    """Return the draft of a letter to a party about what an approach put, or else about all that criticises them.

    CaseError if nobody is named, or nothing is left to put.
    """
    if party.actor is None:
        raise CaseError("Say first whom this criticism concerns: a letter needs somebody to go to.")
    language = language_of(language or reader.about().language)
    points, left_out = _points(party, approach, language)
    if not points:
        raise CaseError(
            "Nothing can be put to this party: no claim about a public event criticises them, or none is ticked."
        )
    cutter = _Cutter(secrets_of(reader), party.actor, phrase(language, "left_out"))
    said = [cutter.cut(number, point) for number, point in enumerate(points, start=1)]
    text = _text(language, _name(party.actor, language), said, _until(approach, language))
    return Letter(text, tuple(cutter.cuts), left_out)


def _points(
    party: Party, approach: Approach | None, language: str
) -> tuple[tuple[_Point, ...], tuple[str, ...]]:
    """Tell what the letter says, and what it must not say."""
    points, left_out = [], []
    for words, criticism in _chosen(party, approach, language):
        if criticism is None:
            left_out.append("Left out: a claim that is no longer in the case.")
        elif _is_public(criticism):
            points.append(_Point(words, tuple(_facts(criticism, language))))
        else:
            left_out.append(f"Left out: “{criticism.dossier.event.title}” is not public.")
    return tuple(points), tuple(left_out)


def _chosen(party: Party, approach: Approach | None, language: str) -> Iterator[tuple[str, Criticism | None]]:
    """Yield the claims in the words of the letter; one that was changed since it was put stays as it was put."""
    put = party.put_in(approach) if approach else ()
    for one in put:
        known = party.known.get(one.claim_id)
        yield known.words(language) if known and one.is_same else one.was, known
    if approach is None:
        yield from ((each.words(language), each) for each in party.criticisms)
    elif not put:
        held = (party.known.get(id) for id in approach.claims)
        yield from ((each.words(language), each) if each else ("", None) for each in held)


def _is_public(criticism: Criticism) -> bool:
    events = (criticism.dossier.event, criticism.stated.other)
    return all(event is None or event.confidentiality is Confidentiality.PUBLIC for event in events)


def _facts(criticism: Criticism, language: str) -> Iterator[str]:
    """Yield the dates, sums, places and public names of a claim."""
    event, stated = criticism.dossier.event, criticism.stated
    if event.when:
        yield words_of_when(event.when, language)
    for given in (stated.claim.amount, stated.claim.quantity):
        if given:
            yield words_of_sum(given, language)
    if stated.place:
        yield from (stated.place.name, stated.place.local_name)
    if stated.actor and stated.actor.confidentiality is Confidentiality.PUBLIC:
        yield from (stated.actor.name, stated.actor.local_name)


class _Cutter:
    """Cuts every secret out of the points of a letter, and remembers what it cut."""

    def __init__(self, secrets: Iterable[Secret], party: Actor, mark: str) -> None:
        self._mark, self.cuts = mark, list[Cut]()
        is_public = party.confidentiality is Confidentiality.PUBLIC
        names = names_of(party) if is_public else ()
        own = {_folded(name) for name in names}  # whoever the letter goes to knows their own name
        self._secrets: dict[str, Secret] = {}
        for secret in secrets:
            folded = _folded(secret.text)
            if len(folded) > 1 and folded not in own:
                self._secrets.setdefault(folded, secret)

    def cut(self, number: int, point: _Point) -> str:
        """Return a point without any secret."""
        words, within = one_line(point.words), _folded(point.words)
        facts = [_folded(fact) for fact in point.facts]
        found = [
            secret
            for folded, secret in self._secrets.items()
            if folded in within and _tells(folded, secret, facts)
        ]
        for secret in sorted(found, key=lambda one: -len(one.text)):
            cut = Withheld((secret.text,), self._mark).out_of(words)
            if cut != words:
                self.cuts.append(Cut(number, secret.what, one_line(secret.text)))
            words = cut
        for address in _PLACE.findall(words):
            self.cuts.append(Cut(number, "an address or a path", address))
        return _PLACE.sub(self._mark, words)


def _tells(folded: str, secret: Secret, facts: Iterable[str]) -> bool:
    """Tell whether words tell more than a date, a sum or a name that stands in the claim anyway."""
    return not (secret.is_passage and any(folded in fact for fact in facts))


def _folded(text: str) -> str:
    """Return a text on one line in small letters, to be compared; most are plain enough to be quick about it."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()).lower()
    return normalize("NFC", one_line(text)).casefold()


def _name(actor: Actor, language: str) -> str:
    if actor.confidentiality is not Confidentiality.PUBLIC:
        return phrase(language, "name")
    return one_line(" ".join(part for part in (actor.name, actor.local_name) if part))


def _until(approach: Approach | None, language: str) -> str:
    deadline = read_deadline(approach.deadline) if approach else None
    return f"{deadline:%Y-%m-%d %H:%M} {zone_words(deadline)}" if deadline else phrase(language, "day")


def _text(language: str, name: str, points: Iterable[str], until: str) -> str:
    numbered = [f"{number}. {words}" for number, words in enumerate(points, start=1)]
    parts = (
        phrase(language, "to", x=name),
        phrase(language, "subject"),
        phrase(language, "greeting"),
        phrase(language, "opening"),
        *numbered,
        phrase(language, "ask"),
        phrase(language, "deadline", x=until),
        f"{phrase(language, 'closing')}\n{phrase(language, 'signature')}",
    )
    return "\n\n".join(parts) + "\n"
