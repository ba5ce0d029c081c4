"""The export command: figures by their choices or by name, documents, and the files that stand beside a figure."""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from models.case import Case
from models.commands.ledger import asked_of
from models.commands.map_options import map_arguments, map_choices
from models.commands.opening import open_case
from models.commands.panel_options import panel_arguments, panel_choices
from models.commands.timeline_options import timeline_arguments, timeline_choices
from models.errors import WrongUse
from models.exchange.registry import is_written
from models.exporting.exporting import export_story
from models.figure.marks import Figure
from models.ledger.line import DIMENSIONS
from models.publication.choices import NOTES, ORDERS, PRESETS, VIEWS, FigureSpec, read_columns, saved_spec
from models.publication.chronology.words import LANGUAGES
from models.publication.house_files import with_house, with_typeface
from models.publication.ledger_files import LEDGER, write_ledger
from models.publication.publishing import DOCUMENT_VIEWS, export_document
from models.publication.record import (
    Approval,
    InDoubt,
    counted,
    doubts_about,
    publish,
    publish_document,
    told_in,
)
from models.publication.scenes import LANES_BY, NO_LANES
from models.publication.studio import export_figure, export_relations, shown_dossiers, write_beside
from models.publication.words import checked_alt
from models.records.meanings import read_meaning
from models.records.source_list import STYLES
from models.records.story import Event, EventId
from models.store.actors import actor_named
from models.translation import tr, tr_later
from models.values.listing import set_apart

_OF_DESK: Final = (
    "facts",
    "sign-off",
    "sources",
)  # documents that tell of each claim whether it is checked, or none
NAMED: Final = 5  # events without a label that are named on the terminal
_WHOLE: Final = (
    "chronology",
    "sources",
    "dossier",
    "sign-off",
)  # documents of the case, not of one of its figures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be written, and how."""
    parser.add_argument("out", type=Path, metavar="OUT", help=tr("its ending chooses the format"))
    parser.add_argument(
        "--as",
        dest="format",
        default="",
        metavar="FORMAT",
        help=tr("for another program: geojson, ftm, json …"),
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help=tr("of a file for another program: everything, what nobody may publish included"),
    )
    parser.add_argument(
        "--documents", action="store_true", help=tr("of a complete file: the stored files of documents too")
    )
    parser.add_argument("--view", choices=(*VIEWS, *DOCUMENT_VIEWS, LEDGER))
    parser.add_argument(
        "--embed", action="store_true", help=tr("write the figure as a page for a frame (.html)")
    )
    parser.add_argument("--figure", metavar="NAME", help=tr("a figure that the case keeps by name"))
    parser.add_argument("--actor", metavar="NAME", help=tr("of a figure of relations, or of a dossier"))
    parser.add_argument("--relations", action="store_true", help=tr("tell relations among the events too"))
    parser.add_argument(
        "--by", choices=DIMENSIONS, help=tr("group the lines of a ledger, or of a figure of money")
    )
    parser.add_argument("--cross", choices=DIMENSIONS, help=tr("group them by a second thing as well"))
    parser.add_argument(
        "--currency", metavar="CNY", help=tr("of a ledger or of money: at the rates of the case")
    )
    parser.add_argument("--of", metavar="MEANING", help=tr("of a ledger or of money: proceeds, fine …"))
    parser.add_argument("--spread", action="store_true", help=tr("spread sums over their years"))
    parser.add_argument(
        "--order", choices=ORDERS, help=tr("of bars and rows: the largest first, by name or date")
    )
    parser.add_argument("--columns", metavar="NAMES", help=tr("of a table of money: place,coins,amount …"))
    parser.add_argument("--rows-by", choices=DIMENSIONS, help=tr("what the rows of a table stand under"))
    parser.add_argument("--rows", type=_rows, metavar="NUMBER", help=tr("of a table at most; 0: all"))
    parser.add_argument("--preset", choices=tuple(PRESETS))
    parser.add_argument("--size", metavar="SIZE", help=tr("an own size: 120mm, 120x90mm, 900px, 900x700px"))
    parser.add_argument("--window", metavar="EDTF")
    parser.add_argument("--lanes", metavar="BY", choices=(*LANES_BY, NO_LANES))
    parser.add_argument("--title")
    parser.add_argument("--notes", choices=NOTES, help=tr("where the numbered sources stand"))
    parser.add_argument(
        "--house", type=Path, metavar="FILE.toml", help=tr("the newsroom's own sizes and colours")
    )
    parser.add_argument(
        "--typeface",
        type=Path,
        nargs="+",
        metavar="FONT",
        help=tr("the newsroom's own, Regular and Bold or variable"),
    )
    parser.add_argument(
        "--without-tag", action="append", metavar="TAG", help=tr("leave events with this tag out")
    )
    parser.add_argument("--marks", action="store_true", help=tr("mark what is unchecked or disputed"))
    parser.add_argument(
        "--alt", metavar="TEXT", help=tr("alternative text instead of the one that is proposed")
    )
    parser.add_argument(
        "--describe", action="store_true", help=tr("write a long description beside the figure")
    )
    parser.add_argument("--rights", metavar="TEXT", help=tr("whose rights the file names"))
    parser.add_argument("--no-metadata", action="store_true", help=tr("let the file say nothing of itself"))
    parser.add_argument(
        "--missing-letters", action="store_true", help=tr("leave gaps for letters that no font has")
    )
    parser.add_argument("--outlined", action="store_true", help=tr("draw the letters of an SVG as shapes"))
    parser.add_argument("--only", choices=("checked",), help=tr("show signed-off and checked events only"))
    parser.add_argument("--language", choices=LANGUAGES, help=tr("of dates and our own words"))
    parser.add_argument("--style", choices=tuple(STYLES), default="", help=tr("how sources are written"))
    parser.add_argument(
        "--final",
        action="store_true",
        help=tr("without the marks of a draft: what is in doubt needs --despite"),
    )
    map_arguments(parser)
    timeline_arguments(parser)
    panel_arguments(parser)
    parser.add_argument(
        "--publish", action="store_true", help=tr("remember it as published; needs --approved-by")
    )
    parser.add_argument(
        "--approved-by", default="", metavar="NAME", help=tr("who answers for the publication")
    )
    parser.add_argument(
        "--despite", default="", metavar="TEXT", help=tr("why it is published, or final, despite its doubts")
    )
    parser.add_argument("--force", action="store_true", help=tr("overwrite OUT"))


def _rows(text: str) -> int:
    if not text.strip().isdecimal():
        raise argparse.ArgumentTypeError(
            tr("“{text}” is no number of rows: write 0 for all, or 30.", text=text)
        )
    return int(text)


def run(chosen: argparse.Namespace) -> int:
    """Write what was asked for; 1 where doubts about a publication have no answer yet."""
    if chosen.view == LEDGER:
        return _ledger(chosen)
    if chosen.format or (not (chosen.view or chosen.figure or chosen.embed) and is_written(chosen.out)):
        return _story(chosen)
    if chosen.complete or chosen.documents:
        raise WrongUse(tr("--complete and --documents are for files of other programs: add --as json."))
    with open_case(chosen, who=chosen.approved_by, read_only=not chosen.publish) as case:
        spec = asked_spec(case, chosen)
        if chosen.publish:
            return 0 if _published(case, spec, chosen) else 1
        if chosen.final and not _is_answered(case, spec, chosen):
            return 1
        told = _document(case, spec, chosen) if _document_view(chosen) else _figure(case, spec, chosen)
    for line in told:
        print(tr("Note: {line}", line=line), file=sys.stderr)
    print(tr("{out} is written.", out=chosen.out))
    return 0


def _document_view(chosen: argparse.Namespace) -> str:
    """Return which document is asked for; nothing where it is a picture of a figure."""
    if chosen.embed:
        return "embed"
    return chosen.view if chosen.view in DOCUMENT_VIEWS else ""


def _ledger(chosen: argparse.Namespace) -> int:
    """Write the ledger."""
    if chosen.publish:
        raise WrongUse(tr("A ledger is written, not remembered as published: leave --publish out."))
    with open_case(chosen, read_only=True) as case:
        language = chosen.language or ""
        write_ledger(case, asked_of(chosen), chosen.out, language=language, force=chosen.force)
    print(tr("{out} is written.", out=chosen.out))
    return 0


def _story(chosen: argparse.Namespace) -> int:
    """Write the events for another program, and print what it cannot hold."""
    if chosen.publish:
        raise WrongUse(
            tr("A file for another program is written, not remembered as published: leave --publish out.")
        )
    if chosen.complete and chosen.figure:
        raise WrongUse(tr("A complete file holds all events: leave --figure or --complete out."))
    if chosen.documents and not chosen.complete:
        raise WrongUse(tr("Documents are never published: add --complete, or leave --documents out."))
    with open_case(chosen, read_only=True) as case:
        events = (
            None
            if not chosen.figure
            else [one.event.id for one in shown_dossiers(case, asked_spec(case, chosen))]
        )
        exported = export_story(
            case,
            chosen.out,
            format=chosen.format,
            events=events,
            is_complete=chosen.complete,
            has_documents=chosen.documents,
            rights=chosen.rights or "",
            force=chosen.force,
        )
    print("\n".join(exported.told()))
    return 0


def _published(case: Case, spec: FigureSpec, chosen: argparse.Namespace) -> bool:
    """Publish a figure or a document and remember it; return False where its doubts have no answer yet."""
    checked_alt(spec.alt)
    approval, out, force = Approval(chosen.approved_by, chosen.despite), chosen.out, chosen.force
    try:
        if view := _document_view(chosen):
            publication = publish_document(case, view, spec, out, approval, style=chosen.style, force=force)
        else:
            publication = publish(case, spec, (out,), approval, is_described=chosen.describe, force=force)
    except InDoubt as refusal:
        _print_doubts(refusal)
        return False
    print(tr("{out} is written and remembered as publication {id}.", out=chosen.out, id=publication.id))
    return True


def _is_answered(case: Case, spec: FigureSpec, chosen: argparse.Namespace) -> bool:
    """Tell whether nothing is in doubt in what goes out without the marks of a draft, or --despite says why it may."""
    view = _document_view(chosen)
    if view in _OF_DESK:
        return True
    doubts = told_in(case, view, spec)[1] if view else doubts_about(case, spec)
    if doubts and not chosen.despite.strip():
        _print_doubts(InDoubt(doubts))
        print(tr("{out} is not written: give the reason with --despite.", out=chosen.out), file=sys.stderr)
        return False
    if doubts:
        print(
            tr("Note: final although {doubts}; --publish keeps the reason.", doubts=counted(doubts)),
            file=sys.stderr,
        )
    return True


def _print_doubts(refusal: InDoubt) -> None:
    print(refusal, file=sys.stderr)
    for doubt in refusal.doubts:
        print(doubt.sentence, file=sys.stderr)


def asked_spec(case: Case, chosen: argparse.Namespace) -> FigureSpec:
    """Return the choices that the case keeps, changed as the command says.

    A chronology and a list of sources tell all events, unless a figure is named; other documents are of a figure.
    """
    view = chosen.view if chosen.view in VIEWS else "timeline"
    is_whole = chosen.view in _WHOLE and not chosen.figure
    kept = FigureSpec() if is_whole else saved_spec(case, chosen.figure, view)
    asked: dict[str, Any] = {
        "view": view if chosen.view in VIEWS else None,
        "actor": _actor_id(case, chosen.actor) if chosen.actor else None,
        "has_relations": True if chosen.relations else None,
        "meaning": read_meaning(chosen.of) if chosen.of else None,
        "by": chosen.by,
        "currency": chosen.currency.strip().upper() if chosen.currency is not None else None,
        "is_spread": True if chosen.spread else None,
        "order": chosen.order,
        "columns": read_columns(chosen.columns) if chosen.columns is not None else None,
        "rows_by": chosen.rows_by,
        "most_rows": chosen.rows,
        "preset": chosen.preset,
        "size": "" if chosen.preset and not chosen.size else chosen.size,
        "window": chosen.window,
        "lanes_by": chosen.lanes,
        "title": chosen.title,
        "notes": chosen.notes,
        "without_tags": tuple(chosen.without_tag) if chosen.without_tag else None,
        "marks_state": True if chosen.marks else None,
        "alt": chosen.alt,
        "rights": chosen.rights,
        "has_metadata": False if chosen.no_metadata else None,
        "has_gaps": True if chosen.missing_letters else None,
        "language": chosen.language,
        "only_checked": True if chosen.only else None,
        **map_choices(case, chosen),
        **timeline_choices(case, chosen),
    }
    spec = kept.changed(**{name: value for name, value in asked.items() if value is not None})
    spec = panel_choices(spec, chosen)
    spec = with_house(spec, chosen.house) if chosen.house else spec
    return with_typeface(spec, chosen.typeface) if chosen.typeface else spec


def _actor_id(case: Case, name: str) -> str:
    actor = actor_named(case.reader, name)
    if actor is None:
        raise WrongUse(
            tr("“{name}” is no actor of this case: `main.py find CASE {name}` looks for the name.", name=name)
        )
    return actor.id


def _document(case: Case, spec: FigureSpec, chosen: argparse.Namespace) -> tuple[str, ...]:
    return export_document(
        case,
        _document_view(chosen),
        spec,
        chosen.out,
        style=chosen.style,
        is_draft=not chosen.final,
        force=chosen.force,
    )


def _figure(case: Case, spec: FigureSpec, chosen: argparse.Namespace) -> tuple[str, ...]:
    if spec.view == "relations" and chosen.out.suffix.casefold() == ".json":
        export_relations(case, spec, chosen.out, force=chosen.force)
        return ()
    remark = checked_alt(spec.alt)
    figure = export_figure(
        case,
        spec,
        chosen.out,
        outlined=chosen.outlined,
        is_described=chosen.describe,
        force=chosen.force,
    )
    beside = write_beside(case, spec, chosen.out, is_described=chosen.describe, force=chosen.force)
    files = tuple(tr("{name} stands beside it.", name=path.name) for path in beside)
    return (*filter(None, (remark,)), *figure.warnings, *_not_labelled(case, figure), *files)


def _not_labelled(case: Case, figure: Figure) -> tuple[str, ...]:
    """Return in lines how many events have no label, are not there, or have no source, with the first by name."""
    titles = {event.id: event.title for event in case.reader.all(Event)}
    told = []
    for words, ids in (
        (tr_later("Not labelled: {count} ({titles})."), figure.unlabelled),
        (tr_later("Not shown: {count} ({titles})."), figure.not_shown),
        (tr_later("Without a source: {count} ({titles})."), figure.uncited),
    ):
        names = [titles.get(EventId(id), id) for id in ids[:NAMED]]
        more = "; …" if len(ids) > NAMED else ""
        told += [tr(words, count=len(ids), titles=f"{set_apart(names)}{more}")] if ids else []
    return tuple(told)
