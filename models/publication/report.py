"""What is on record about publications: the list, the corrections that stand, and what changed since."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from models.case import Case
from models.publication.recipe import recipe_of
from models.publication.record import Outdated, out_of_date, standing_corrections
from models.records.desk import Correction, Publication
from models.translation import tr, tr_count


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
        return "\n".join(self._lines()) or tr("Nothing was published from this case yet.")

    def _lines(self) -> Iterator[str]:
        for publication in self.publications:
            yield f"{publication.at}  {publication.title}  ({publication.id})"
            yield from (f"    {line}" for line in self.lines_about(publication))

    def lines_about(self, publication: Publication) -> Iterator[str]:
        """Yield what is known of one publication, as lines for a person."""
        count = len(publication.claims)
        yield tr_count(
            count,
            "approved by {name}; {n} claim",
            "approved by {name}; {n} claims",
            name=publication.approved_by,
        )
        if publication.answer:
            yield tr("despite its doubts: {answer}", answer=publication.answer)
        recipe = recipe_of(publication)
        for old, new in recipe.words if recipe else ():
            yield (
                tr("printed “{new}” for “{old}”", new=new, old=old) if old else tr("printed “{new}”", new=new)
            )
        yield from (file.replace("=", "  SHA-256 ") for file in publication.files)
        for one in self.corrections_of(publication):
            yield tr(
                "{weight}: “{old}” → “{new}” ({reason}; {name}, {at})",
                weight=tr(one.weight),
                old=one.old,
                new=one.new,
                reason=one.reason,
                name=one.approved_by,
                at=one.at,
            )
        yield from (tr("OUT OF DATE {change}", change=change) for change in self.changes_in(publication))

    def changes_in(self, publication: Publication) -> tuple[str, ...]:
        """Say of each claim of a publication that reads otherwise now what it said and says."""
        return tuple(
            tr("“{title}”: “{old}” → “{new}”", title=one.title, old=one.old, new=one.new)
            if one.new
            else tr("“{title}”: “{old}” → not there any more", title=one.title, old=one.old)
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
