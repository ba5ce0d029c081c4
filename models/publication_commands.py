"""The commands on what was published: the list with what changed since, and corrections."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from models.case import Case
from models.desk import Correction, Publication
from models.errors import WrongUse
from models.publication import WEIGHTS, Outdated, correct, out_of_date, standing_corrections


@dataclass(frozen=True, slots=True)
class Report:
    """What was published, the corrections that stand, and the claims that read otherwise now."""

    publications: tuple[Publication, ...]
    corrections: tuple[Correction, ...]
    outdated: tuple[Outdated, ...]

    def as_json(self) -> list[dict[str, Any]]:
        """Answer the publications with all that is known of them, as JSON holds it."""
        return [
            asdict(publication)
            | {
                "corrections": [asdict(one) for one in self._corrections(publication)],
                "out_of_date": [
                    {"claim": one.claim_id, "event": one.title, "old": one.old, "new": one.new}
                    for one in self._outdated(publication)
                ],
            }
            for publication in self.publications
        ]

    def as_text(self) -> str:
        """Answer the same as lines for a person."""
        return "\n".join(self._lines()) or "Nothing was published from this case yet."

    def _lines(self) -> Iterator[str]:
        for publication in self.publications:
            yield f"{publication.at}  {publication.title}  ({publication.id})"
            yield f"    approved by {publication.approved_by}; {len(publication.claims)} claims"
            if publication.answer:
                yield f"    despite its doubts: {publication.answer}"
            yield from (f"    {file.replace('=', '  SHA-256 ')}" for file in publication.files)
            for one in self._corrections(publication):
                yield f"    {one.weight}: “{one.old}” → “{one.new}” ({one.reason}; {one.approved_by}, {one.at})"
            for change in self._outdated(publication):
                new = f"“{change.new}”" if change.new else "not there any more"
                yield f"    OUT OF DATE “{change.title}”: “{change.old}” → {new}"

    def _corrections(self, publication: Publication) -> list[Correction]:
        return [one for one in self.corrections if one.publication_id == publication.id]

    def _outdated(self, publication: Publication) -> list[Outdated]:
        return [one for one in self.outdated if one.publication.id == publication.id]


def report_of(case: Case) -> Report:
    """Answer what is on record about publications, the latest last."""
    publications = tuple(sorted(case.reader.all(Publication), key=lambda one: (one.at, one.id)))
    corrections = tuple(one for p in publications for one in standing_corrections(case.reader, p))
    return Report(publications, corrections, out_of_date(case))


def correct_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what was wrong and what stands instead."""
    parser.add_argument("publication", metavar="PUBLICATION", help="its id, as `publications` lists it")
    parser.add_argument("--old", required=True, metavar="TEXT", help="what was printed")
    parser.add_argument("--new", default="", metavar="TEXT", help="what stands instead")
    parser.add_argument("--reason", required=True, metavar="TEXT")
    parser.add_argument("--class", dest="weight", choices=WEIGHTS, default=WEIGHTS[0])
    parser.add_argument("--approved-by", required=True, metavar="NAME")
    parser.add_argument("--supersedes", default="", metavar="CORRECTION", help="the id of an earlier one")


def correct_by_command(case: Case, chosen: argparse.Namespace) -> Correction:
    """Write a correction as the command says; WrongUse where its publication is not known."""
    publication = case.reader.find(Publication, chosen.publication)
    earlier = case.reader.find(Correction, chosen.supersedes) if chosen.supersedes else None
    if publication is None or (chosen.supersedes and earlier is None):
        raise WrongUse("There is no such publication or correction: `main.py publications CASE` lists them.")
    return correct(
        case,
        publication,
        old=chosen.old,
        new=chosen.new,
        reason=chosen.reason,
        weight=chosen.weight,
        approved_by=chosen.approved_by,
        supersedes=earlier,
    )
