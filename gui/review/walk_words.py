"""What is said where a walk ends or begins: that it does, how much is left, and where else something waits."""

from collections.abc import Iterable

from gui.review.walk import Queue
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row

DONE = tr_later(
    "Nothing left to do here. Choose other claims above, or end the round; P goes back to what you saw last."
)
FIRST = tr_later("This is the first claim of the list: nothing was looked at before it.")
WAITING = ("to do", "answered", "changed", "to sign off")  # queues in which somebody is waited for


def end_words(title: str, left: int) -> str:
    """Say that the list ends here, and how many claims are still in it."""
    if left == 1:
        return tr("This is the only claim left in “{title}”.", title=title)
    return tr(
        "This is the end of “{title}”. {n:,} claims are still in it: N begins anew.",
        title=title,
        n=left,
    )


def anew_words(title: str, left: int) -> str:
    """Say that the list ended, and that it begins anew with what is left."""
    return tr_count(
        left,
        "That was the end of “{title}”. {n:,} claim is still in it: here is the first of them.",
        "That was the end of “{title}”. {n:,} claims are still in it: here is the first of them.",
        title=title,
    )


def elsewhere_words(queues: Iterable[Queue], here: str) -> str:
    """Say in which other queues something waits; empty if nothing does."""
    others = [one for one in queues if one.name in WAITING and one.name != here and one.count]
    told = in_a_row(f"{one.title} · {one.count:,}" for one in others)
    return tr("Waiting elsewhere: {queues}. F goes to the next of the queues.", queues=told) if told else ""
