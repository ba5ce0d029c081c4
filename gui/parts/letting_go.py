"""Lets go of a great many values aside, some at a time: all at once, the window would stand still meanwhile."""

from typing import Any, Final

from gui.parts import tasks

AT_ONCE: Final = 500  # values that go between two turns of the window


def let_go_aside(held: list[Any]) -> None:
    """Empty a list on another thread; whoever else holds its values lets go of them now."""
    if len(held) <= AT_ONCE:
        held.clear()
    else:
        tasks.run(lambda _: let_go(held), lambda _: None)


def let_go(held: list[Any]) -> None:
    """Empty a list some values at a time."""
    while held:
        del held[-AT_ONCE:]
