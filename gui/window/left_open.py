"""The forms that stand open above the window: told as plain values, closed without a question, and opened again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from gui.window.curtain import visible_dialogs

SlotNamed = Callable[[str], Callable[..., object]]
MOST_ROUNDS = 50


def told_of(dialogs: Sequence[QDialog]) -> list[dict[str, Any]]:
    """Tell which forms are open and what was typed into each; one to which no way leads keeps its draft."""
    held = []
    for dialog in dialogs:
        way = getattr(dialog, "way", ())
        if way:
            hold: Callable[[], dict[str, Any]] = getattr(dialog, "hold", dict)
            words = hold()  # a list may keep a record now, whose form another way leads to
            held.append({"way": list(getattr(dialog, "way", way)), "words": words})
    return held


def close_all(window: QWidget, hidden: Sequence[QDialog]) -> None:
    """Close these dialogs and all that open in their place, the highest first."""
    waiting = list(hidden)
    for _ in range(MOST_ROUNDS):
        for dialog in reversed(waiting):
            close = getattr(dialog, "let_go", None)
            if close is not None:
                close()
            else:
                dialog.done(QDialog.DialogCode.Rejected)
        waiting = visible_dialogs(window)
        if not waiting:
            return


def open_again(window: QWidget, held: object, slot_named: SlotNamed) -> None:
    """Open forms again, each with what was typed into it; whatever cannot be read is passed over."""
    for one in held if isinstance(held, list) else ():
        way, words = (one.get("way"), one.get("words")) if isinstance(one, Mapping) else ((), {})
        if not isinstance(way, list) or not way or not all(isinstance(part, str) for part in way):
            continue
        before = visible_dialogs(window)
        slot_named(way[0])(*(part or None for part in way[1:]))
        opened = [top for top in visible_dialogs(window) if top not in before]
        take = getattr(opened[-1], "take", None) if opened else None
        if take is not None and isinstance(words, dict) and words:
            take(words)
