"""Which events a figure shows: those of its choices that may be published, and what a figure of money rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.case import Case
from models.errors import CaseError
from models.figure.stretches import touches
from models.ledger.account import Account
from models.publication.choices import FigureSpec
from models.publication.money import account_shown, cited_of, dossiers_listed, events_with_sums
from models.publication.panels import Panels, panelled
from models.publication.relation_scenes import busiest_actor, of_actor
from models.publication.window import chosen_window
from models.records.dossier import Dossier, unrejected
from models.records.relations import has_both_ends
from models.records.story import ClaimId, Confidentiality, Event, EventId, State
from models.translation import tr
from models.values.when import When

_CHECKED = (State.CHECKED, State.SIGNED_OFF)


def shown_dossiers(case: Case, spec: FigureSpec) -> tuple[Dossier, ...]:
    """Return the events that the figure shows, in order; nothing internal and nothing rejected is among them.

    An event whose date was rejected comes last, as one without a date.
    """
    return what_is_shown(case, spec).dossiers


@dataclass(frozen=True, slots=True)
class WhatIsShown:
    """The events that a figure shows; where it is one of money, the public ledger of whose lines they are."""

    dossiers: tuple[Dossier, ...]
    account: Account | None = None
    cited: frozenset[ClaimId] | None = None  # the claims whose sources are numbered, of a figure of money
    panels: Panels | None = None  # of small multiples: those that are shown, and those that are not


def what_is_shown(case: Case, spec: FigureSpec, most: int | None = None) -> WhatIsShown:
    """Return the events that a figure shows, as `shown_dossiers` does, with what a figure of money rests on.

    More than `most` of them are refused before their claims are read.
    """
    events: Sequence[EventId] = [event.id for event in _chosen_events(case, spec)]
    if spec.is_of_money:
        events = events_with_sums(case.reader, spec, frozenset(events))
    if most is not None and len(events) > most:
        raise CaseError(
            tr(
                "These choices leave {n:,} events, and a page shows {most:,} at most: choose a "
                "window of time, kinds or tags.",
                n=len(events),
                most=most,
            )
        )
    held, panels = panelled(case.reader, spec, _shown_of(case, spec, events))
    if not spec.is_of_money:
        return WhatIsShown(held, panels=panels)
    account = account_shown(case.reader, spec, held)
    dossiers = dossiers_listed(account, held, spec)
    return WhatIsShown(dossiers, account, cited_of(account, dossiers, spec), panels)


def _shown_of(case: Case, spec: FigureSpec, events: Sequence[EventId]) -> tuple[Dossier, ...]:
    """Return those of some events that may be shown, without what was rejected."""
    found = (one for dossier in case.reader.dossiers(events) if (one := _unrejected(dossier)) is not None)
    dossiers = tuple(sorted(found, key=lambda dossier: dossier.event.when is None))
    if spec.view == "relations":
        dossiers = of_actor(dossiers, spec.actor or busiest_actor(dossiers))
    return tuple(
        dossier
        for dossier in dossiers
        if (not spec.states or dossier.state in spec.states)
        and (not spec.only_checked or dossier.state in _CHECKED)
    )


def _chosen_events(case: Case, spec: FigureSpec) -> list[Event]:
    span = chosen_window(spec)
    held = case.reader.relations() if spec.view == "relations" else case.reader.all(Event)
    picked, left_out = frozenset(spec.events), frozenset(spec.without_events)
    return [
        event
        for event in held
        if (not picked or event.id in picked) and event.id not in left_out and _is_chosen(event, spec, span)
    ]


def _is_chosen(event: Event, spec: FigureSpec, span: When | None) -> bool:
    is_relation = bool(event.relation)
    return (
        event.confidentiality is Confidentiality.PUBLIC
        and (is_relation == (spec.view == "relations") or (is_relation and spec.has_relations))
        and not event.era  # they are drawn behind all, whatever is chosen
        and (is_relation or _is_of_choice(event, spec))
        and (span is None or (event.when is not None and touches(event.when, (span.begins, span.ends))))
    )


def _is_of_choice(event: Event, spec: FigureSpec) -> bool:
    """Tell whether an event is of the kinds, tags and jurisdictions that are chosen; a relation has none."""
    tags = set(event.tags)
    return (
        (not spec.kinds or event.kind_id in spec.kinds)
        and (not spec.jurisdictions or event.jurisdiction in spec.jurisdictions)
        and (not spec.tags or bool(tags.intersection(spec.tags)))
        and not tags.intersection(spec.without_tags)
    )


def _unrejected(dossier: Dossier) -> Dossier | None:
    """Return the dossier without its rejected claims; None if the event was rejected.

    A relation needs two ends that everybody may know.
    """
    held = unrejected(dossier)
    if held is None:
        return None
    public = (
        one.claim for one in held.stated if one.actor and one.actor.confidentiality is Confidentiality.PUBLIC
    )
    return None if held.event.relation and not has_both_ends(public) else held
