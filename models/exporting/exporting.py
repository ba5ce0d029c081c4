"""Writes what may be published of a case in the format of another program, and tells what that cannot hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from models.case import Case
from models.errors import CaseError
from models.exchange.imported import ImportOptions, counted
from models.exchange.registry import READ, Format, format_for
from models.exchange.stories.losses import Loss, losses
from models.exchange.stories.story import Story, Written
from models.machine.safe_write import write_data, write_folder
from models.records.story import Event, Kind
from models.sharing.publishable import Publishable


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, in which format, and what did not go with it."""

    path: Path
    format: Format
    events: int
    kept_back: int  # events that are not public, or were not asked for
    remarks: tuple[str, ...] = ()
    lost: tuple[Loss, ...] = ()
    is_compared: bool = True  # False: nothing reads this format, so the losses are not known

    def told(self) -> Iterator[str]:
        """Yield what happened, in the lines that a person reads."""
        yield f"{self.path.name} holds {counted(self.events, 'event')} as {self.format.label}."
        if self.kept_back:
            are = "is" if self.kept_back == 1 else "are"
            yield f"Left out: {counted(self.kept_back, 'event')} that {are} not public or not shown."
        yield from self.remarks
        if self.lost:
            yield f"Not held by this format: {'; '.join(map(str, self.lost))}."
        elif self.is_compared:
            yield "Read again, it tells of these events all that went in."


def story_of(case: Case, events: Iterable[str] | None = None) -> Story:
    """Return what may be published of a case, or of some of its events; ids stay the same from export to export."""
    chosen = None if events is None else frozenset(events)
    choice = Publishable.of(case.reader, chosen, _lasting_id)
    records = [record for some in choice.records() for record in some]
    return Story(records, choice.cleaned(choice.about))


def _lasting_id(id: str) -> str:
    """Return an id that tells nothing of the one at home, and is the same each time."""
    return sha256(f"dateline {id}".encode()).hexdigest()[:16]


def export_story(
    case: Case, path: Path, *, format: str = "", events: Iterable[str] | None = None, force: bool = False
) -> Exported:
    """Write a case, or some of its events, in a format that is named or known by the ending of the file.

    What is lost is found by reading the file again, so the report cannot err. CaseError says why nothing is written.
    """
    known = format_for(path, format)
    story = story_of(case, events)
    written = known.write(story) if known.write else Written()
    _write(path, written, force=force)
    count = len(story.all(Event))
    total = len(case.reader.all(Event))  # with relations and eras, which the story holds too
    return Exported(
        path,
        known,
        count,
        total - count,
        written.remarks,
        _lost(story, known, path),
        is_compared=known in READ,
    )


def _write(path: Path, written: Written, *, force: bool) -> None:
    if written.files:
        write_folder(path, written.files, force=force)
    else:
        write_data(path, written.data, force=force)


def _lost(story: Story, known: Format, path: Path) -> tuple[Loss, ...]:
    if known not in READ or not story.all(Event):
        return ()
    imported = known.read(path, ImportOptions(kinds=tuple(story.all(Kind)), supports="event"))
    if imported.refusal:
        raise CaseError(f"{path.name} is written but cannot be read again: {imported.refusal}")
    return losses(story, Story((*imported.records, *story.all(Kind))))
