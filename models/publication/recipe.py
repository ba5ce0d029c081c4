"""How published files were made: kept in the record of the publication, so that they can be made again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from models.case import Case
from models.errors import CaseError
from models.exchange.image import FORMATS
from models.machine.program import program_version
from models.publication.choices import FigureSpec, spec_of
from models.publication.publishing import DOCUMENT_VIEWS, export_document
from models.publication.studio import export_figure, write_beside
from models.publication.typefaces import file_names, typeface_named
from models.records.desk import Correction, Publication, SavedFigure
from models.translation import tr, tr_count
from models.values.listing import set_apart

NAMED: Final = 6  # steps of the case that are named
_APART: Final = (SavedFigure, Publication, Correction)
"""Records whose change changes no figure."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a publication was made with, the case apart; `view` is that of the figure, or the document."""

    view: str
    spec: FigureSpec
    outlined: bool = False
    is_described: bool = False
    style: str = ""
    words: tuple[tuple[str, str], ...] = ()  # those of the case, and those that were printed instead
    version: str = ""  # of the program

    @property
    def is_figure(self) -> bool:
        """Tell whether a figure was published, and no document."""
        return self.view not in DOCUMENT_VIEWS

    def as_note(self) -> str:
        """Return the recipe as the record of a publication keeps it."""
        told = {
            "view": self.view,
            "settings": json.loads(self.spec.settings()),
            "outlined": self.outlined,
            "described": self.is_described,
            "style": self.style,
            "words": [list(pair) for pair in self.words],
            "version": self.version or program_version(),
        }
        return json.dumps({"recipe": told}, ensure_ascii=False, sort_keys=True)


def recipe_of(publication: Publication) -> Recipe | None:
    """Return how a publication was made; None if that was not kept, as by earlier versions."""
    try:
        told: Any = json.loads(publication.note)["recipe"]
        settings = json.dumps(told["settings"])
        words = tuple((str(old), str(new)) for old, new in told["words"])
        view = str(told["settings"].get("view"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    spec = spec_of(SavedFigure("", "", view, settings))
    return Recipe(
        str(told.get("view")),
        spec,
        told.get("outlined") is True,
        told.get("described") is True,
        str(told.get("style", "")),
        words,
        str(told.get("version", "")),
    )


# making it again -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Remade:
    """The files that were made again: those that are the same, byte for byte, and those that are not, with reasons."""

    same: tuple[Path, ...]
    other: tuple[Path, ...]
    reasons: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Say it in a few lines."""
        told = [tr("{name} is the same, byte for byte.", name=path.name) for path in self.same]
        told += [
            tr("{name} is another than the one that was published.", name=path.name) for path in self.other
        ]
        return (*told, *self.reasons)


def make_again(
    case: Case, publication: Publication, folder: Path, changed: Sequence[str] = (), *, force: bool = False
) -> Remade:
    """Write the files of a publication into a folder, and compare them with those that were published.

    `changed` are sentences on what its claims say otherwise now. CaseError if it is not known how they were made.
    """
    recipe = recipe_of(publication)
    if recipe is None:
        raise CaseError(
            tr(
                "How this was made was not kept: an earlier version published it. Choose its figure in "
                "the studio and export that."
            )
        )
    sums = dict(file.rsplit("=", 1) for file in publication.files)
    paths = _write(case, recipe, [folder / name for name in sums], force=force)
    is_same = {path: sha256(path.read_bytes()).hexdigest() == sums.get(path.name) for path in paths}
    other = tuple(path for path in paths if not is_same[path])
    reasons = tuple(_reasons(case, publication, recipe, changed)) if other else ()
    return Remade(tuple(path for path in paths if is_same[path]), other, reasons)


def _write(case: Case, recipe: Recipe, paths: Sequence[Path], *, force: bool) -> tuple[Path, ...]:
    if not recipe.is_figure:
        for path in paths:
            export_document(
                case, recipe.view, recipe.spec, path, style=recipe.style, is_draft=False, force=force
            )
        return tuple(paths)
    figures = [path for path in paths if path.suffix.casefold() in FORMATS]
    for path in figures:
        export_figure(
            case, recipe.spec, path, outlined=recipe.outlined, is_described=recipe.is_described, force=force
        )
    beside = write_beside(case, recipe.spec, figures[0], is_described=recipe.is_described, force=force)
    return (*figures, *beside)


def _reasons(case: Case, publication: Publication, recipe: Recipe, changed: Sequence[str]) -> list[str]:
    """Say what may be the cause: claims that read otherwise, other steps of the case, another program."""
    steps = [
        done.label.partition(": ")[2] or done.label
        for done in case.reader.history_after(publication)
        if any(change.kind not in _APART for change in done.changes)
    ]
    told = [*changed]
    if steps:
        named = set_apart(reversed(steps[:NAMED]))
        if len(steps) > NAMED:
            named = tr("{names} and {n:,} more", names=named, n=len(steps) - NAMED)
        told.append(
            tr_count(
                len(steps),
                "The case was changed since, in {n:,} step: {steps}.",
                "The case was changed since, in {n:,} steps: {steps}.",
                steps=named,
            )
        )
    if recipe.spec.typeface and typeface_named(recipe.spec.typeface) is None:
        told.append(
            tr("Its typeface {typeface} is not on this computer.", typeface=file_names(recipe.spec.typeface))
        )
    if recipe.version != program_version():
        told.append(
            tr(
                "It was made by version {version}, and this is {this_version}.",
                version=recipe.version,
                this_version=program_version(),
            )
        )
    return told or [tr("The case is as it was: the program draws it otherwise now.")]
