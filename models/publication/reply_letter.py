"""The draft of a letter that puts its claims to a party, and tells nothing of where they come from."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import normalize

from models.errors import CaseError
from models.exchange.written import one_line
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import language_of
from models.publication.reply_names import Names
from models.publication.reply_secrets import PROTECTED, Secret, names_in, secrets_of
from models.records.aliases import names_of
from models.records.desk import Approach
from models.records.story import Actor, Confidentiality, Field
from models.reply.parties import Criticism, Party, read_deadline, zone_words
from models.reply.tongue import is_in
from models.reply.words import LANGUAGES, name_in, phrase, saying
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later
from models.values.listing import all_of
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
    text: str  # nothing where not even the desk is told

    @property
    def sentence(self) -> str:
        """Tell what was cut in one sentence, for the desk alone."""
        where = tr("point {n}", n=self.point) if self.point else tr("the address")
        what = tr(self.what)
        if self.text:
            return tr("Cut from {where}: “{text}”, {what}.", where=where, text=self.text, what=what)
        return tr("Cut from {where}: {what}.", where=where, what=what)


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft; what was cut and which claims were left out is for the desk, never for the party."""

    text: str
    cuts: tuple[Cut, ...] = ()
    left_out: tuple[str, ...] = ()
    untranslated: tuple[int, ...] = ()  # the points that are in another language, and are marked
    language: str = "en"

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return in sentences what is not in the letter."""
        return (*self.left_out, *(cut.sentence for cut in self.cuts))

    @property
    def warning(self) -> str:
        """Tell what would go out in another language than the letter's; nothing if all is in its own."""
        if not self.untranslated:
            return ""
        numbers = [str(number) for number in self.untranslated]
        return tr_count(
            len(numbers),
            "Point {points} of this letter would not be in {language}: the case holds the words "
            "in another language, and they go out as they stand, marked {mark}.",
            "Points {points} of this letter would not be in {language}: the case holds the words "
            "in another language, and they go out as they stand, marked {mark}.",
            points=all_of(numbers),
            language=LANGUAGES[self.language],
            mark=phrase(self.language, "untranslated"),
        )


@dataclass(frozen=True, slots=True)
class _Point:
    event_id: str
    head: str  # the event, with its date
    words: str
    is_whole: bool  # the words follow the head: the claim is the event itself
    is_head_translated: bool
    is_translated: bool
    facts: tuple[str, ...]  # what any reader may know without the passage that says it


def draft_letter(
    reader: Reader, party: Party, language: str = "", approach: Approach | None = None
) -> Letter:
    """Return the draft of a letter to a party about what an approach put, or else about all that criticises them.

    CaseError if nobody is named, or nothing is left to put.
    """
    if party.actor is None:
        raise CaseError(tr("Say first whom this criticism concerns: a letter needs somebody to go to."))
    usual = reader.about().language
    language = language_of(language or usual)
    points, left_out = _points(party, approach, language, usual)
    if not points:
        raise CaseError(
            tr(
                "Nothing can be put to this party: no claim about a public event criticises them, or "
                "none is ticked."
            )
        )
    cutter = _Cutter(secrets_of(reader), names_in(reader), party.actor, phrase(language, "left_out"))
    blocks = tuple(_blocks(points, cutter, language))
    text = _text(language, _name(party.actor, language), blocks, _until(approach, language))
    foreign = [
        number for number, each in enumerate(points, start=1)
        if not (each.is_translated and each.is_head_translated)
    ]  # fmt: skip
    return Letter(text, tuple(cutter.cuts), left_out, tuple(foreign), language)


def _points(
    party: Party, approach: Approach | None, language: str, usual: str
) -> tuple[tuple[_Point, ...], tuple[str, ...]]:
    """Tell what the letter says, the claims of one event together, and what it must not say."""
    points, left_out = [], []
    chosen = tuple(_chosen(party, approach))
    alone = frozenset(each.claim.id for _, each in chosen if each is not None)  # put by themselves
    for put, criticism in chosen:
        if criticism is None:
            left_out.append(tr("Left out: a claim that is no longer in the case."))
        elif _is_public(criticism):
            points.append(_point(put, criticism, language, usual, alone))
        else:
            left_out.append(tr("Left out: “{title}” is not public.", title=criticism.dossier.event.title))
    order = list(dict.fromkeys(each.event_id for each in points))
    points.sort(key=lambda each: (order.index(each.event_id), not each.is_whole))
    return tuple(points), tuple(left_out)


def _chosen(party: Party, approach: Approach | None) -> Iterator[tuple[str, Criticism | None]]:
    """Yield the claims that are put; one that was changed since with the words in which it was put."""
    put = party.put_in(approach) if approach else ()
    for one in put:
        yield "" if one.is_same else one.was, party.known.get(one.claim_id)
    if approach is None:
        yield from (("", each) for each in party.criticisms)
    elif not put:
        yield from (("", party.known.get(id)) for id in approach.claims)


def _point(put: str, criticism: Criticism, language: str, usual: str, alone: Collection[str]) -> _Point:
    """Return a claim as a point of a letter; `put` are the words in which it was put before."""
    event, claim = criticism.dossier.event, criticism.claim
    said = saying(criticism.dossier, criticism.stated, language, alone)
    head, words, is_whole = said.head, said.words, said.is_whole
    own = [event.description if is_whole else claim.text, claim.role]
    if put:
        head, words, is_whole, own = *_parted(put, criticism), [put]
    else:
        own += [criticism.stated.other.title] if criticism.stated.other else []
        own += [event.official_title] if claim.field is Field.NUMBER else []
    return _Point(
        event.id,
        head,
        words,
        is_whole,
        is_in(event.title, language, usual),
        all(is_in(text, language, usual) for text in own),
        tuple(_facts(criticism, language)),
    )


def _parted(put: str, criticism: Criticism) -> tuple[str, str, bool]:
    """Return the words in which a claim was put, parted after its event where that was the same."""
    for language in LANGUAGES:
        now = saying(criticism.dossier, criticism.stated, language)
        if put.startswith(now.head) and (words := put[len(now.head) :].lstrip(".。 ")):
            return now.head, words, now.is_whole
    return put, "", True


def _blocks(points: Sequence[_Point], cutter: "_Cutter", language: str) -> Iterator[str]:
    """Yield the points of each event under its name; what stands alone is one line."""
    mark = f" {phrase(language, 'untranslated')}"
    number = 0
    for _, group in groupby(points, key=lambda each: each.event_id):
        lines, together = [], tuple(group)
        for place, point in enumerate(together):
            number += 1
            head, words = (_begun(cutter.cut(number, said, point)) for said in (point.head, point.words))
            is_first = place == 0
            if is_first and not point.is_whole and len(together) > 1:
                lines.append(head + ("" if point.is_head_translated else mark))
            if point.is_whole or len(together) == 1:
                is_fine = point.is_translated and point.is_head_translated
                words = phrase(language, "followed", x=head, y=words) if words else head
            else:
                is_fine = point.is_translated
            lines.append(f"{number}. {words}{'' if is_fine else mark}")
        yield "\n".join(lines)


def _begun(line: str) -> str:
    """Return a line as a sentence begins."""
    return line[:1].upper() + line[1:]


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

    def __init__(self, secrets: Iterable[Secret], names: Names, party: Actor, mark: str) -> None:
        self._mark, self._names, self.cuts = mark, names, list[Cut]()
        is_public = party.confidentiality is Confidentiality.PUBLIC
        known = names_of(party) if is_public else ()
        own = {_folded(name) for name in known}  # whoever the letter goes to knows their own name
        self._secrets: dict[str, Secret] = {}
        for secret in secrets:
            folded = _folded(secret.text)
            if len(folded) > 1 and folded not in own:
                self._secrets.setdefault(folded, secret)

    def cut(self, number: int, text: str, point: _Point) -> str:
        """Return words of a point without any secret."""
        words, within = one_line(text), _folded(text)
        facts = [_folded(fact) for fact in point.facts]
        found = [
            secret
            for folded, secret in self._secrets.items()
            if folded in within and _tells(folded, secret, facts)
        ]
        for secret in sorted(found, key=lambda one: -len(one.text)):
            cut = Withheld((secret.text,), self._mark).out_of(words)
            if cut != words:
                self._remember(number, secret.what, one_line(secret.text) if secret.is_told else "")
            words = cut
        for address in _PLACE.findall(words):
            self._remember(number, tr_later("an address or a path"), address)
        return self._without_names(number, _PLACE.sub(self._mark, words))

    def _without_names(self, number: int, words: str) -> str:
        """Return words without any part of a hidden name; what stands in a row is one gap."""
        for span in reversed(self._names.spans(words)):
            told = "" if span.what == PROTECTED else words[span.start : span.end]
            self._remember(number, span.what, told)
            words = words[: span.start] + self._mark + words[span.end :]
        gap = re.escape(self._mark)
        return re.sub(rf"{gap}(?:[\s·.,]*{gap})+", self._mark, words)

    def _remember(self, number: int, what: str, text: str) -> None:
        cut = Cut(number, what, text)
        if cut not in self.cuts:
            self.cuts.append(cut)


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
    return one_line(name_in(actor, language))


def _until(approach: Approach | None, language: str) -> str:
    deadline = read_deadline(approach.deadline) if approach else None
    return f"{deadline:%Y-%m-%d %H:%M} {zone_words(deadline)}" if deadline else phrase(language, "day")


def _text(language: str, name: str, blocks: Iterable[str], until: str) -> str:
    parts = (
        phrase(language, "to", x=name),
        phrase(language, "subject"),
        phrase(language, "greeting"),
        phrase(language, "opening"),
        *blocks,
        phrase(language, "ask"),
        phrase(language, "deadline", x=until),
        f"{phrase(language, 'closing')}\n{phrase(language, 'signature')}",
    )
    return "\n\n".join(parts) + "\n"
