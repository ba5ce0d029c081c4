"""Nothing that is not for the public is in any byte of a document: every such field holds a word that is looked for."""

import io
import itertools
import zipfile
from dataclasses import fields, replace

import pikepdf
import pypdfium2
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
from models.records.desk import (
    Acceptance,
    Approach,
    Check,
    Comment,
    Correction,
    Identity,
    Publication,
    Query,
    Rate,
    Round,
    SavedFigure,
    Wanted,
)
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Document,
    Event,
    Field,
    Kind,
    Locator,
    Origin,
    Place,
    Source,
    Stance,
    State,
)
from models.sharing.giving import give_publishable
from models.values.money import Bound
from models.values.when import When
from models.values.where.points import Point
from tests.builders import a_quantity, an_amount

PUBLIC = {
    About: {"id", "title", "deck", "credit", "as_of", "language", "outlet", "boundaries"},
    Kind: {"name", "colour", "shape"},
    Event: {
        "title",
        "description",
        "jurisdiction",
        "official_number",
        "official_title",
        "relation",
        "standing",
        "era",
    },
    Claim: {"text", "wording", "role", "meaning"},
    Actor: {"name", "local_name"},
    Place: {"name", "local_name", "admin", "country"},
    Source: {
        *("title", "type", "original_title", "authors", "container", "publisher", "number", "pages"),
        *("url", "archived_url", "language"),
    },
    Document: {"sha256", "media_type", "text_state"},
    Citation: {"place", "quote", "translation", "said", "meaning", "region"},
    Rate: {"base", "other", "value", "day"},
    SavedFigure: {"settings", "view"},
}
LINKS = {
    "claim_id",
    "event_id",
    "kind_id",
    "actor_id",
    "place_id",
    "other_event_id",
    "until_event_id",
    "source_id",
    "document_id",
}
LINKS |= {"origin_id", "part_of", "restates", "parent_id", "publication_id", "record_id"}


class Canaries:
    """Fills every text that is not public with a word that occurs nowhere else."""

    def __init__(self):
        self.words = []
        self._numbers = itertools.count(1000)

    def word(self):
        self.words.append(f"zqcanary{next(self._numbers)}")
        return self.words[-1]

    def filled(self, record, is_secret=False):
        """The record with canaries; a secret one keeps no text of its own at all."""
        kept = LINKS | (set() if is_secret else PUBLIC.get(type(record), set()))
        changes = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in kept or (is_secret and field.name in ("colour", "shape", "url", "archived_url")):
                continue
            if type(value) is str:
                changes[field.name] = self.word()
            elif isinstance(value, tuple):
                changes[field.name] = (self.word(), self.word())
            elif isinstance(value, When):
                changes[field.name] = replace(value, wording=self.word())
        return replace(record, **changes)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    canaries = Canaries()
    folder = tmp_path_factory.mktemp(canaries.word())
    records = list(_records(canaries))
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


def _records(canaries):
    fill = canaries.filled
    kind = fill(Kind("raid", "Raid", "#D55E00", "square"))
    when = When.from_edtf("2021-09-24")
    event = fill(Event("e", kind.id, "Agent Wren sells", when, "What happened", "CN", "No. 1", "On sales"))
    other = fill(Event("o", kind.id, "Another day", When.from_edtf("2022")))
    place = fill(Place("p", "Xuzhou", "徐州", admin="Jiangsu", country="CN", point=Point(34.26, 117.19)))
    actor = fill(Actor("a", "County court", "县法院"))
    origin = fill(Origin("g", "One origin"))
    source = fill(Source("s", "The sale", publisher="The Paper", issued=when, url="https://example.org/sale"))
    source = replace(source, origin_id=origin.id, accessed=when, language="en")
    yield from (kind, place, actor, origin, source, event, other)
    level = {"confidentiality": Confidentiality.CONFIDENTIAL}
    hidden = fill(Source("h", "A talk", url="https://example.org/h", **level), is_secret=True)
    agent = replace(fill(Actor("x", "Agent Wren", **level), is_secret=True), aliases=("Agent Wren",))
    plan = fill(Event("q", kind.id, "A raid to come", When.from_edtf("2023"), **level), is_secret=True)
    document = fill(Document("d", "record.pdf", "0" * 64, 5, "application/pdf", source_id=source.id))
    ban = fill(Event("era", kind.id, "The ban", When.from_edtf("2021/.."), era="plain"), False)
    yield from (hidden, agent, plan, document, ban)
    yield replace(
        fill(Event("era2", kind.id, "Plan", When.from_edtf("2023"), **level), is_secret=True), era="plain"
    )
    claims = [
        fill(claim)
        for claim in (
            Claim("c1", event.id, Field.STATEMENT, "It was sold", state=State.CHANGED, position=9),
            Claim(
                "c2", event.id, Field.WHERE, place_id=place.id, role="seller", wording="Suchow", position=4
            ),
            Claim("c3", event.id, Field.WHO, actor_id=actor.id, role="court", position=5),
            Claim(
                "c4",
                event.id,
                Field.AMOUNT,
                "in all",
                amount=an_amount(bound=Bound.ABOUT),
                meaning="proceeds",
                position=6,
            ),
            Claim("c5", event.id, Field.QUANTITY, "coins", quantity=a_quantity(), position=7),
            Claim("c6", event.id, Field.RELATION, other_event_id=other.id, role="follows", position=10),
            Claim("c7", other.id, Field.WHERE, place_id=place.id, position=4),
        )
    ]
    claims[3] = replace(claims[3], amount=replace(claims[3].amount, wording=canaries.word()))
    secret = [
        fill(Claim("c7", event.id, Field.WHO, actor_id=agent.id, position=8), is_secret=True),
        fill(Claim("c8", event.id, Field.RELATION, other_event_id=plan.id, position=11), is_secret=True),
        fill(Claim("c9", event.id, Field.STATEMENT, state=State.REJECTED, position=12), is_secret=True),
    ]
    yield from (*claims, *secret, *_relations(fill, kind, actor, agent))
    for number, claim in enumerate(claims):
        cited = Citation(
            "n", claim.id, source.id, document.id, Locator.PAGE, str(number + 1), "sold", "vendu"
        )
        yield fill(
            replace(cited, stance=Stance.CONTRADICTS if number == 4 else Stance.SUPPORTS, position=number)
        )
    for claim in (claims[0], claims[5]):
        yield replace(
            fill(Citation("n", claim.id, hidden.id, document.id, place="p. 1"), is_secret=True), region=()
        )
    yield from map(fill, _desk(claims[0], actor, source, event))


def _relations(fill, kind, actor, agent):
    """A relation that everybody may know, and one of somebody whom nobody may know."""
    bank = fill(Actor("b", "The bank"))
    yield bank
    for id, whom, is_secret in (("r1", bank, False), ("r2", agent, True)):
        event = fill(
            Event(id, kind.id, f"County court paid {whom.name}", When.from_edtf("2020"), relation="paid")
        )
        yield replace(event, title=event.title if not is_secret else "Agent Wren is paid")
        for role, end in (("who", actor), ("whom", whom)):
            yield replace(fill(Claim(f"{id}-{role}", event.id, Field.WHO, actor_id=end.id)), role=role)


def _desk(claim, actor, source, event):
    yield Check("1", claim.id, State.QUERIED, "", "")
    yield Query("1", claim.id, "")
    yield Approach("1", actor.id)
    yield Comment("1", "event", event.id, "")
    yield Wanted("1", "")
    yield Acceptance("1", "uncited", event.id, "")
    yield Round("1", "")
    yield Rate("1", "CNY", "USD", "0.14")
    yield Identity("1", actor.id, "")
    yield SavedFigure("1", "")
    yield Publication("pub", "")
    yield Correction("1", "pub", "", "")


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


def _opened(name, data):
    """All that a file holds, unpacked."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            yield from (part for name in folder.namelist() for part in (name.encode(), folder.read(name)))
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                yield str(thing).encode()
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_bytes()
        document = pypdfium2.PdfDocument(data)
        yield from (page.get_textpage().get_text_range().encode() for page in document)
        document.close()


def test_no_canary_is_in_any_byte_of_any_document(written):
    _, canaries, files = written
    assert len(canaries) > 150
    found = {
        (name, word)
        for name, data in files.items()
        for part in _opened(name, data)
        for word in canaries
        if word.encode() in part.lower() or word.encode("utf-16-le") in part
    }
    assert found == set()


def test_what_is_public_is_in_every_document_so_that_the_search_is_known_to_find(written):
    _, _, files = written
    for name, data in files.items():
        everything = b"\n".join(_opened(name, data)).decode("utf-8", errors="ignore")
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
        everything = b"\n".join(_opened(name, data)).decode("utf-8", errors="ignore")
        assert "Wren" not in everything, name
        if not name.startswith("sources") and not name.endswith(
            (".png", "-sources.txt", "-iframe.txt", "-map.html", "-relations.json")
        ):
            assert "name withheld" in everything, name
