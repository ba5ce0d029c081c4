"""The labels of the history, which a case keeps in English, in the language of whoever reads them."""

import re
from functools import cache
from typing import Final

from models.translation import tr, tr_later

TEMPLATES: Final = (
    tr_later("Undo: {label}"),
    tr_later("Redo: {label}"),
    tr_later("Delete {n} events"),
    tr_later("Change {n} event"),
    tr_later("Change {n} events"),
    tr_later("Add {n} documents"),
    tr_later("Import {n} event"),
    tr_later("Import {n} events"),
    tr_later("Import {n} source"),
    tr_later("Import {n} sources"),
    tr_later("Import {n} change"),
    tr_later("Import {n} changes"),
    tr_later("Import {n} rates of exchange"),
    tr_later("Merge {n} sources"),
    tr_later("Merge {n} actors"),
    tr_later("Merge {n} places"),
    tr_later("Take back changes of {who} ({n} change)"),
    tr_later("Take back changes of {who} ({n} changes)"),
    tr_later("Keep the question {name}"),
    tr_later("Rename the question {name}"),
    tr_later("Delete the question {name}"),
    tr_later("Publish “{name}”"),
    tr_later("Correct “{name}”"),
    tr_later("Keep figure “{name}”"),
    tr_later("Name figure “{name}”"),
    tr_later("Change figure “{name}”"),
    tr_later("Bring back figure “{name}”"),
    tr_later("Delete figure “{name}”"),
    tr_later("Add the kinds of {name}"),
    tr_later("Move the events of {name}"),
    tr_later("Recognise the text of {name}"),
    tr_later("Keep a picture of {name}"),
    tr_later("Recover what could be read of {name} (SHA-256 {hash})"),
    tr_later("New {what}"),
    tr_later("Change {what}"),
    tr_later("Delete {what}"),
)
"""Labels with a value in them, the more special ones first. A {label} is told in turn, a {what} is a word of ours."""
_FORMS: Final = {"n": r"[\d,]+", "what": r"[^“”]+", "hash": r"[0-9a-f]+"}


def told_label(label: str) -> str:
    """Return a label of the history in the language that is spoken; one that nobody knows as it is."""
    told = tr(label)
    if told != label:
        return told
    for template, pattern in _patterns():
        if (found := pattern.fullmatch(label)) is not None:
            return tr(template, **{name: _told(name, value) for name, value in found.groupdict().items()})
    return label


def _told(name: str, value: str) -> str:
    if name == "label":
        return told_label(value)
    return tr(value) if name == "what" else value


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, re.compile(_pattern(template), re.DOTALL)) for template in TEMPLATES)


def _pattern(template: str) -> str:
    """Return what matches a template: each value by its name."""
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(
        f"(?P<{part}>{_FORMS.get(part, '.+')})" if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    )
