"""Reads the ledger of a case: which claims are lines, which sums are none and why."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from models.ledger.line import CLAIMED, COUNTED, POSSIBLE, WEIGHTS, Ledger, LeftOut, Line, Stage, Why
from models.ledger.parties import groups_of, payee_of
from models.ledger.phrases import phrase
from models.ledger.stages import Matters
from models.records.claim_words import source_line
from models.records.desk import Reference
from models.records.dossier import Dossier, Stated, unrejected
from models.records.meanings import PROCEEDS, SOLD, told_alike, unit_of
from models.records.springs import Springs
from models.records.story import Claim, Confidentiality, Event, EventId, Field, Source, Stance, State
from models.store.reader import Reader
from models.values.money import Amount, Interval, Quantity, ends_words, words
from models.values.money.said import read_said

SALE: Final = "sale"  # the kind of event that tells a sale even where no sum says so
_RANKS: Final = (COUNTED, POSSIBLE, CLAIMED)
_CHECKED: Final = frozenset((State.CHECKED, State.SIGNED_OFF))
_PRIVATE: Final = "for a reason that the newsroom has"
_SUMS: Final = (Field.AMOUNT, Field.QUANTITY)


def read_ledger(
    reader: Reader,
    meaning: str = PROCEEDS,
    *,
    is_public: bool = False,
    events: Container[str] | None = None,
    language: str = "en",
) -> Ledger:
    """Return the ledger of all sums of one meaning; that of proceeds also holds sales that tell none.

    Where it is public, it holds no event, source or reason of a decision that is for the newsroom alone. With `events`
    it is the ledger of these alone, as if the case held no other: a part whose whole is not among them is counted.
    """
    sums = _Sums.read(reader, is_public=is_public, events=events)
    known, parts = sums.of_meaning(meaning)
    sales = sums.unknown_sales(known) if meaning == PROCEEDS else sums.worded(meaning)
    telling = dict.fromkeys([*(claim.event_id for claim in known), *sales])
    springs = Springs.of(reader.all(Source), reader.all(Reference))
    matters = Matters.read(reader)
    sold, _ = sums.of_meaning(SOLD)
    made = _Maker(springs, matters, sums, _by_event(sold) if meaning == PROCEEDS else {}, is_public, language)
    claims = _by_event(known)
    lines = tuple(
        line
        for dossier in filter(None, map(unrejected, reader.dossiers(telling)))
        for line in made.lines(dossier, claims.get(dossier.event.id, ()))
    )
    lines = _once_a_matter(sorted(lines, key=_order), matters)
    return Ledger(meaning, lines, tuple(sums.left_out(meaning, lines, parts)))


def _order(line: Line) -> tuple[bool, int, Decimal, str, str]:
    """Return the place of a line: those with a figure first, the largest of them at the top, then by date."""
    low = line.ends.low if line.ends and line.ends.low is not None else Decimal(0)
    when = line.when.edtf.lstrip("./[") if line.when else "~"
    return line.given is None, _RANKS.index(line.weight), -low, when, line.claim_id


def _by_event(claims: Iterable[Claim]) -> dict[EventId, tuple[Claim, ...]]:
    found: defaultdict[EventId, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.event_id].append(claim)
    return {
        event: tuple(sorted(held, key=lambda one: (one.position, one.id))) for event, held in found.items()
    }


def _once_a_matter(lines: Sequence[Line], matters: Matters) -> tuple[Line, ...]:
    """Return the lines without the sales of unknown proceeds whose matter has another line that tells them."""
    told = {matters.key(line.event_id) for line in lines if line.given is not None and line.weight == COUNTED}
    kept: list[Line] = []
    for line in lines:
        key = matters.key(line.event_id)
        if line.given is not None or key not in told:
            kept.append(line)
            told |= {key} if line.given is None and line.weight == COUNTED else set()
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums of a case, each with the claim that stands for all that tell it again."""

    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    alike: Mapping[str, str]  # the claim that stands for each one; nothing for what was rejected
    meanings: Mapping[str, str]  # of those that stand for others
    again: Mapping[str, tuple[str, ...]]  # those that tell it again, by the one that stands for them

    @classmethod
    def read(cls, reader: Reader, *, is_public: bool, events: Container[str] | None = None) -> "_Sums":
        rejected = {c.event_id for c in reader.where(Claim, field=Field.WHAT) if c.state is State.REJECTED}
        told = {c.event_id for c in reader.where(Claim, field=Field.WHAT) if c.state is not State.REJECTED}
        held = {
            str(event.id): event
            for event in reader.all(Event)
            if not (event.relation or event.era or event.id in rejected - told)
            if events is None or event.id in events
            if not is_public or event.confidentiality is Confidentiality.PUBLIC
        }
        claims = {
            str(claim.id): claim
            for field in _SUMS
            for claim in reader.where(Claim, field=field)
            if str(claim.event_id) in held
        }
        roots = told_alike(claims.values())
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for id, root in roots.items():
            groups[root].append(id)
        alike, meanings, again = dict[str, str](), dict[str, str](), dict[str, tuple[str, ...]]()
        for root, members in groups.items():
            order = sorted(members, key=lambda id: (_rank(held[str(claims[id].event_id)]), id != root, id))
            alike |= dict.fromkeys(members, order[0])
            again[order[0]] = tuple(order[1:])
            named = (claims[id].meaning for id in (root, *order))
            meanings[order[0]] = next((meaning for meaning in named if meaning), "")
        return cls(claims, held, alike, meanings, again)

    def of_meaning(self, meaning: str) -> tuple[list[Claim], dict[str, Claim]]:
        """Return the claims with a sum of this meaning that are added, and those that a told whole already holds."""
        own = {
            id: self.claims[id]
            for id, said in self.meanings.items()
            if said == meaning and unit_of(self.claims[id])
        }
        parts = {id: whole for id in own if (whole := self._whole(id, own))}
        return [claim for id, claim in own.items() if id not in parts], parts

    def _whole(self, id: str, own: Mapping[str, Claim]) -> Claim | None:
        """Return the told total that holds a sum, if that is itself told with as sure a standing."""
        seen = {id}
        while above := self.claims[id].part_of:
            id = self.alike.get(str(above), "")
            if not id or id in seen:
                return None
            if id in own and self.rank(id) <= min(self.rank(one) for one in seen):
                return self.claims[id] if self._leads_out(id, own) else None
            seen.add(id)
        return None

    def _leads_out(self, id: str, own: Mapping[str, Claim]) -> bool:
        """Tell whether a total is not, in a circle, a part of its own part."""
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            above = self.alike.get(str(self.claims[id].part_of), "")
            if not above:
                return True
            id = above
        return False

    def rank(self, id: str) -> int:
        """Tell how sure the event of a claim is, the surest 0."""
        return _rank(self.events[str(self.claims[id].event_id)])

    def unknown_sales(self, known: Iterable[Claim]) -> list[EventId]:
        """Return the events that tell a sale but not what it brought."""
        told = {claim.event_id for claim in self.claims.values() if self._tells_proceeds(claim)}
        told |= {claim.event_id for claim in known}
        sold = {self.claims[id].event_id for id, meaning in self.meanings.items() if meaning == SOLD}
        worded = set(self.worded(PROCEEDS))
        return [
            event.id
            for event in self.events.values()
            if event.id not in told and (event.kind_id == SALE or event.id in sold or event.id in worded)
        ]

    def _tells_proceeds(self, claim: Claim) -> bool:
        root = self.alike.get(str(claim.id))
        return bool(root and unit_of(claim) and self.meanings[root] == PROCEEDS)

    def worded(self, meaning: str) -> list[EventId]:
        """Return the events of which somebody says that there is such a sum, undisclosed."""
        return [
            self.claims[id].event_id
            for id, said in self.meanings.items()
            if said == meaning and not unit_of(self.claims[id])
        ]

    def left_out(self, meaning: str, lines: Sequence[Line], parts: Mapping[str, Claim]) -> Iterator[LeftOut]:
        """Yield every sum that is in no total, with the reason."""
        inside = {line.claim_id for line in lines if line.weight == COUNTED}
        quantities = {str(line.event_id) for line in lines if line.weight == COUNTED}
        for id, claim in self.claims.items():
            is_sold = meaning == PROCEEDS and self.meanings.get(id) == SOLD and claim.event_id in quantities
            if id not in inside and not is_sold and unit_of(claim):
                yield self._told(claim, meaning, parts)

    def _told(self, claim: Claim, meaning: str, parts: Mapping[str, Claim]) -> LeftOut:
        event, id = self.events[str(claim.event_id)], str(claim.id)
        root = self.alike.get(id, id)
        said = self.meanings.get(root, claim.meaning)
        why = self._why(id, meaning, parts)
        other = self.claims[root] if why is Why.AGAIN else parts[id] if why is Why.PART else None
        sum_of_other = (other.amount or other.quantity) if other else None
        word = other.wording if other and sum_of_other is None else event.standing
        given = claim.amount or claim.quantity
        return LeftOut(claim.id, event.id, event.title, given, said, why, meaning, sum_of_other, word)

    def _why(self, id: str, meaning: str, parts: Mapping[str, Claim]) -> Why:
        root, standing = self.alike.get(id), self.events[str(self.claims[id].event_id)].standing
        if root is None:
            return Why.REJECTED
        if root != id:
            return Why.AGAIN
        said = self.meanings[root]
        if not said:
            return Why.UNCLEAR
        if id in parts:
            return Why.PART
        if said not in (meaning, SOLD) or (said == SOLD and meaning != PROCEEDS):
            return Why.OTHER
        if WEIGHTS.get(standing) == CLAIMED:
            return Why.CLAIMED
        return Why.DOUBTFUL if standing in WEIGHTS else Why.WITH_SALE


def _rank(event: Event) -> int:
    return _RANKS.index(WEIGHTS.get(event.standing, COUNTED))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the lines of an event."""

    springs: Springs
    matters: Matters
    sums: _Sums
    sold: Mapping[EventId, tuple[Claim, ...]]
    is_public: bool
    language: str

    def lines(self, dossier: Dossier, claims: Sequence[Claim]) -> Iterator[Line]:
        """Yield a line for each sum, or the one line of a sale that tells none."""
        sold = tuple(one.quantity for one in self.sold.get(dossier.event.id, ()) if one.quantity)
        event = dossier.event
        bare = Line(
            claim_id=event.id,
            event_id=event.id,
            title=event.title,
            when=event.when,
            given=None,
            ends=None,
            groups=groups_of(dossier, sold),
            payee=payee_of(dossier),
            standing=event.standing,
            stages=self._stages(dossier),
            sold=sold,
        )
        stated = {str(one.claim.id): one for one in dossier.stated}
        for number, claim in enumerate(claims):
            line = bare if number == 0 else replace(bare, sold=())  # coins are sold once, whatever the lots
            yield self._with_sum(line, stated[str(claim.id)])
        if not claims:
            told = next((one for one in dossier.stated if one.claim.field in (*_SUMS, Field.WHAT)), None)
            yield self._resting_on(bare, told) if told else bare

    def _stages(self, dossier: Dossier) -> tuple[Stage, ...]:
        """Return the stages of an event's matter, of the events that this ledger may tell alone."""
        return tuple(
            stage for stage in self.matters.stages(dossier) if str(stage.event_id) in self.sums.events
        )

    def _resting_on(self, line: Line, stated: Stated) -> Line:
        supporting = [one for one in stated.cited if one.citation.stance is Stance.SUPPORTS]
        return replace(
            line,
            claim_id=stated.claim.id,
            origins=self.springs.of_cited(supporting) if supporting else frozenset(),
            is_checked=stated.claim.state in _CHECKED,
            decision=_PRIVATE if stated.claim.decision and self.is_public else stated.claim.decision,
        )

    def _with_sum(self, line: Line, stated: Stated) -> Line:
        claim = stated.claim
        given = claim.amount or claim.quantity
        if given is None:
            return self._resting_on(line, stated)
        against = [(words(each, self.language), each) for each in self._against(stated, given)]
        is_open = bool(against) and not claim.decision.strip()
        ends = Interval.of(given)
        for _, each in against if is_open else ():
            ends = _hull(ends, Interval.of(each))
        again = tuple(self._told_again(claim))
        otherwise = tuple(
            dict.fromkeys((*(words(one, self.language) for one in again), *self._printed(stated, given)))
        )
        money = tuple(one for one in again if isinstance(one, Amount))
        line = replace(line, given=given, ends=ends, again=money, otherwise=otherwise, is_open=is_open)
        return self._resting_on(line, stated)

    def _told_again(self, claim: Claim) -> Iterator[Amount | Quantity]:
        """Yield the sums that restate this one, in whatever currency."""
        for id in self.sums.again.get(str(claim.id), ()):
            given = self.sums.claims[id].amount or self.sums.claims[id].quantity
            if given:
                yield given

    def _against(self, stated: Stated, given: Amount | Quantity) -> Iterator[Amount | Quantity]:
        """Yield the sums of one unit with it that a source sets against it."""
        for cited in stated.cited:
            said = read_said(cited.citation.said) if cited.citation.stance is Stance.CONTRADICTS else None
            if said and _unit(said) == _unit(given):
                yield said
        for id in self.sums.again.get(str(stated.claim.id), ()):
            other = self.sums.claims[id].amount or self.sums.claims[id].quantity
            is_like = other is not None and _unit(other) == _unit(given)
            if other and is_like and Interval.of(other).is_apart_from(Interval.of(given)):
                yield other

    def _printed(self, stated: Stated, given: Amount | Quantity) -> Iterator[str]:
        """Yield what sources print instead, with who does; a misreading stays in the list and in no range."""
        for cited in stated.cited:
            is_told = not self.is_public or cited.source.confidentiality is Confidentiality.PUBLIC
            if cited.citation.said.strip() and is_told:
                said = read_said(cited.citation.said)
                told = ends_words(said, self.language, says_exact=False) if said else cited.citation.said
                source = source_line(cited.source, self.language)
                if cited.citation.stance is Stance.CONTRADICTS:
                    source = self._against_words(source, given, said)
                yield f"{told} ({source})"

    def _against_words(self, source: str, given: Amount | Quantity, said: Amount | Quantity | None) -> str:
        """Return that a source tells something against a sum; of another unit, why that makes no range of it."""
        if said is None or _unit(said) == _unit(given):
            return phrase(self.language, "against", x=source)
        return phrase(self.language, "against_in", x=source, y=_unit(said), z=_unit(given))


def _unit(given: Amount | Quantity) -> str:
    return given.currency if isinstance(given, Amount) else given.asset


def _hull(a: Interval, b: Interval) -> Interval:
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(low, high)
