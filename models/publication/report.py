"""What is on record about publications: the list, the corrections that stand, and what changed since."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from models.case import Case
from models.publication.recipe import recipe_of
from models.publication.record import Outdated, out_of_date, standing_corrections
from models.records.desk import Correction, Publication


@dataclass(frozen=True, slots=True)
class Report:
    """What was published, the corrections that stand, and the claims that read otherwise now."""

    publications: tuple[Publication, ...]
    corrections: tuple[Correction, ...]
    outdated: tuple[Outdated, ...]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the publications with all that is known of them, as JSON holds it."""
        return [
            asdict(publication)
            | {
                "corrections": [asdict(one) for one in self.corrections_of(publication)],
                "out_of_date": [
                    {"claim": one.claim_id, "event": one.title, "old": one.old, "new": one.new}
                    for one in self.outdated_in(publication)
                ],
            }
            for publication in self.publications
        ]

    def as_text(self) -> str:
        """Return the same as lines for a person."""
        return "\n".join(self._lines()) or "Nothing was published from this case yet."

    def _lines(self) -> Iterator[str]:
        for publication in self.publications:
            yield f"{publication.at}  {publication.title}  ({publication.id})"
            yield from (f"    {line}" for line in self.lines_about(publication))

    def lines_about(self, publication: Publication) -> Iterator[str]:
        """Yield what is known of one publication, as lines for a person."""
        count = len(publication.claims)
        yield f"approved by {publication.approved_by}; {'1 claim' if count == 1 else f'{count} claims'}"
        if publication.answer:
            yield f"despite its doubts: {publication.answer}"
        recipe = recipe_of(publication)
        for old, new in recipe.words if recipe else ():
            yield f"printed “{new}”" + (f" for “{old}”" if old else "")
        yield from (file.replace("=", "  SHA-256 ") for file in publication.files)
        for one in self.corrections_of(publication):
            yield f"{one.weight}: “{one.old}” → “{one.new}” ({one.reason}; {one.approved_by}, {one.at})"
        yield from (f"OUT OF DATE {change}" for change in self.changes_in(publication))

    def changes_in(self, publication: Publication) -> tuple[str, ...]:
        """Say of each claim of a publication that reads otherwise now what it said and says."""
        return tuple(
            f"“{one.title}”: “{one.old}” → {f'“{one.new}”' if one.new else 'not there any more'}"
            for one in self.outdated_in(publication)
        )

    def corrections_of(self, publication: Publication) -> list[Correction]:
        """Return the corrections of a publication that stand."""
        return [one for one in self.corrections if one.publication_id == publication.id]

    def outdated_in(self, publication: Publication) -> list[Outdated]:
        """Tell what a publication says otherwise than the case says now."""
        return [one for one in self.outdated if one.publication.id == publication.id]


def report_of(case: Case) -> Report:
    """Tell what is on record about publications, the latest last."""
    publications = tuple(sorted(case.reader.all(Publication), key=lambda one: (one.at, one.id)))
    corrections = tuple(one for p in publications for one in standing_corrections(case.reader, p))
    return Report(publications, corrections, out_of_date(case))
