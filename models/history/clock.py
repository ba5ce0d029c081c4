"""The clock by which a history is read: that of the case, or of whoever reads it where the case has none."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from models.errors import CaseError
from models.store.reader import Reader
from models.translation import tr
from models.values.when.clock import zone_named
from models.values.when.zone_words import without_zone


@dataclass(frozen=True, slots=True)
class Clock:
    """A zone with its name; without one, the zone of the machine."""

    zone: tzinfo | None = None
    own_name: str = ""

    @classmethod
    def of(cls, reader: Reader) -> "Clock":
        """Return the clock of a case, or that of the machine where the case has none."""
        name = reader.about().zone
        return cls(zone_named(name), name) if name else cls()

    def name(self, moment: datetime | None = None) -> str:
        """Return the name of the zone; that of the machine is told by its distance from UTC at a moment."""
        if self.own_name:
            return self.own_name
        offset = (moment or datetime.now(UTC)).astimezone(self.zone).strftime("%z")
        return "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"

    def moment(self, at: str) -> datetime | None:
        """Return a time of the history (ISO 8601, UTC) by this clock; None if it is none."""
        try:
            found = datetime.fromisoformat(at)
        except ValueError:
            return None
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(self.zone)

    def words(self, at: str) -> str:
        """Return a time of the history as a list shows it, without the zone."""
        moment = self.moment(at)
        return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else at

    def told(self, at: str) -> str:
        """Return a time to the minute, with its zone: 2026-01-31 22:05 UTC+08:00."""
        moment = self.moment(at)
        return f"{moment:%Y-%m-%d %H:%M} {self.name(moment)}" if moment else at

    def day(self, at: str) -> str:
        """Return the day of a time of the history by this clock."""
        moment = self.moment(at)
        return f"{moment:%Y-%m-%d}" if moment else at[:10]

    def read(self, text: str) -> datetime:
        """Return a day, or a day with a time and a zone, as a moment; CaseError if it is none."""
        rest, zone = without_zone(text.strip())
        rest = rest.strip()
        try:
            found = (
                datetime.combine(date.fromisoformat(rest), time()) if len(rest) == len("2026-03-31") else None
            )
            found = found or datetime.fromisoformat(rest)
        except ValueError:
            raise CaseError(
                tr(
                    "“{text}” is no day: write it as 2026-03-31, 2026-03-31 14:00 or 2026-03-31 14:00 "
                    "Europe/Berlin.",
                    text=text,
                )
            ) from None
        if found.tzinfo is not None:
            return found
        if zone:
            offset = (
                datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo
                if zone[0] in "+-Z"
                else zone_named(zone)
            )
            return found.replace(tzinfo=offset)
        return found.replace(tzinfo=self.zone) if self.zone else found.astimezone()
