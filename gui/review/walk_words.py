"""What is said where a walk ends or begins: that it does, how much is left, and where else something waits."""

from collections.abc import Iterable

from gui.review.walk import Queue

DONE = (
    "Nothing left to do here. Choose other claims above, or end the round; P goes back to what you saw last."
)
FIRST = "This is the first claim of the list: nothing was looked at before it."
WAITING = ("to do", "answered", "changed", "to sign off")  # queues in which somebody is waited for


def end_words(title: str, left: int) -> str:
    """Say that the list ends here, and how many claims are still in it."""
    if left == 1:
        return f"This is the only claim left in “{title}”."
    return f"This is the end of “{title}”. {left:,} claims are still in it: N begins anew."


def anew_words(title: str, left: int) -> str:
    """Say that the list ended, and that it begins anew with what is left."""
    still = "1 claim is" if left == 1 else f"{left:,} claims are"
    return f"That was the end of “{title}”. {still} still in it: here is the first of them."


def elsewhere_words(queues: Iterable[Queue], here: str) -> str:
    """Say in which other queues something waits; empty if nothing does."""
    others = [one for one in queues if one.name in WAITING and one.name != here and one.count]
    said = ", ".join(f"{one.title} · {one.count:,}" for one in others)
    return f"Waiting elsewhere: {said}. F goes to the next of the queues." if said else ""
