"""Names in a row, as the language that is spoken joins them: `a, b and c`, `a, b or c`, `甲、乙和丙`."""

from collections.abc import Iterable

from models.translation import tr


def in_a_row(names: Iterable[str]) -> str:
    """Return names one after the other."""
    return tr(", ").join(names)


def all_of(names: Iterable[str]) -> str:
    """Return names in a row with `and` before the last."""
    return _joined(list(names), tr(" and "))


def one_of(names: Iterable[str]) -> str:
    """Return names in a row with `or` before the last."""
    return _joined(list(names), tr(" or "))


def _joined(names: list[str], last: str) -> str:
    return last.join((in_a_row(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
