"""The moments since when changes are asked for: a day, the start of a review round, a publication."""

from dataclasses import dataclass, field
from datetime import UTC
from typing import Final, TypeVar

from models.errors import CaseError
from models.history.clock import Clock
from models.records.desk import Publication, Round
from models.store.past import last_before, made_by
from models.store.reader import Reader
from models.translation import tr, tr_later
from models.values.listing import in_a_row, quoted

T = TypeVar("T", Round, Publication)


_ROUNDS: Final = (
    tr_later("No round of review is called “{name}”: choose one of {known}."),
    tr_later("No round of review is called “{name}”: this case has none."),
)
_PUBLICATIONS: Final = (
    tr_later("No publication is called “{name}”: choose one of {known}."),
    tr_later("No publication is called “{name}”: this case has none."),
)


@dataclass(frozen=True, slots=True)
class Since:
    """The number of the last action that is not asked for, and what that moment is called."""

    after: int = 0
    words: str = field(default_factory=lambda: tr("the beginning"))


def since_day(reader: Reader, text: str) -> Since:
    """Return the moment at which a day began, or a time of it, by the clock of the case; CaseError if it is no day."""
    clock = Clock.of(reader)
    moment = clock.read(text)
    try:
        at = moment.astimezone(UTC)
    except OverflowError:
        raise CaseError(
            tr("“{text}” is no day of our calendar: write it as 2026-03-31.", text=text)
        ) from None
    here = at.astimezone(clock.zone)
    said = (
        f"{here:%Y-%m-%d}" if (here.hour, here.minute, here.second) == (0, 0, 0) else f"{here:%Y-%m-%d %H:%M}"
    )
    return Since(last_before(reader, at.isoformat(timespec="seconds")), f"{said} ({clock.name(at)})")


def since_round(reader: Reader, name: str) -> Since:
    """Return the moment at which a round of review began; CaseError if no round has that name."""
    round = _latest(reader.all(Round), name, "name", "started_at", _ROUNDS)
    return since(reader, round)


def since_publication(reader: Reader, name: str) -> Since:
    """Return the moment of a publication; CaseError if none has that title."""
    publication = _latest(reader.all(Publication), name, "title", "at", _PUBLICATIONS)
    return since(reader, publication)


def since(reader: Reader, record: Round | Publication) -> Since:
    """Return the moment at which a round of review began or something was published."""
    clock = Clock.of(reader)
    if isinstance(record, Round):
        return Since(
            made_by(reader, record),
            tr(
                "the start of {name} on {day}",
                name=record.name,
                day=clock.day(record.started_at),
            ),
        )
    return Since(
        made_by(reader, record),
        tr("the publication of “{title}” on {day}", title=record.title, day=clock.day(record.at)),
    )


def _latest(records: tuple[T, ...], name: str, title: str, at: str, words: tuple[str, str]) -> T:
    """Return the latest of these records that has this title or id."""
    wanted = name.strip().casefold()
    found = [one for one in records if wanted in (getattr(one, title).strip().casefold(), one.id)]
    if not found:
        known = in_a_row(dict.fromkeys(quoted(getattr(one, title)) for one in records))
        refusal, bare = words
        raise CaseError(tr(refusal, name=name, known=known) if known else tr(bare, name=name))
    return max(found, key=lambda one: (getattr(one, at), one.id))
