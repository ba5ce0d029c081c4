"""In what order the letters of a line stand, by Unicode's bidirectional algorithm (UAX #9) without its control signs.

Left-to-right and right-to-left marks count; embeddings, overrides and isolates are never printed and count as nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional, normalize

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_NUMBERS = frozenset(("EN", "AN"))
_PAIRS = dict(
    zip("([{⁅⁽₍⟦⟨⟪⟬⟮〈《「『【〔〖〘〚（［｛｢", ")]}⁆⁾₎⟧⟩⟫⟭⟯〉》」』】〕〗〙〛）］｝｣", strict=True)
)
_MIRRORED = {
    ord(one): other for pair in (*_PAIRS.items(), *("<>", "«»", "‹›")) for one, other in (pair, pair[::-1])
}
_MOST_OPEN = 63  # brackets, as the algorithm says


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    return next((kind != "L" for kind in map(bidirectional, text) if kind in _STRONG), False)


def levels(text: str) -> list[int]:
    """Return the level of each character: odd ones run from right to left."""
    base = int(is_right_to_left(text))
    kinds = [bidirectional(character) or "L" for character in text]
    if not base and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return [0] * len(text)
    line = _Line(text, kinds, base)
    line.settle_numbers()
    line.settle_brackets()
    line.settle_neutrals()
    return line.levels()


def mirrored(text: str) -> str:
    """Return the text with its brackets and quotation marks as they look where it runs from right to left."""
    return text.translate(_MIRRORED)


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the numbers of runs as they stand from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    for level in range(max(run_levels, default=0), min(odd, default=1) - 1, -1):
        turned: list[int] = []
        for is_high, group in groupby(order, key=lambda number: run_levels[number] >= level):
            members = list(group)
            turned += reversed(members) if is_high else members
        order = turned
    return order


@dataclass(slots=True)
class _Line:
    """The kinds of a line's characters while the rules settle them; without controls it is one sequence of runs."""

    text: str
    kinds: list[str]
    base: int

    def settle_numbers(self) -> None:
        """Rules W1 to W7: marks follow their letter, digits and their signs go together."""
        kinds, own = self.kinds, "R" if self.base else "L"
        strong = last = own
        for at, kind in enumerate(kinds):
            if kind == "NSM":
                kinds[at] = last
            elif kind in ("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
                kinds[at] = "BN"
                continue
            if kinds[at] in _STRONG:
                strong = kinds[at]
            elif kinds[at] == "EN" and strong == "AL":
                kinds[at] = "AN"
            last = kinds[at]
        kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
        self._join_digits()
        strong = own
        for at, kind in enumerate(kinds):
            if kind in _STRONG:
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[at] = "L"

    def _join_digits(self) -> None:
        """Rules W4 to W6."""
        kinds = self.kinds
        seen = [at for at, kind in enumerate(kinds) if kind != "BN"]
        for before, at, after in zip(seen, seen[1:], seen[2:], strict=False):
            sides = (kinds[before], kinds[after])
            if kinds[at] in ("ES", "CS") and sides == ("EN", "EN"):
                kinds[at] = "EN"
            elif kinds[at] == "CS" and sides == ("AN", "AN"):
                kinds[at] = "AN"
        start = 0
        for kind, group in groupby([kinds[at] for at in seen]):
            end = start + len(list(group))
            if kind == "ET":
                around = {kinds[seen[near]] for near in (start - 1, end) if 0 <= near < len(seen)}
                for at in seen[start:end]:
                    kinds[at] = "EN" if "EN" in around else "ON"
            start = end
        kinds[:] = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]

    def settle_brackets(self) -> None:
        """Rule N0: a pair of brackets takes one direction."""
        for opening, closing in self._pairs():
            inner = {self._side(at) for at in range(opening + 1, closing)}
            own = "R" if self.base else "L"
            other = "L" if self.base else "R"
            if own in inner:
                side = own
            elif other in inner:
                before = (self._side(at) for at in range(opening - 1, -1, -1))
                side = next((found for found in before if found), own)
            else:
                continue
            for bracket in (opening, closing):
                self._turn(bracket, side)

    def _turn(self, at: int, side: str) -> None:
        """Give a bracket its direction, and with it the marks behind it."""
        self.kinds[at] = side
        for mark in range(at + 1, len(self.text)):
            if bidirectional(self.text[mark]) != "NSM":
                break
            self.kinds[mark] = side

    def _side(self, at: int) -> str:
        kind = self.kinds[at]
        return "R" if kind in _NUMBERS else _STRONG.get(kind, "")

    def _pairs(self) -> list[tuple[int, int]]:
        """The positions of brackets that belong together, in the order of the opening ones."""
        pairs: list[tuple[int, int]] = []
        waiting: list[tuple[str, int]] = []
        for at, character in enumerate(self.text):
            if self.kinds[at] != "ON":
                continue
            sign = normalize("NFC", character)
            if sign in _PAIRS:
                if len(waiting) == _MOST_OPEN:
                    break
                waiting.append((_PAIRS[sign], at))
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == sign:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
        return sorted(pairs)

    def settle_neutrals(self) -> None:
        """Rules N1 and N2: what stands between two letters of one direction takes it, else that of the line."""
        own = "R" if self.base else "L"
        start = 0
        free = _NEUTRAL | {"BN"}
        for is_free, group in groupby(self.kinds[:], key=lambda kind: kind in free):
            end = start + len(list(group))
            if is_free:
                before = self._side(start - 1) if start else own
                after = self._side(end) if end < len(self.kinds) else own
                self.kinds[start:end] = [before if before == after else own] * (end - start)
            start = end

    def levels(self) -> list[int]:
        """Rules I1, I2 and L1: spaces at the end stand at the end."""
        base = self.base
        found = [base + ((kind != "R") if base else {"L": 0, "R": 1}.get(kind, 2)) for kind in self.kinds]
        for at in range(len(found) - 1, -1, -1):
            if bidirectional(self.text[at]) not in ("WS", "S", "B", "BN"):
                break
            found[at] = base
        return found
