"""What the studio does aside when a figure is to be written: look up its doubts, and write its files."""

from dataclasses import dataclass
from pathlib import Path

from gui.parts import tasks
from gui.publish.export_form import Order
from gui.publish.scope_choice import unsourced, unsourced_words
from models.case import Case
from models.errors import LettersMissing
from models.index.event_index import EventIndex
from models.publication.choices import FigureSpec
from models.publication.chronology.content import Doubt
from models.publication.own_words import HEADS, own_words
from models.publication.record import doubts_about, write_figures
from models.publication.studio import shown_dossiers
from models.translation import tr


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in doubt in a figure, the ids of the events that it shows, and what its own headline says."""

    doubts: tuple[Doubt, ...]
    shown: tuple[str, ...]
    heads: tuple[str, ...]


def look(case: Case, spec: FigureSpec, _work: tasks.Work) -> Looked:
    """Return what is to be known before a figure is written."""
    dossiers = shown_dossiers(case, spec)
    heads = (one.sentence for one in own_words(case.reader, spec, dossiers) if one.what in HEADS)
    return Looked(doubts_about(case, spec), tuple(str(one.event.id) for one in dossiers), tuple(heads))


def shown_words(index: EventIndex, shown: tuple[str, ...]) -> tuple[str, str]:
    """Tell how many of all events a figure shows, and how many of these have no source."""
    words = tr("{n:,} of {total:,} events", n=len(shown), total=int(index.is_event.sum()))
    return words, unsourced_words(unsourced(index, shown), len(shown))


def missing_told(error: LettersMissing) -> str:
    """Ask what is to become of letters that no font has."""
    return tr(
        "No font has {letters}. Write this otherwise, or leave gaps in its place.", letters=error.letters
    )


def write(case: Case, spec: FigureSpec, path: Path, order: Order, _work: tasks.Work) -> tuple[Path, ...]:
    """Write every format beside the first; the chooser asked before a file is replaced."""
    paths = [path.with_suffix(ending) for ending in order.endings]
    return write_figures(
        case, spec, paths, outlined=order.outlined, is_described=order.is_described, force=True
    )
