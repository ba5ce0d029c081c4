"""In which order the nodes of a flow stand, so that few ribbons cross, and thick ones hardly ever.

Sweeps to and fro put each node at the middle of what it is tied to (Sugiyama); then neighbours change places as long
as that saves crossings. The same scene gives the same order, whatever the order of its lines.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from models.figure.money.flow_scene import FlowNode, FlowScene, links_of

SWEEPS: Final = 8
MOST_SWAPS: Final = 20
THIN: Final = 0.05  # the weight of a hairline, in that of all money
Ties = Mapping[str, Mapping[str, float]]  # of a node: the nodes of the next column with their weights
Order = tuple[str, ...]


def ordered(scene: FlowScene) -> tuple[Order, ...]:
    """Return the ids of the nodes of each column from top to bottom; who is not named stands last."""
    ahead, behind = _ties(scene)
    ranks = {node.id: _rank(node) for column in scene.nodes for node in column}
    size = {id: sum(each.values()) for ties in (*ahead, *behind) for id, each in ties.items()}
    start = tuple(
        tuple(sorted((n.id for n in column), key=lambda id: (ranks[id], -size.get(id, 0.0), id)))
        for column in scene.nodes
    )
    best, least = start, _crossings(start, ahead)
    order = list(start)
    for sweep in range(SWEEPS):
        columns = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, -1, -1)
        for at in columns:
            ties, beside = (behind[at - 1], order[at - 1]) if sweep % 2 == 0 else (ahead[at], order[at + 1])
            order[at] = _by_middle(order[at], ties, beside, ranks)
        _swap(order, ahead, behind, ranks)
        crossed = _crossings(order, ahead)
        if crossed < least - 1e-12:
            best, least = tuple(order), crossed
    return best


def _rank(node: FlowNode) -> int:
    """Return how far down a node stands whatever its links: the others last but one, who is not named last."""
    return 2 if not node.is_named else 1 if node.stands_for else 0


def _ties(scene: FlowScene) -> tuple[list[Ties], list[Ties]]:
    """Return, for each gap, what its nodes are tied to in the next column and in the one before."""
    gaps = range(len(scene.heads) - 1)
    whole = float(sum(line.least for line in scene.lines)) or 1.0
    ahead: list[Ties] = []
    behind: list[Ties] = []
    for gap in gaps:
        to: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        fro: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for link in links_of(scene, gap):
            weight = float(link.least) / whole + THIN
            to[link.left][link.right] += weight
            fro[link.right][link.left] += weight
        ahead.append(to)
        behind.append(fro)
    return ahead, behind


def _by_middle(order: Order, ties: Ties, beside: Order, ranks: Mapping[str, int]) -> Order:
    """Return a column sorted by where the nodes that it is tied to stand on average."""
    place = {id: number for number, id in enumerate(beside)}
    middle = {}
    for number, id in enumerate(order):
        held = ties.get(id, {})
        weight = sum(held.values())
        middle[id] = sum(place[one] * share for one, share in held.items()) / weight if weight else number
    return tuple(sorted(order, key=lambda id: (ranks[id], middle[id], order.index(id))))


def _swap(
    order: list[Order], ahead: Sequence[Ties], behind: Sequence[Ties], ranks: Mapping[str, int]
) -> None:
    """Let neighbours change places as long as that saves crossings."""
    for at in range(len(order)):
        column = list(order[at])
        sides = [(ahead[at], order[at + 1])] if at < len(ahead) else []
        sides += [(behind[at - 1], order[at - 1])] if at else []
        places = [(ties, {id: number for number, id in enumerate(beside)}) for ties, beside in sides]
        for _ in range(min(len(column), MOST_SWAPS)):
            changed = False
            for number in range(len(column) - 1):
                upper, lower = column[number], column[number + 1]
                if ranks[upper] != ranks[lower]:
                    continue
                now = sum(_crossed(ties, upper, lower, place) for ties, place in places)
                then = sum(_crossed(ties, lower, upper, place) for ties, place in places)
                if then < now - 1e-12:
                    column[number], column[number + 1] = lower, upper
                    changed = True
            if not changed:
                break
        order[at] = tuple(column)


def _crossed(ties: Ties, upper: str, lower: str, place: Mapping[str, int]) -> float:
    """Return how much the ties of two neighbours cross each other."""
    return sum(
        one * other
        for over, one in ties.get(upper, {}).items()
        for under, other in ties.get(lower, {}).items()
        if place[over] > place[under]
    )


def _crossings(order: Sequence[Order], ahead: Sequence[Ties]) -> float:
    """Return how much all ties cross, thick ones more than thin ones."""
    total = 0.0
    for gap, ties in enumerate(ahead):
        place = {id: number for number, id in enumerate(order[gap + 1])}
        found = [
            (number, place[to], share)
            for number, id in enumerate(order[gap])
            for to, share in ties.get(id, {}).items()
        ]
        start, end, share = np.array(found, np.float64).reshape(-1, 3).T
        is_crossed = (start[:, None] < start) & (end[:, None] > end)
        total += float((np.outer(share, share) * is_crossed).sum())
    return total
