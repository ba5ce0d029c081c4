"""How work that lasts tells how far it is."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Is told how many of how many steps are done; what it raises ends the work, with nothing half done."""
