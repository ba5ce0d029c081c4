"""Opens and reads a case, on any thread, for a session to hold."""

from dataclasses import dataclass
from pathlib import Path

from models.case import Case
from models.index.event_index import EventIndex
from models.progress import Report


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was opened and read, for a session to hold."""

    case: Case
    index: EventIndex


def read_case(
    path: Path,
    who: str = "",
    passphrase: str | None = None,
    *,
    read_only: bool = False,
    report: Report | None = None,
) -> Opened:
    """Open a case and read its index, on any thread; CaseError where that cannot be.

    `report` is told of each step; what it raises comes out, and the case is closed again.
    """
    case = Case.open(path, who=who, passphrase=passphrase, read_only=read_only)
    try:
        return Opened(case, case.reader.event_index(report))
    except BaseException:
        case.close()
        raise
