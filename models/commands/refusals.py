"""What is wrong with a command as it was typed, in the language that is spoken; argparse itself says it in English."""

from typing import Final

from models.texts.fitting import fitting
from models.translation import SOURCE, language, tr, tr_later

REFUSALS: Final = (
    tr_later("the following arguments are required: {names}"),
    tr_later("one of the arguments {names} is required"),
    tr_later("unrecognized arguments: {names}"),
    tr_later("ambiguous option: {option} could match {names}"),
    tr_later("argument {name}: {reason}"),
    tr_later("invalid choice: {value} (choose from {names})"),
    tr_later("invalid choice: {value}, maybe you meant {near}? (choose from {names})"),
    tr_later("invalid {type} value: {value}"),
    tr_later("not allowed with argument {name}"),
    tr_later("ignored explicit argument {value}"),
    tr_later("expected one argument"),
    tr_later("expected at most one argument"),
    tr_later("expected at least one argument"),
    tr_later("expected {count} arguments"),
    tr_later("expected {count} argument"),
)
"""What argparse finds wrong, in its own words; the first that fits tells what a message says."""


def refusal(message: str) -> str:
    """Return a message of argparse in the language that is spoken; one that is not known as it stands."""
    if language() == SOURCE:
        return message
    if (fits := fitting(message, REFUSALS)) is None:
        return message
    sentence, values = fits
    return tr(sentence, **{name: refusal(it) if name == "reason" else it for name, it in values.items()})
