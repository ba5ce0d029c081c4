"""What is said under the figure: what is not shown, what has no label, what to mend."""

from collections.abc import Iterator, Sequence

from models.figure.marks import Figure
from models.publication.choices import FigureSpec
from models.publication.words import TOO_LONG_ALT
from models.records.story import Event, EventId
from models.store.reader import Reader
from models.translation import tr, tr_count
from models.values.listing import in_a_row, quoted, set_apart

NAMED = 12  # events without a label that are named


def remarks_on(
    figure: Figure, spec: FigureSpec, reader: Reader, released: Sequence[str] = ()
) -> tuple[str, bool]:
    """Return the remarks on a figure in lines, and whether there is something to mend.

    `released` are the labels that were set back to their own place.
    """
    lists = [(tr("Not shown"), figure.not_shown), (tr("Not labelled"), figure.unlabelled)]
    lists += [(tr("Without a source"), figure.uncited)] if figure.uncited else []
    counts = " · ".join(tr("{words}: {count}", words=words, count=len(ids)) for words, ids in lists)
    names = [_listed(words, ids, reader) for words, ids in lists if ids]
    wrong = [*_too_long(spec), *_set_back(released), *figure.warnings]
    return "\n".join([counts, *wrong, *names]), bool(wrong)


def _too_long(spec: FigureSpec) -> Iterator[str]:
    if len(spec.alt) > TOO_LONG_ALT:
        yield tr(
            "The alternative text has more than {n} letters: shorten it before you export.", n=TOO_LONG_ALT
        )


def _set_back(released: Sequence[str]) -> Iterator[str]:
    if released:
        yield tr_count(
            len(released),
            "{names} stands at its own place again: where it had been moved, it would cover other words or marks now.",
            "{names} stand at their own places again: where they had been moved, they would cover other words or "
            "marks now.",
            names=in_a_row(quoted(words) for words in released[:NAMED]),
        )


def _listed(words: str, ids: Sequence[str], reader: Reader) -> str:
    found = [reader.find(Event, EventId(id)) for id in ids[:NAMED]]
    more = ("…",) if len(ids) > NAMED else ()
    titles = set_apart((*(event.title for event in found if event), *more))
    return tr("{words}: {titles}", words=words, titles=titles)
