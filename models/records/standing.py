"""How sure it is that an event happened: the words for it, from the surest to what is only possible."""

from typing import Final

STANDINGS: Final = ("documented", "reported", "announced", "claimed", "applied for", "possible")
"""A paper proves it; media tell it; somebody said that it would be done, or says that it was; somebody asked for it."""

HAPPENED: Final = frozenset(("", "documented", "reported"))
"""What is told as something that happened; everything else is drawn apart and said with its standing."""
