"""Documents and web pages of a case for publication, chosen by view and by the ending of the file."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.case import Case
from models.errors import WrongUse
from models.exchange.bibliography import BibliographyText
from models.exchange.bibtex import write_bibtex
from models.exchange.csl_json import write_csl_json
from models.exchange.ris import write_ris
from models.exchange.spreadsheet import TABLES
from models.machine.safe_write import write_data
from models.publication.chronology.chronology import chronology_of, fact_list
from models.publication.chronology.content import Choice, Chronology, Doubt
from models.publication.chronology.documents import source_list, write_chronology, write_document
from models.publication.chronology.fact_table import write_facts
from models.publication.chronology.slides import write_timelinejs
from models.publication.dossier import dossier_facts, dossier_written
from models.publication.sign_off import sign_off_sheet
from models.publication.studio import FigureSpec, shown_dossiers
from models.publication.web_pages import write_embedded, write_story, write_web_page
from models.records.source_list import wanting
from models.records.story import Source, State
from models.translation import tr, tr_later
from models.values.listing import in_a_row

DOCUMENT_VIEWS: Final = (
    "chronology",
    "sources",
    "facts",
    "web",
    "story",
    "embed",
    "timelinejs",
    "dossier",
    "sign-off",
)
_CHECKED: Final = frozenset((State.CHECKED, State.SIGNED_OFF))
_BIBLIOGRAPHIES: Final[Mapping[str, Callable[[tuple[Source, ...]], BibliographyText]]] = MappingProxyType(
    {".json": write_csl_json, ".ris": write_ris, ".bib": write_bibtex}
)


def export_document(
    case: Case,
    view: str,
    spec: FigureSpec,
    out: Path,
    *,
    style: str = "",
    is_draft: bool = True,
    force: bool = False,
) -> tuple[str, ...]:
    """Write a document of the events that `spec` shows; answer in words what the reader of the output should know.

    `view` is one of DOCUMENT_VIEWS; `style` chooses how sources are written. CaseError for an unknown ending.
    """
    if view == "dossier":
        choice = _dossier_choice(spec, is_draft)
        write_document(dossier_written(case, spec.actor, choice), out, has_gaps=spec.has_gaps, force=force)
        return _doubts(dossier_facts(case, spec.actor, choice).doubts)
    if view == "embed":
        return write_embedded(case, spec, out, force=force)
    spec = spec.whole  # a document tells each event once
    choice = replace(_choice(case, spec, is_draft), style=style or spec.style)
    if view == "sources":
        return _write_sources(case, choice, out, has_gaps=spec.has_gaps, force=force)
    if view == "sign-off":
        write_document(sign_off_sheet(case, choice), out, has_gaps=spec.has_gaps, force=force)
        return ()
    if view == "facts":
        facts = fact_list(case, choice.events, choice)
        if out.suffix.casefold() in TABLES:
            write_facts(facts, out, force=force)
        else:
            write_chronology(facts, out, has_gaps=spec.has_gaps, force=force)
        return ()
    chronology = chronology_of(case, choice)
    if view == "web":
        write_web_page(case, chronology, spec, out, force=force)
    elif view == "story":
        write_story(case, chronology, spec, out, force=force)
    elif view == "timelinejs":
        undated = write_timelinejs(case, chronology, out, force=force)
        return (
            (tr("Without a date, so without a slide: {events}.", events=in_a_row(undated)),)
            if undated
            else ()
        )
    else:
        write_chronology(chronology, out, has_gaps=spec.has_gaps, force=force)
    return _doubts(chronology.doubts)


def chronology_shown(case: Case, spec: FigureSpec, *, is_draft: bool = False) -> Chronology:
    """Tell what a document of the events that `spec` shows tells, with its claims and its doubts."""
    return chronology_of(case, _choice(case, spec.whole, is_draft))


def dossier_shown(case: Case, spec: FigureSpec, *, is_draft: bool = False) -> Chronology:
    """Tell what the dossier of an actor tells, with its claims and its doubts."""
    return dossier_facts(case, spec.actor, _dossier_choice(spec, is_draft))


def _dossier_choice(spec: FigureSpec, is_draft: bool) -> Choice:
    if not spec.actor:
        raise WrongUse(tr("A dossier is of one actor: name them with --actor."))
    return Choice(
        states=_CHECKED if spec.only_checked else frozenset(),
        language=spec.language,
        title=spec.title,
        deck=spec.deck,
        credit=spec.credit,
        is_draft=is_draft,
    )


def _choice(case: Case, spec: FigureSpec, is_draft: bool) -> Choice:
    return Choice(
        events=tuple(dossier.event.id for dossier in shown_dossiers(case, spec)),
        states=_CHECKED if spec.only_checked else frozenset(),
        language=spec.language,
        title=spec.title,
        deck=spec.deck,
        credit=spec.credit,
        is_draft=is_draft,
    )


def _doubts(doubts: Sequence[Doubt], most: int = 8) -> tuple[str, ...]:
    """Return in a few lines which claims are unchecked, disputed or changed, so that somebody can be asked."""
    kinds = Counter(doubt.why for doubt in doubts)
    if not kinds:
        return ()
    counts = in_a_row(tr(_KINDS[why], n=count) for why, count in _in_order(kinds))
    named = [doubt.sentence for doubt in doubts[:most]]
    rest = (tr("… and {n} more.", n=len(doubts) - most),) if len(doubts) > most else ()
    return (tr("Claims that are in doubt: {counts}.", counts=counts), *named, *rest)


_KINDS: Final = {
    "unasked": tr_later("{n} unasked"),
    "differs": tr_later("{n} differs"),
    "unchecked": tr_later("{n} unchecked"),
    "changed": tr_later("{n} changed"),
    "disputed": tr_later("{n} disputed"),
    "uncited": tr_later("{n} uncited"),
    "confidential": tr_later("{n} confidential"),
}


def _in_order(kinds: Counter[str]) -> list[tuple[str, int]]:
    """Tell how many doubts there are of which kind, criticism without a reply first."""
    return sorted(kinds.most_common(), key=lambda one: one[0] != "unasked")


def _write_sources(case: Case, choice: Choice, out: Path, *, has_gaps: bool, force: bool) -> tuple[str, ...]:
    """Write the public sources of the chosen events as a bibliography, or in a style as a document."""
    sources, ending = _cited_sources(case, choice), out.suffix.casefold()
    if ending not in _BIBLIOGRAPHIES:
        write_document(source_list(case, choice), out, has_gaps=has_gaps, force=force)
        return tuple(wanting(sources, choice.style)) if choice.style else ()
    if choice.style:
        raise WrongUse(
            tr(
                "{name} holds fields, which have no style: leave --style out, or end it in .docx.",
                name=out.name,
            )
        )
    found = _BIBLIOGRAPHIES[ending](sources)
    write_data(out, found.text, force=force)
    return (
        (tr("{format} has no place for: {fields}.", format=ending[1:].upper(), fields=in_a_row(found.lost)),)
        if found.lost
        else ()
    )


def _cited_sources(case: Case, choice: Choice) -> tuple[Source, ...]:
    """Return the sources of the chosen events in the order in which they are first cited."""
    found: dict[str, Source] = {}
    for dossier in case.reader.dossiers(choice.events):  # type: ignore[arg-type] # ids of events
        for cited in dossier.sources:
            found.setdefault(cited.source.id, cited.source)
    return tuple(found.values())
