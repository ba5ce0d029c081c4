"""A matter: events that are stages of one thing, each following another, and the time between them."""

from collections.abc import Iterable, Sequence
from typing import Final

from models.records.story import Claim, Field
from models.translation import tr
from models.values.when import When, english_length, length_words, words

STAGE: Final = "follows"
"""The role of the relation with which an event says that it is the next stage after another."""


def is_stage(claim: Claim) -> bool:
    """Tell whether a claim says that its event follows another as the next stage of one matter."""
    return claim.field is Field.RELATION and claim.role.strip().casefold() == STAGE


def matter_of(event_id: str, links: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the events of a matter, the first stage first; nothing for an event that is no stage of any.

    `links` are pairs of ids, the earlier stage first; where a matter parts, both ways are told.
    """
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for first, second in links:
        after.setdefault(first, []).append(second)
        before.setdefault(second, []).append(first)
    if event_id not in after and event_id not in before:
        return ()
    members = _reached(
        [event_id], {id: [*after.get(id, ()), *before.get(id, ())] for id in {*after, *before}}
    )
    roots = [id for id in members if not any(one in members for one in before.get(id, ()))]
    return tuple(_in_order(roots or [event_id], after, before, members))


def _reached(start: Iterable[str], ways: dict[str, list[str]]) -> dict[str, None]:
    found: dict[str, None] = {}
    left = list(start)
    while left:
        here = left.pop(0)
        if here not in found:
            found[here] = None
            left += ways.get(here, [])
    return found


def _in_order(
    roots: Iterable[str], after: dict[str, list[str]], before: dict[str, list[str]], members: dict[str, None]
) -> dict[str, None]:
    """Return every event after all that it follows; those in a circle come as they are found."""
    told: dict[str, None] = {}
    left = list(roots)
    while left:
        here = next((id for id in left if all(one in told for one in before.get(id, ()))), left[0])
        left.remove(here)
        if here not in told:
            told[here] = None
            left += [id for id in after.get(here, ()) if id not in told]
    return told | {id: None for id in members if id not in told}


def days_between(before: When | None, after: When | None) -> tuple[int, int] | None:
    """Return the least and the most days between two stages; None where they are not known or there are none."""
    if not before or not after or not (before.earliest and before.latest and after.earliest and after.latest):
        return None
    least, most = (after.earliest - before.latest).days, (after.latest - before.earliest).days
    return (least, most) if most > 0 or least == most == 0 else None


def between_words(before: When | None, after: When | None) -> str:
    """Return the time between two stages for a page in English: 4 months, about 2 years; nothing for none."""
    days = days_between(before, after)
    if days is None:
        return ""
    least, most = days
    if not most:
        return "the same day"
    if least <= 0:
        return f"at most {english_length(most)}"
    told = english_length((least + most) // 2)
    return told if english_length(least) == english_length(most) else f"about {told}"


def shortened(told: str) -> str:
    """Return a time between two stages as it stands where there is little room: 1 yr 9 mo."""
    for long, short in ((" and ", " "), ("years", "yr"), ("year", "yr"), ("months", "mo"), ("month", "mo")):
        told = told.replace(long, short)
    return told.replace("about ", "~")


def matter_words(stages: Sequence[tuple[str, When | None]]) -> str:
    """Return a matter in one line: its stages by title and date, with the time between them; nothing for none."""
    told = [f"{title} ({words(when)})" if when else title for title, when in stages]
    if len(told) < 2:
        return ""
    line = told[0]
    for (_, before), (_, after), title in zip(stages, stages[1:], told[1:], strict=False):
        line += f" → {_later(before, after, title)}"
    return tr("Matter: {stages}", stages=line)


def _later(before: When | None, after: When | None, title: str) -> str:
    """Return a stage after how long it came."""
    days = days_between(before, after)
    if days is None or not days[1]:
        return title
    least, most = days
    if least <= 0:
        return tr("at most {time} later: {title}", time=length_words(most), title=title)
    time = length_words((least + most) // 2)
    if length_words(least) == length_words(most):
        return tr("{time} later: {title}", time=time, title=title)
    return tr("about {time} later: {title}", time=time, title=title)
