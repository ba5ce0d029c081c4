"""The labels of actions, which the history keeps in English, in the words of whoever reads them."""

from typing import Final

from models.texts.fitting import fitting
from models.translation import SOURCE, language, tr, tr_later

WITH_VALUES: Final = (
    tr_later("Undo: {label}"),
    tr_later("Redo: {label}"),
    tr_later("Publish “{title}”"),
    tr_later("Correct “{title}”"),
    tr_later("Save figure “{name}”"),
    tr_later("Change figure “{name}”"),
    tr_later("Rename figure “{name}”"),
    tr_later("Delete figure “{name}”"),
    tr_later("Add {count} documents"),
    tr_later("Add the kinds of {name}"),
    tr_later("Move the events of {name}"),
    tr_later("Recognise the text of {name}"),
    tr_later("Recover what could be read of {name} (SHA-256 {hash})"),
    tr_later("Take back changes of {people} ({count} change)"),
    tr_later("Take back changes of {people} ({count} changes)"),
    tr_later("Take back changes of {people}"),
    tr_later("Import {count} event"),
    tr_later("Import {count} events"),
    tr_later("Import {count} source"),
    tr_later("Import {count} sources"),
    tr_later("Import {count} change"),
    tr_later("Import {count} changes"),
    tr_later("Import {count} rates of exchange"),
    tr_later("Keep the question {name}"),
    tr_later("Rename the question {name}"),
    tr_later("Delete the question {name}"),
    tr_later("Say that a source is {rank}"),
    tr_later("Merge {count} {records}"),
    tr_later("Delete {count} events"),
    tr_later("Change {count} events"),
    tr_later("New {field}"),
    tr_later("Change {field}"),
    tr_later("Delete {field}"),
)
"""Labels that name something; the one that fits first tells what a label says."""
_OUR_WORDS: Final = frozenset(("label", "rank", "records", "field"))
"""The values that are words of the program; the others are names, which nobody translates."""


def label_words(label: str) -> str:
    """Return the label of an action in the language that is spoken; one that is not ours as it stands."""
    if language() == SOURCE:
        return label
    if (told := tr(label)) != label:
        return told
    if (fits := fitting(label, WITH_VALUES)) is None:
        return label
    sentence, values = fits
    return tr(
        sentence, **{name: label_words(it) if name in _OUR_WORDS else it for name, it in values.items()}
    )
