"""The right of reply: who is criticised, what was put to whom, who answered, and what was changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from models.records.desk import Approach
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Claim, Field, State
from models.reply.words import LANGUAGES, name_in, name_of_party, told
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row

NOT_SOUGHT: Final = "not sought"
STATES: Final[Mapping[str, str]] = {
    NOT_SOUGHT: tr_later("no reply sought yet"),
    "sought": tr_later("sought, no answer yet"),
    "answered": tr_later("answered"),
    "refused": tr_later("refused to answer"),
    "cannot": tr_later("cannot be asked"),
}
"""The states of an approach, and how they are told."""
DONE: Final = frozenset(STATES) - {NOT_SOUGHT}
"""The states of an approach after which a criticism counts as put, or as impossible to put."""
ATTEMPTS: Final = 5  # the custom of many newsrooms before “did not reply” is printed
NOBODY: Final = tr_later("nobody named yet")


class Standing(StrEnum):
    """How it stands with a party, the most urgent first."""

    MISSING = tr_later("no reply sought")
    OVERDUE = tr_later("overdue")
    WAITING = tr_later("waiting for an answer")
    ANSWERED = tr_later("answered")
    REFUSED = tr_later("refused")
    CANNOT = tr_later("cannot be asked")


_URGENCY: Final = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Criticism:
    """A claim that criticises somebody, with the dossier that it stands in."""

    dossier: Dossier
    stated: Stated

    @property
    def claim(self) -> Claim:
        """Return the claim itself."""
        return self.stated.claim

    def words(self, language: str = "en") -> str:
        """Return the claim as it would be put now, on one line."""
        return told(self.dossier, self.stated, language)


@dataclass(frozen=True, slots=True)
class Put:
    """A claim as it was put to a party, and as it would be put now; empty words: there is none."""

    claim_id: str
    was: str
    now: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who is criticised; without an actor, the criticisms of which nobody said yet whom they concern."""

    actor: Actor | None
    criticisms: tuple[Criticism, ...]
    approaches: tuple[Approach, ...]
    known: Mapping[str, Criticism] = field(default_factory=dict)  # every claim that was read, by its id

    @property
    def name(self) -> str:
        """Tell what the party is called on a list of the desk."""
        return name_of_party(self.actor) if self.actor else tr(NOBODY)

    @property
    def missing(self) -> tuple[Criticism, ...]:
        """Return the criticisms that were not put to the party."""
        put = {id for each in self.approaches if each.state in DONE for id in each.claims}
        return tuple(each for each in self.criticisms if each.claim.id not in put)

    @property
    def attempts(self) -> int:
        """Tell how often the party was approached."""
        return sum(each.state in DONE and each.state != "cannot" for each in self.approaches)

    @property
    def is_answered(self) -> bool:
        """Tell whether the party said anything, were it only that it says nothing."""
        return any(each.state in ("answered", "refused") for each in self.approaches)

    def standing(self, now: datetime) -> Standing:
        """Tell how it stands with the party: its most urgent approach has the word."""
        if self.missing:
            return Standing.MISSING
        made = [each for each in self.approaches if each.state in DONE]
        found = [_standing_of(each, now) for each in made if not is_settled(each, made)]
        return min(found, key=_URGENCY.index, default=Standing.MISSING)

    def changed(self) -> tuple[Put, ...]:
        """Return the claims that differ from what was put, each once, as it was put last."""
        latest = {put.claim_id: put for each in self.approaches for put in self.put_in(each)}
        return tuple(put for put in latest.values() if not put.is_same)

    def put_in(self, approach: Approach) -> tuple[Put, ...]:
        """Return the claims of an approach as they were put, each beside what the case says now."""
        return put_in(approach, self.known.values())


def is_settled(approach: Approach, others: Iterable[Approach]) -> bool:
    """Tell whether a later approach to the same party was answered: nobody need answer the earlier one then."""
    return any(
        each.actor_id == approach.actor_id
        and each.state in ("answered", "refused")
        and each.sent_at > approach.sent_at
        for each in others
    )


def _standing_of(approach: Approach, now: datetime) -> Standing:
    if is_overdue(approach, now):
        return Standing.OVERDUE
    waiting = Standing.ANSWERED if approach.answer.strip() else Standing.WAITING
    return {
        "answered": Standing.ANSWERED,
        "refused": Standing.REFUSED,
        "cannot": Standing.CANNOT,
    }.get(approach.state, waiting)


# parties -----------------------------------------------------------------------------------------


def criticised(claim: Claim, approaches: Iterable[Approach]) -> tuple[str, ...]:
    """Return the ids of the actors whom a claim criticises.

    An approach that holds the claim says so, also one of the state “not sought”; without any, the actor
    of a claim about taking part is meant. The actor of a statement is who says it, not who is criticised.
    """
    named = dict.fromkeys(str(each.actor_id) for each in approaches if claim.id in each.claims)
    if not named and claim.field is Field.WHO and claim.actor_id:
        return (claim.actor_id,)
    return tuple(named)


def unasked(claim: Claim, approaches: Sequence[Approach]) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a criticism was not put to all whom it concerns, and to which actors; none: nobody is named."""
    held = [each for each in approaches if claim.id in each.claims]
    asked = {each.actor_id for each in held if each.state in DONE}
    named = criticised(claim, held)
    waiting = tuple(id for id in named if id not in asked)
    return claim.is_criticism and bool(waiting or not named), waiting


def differs(criticism: Criticism, approaches: Iterable[Approach]) -> bool:
    """Tell whether a claim says otherwise now than the last approach to any party that put it."""
    id = str(criticism.claim.id)
    latest: dict[str, bool] = {}
    for approach in sorted(approaches, key=lambda each: (each.sent_at, each.id)):
        if id in approach.claims:
            latest |= {
                str(approach.actor_id): one.is_same
                for one in put_in(approach, [criticism])
                if one.claim_id == id
            }
    return not all(latest.values())


def parties(
    claims: Iterable[Criticism],
    approaches: Sequence[Approach],
    actors: Mapping[str, Actor],
    now: datetime,
) -> tuple[Party, ...]:
    """Return everybody who is criticised or was approached: who was not asked first, then who is overdue.

    `claims` are those that criticise and those that were put, also if they criticise nobody any more.
    """
    known = {str(each.claim.id): each for each in claims}
    held: dict[str, list[Criticism]] = {str(each.actor_id): [] for each in approaches}
    by_claim: dict[str, list[Approach]] = {}
    for approach in approaches:
        for id in approach.claims:
            by_claim.setdefault(id, []).append(approach)
    for one in known.values():
        if one.claim.is_criticism and one.claim.state is not State.REJECTED:
            for actor_id in criticised(one.claim, by_claim.get(one.claim.id, ())) or ("",):
                held.setdefault(actor_id, []).append(one)
    found = [
        Party(actors.get(actor_id), tuple(own), _of(actor_id, approaches), known)
        for actor_id, own in held.items()
    ]
    shown = [
        party for party in found if party.criticisms or any(one.state in DONE for one in party.approaches)
    ]
    return tuple(sorted(shown, key=lambda party: _order(party, now)))


def _of(actor_id: str, approaches: Sequence[Approach]) -> tuple[Approach, ...]:
    """Return the approaches to an actor in the order in which they were made, planned ones last."""
    own = [each for each in approaches if each.actor_id == actor_id]
    return tuple(sorted(own, key=lambda each: (each.state == NOT_SOUGHT, each.sent_at or "~", each.id)))


def _order(party: Party, now: datetime) -> tuple[int, int, str]:
    is_named = int(party.actor is not None)
    return _URGENCY.index(party.standing(now)), is_named, party.name.casefold()


def attempts_in_words(party: Party, wanted: int = ATTEMPTS) -> str:
    """Tell how often a party was approached, beside what is customary; it is guidance, no rule."""
    if party.is_answered or party.attempts >= wanted:
        return tr_count(party.attempts, "{n} attempt", "{n} attempts")
    return tr_count(
        party.attempts,
        "{n} attempt; {wanted} are customary before it is printed that there was no answer",
        "{n} attempts; {wanted} are customary before it is printed that there was no answer",
        wanted=wanted,
    )


# what was put ------------------------------------------------------------------------------------


def frozen(criticisms: Iterable[Criticism], language: str = "en") -> str:
    """Return claims as they are put now, one on each line: what an approach keeps."""
    return "\n".join(each.words(language) for each in criticisms)


def put_in(approach: Approach, criticisms: Iterable[Criticism]) -> tuple[Put, ...]:
    """Return the claims of an approach as they were put, each beside what the case says now.

    The lines of `put` stand in the order of the claims. Where a merge brought claims without their line,
    a claim counts as unchanged if any line still says it.
    """
    if approach.state == NOT_SOUGHT or not approach.put.strip():
        return ()
    known = {str(each.claim.id): each for each in criticisms}
    lines = approach.put.split("\n")
    if len(lines) != len(approach.claims):
        return tuple(_loosely(id, lines, known.get(id)) for id in approach.claims)
    return tuple(_beside(id, line, known.get(id)) for id, line in zip(approach.claims, lines, strict=True))


def _beside(id: str, line: str, criticism: Criticism | None) -> Put:
    if criticism is None:
        return Put(id, line, "", False)
    is_same = any(line in _ways(criticism, language) for language in LANGUAGES)
    return Put(id, line, line if is_same else criticism.words(), is_same)


def _ways(criticism: Criticism, language: str) -> tuple[str, str]:
    """Return a claim as it is put, and as it once was: with the names of both scripts."""
    words = criticism.words(language)
    named = criticism.stated.place or criticism.stated.actor
    if named is None or not named.local_name:
        return words, words
    return words, words.replace(name_in(named, language), f"{named.name} {named.local_name}")


def _loosely(id: str, lines: Sequence[str], criticism: Criticism | None) -> Put:
    if criticism is None:
        return Put(id, "", "", False)
    said = [words for language in LANGUAGES if (words := criticism.words(language)) in lines]
    return Put(id, said[0], said[0], True) if said else Put(id, "", criticism.words(), False)


# deadlines ---------------------------------------------------------------------------------------


def read_deadline(text: str, here: timezone | None = None) -> datetime | None:
    """Return a deadline as a moment; None if it is none. A day alone ends at midnight, a time alone is local.

    `here` is the zone of whoever reads; None stands for that of the machine.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if len(text.strip()) <= len("2026-12-01"):
        found += timedelta(days=1) - timedelta(seconds=1)
    try:
        return found if found.tzinfo else found.replace(tzinfo=here) if here else found.astimezone()
    except (OverflowError, OSError, ValueError):
        return None


def is_overdue(approach: Approach, now: datetime) -> bool:
    """Tell whether a deadline is over, with neither an answer nor a refusal."""
    if approach.state != "sought" or approach.answer.strip():
        return False
    deadline = read_deadline(approach.deadline)
    return deadline is not None and deadline < now


def zone_words(moment: datetime) -> str:
    """Return the zone of a moment: UTC+08:00."""
    offset = moment.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}" if offset else "UTC"


def deadline_words(text: str, here: timezone | None = None) -> str:
    """Return a deadline with its zone and, where that is another one, in the time of whoever reads."""
    deadline = read_deadline(text, here)
    if deadline is None:
        return text.strip()
    own = deadline.astimezone(here)
    words = f"{deadline:%Y-%m-%d %H:%M} {zone_words(deadline)}"
    if own.utcoffset() == deadline.utcoffset():
        return words
    same_day = own.date() == deadline.date()
    here_words = f"{own:%H:%M}" if same_day else f"{own:%Y-%m-%d %H:%M}"
    return tr("{moment} ({own} here)", moment=words, own=here_words)


def approach_words(approach: Approach, now: datetime) -> str:
    """Return an approach on one line: how it stands, by what channel, when, and by when it was to be answered."""
    parts = [
        tr("to be put") if approach.state == NOT_SOUGHT else tr(STATES.get(approach.state, approach.state)),
        tr_count(len(approach.claims), "{n} claim", "{n} claims"),
        approach.channel,
        tr("sent {moment}", moment=deadline_words(approach.sent_at)) if approach.sent_at else "",
        tr("answer by {moment}", moment=deadline_words(approach.deadline)) if approach.deadline else "",
        tr("OVERDUE") if is_overdue(approach, now) else "",
    ]
    return " · ".join(part for part in parts if part)


def problem_of(approach: Approach) -> str:
    """Return in one sentence why an approach cannot be kept; empty if it can."""
    if approach.state not in STATES:
        return tr(
            "“{state}” is no state of an approach: choose {states}.",
            state=approach.state,
            states=in_a_row(STATES),
        )
    if approach.state == "cannot" and not approach.answer.strip():
        return tr("Write down why this party cannot be asked.")
    if approach.state == "answered" and not approach.answer.strip():
        return tr("Write down what was answered.")
    if approach.state in DONE and not approach.claims:
        return tr("Tick the claims that were put, or that could not be put.")
    if not _is_moment(approach.sent_at):
        return tr("Write when it was sent as 2026-12-01 17:00.")
    if not _is_moment(approach.deadline):
        return tr("Write the deadline as 2026-12-01 17:00.")
    return ""


def _is_moment(text: str) -> bool:
    return not text.strip() or read_deadline(text) is not None
