"""Nothing that is not for the public is in any byte of a document: every such field holds a word that is looked for."""

from dataclasses import replace

import pytest

from models.case import Case
from models.exchange.image import FORMATS
from models.publication.choices import VIEWS
from models.publication.chronology.chronology import chronology_of, fact_list
from models.publication.chronology.content import Choice
from models.publication.chronology.documents import ENDINGS, source_list, write_chronology, write_document
from models.publication.chronology.slides import write_timelinejs
from models.publication.publishing import export_document
from models.publication.studio import FigureSpec, export_figure, export_relations, write_beside
from models.records.story import (
    About,
    Actor,
)
from models.sharing.giving import give_publishable
from tests.canaries import Canaries, canary_records, parts_of


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    canaries = Canaries()
    folder = tmp_path_factory.mktemp(canaries.word())
    records = list(canary_records(canaries))
    path = folder / f"{canaries.word()}.dateline"
    about = replace(
        About(title="Seized coins", deck="What is known", credit="The desk", as_of="2026"),
        note=canaries.word(),
    )
    with Case.create(path, about, who=canaries.word()) as case:
        with case.edit(canaries.word()) as writer:
            for record in records:
                writer.put(record)
        yield case, tuple(canaries.words), {file.name: file.read_bytes() for file in _files(case, folder)}


def _files(case, folder):
    """Every file that can be made for the public, and every draft."""
    for is_draft in (True, False):
        told = chronology_of(case, Choice(is_draft=is_draft))
        facts = fact_list(case, tuple(entry.event_id for entry in told.entries), Choice(is_draft=is_draft))
        for ending in ENDINGS:
            for name, write in (("chronology", told), ("facts", facts)):
                path = folder / f"{name}-{is_draft}{ending}"
                write_chronology(write, path)
                yield path
        for ending in (".json", ".csv", ".xlsx"):
            path = folder / f"slides-{is_draft}{ending}"
            write_timelinejs(case, told, path)
            yield path
    actor = next(one.id for one in case.reader.all(Actor) if one.name == "County court")
    for is_draft in (True, False):
        for ending in ENDINGS:
            path = folder / f"dossier-{is_draft}{ending}"
            export_document(case, "dossier", FigureSpec(actor=actor), path, is_draft=is_draft)
            yield path
    for ending in ENDINGS:
        write_document(source_list(case), folder / f"sources{ending}")
        yield folder / f"sources{ending}"
    yield from _figures(case, folder)
    export_document(case, "web", FigureSpec(), folder / "page.html")
    yield folder / "page.html"
    export_document(case, "story", FigureSpec(), folder / "story.html")
    yield folder / "story.html"
    for view in ("timeline", "map"):
        export_document(case, "embed", FigureSpec(view=view), folder / f"figure-frame-{view}.html")
        yield folder / f"figure-frame-{view}.html"
        yield folder / f"figure-frame-{view}-iframe.txt"
    give_publishable(case, folder / "given.dateline")
    yield folder / "given.dateline"


def _figures(case, folder):
    """Every view in every format, with the texts beside it, and with lanes that are named by whatever there is."""
    words = {
        "title": "Agent Wren",
        "deck": "Of Agent Wren",
        "credit": "Agent Wren",
        "alt": "Agent Wren sells",
    }
    for view in VIEWS:
        spec = FigureSpec(view=view, notes="beside", marks_state=True, lanes_by="actor", **words)
        for ending in FORMATS:
            path = folder / f"figure-{view}{ending}"
            export_figure(case, spec, path)
            yield path
        yield from write_beside(case, spec, path, is_described=True)
    export_relations(case, FigureSpec(**words), folder / "figure-relations.json")
    yield folder / "figure-relations.json"
    export_figure(case, FigureSpec(**words), folder / "figure-notes.svg")
    yield folder / "figure-notes.svg"


def test_no_canary_is_in_any_byte_of_any_document(written):
    _, canaries, files = written
    assert len(canaries) > 150
    found = {
        (name, word)
        for name, data in files.items()
        for part in parts_of(name, data)
        for word in canaries
        if word.encode() in part.lower() or word.encode("utf-16-le") in part
    }
    assert found == set()


def test_what_is_public_is_in_every_document_so_that_the_search_is_known_to_find(written):
    _, _, files = written
    for name, data in files.items():
        everything = b"\n".join(parts_of(name, data)).decode("utf-8", errors="ignore")
        if name.startswith("figure-"):
            is_read = name.endswith((".svg", ".pdf", ".html", "-description.txt"))
            public = ("Another day", "Xuzhou", "The bank", "¥3bn")  # of money over time its sums are public
            assert not is_read or any(word in everything for word in public), name
            continue
        assert "The Paper" in everything, name
        if not name.startswith("sources"):
            assert ("The bank" if name.startswith("dossier") else "Another day") in everything, name


def test_a_name_that_is_withheld_is_replaced_even_in_titles(written):
    _, _, files = written
    for name, data in files.items():
        everything = b"\n".join(parts_of(name, data)).decode("utf-8", errors="ignore")
        assert "Wren" not in everything, name
        if not name.startswith("sources") and not name.endswith(
            (".png", "-sources.txt", "-iframe.txt", "-map.html", "-relations.json")
        ):
            assert "name withheld" in everything, name
