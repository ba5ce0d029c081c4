"""How sure it is that an event happened: the words for it, from the surest to what is only possible."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.translation import tr, tr_later

STANDINGS: Final = (
    tr_later("documented"), tr_later("reported"), tr_later("announced"), tr_later("claimed"), tr_later("applied for"),
    tr_later("possible"),
)  # fmt: skip
"""A paper proves it; media tell it; somebody said that it would be done, or says that it was; somebody asked for it."""

STANDING_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": tr_later("it happened"),
        "documented": tr_later("documented: a paper proves it"),
        "reported": tr_later("reported: media tell it"),
        "announced": tr_later("announced: somebody said that it would be done"),
        "claimed": tr_later("claimed: somebody says so, and nothing proves it"),
        "applied for": tr_later("applied for: somebody asked for it"),
        "possible": tr_later("possible: nobody knows whether it happened"),
    }
)
"""What each standing means, for whoever chooses one."""

HAPPENED: Final = frozenset(("", "documented", "reported"))
"""What is told as something that happened; everything else is drawn apart and said with its standing."""


def is_apart(standing: str) -> bool:
    """Tell whether an event of this standing is not told as something that happened."""
    return standing in STANDINGS and standing not in HAPPENED


def with_standing(title: str, standing: str) -> str:
    """Return a title with the standing of its event, where that is not told as something that happened."""
    return tr("{title} ({standing})", title=title, standing=tr(standing)) if is_apart(standing) else title


def read_standing(word: str) -> str | None:
    """Return the standing that a word names, as tables have it; None if it names none."""
    plain = " ".join(word.casefold().replace("_", " ").split())
    return next((standing for standing, words in _WORDS.items() if plain in words), None)


_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "documented": (
            "documented",
            "proven",
            "proved",
            "belegt",
            "attesté",
            "有据可查",
            "有據可查",
            "已证实",
            "已證實",
        ),
        "reported": ("reported", "berichtet", "rapporté", "据报道", "據報導", "报道", "報導"),
        "announced": ("announced", "planned", "angekündigt", "annoncé", "已宣布", "宣布"),
        "claimed": ("claimed", "alleged", "behauptet", "allégué", "声称", "聲稱", "据称", "據稱"),
        "applied for": (
            "applied for",
            "applied",
            "requested",
            "beantragt",
            "demandé",
            "已申请",
            "已申請",
            "申请",
            "申請",
        ),
        "possible": ("possible", "möglich", "可能"),
    }
)
"""The words of tables for each standing, folded."""
