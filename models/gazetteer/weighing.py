"""Which of the places of a name is meant: by kind, by size, and by the countries that a case is about."""

import math
from collections.abc import Sequence
from typing import Final

from models.gazetteer.found import Found, Verdict
from models.gazetteer.gazetteer import GazetteerPlace, Match
from models.gazetteer.spelling import Fit
from models.values.where.points import distance_km

FACTOR: Final = {
    Fit.MAIN: 1.0, Fit.OTHER: 0.3, Fit.HEARD: 0.03, Fit.CODE: 0.3, Fit.INSIDE: 0.01, Fit.SHORTENED: 0.1,
}  # fmt: skip
HOME: Final = 50.0  # times likelier that a place of the case's own countries is meant
SURE, LIKELY = 50.0, 2.0  # times likelier than the next place, to be sure or to be taken
KNOWN: Final = 15_000  # weight below which a bare name is never sure
NEAR_KM: Final = 40.0  # within which two places of one name are one
PEOPLED: Final = 0.3  # share of a province's people from which on it and its city are one thing
PROVINCE: Final = 10  # people of the towns of a province, for each of its weight: the build script's number
STATE: Final = 5  # times likelier that a state is meant beside a country of its name: Georgia
OTHERS: Final = 5  # named beside the likeliest


def ranked(matches: Sequence[Match], countries: Sequence[str]) -> tuple[GazetteerPlace, ...]:
    """Return the places, the likeliest first."""
    return tuple(match.place for match, _ in _scored(matches, countries))


def decided(
    text: str,
    matches: Sequence[Match],
    countries: Sequence[str],
    *,
    rest: str = "",
    is_narrowed: bool = False,
) -> Found:
    """Return what a name means, by how far the likeliest place is ahead; `is_narrowed` says that an area is named."""
    (best, score), *behind = _scored(matches, countries)
    rivals = [
        (match, _rivalry(best, match, other, countries))
        for match, other in behind
        if not _is_one(best.place, match.place)
    ]
    ratio = min((score / max(rivalry, 1.0) for _, rivalry in rivals), default=SURE)
    others = tuple(match.place for match, rivalry in rivals if rivalry * SURE * 2 > score)[:OTHERS]
    places = (best.place, *others)
    if ratio < LIKELY:
        return Found(text, Verdict.ASKED, places, rest)
    is_known = is_narrowed or best.place.weight >= KNOWN
    is_sure = ratio >= SURE and is_known and not rest and best.fit is not Fit.HEARD
    return Found(text, Verdict.SURE, (best.place,)) if is_sure else Found(text, Verdict.LIKELY, places, rest)


def _scored(matches: Sequence[Match], countries: Sequence[str]) -> list[tuple[Match, float]]:
    named = {
        match.place.country for match in matches if match.place.kind == "country" and match.fit < Fit.HEARD
    }
    scores = []
    for match in matches:
        place = match.place
        score = place.weight * FACTOR[match.fit] * (HOME if place.country in countries else 1.0)
        if place.kind != "country" and place.country in named:
            score /= PROVINCE  # Mexico, Luxembourg: the country, not its city
        scores.append((match, score))
    return sorted(scores, key=lambda one: (-one[1], one[0].place.number))


def _rivalry(best: Match, other: Match, score: float, countries: Sequence[str]) -> float:
    """Return how likely another place is; a country's code and a state's decide nothing, nor does Georgia."""
    if other.place.number in best.place.within:
        return min(score, best.place.weight * FACTOR[best.fit] / LIKELY)  # its own province
    is_decided = best.place.country in countries and other.place.country not in countries
    if is_decided or {best.place.kind, other.place.kind} != {"country", "province"}:
        return score
    if best.fit is Fit.CODE and other.fit is Fit.CODE:
        return math.inf
    return score * STATE if other.place.kind == "province" else score


def _is_one(best: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Tell whether two places of a name are one thing: a city and the province it fills, a country and its capital."""
    if best.country != other.country:
        return False
    if best.kind == "country":
        return True
    if other.number in best.within:
        return best.population >= PEOPLED * other.weight * PROVINCE
    return best.number in other.within or distance_km(best.point, other.point) <= NEAR_KM
