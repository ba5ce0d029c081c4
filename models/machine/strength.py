"""How long a passphrase holds against somebody who has the file and tries one after the other."""

from dataclasses import dataclass, replace
from typing import Final

from models.translation import tr, tr_later

_LONGEST: Final = 100  # letters that are judged: more are only better, and cost time
_A_SECOND: Final = 10_000
"""Tries of one fast computer: each costs 256,000 rounds of PBKDF2 (HMAC-SHA512), as the key of a case is made."""
_DAY: Final = 86_400
_YEAR: Final = 365 * _DAY


@dataclass(frozen=True, slots=True)
class Strength:
    """How good a passphrase is, from 0 (none) to 3, and what that means."""

    level: int
    words: str


_WEAK: Final = tr_later(
    "Weak: one fast computer finds it within a day. Take four words or more that are no saying."
)
_FAIR: Final = tr_later(
    "Fair: one fast computer finds it within 100 years, many do sooner. Another word helps."
)
_STEPS: Final = ((_DAY, Strength(1, _WEAK)), (100 * _YEAR, Strength(2, _FAIR)))
_STRONG: Final = Strength(3, tr_later("Strong: it would take one fast computer more than 100 years."))
_NONE: Final = Strength(0, "")


def strength_of(passphrase: str) -> Strength:
    """Return how good a passphrase is, by the guesses that zxcvbn counts (Wheeler, USENIX Security 2016)."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - reads lists of words: not before somebody types one

    if not passphrase:
        return _NONE
    found = zxcvbn(passphrase[:_LONGEST], max_length=_LONGEST)
    seconds = float(found["guesses"]) / _A_SECOND
    strength = next((strength for least, strength in _STEPS if seconds < least), _STRONG)
    return replace(strength, words=tr(strength.words))
