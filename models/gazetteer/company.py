"""Which place a name in doubt means in the company of the other places of a table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from models.gazetteer.finding import find_place
from models.gazetteer.found import Found, Verdict
from models.gazetteer.naming import country_name

LEAST: Final = 3  # weight of the places of a country that a table is about: a sure one and a likely one
SHARE: Final = 0.25  # of what all places weigh
_OPEN: Final = (Verdict.LIKELY, Verdict.ASKED)


@dataclass(frozen=True, slots=True)
class Company:
    """The countries that a case is about, and those in which the places of a table lie that leave no doubt."""

    home: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], home: Iterable[str], told: Iterable[str] = ()) -> "Company":
        """Return the company of some names of places; `told` are countries that a table names with its places."""
        case = frozenset(home)
        weights: Counter[str] = Counter({country: 2 * count for country, count in Counter(told).items()})
        for found in (find_place(name, case) for name in dict.fromkeys(names)):
            if found.place:
                weights[found.place.country] += 2 if found.verdict is Verdict.SURE else 1
        least = max(LEAST, SHARE * weights.total())
        return cls(
            case, frozenset(country for country, weight in weights.items() if country and weight >= least)
        )

    def find(self, name: str) -> Found:
        """Return what a name means: as it is found anywhere if that is sure, else among its company."""
        found = find_place(name, self.home)
        if found.verdict not in _OPEN or self.own <= self.home:
            return found
        among = find_place(name, self.home | self.own)
        if among.places[0] == found.places[0] and among.verdict is found.verdict:
            return found
        country = among.places[0].country
        if country not in self.own:
            return found
        others = [place for place in found.places if place != among.places[0]]
        verdict = (
            Verdict.LIKELY if among.verdict is Verdict.SURE else among.verdict
        )  # it is to be looked over
        places = among.places if among.verdict is Verdict.ASKED else (among.places[0], *others)
        return replace(
            among,
            verdict=verdict,
            places=places,
            reason=f"Other places here lie in {country_name(country)}.",
        )
