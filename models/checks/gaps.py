"""The longest stretches of which the case tells nothing, overall and of each actor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from models.checks.finding import Finding, Remedy, Weight, dated, name_of_actor
from models.checks.matter import Matter
from models.records.story import Actor, Event
from models.translation import language, tr, tr_later
from models.values.when import Mark, length_words, short_words

NAME = tr_later("gap")
REASON = tr_later("A long silence can be what happened, or what nobody has looked for yet.")
MANY = tr_later("long silences")
REMEDY = Remedy.NONE
RANK = 330

LONG = 365  # days
OUTSTANDING = 4  # times the stretch in the middle
LEAST_EVENTS = 4  # of an actor, before their silences mean anything
MOST_OVERALL, MOST_ACTORS = 3, 10


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch between two events that follow each other."""

    before: Event
    after: Event
    days: int  # from the last day of the first to the first day of the second


@dataclass(frozen=True, slots=True)
class Silence:
    """How events lie in time, of the whole case or of one actor."""

    actor: Actor | None
    events: int  # dated ones
    usual: int  # days: the stretch in the middle of all
    gaps: tuple[Gap, ...]  # the longest first

    @property
    def outstanding(self) -> tuple[Gap, ...]:
        """Return the stretches that are longer than a year and much longer than usual."""
        return tuple(gap for gap in self.gaps if gap.days > max(LONG, OUTSTANDING * self.usual))


def find(matter: Matter) -> Iterator[Finding]:
    """Return the longest outstanding stretches of the case, and the longest one of each of the busiest actors."""
    overall, *actors = silences(matter)
    for gap in overall.outstanding[:MOST_OVERALL]:
        yield _finding(overall, gap)
    quiet = [each for each in actors if each.outstanding and each.events >= LEAST_EVENTS]
    for silence in sorted(quiet, key=lambda each: -each.events)[:MOST_ACTORS]:
        yield _finding(silence, silence.outstanding[0])


def silences(matter: Matter) -> tuple[Silence, ...]:
    """Tell how events lie in time: of the whole case first, then of each actor with two dated events or more."""
    of_actor: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for told in matter.told:
        if told.stated.actor and not told.event.relation:
            of_actor[told.stated.actor.id][told.event.id] = told.event
    overall = _silence(None, (dossier.event for dossier in matter.dossiers if not dossier.event.relation))
    each = (_silence(actor, of_actor[actor.id].values()) for actor in matter.actors if actor.id in of_actor)
    return (overall, *(silence for silence in each if silence.events > 1))


def _silence(actor: Actor | None, events: Iterable[Event]) -> Silence:
    dated = sorted(((*_span(event), event) for event in events if event.when), key=lambda row: row[:2])
    gaps: list[Gap] = []
    for row, (first, _, event) in enumerate(dated[1:], start=1):
        if row == 1:
            end, last = dated[0][1:]
        elif dated[row - 1][1] >= end:
            end, last = dated[row - 1][1:]
        if first > end:
            gaps.append(Gap(last, event, (first - end).days))
    usual = int(median(gap.days for gap in gaps)) if gaps else 0
    return Silence(actor, len(dated), usual, tuple(sorted(gaps, key=lambda gap: -gap.days)))


def _span(event: Event) -> tuple[date, date]:
    """Return the days that an event fills: what goes on without an end fills only its first."""
    when = event.when
    first = (when and when.earliest) or (when and when.latest) or date.min
    is_open = when is None or when.latest is None or when.mark in (Mark.SINCE, Mark.AFTER)
    return first, first if is_open or when is None or when.latest is None else when.latest


def _finding(silence: Silence, gap: Gap) -> Finding:
    told = {
        "before": _dated(gap.before),
        "after": _dated(gap.after),
        "length": length_words(gap.days),
        "count": silence.events,
        "usual": silence.usual,
    }
    sentence = (
        tr(
            "Nothing is told of {actor} between {before} and {after}, {length} "
            "({count} dated events, usually {usual} days apart).",
            actor=name_of_actor(silence.actor),
            **told,
        )
        if silence.actor
        else tr(
            "Nothing is told between {before} and {after}, {length} "
            "({count} dated events, usually {usual} days apart).",
            **told,
        )
    )
    kind, id = ("actor", silence.actor.id) if silence.actor else ("event", gap.after.id)
    return Finding(NAME, kind, id, gap.after.id, sentence, Weight.NOTE)


def _dated(event: Event) -> str:
    return dated(event.title, short_words(event.when, language()) if event.when else "")
