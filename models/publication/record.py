"""What was published: the files, the claims they showed, who approved, what changed since, and its corrections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

from models.case import Case
from models.errors import CaseError, ReadOnlyCase
from models.publication.choices import FigureSpec, spec_of
from models.publication.chronology.chronology import chronology_of
from models.publication.chronology.content import Choice, Doubt
from models.publication.chronology.telling import Telling
from models.publication.chronology.withheld import Withheld
from models.publication.money import claims_of
from models.publication.own_words import own_words, reworded
from models.publication.panels import PANEL_FIELDS
from models.publication.publishing import chronology_shown, dossier_shown, export_document
from models.publication.recipe import Recipe
from models.publication.studio import export_figure, shown_dossiers, what_is_shown, write_beside
from models.records.desk import Correction, Publication, Record, SavedFigure
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Claim, ClaimId, Event, Field, Kind, Place, State, new_id
from models.store.reader import Reader
from models.translation import tr, tr_count
from models.values.listing import all_of, in_a_row

WEIGHTS: Final = ("correction", "clarification", "update", "retraction")
"""How much a correction weighs: a fact was wrong, it could be misread, it is newer now, or it is withdrawn."""
OWN: Final = ("reworded", "annotated")
"""Doubts about words of the figure alone, which are no claims: labels, annotations."""
R = TypeVar("R", bound=Record)
Claims = tuple[tuple[ClaimId, State], ...]


class InDoubt(CaseError):
    """Refuses a publication until somebody has answered for what is unchecked, changed or disputed."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        """Keep the doubts, and say how many there are."""
        super().__init__(
            tr("{doubts}: check them, or say why this is published despite them.", doubts=counted(doubts))
        )
        self.doubts = tuple(doubts)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who answers for a publication, and what was said about its doubts."""

    approved_by: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A claim that reads otherwise now than when it was published; empty words: it is not there any more."""

    publication: Publication
    claim_id: ClaimId
    title: str  # of its event
    old: str
    new: str


def counted(doubts: Sequence[Doubt]) -> str:
    """Say how many claims are in doubt, and how many labels were written anew."""
    claims = len({doubt.claim_id for doubt in doubts if doubt.why not in OWN})
    labels, notes = (sum(doubt.why == why for doubt in doubts) for why in OWN)
    parts = [
        tr_count(claims, "{n} claim is in doubt", "{n} claims are in doubt") if claims else "",
        tr_count(labels, "{n} label was worded anew", "{n} labels were worded anew") if labels else "",
        tr_count(notes, "{n} annotation was written by hand", "{n} annotations were written by hand")
        if notes
        else "",
    ]
    return all_of(filter(None, parts))


def by_claim(doubts: Sequence[Doubt]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each claim in doubt once, with all that is in doubt about it; labels written anew come last."""
    found: dict[str, tuple[str, list[str]]] = {}
    for doubt in doubts:
        if doubt.why not in OWN:
            found.setdefault(doubt.claim_id, (doubt.claim, []))[1].append(doubt.reason)
    anew = ((doubt.sentence, ()) for doubt in doubts if doubt.why in OWN)
    return (*((claim, tuple(whys)) for claim, whys in found.values()), *anew)


# publishing ------------------------------------------------------------------------------------


def claims_shown(case: Case, spec: FigureSpec) -> tuple[Claim, ...]:
    """Return the claims that a figure shows, in the order of its events."""
    what, fields = what_is_shown(case, spec), _fields(spec)
    if what.account:
        told = claims_of(what.account, what.dossiers, spec)
        return tuple(one.claim for dossier in what.dossiers for one in dossier.stated if one.claim.id in told)
    return tuple(
        stated.claim for dossier in what.dossiers for stated in dossier.stated if stated.claim.field in fields
    )


def _fields(spec: FigureSpec) -> frozenset[Field]:
    """Return the fields of events that a figure shows."""
    fields = {Field.WHEN, Field.WHAT} if spec.view != "map" else {Field.WHERE}
    if spec.view == "both" or spec.lanes_by == "place":
        fields.add(Field.WHERE)
    if spec.lanes_by == "actor" and spec.view in ("timeline", "both"):
        fields.add(Field.WHO)
    fields |= PANEL_FIELDS.get(spec.panels_by, frozenset())
    if spec.symbols not in ("plain", "count") or spec.view == "vertical":
        fields |= {Field.AMOUNT, Field.QUANTITY}
    return frozenset(fields)


def doubts_about(case: Case, spec: FigureSpec) -> tuple[Doubt, ...]:
    """Tell what should be asked about before this figure is published."""
    shown = {claim.id for claim in claims_shown(case, spec)}
    dossiers = shown_dossiers(case, spec)
    events = tuple(str(dossier.event.id) for dossier in dossiers)
    doubts = chronology_of(case, Choice(events=events)).doubts if events else ()
    of_claims = (doubt for doubt in doubts if doubt.claim_id in shown)
    return (*of_claims, *reworded(own_words(case.reader, spec, dossiers)))


def publish(
    case: Case,
    spec: FigureSpec,
    paths: Sequence[Path],
    approval: Approval,
    *,
    is_described: bool = False,
    force: bool = False,
) -> Publication:
    """Write a figure to files for publication and remember it; InDoubt where a doubt has no answer."""
    refuse_doubtful(case, approval, doubts_about(case, spec))
    files = write_figures(case, spec, paths, is_described=is_described, force=force)
    publication = record_of(case, spec, files, approval, recipe=Recipe(spec.view, spec, False, is_described))
    with case.edit(publishing_label(publication)) as writer:
        writer.add(publication)
    return publication


def publish_document(
    case: Case,
    view: str,
    spec: FigureSpec,
    out: Path,
    approval: Approval,
    *,
    style: str = "",
    force: bool = False,
) -> Publication:
    """Write a document for publication and remember it; InDoubt where a doubt has no answer."""
    claims, doubts = told_in(case, view, spec)
    refuse_doubtful(case, approval, doubts)
    export_document(case, view, spec, out, style=style, is_draft=False, force=force)
    publication = record_of(case, spec, (out,), approval, claims, recipe=Recipe(view, spec, style=style))
    with case.edit(publishing_label(publication)) as writer:
        writer.add(publication)
    return publication


def told_in(case: Case, view: str, spec: FigureSpec) -> tuple[Claims, tuple[Doubt, ...]]:
    """Return the claims that a document tells, with their states, and the doubts about them."""
    if view == "sources":
        return (), ()
    if view == "embed":
        return _in_frame(case, spec)
    chronology = dossier_shown(case, spec) if view == "dossier" else chronology_shown(case, spec)
    return chronology.claims, chronology.doubts


def _in_frame(case: Case, spec: FigureSpec) -> tuple[Claims, tuple[Doubt, ...]]:
    """Return what a figure in a frame tells: where it is narrow a timeline is a vertical one, with sums."""
    views = (spec.view, "vertical") if spec.view == "timeline" else (spec.view,)
    specs = [spec.changed(view=view) for view in views]
    claims = {claim.id: claim.state for one in specs for claim in claims_shown(case, one)}
    doubts = dict.fromkeys(doubt for one in specs for doubt in doubts_about(case, one))
    return tuple(claims.items()), tuple(doubts)


def write_figures(
    case: Case,
    spec: FigureSpec,
    paths: Sequence[Path],
    *,
    outlined: bool = False,
    is_described: bool = False,
    force: bool = False,
) -> tuple[Path, ...]:
    """Write a figure in several formats, with the texts beside the first, and return all files."""
    for path in paths:
        export_figure(case, spec, path, outlined=outlined, is_described=is_described, force=force)
    return (*paths, *write_beside(case, spec, paths[0], is_described=is_described, force=force))


def publishing_label(publication: Publication) -> str:
    """Return the words under which the history keeps a publication."""
    return f"Publish “{publication.title}”"


def refuse_doubtful(case: Case, approval: Approval, doubts: Sequence[Doubt]) -> None:
    """Raise what stands in the way of a publication: a case that cannot be written, no name, InDoubt."""
    if case.is_read_only:
        raise ReadOnlyCase(
            tr("{name} is open for reading only: what is published must be remembered.", name=case.path.name)
        )
    if not approval.approved_by.strip():
        raise CaseError(tr("A publication needs somebody who approved it: give the name."))
    if doubts and not approval.answer.strip():
        raise InDoubt(doubts)


def record_of(
    case: Case,
    spec: FigureSpec,
    files: Iterable[Path],
    approval: Approval,
    told: Claims | None = None,
    recipe: Recipe | None = None,
) -> Publication:
    """Return the record of files that were written for publication, to be added to the case.

    `told` are the claims of a document; without them the record is that of a figure. `recipe` tells how the files were
    made; what it says in words of its own is added here.
    """
    recipe = recipe or Recipe(spec.view, spec)
    words = own_words(case.reader, spec, shown_dossiers(case, spec)) if recipe.is_figure else ()
    recipe = replace(recipe, words=tuple((one.old, one.new) for one in words))
    kept = ""
    if told is None:
        same = (saved.id for saved in case.reader.all(SavedFigure) if spec_of(saved) == spec)
        kept = next(same, "")
        told = tuple((claim.id, claim.state) for claim in claims_shown(case, spec))
    return Publication(
        new_id(),
        datetime.now(UTC).isoformat(timespec="seconds"),
        kept,
        spec.title or case.reader.about().title,
        tuple(f"{path.name}={sha256(path.read_bytes()).hexdigest()}" for path in files),
        tuple(f"{id}={state}" for id, state in told),
        approval.approved_by.strip(),
        approval.answer.strip(),
        recipe.as_note(),
    )


# what changed since ----------------------------------------------------------------------------


def out_of_date(case: Case) -> tuple[Outdated, ...]:
    """Return the published claims that read otherwise now, with what they said then and say now."""
    found: list[Outdated] = []
    for publication in case.reader.all(Publication):
        found += _outdated(case.reader, publication)
    return tuple(found)


def _outdated(reader: Reader, publication: Publication) -> Iterator[Outdated]:
    then = _Then(reader, publication)
    telling = Telling(reader.about().language, Withheld((), ""), reader.zone)
    for told in publication.claims:
        id = ClaimId(told.partition("=")[0])
        old_claim, claim = then.find(Claim, id), reader.find(Claim, id)
        if old_claim is None:  # purged, or made elsewhere: what it said is not known any more
            continue
        old_event = then.find(Event, old_claim.event_id)
        old = _words(telling, then, old_claim, old_event)
        event = reader.find(Event, claim.event_id) if claim else None
        new = _words(telling, reader, claim, event) if claim else ""
        if old != new and old_event is not None:
            yield Outdated(publication, id, (event or old_event).title, old, new)


def _words(telling: Telling, records: "_Then | Reader", claim: Claim, event: Event | None) -> str:
    """Tell what a claim says, by the records of a time."""
    if event is None:
        return ""
    stated = Stated(
        claim,
        (),
        records.find(Actor, claim.actor_id) if claim.actor_id else None,
        records.find(Place, claim.place_id) if claim.place_id else None,
        records.find(Event, claim.other_event_id) if claim.other_event_id else None,
    )
    said = telling.value(Dossier(event, Kind(event.kind_id, "", "", ""), ()), stated)
    point = stated.place.point if stated.place else None
    return f"{said} ({point.lat:g}, {point.lon:g})" if point and said else said


class _Then:
    """The records as they were when something was published."""

    def __init__(self, reader: Reader, publication: Publication) -> None:
        """Read what every record that changed since was before."""
        self._reader = reader
        self._before: Mapping[tuple[str, str], Record | None] = _before(reader, publication)

    def find(self, kind: type[R], id: str) -> R | None:
        """Return a record, None if there was none."""
        if (kind.__name__, id) in self._before:
            found = self._before[kind.__name__, id]
            return found if isinstance(found, kind) else None
        return self._reader.find(kind, id)


def _before(reader: Reader, publication: Publication) -> dict[tuple[str, str], Record | None]:
    return {
        (change.kind.__name__, change.id): change.before
        for done in reader.history_after(publication)  # the latest first: the first change has the last word
        for change in reversed(done.changes)
    }


# corrections -----------------------------------------------------------------------------------


def correction_of(
    publication: Publication,
    *,
    old: str,
    new: str,
    reason: str,
    weight: str,
    approved_by: str,
    supersedes: Correction | None = None,
) -> Correction:
    """Return a correction, to be added to the case; CaseError for what is missing."""
    if weight not in WEIGHTS:
        raise CaseError(
            tr(
                "“{weight}” is no class of corrections: use {classes}.",
                weight=weight,
                classes=in_a_row(WEIGHTS),
            )
        )
    wanted = (
        (tr("what was printed"), old),
        (tr("the reason"), reason),
        (tr("who approved it"), approved_by),
    )
    missing = [name for name, text in wanted if not text.strip()]
    if weight != "retraction" and not new.strip():
        missing.append(tr("what stands instead"))
    if missing:
        raise CaseError(tr("A correction needs {missing}.", missing=in_a_row(missing)))
    return Correction(
        new_id(),
        publication.id,
        old.strip(),
        new.strip(),
        reason.strip(),
        weight,
        approved_by.strip(),
        datetime.now(UTC).isoformat(timespec="seconds"),
        supersedes.id if supersedes else "",
    )


def correct(case: Case, publication: Publication, **said: Any) -> Correction:
    """Write down what was wrong in a publication and what stands instead, told as to `correction_of`."""
    correction = correction_of(publication, **said)
    with case.edit(f"Correct “{publication.title}”") as writer:
        writer.add(correction)
    return correction


def standing_corrections(reader: Reader, publication: Publication) -> tuple[Correction, ...]:
    """Return the corrections of a publication that no later one supersedes, in the order in which they were made."""
    made = sorted(reader.where(Correction, publication_id=publication.id), key=lambda one: (one.at, one.id))
    superseded = {correction.supersedes for correction in made}
    return tuple(correction for correction in made if correction.id not in superseded)
