"""Which place a name in doubt means in the company of the other places of a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models import translation
from models.gazetteer.finding import LARGE, find_place
from models.gazetteer.found import Found, Verdict
from models.gazetteer.naming import country_name
from models.translation import tr
from models.values.listing import in_a_row

LEAST: Final = 2  # weight of the places of a country that a table is about: a sure one, or two likely ones
SHARE: Final = 0.3  # of what all places weigh
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
        if found.verdict not in _OPEN or not self.own:
            return found
        among = find_place(name, self.home | self.own)
        country = among.places[0].country
        if country not in self.own:
            return self._abroad(found)
        if among.places[0] == found.places[0] and among.verdict is found.verdict:
            return found
        others = [place for place in found.places if place != among.places[0]]
        is_asked = among.verdict is Verdict.ASKED
        return replace(
            among,
            verdict=Verdict.ASKED if is_asked else Verdict.LIKELY,  # it is to be looked over
            places=among.places if is_asked else (among.places[0], *others),
            reason=self._reason((country,)),
        )

    def first(self, tries: Sequence[str]) -> Found:
        """Return what the first of some words mean that leave no doubt, else what the fullest mean in doubt."""
        found = [self.find(words) for words in tries]
        known = [one for one in found if not one.rest]
        sure = (one for one in known if one.verdict is Verdict.SURE)
        open_ = (one for one in known if one.verdict in _OPEN)
        return next(sure, None) or next(open_, None) or found[-1]

    def _abroad(self, found: Found) -> Found:
        """Return what a name means that is known nowhere in its company: a small place far away is not taken for it."""
        place = found.place
        is_far = place is not None and place.country not in self.home
        if place is None or not is_far or (place.population >= LARGE and not found.rest):
            return found
        return replace(found, verdict=Verdict.ASKED, reason=self._reason(sorted(self.own)))

    def _reason(self, countries: Iterable[str]) -> str:
        names = in_a_row(country_name(code, translation.language()) for code in countries)
        return tr("Other places here lie in {countries}.", countries=names)
