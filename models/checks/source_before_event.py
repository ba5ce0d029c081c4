"""Sources that were issued before what they are cited for had happened."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, listed, name_of_source
from models.checks.matter import Matter
from models.checks.told import Told, cause_of_sources
from models.records.dossier import Cited
from models.records.standing import HAPPENED
from models.records.story import Field
from models.translation import language, tr, tr_later
from models.values.when import words

NAME = tr_later("before the event")
REASON = tr_later("What is written before an event can announce it, but not report that it happened.")
MANY = tr_later("claims rest on sources older than their event")
REMEDY = Remedy.DATE
RANK = 250
IS_LOCAL = True

OF_THE_EVENT: Final = frozenset((Field.WHAT, Field.WHEN, Field.AMOUNT, Field.QUANTITY))
"""The fields that nobody can know beforehand; a seat, a number or a statement may be older than its event."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim of something that happened that only sources older than it support."""
    for told in matter.told:
        supports = told.supports
        if not supports or told.claim.field not in OF_THE_EVENT or told.event.standing not in HAPPENED:
            continue
        if all(_is_older(told, each) for each in supports):
            yield _finding(told)


def _is_older(told: Told, cited: Cited) -> bool:
    issued, when = cited.source.issued, told.event.when
    if issued is None or issued.latest is None or when is None or when.earliest is None:
        return False
    return (when.earliest - issued.latest).days > 1  # a day is lost between time zones


def _finding(told: Told) -> Finding:
    dates = [
        tr("{source} of {day}", source=name_of_source(each.source), day=words(each.source.issued, language()))
        for each in told.supports
        if each.source.issued
    ]
    when = words(told.event.when, language()) if told.event.when else ""
    older = tr("{sources}, before the event ({when})", sources=listed(dict.fromkeys(dates), 3), when=when)
    sentence = tr(
        "{claim} rests on {older}: is it an announcement, or is a date wrong?", claim=told.name, older=older
    )
    return told.finding(
        NAME,
        Weight.LOOK,
        sentence,
        tr("{older}: an announcement, or a wrong date? It supports", older=older),
        cause_of_sources(told),
    )
