"""No id of a record stands in anything that is printed: every export, in every format, is read for them."""

import io
import re
import zipfile
from itertools import chain

import pypdfium2
import pytest

from models.case import Case
from models.importing.sample import write_sample
from models.publication.choices import VIEWS, FigureSpec
from models.publication.chronology.chronology import chronology_of, fact_list
from models.publication.chronology.content import Choice
from models.publication.chronology.documents import ENDINGS, source_list, write_chronology, write_document
from models.publication.chronology.slides import write_timelinejs
from models.publication.dossier import dossier_written
from models.publication.publishing import export_document
from models.publication.studio import export_figure, export_relations, write_beside
from models.records.relations import WHO, WHOM
from models.records.story import Actor, Citation, Claim, Event, Field, Origin, Place, Source
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    add,
    an_actor,
    an_amount,
    an_event,
)

IMAGES = (".svg", ".pdf")  # a picture of dots holds no words but those of its metadata


def a_made_case(folder):
    """A case whose records have ids as the program makes them, and whose every free text names some."""
    ana, bea = an_actor("Ana Ltd"), an_actor("Bea Ltd")
    place, source = a_place("Xuzhou"), a_source("A paper", publisher="The Paper")
    raid, sale = an_event("Raid", "2021-05-06"), an_event("Sale", "[2021-07..2022-08]")
    owns = an_event("Ana Ltd owns Bea Ltd", "2019", relation="owns")
    ids = f"see {raid.id}, {sale.id}; by {ana.id} at {place.id} (from {source.id})"
    told = an_event(f"Ruling, {ids}", "2022-01-02", description=ids, official_number="No. 1")
    case = a_case(folder, ana, bea, place, source, raid, sale, owns, told, title=f"Case: {ids}", deck=ids)
    claim = a_claim(told, text=ids, wording=ids)
    add(
        case,
        claim,
        a_claim(owns, Field.WHO, "", actor_id=ana.id, role=WHO),
        a_claim(owns, Field.WHO, "", actor_id=bea.id, role=WHOM),
        a_claim(told, Field.WHO, ids, actor_id=ana.id, role="court"),
        a_claim(told, Field.WHERE, ids, place_id=place.id),
        a_claim(told, Field.AMOUNT, ids, amount=an_amount(wording=ids), meaning="proceeds"),
        a_claim(told, Field.RELATION, "", other_event_id=raid.id, role="follows"),
    )
    add(case, a_citation(claim, source, quote=ids, translation=ids, said=ids, meaning=ids, place=ids))
    return case


@pytest.fixture(scope="module", params=["sample", "made"])
def case(request, tmp_path_factory):
    """Nothing here changes the case: it is made once."""
    folder = tmp_path_factory.mktemp("cases")
    if request.param == "made":
        with a_made_case(folder) as case:
            yield case
        return
    write_sample(folder / "sample.dateline")
    with Case.open(folder / "sample.dateline") as case:
        yield case


def ids_of(case):
    """The ids that nobody takes for a word: with a hyphen, a slash or a digit in them."""
    kinds = (Event, Claim, Citation, Actor, Place, Source, Origin)
    ids = chain.from_iterable((record.id for record in case.reader.all(kind)) for kind in kinds)
    return frozenset(id for id in ids if re.search(r"[-/\d]", id))


def words_of(path):
    data = path.read_bytes()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b" ".join(parts.read(name) for name in parts.namelist())
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            return " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    return data.decode("utf-8")


def ids_in(case, path):
    """The ids in a file; addresses of the web are the words of others."""
    text = re.sub(r"https?:[^\s\"<>]+", " ", words_of(path))
    tokens = set(re.findall(r"[A-Za-z0-9][\w-]{3,}(?:/\d+(?:/\d+)?)?", text))
    tokens |= {token.partition("/")[0] for token in tokens}
    return sorted(tokens & ids_of(case))


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_document_holds_an_id(case, tmp_path, ending):
    chronology = chronology_of(case, Choice())
    actor = next(iter(case.reader.all(Actor)))
    path = tmp_path / f"out{ending}"
    write_chronology(chronology, path)
    assert ids_in(case, path) == []
    for document in (source_list(case), dossier_written(case, actor.id, Choice())):
        write_document(document, path, force=True)
        assert ids_in(case, path) == []
    write_chronology(
        fact_list(case, tuple(str(e.event_id) for e in chronology.entries[:9])), path, force=True
    )
    assert ids_in(case, path) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_figure_holds_an_id(case, tmp_path, qapp, view):
    if view == "relations" and not case.reader.relations():
        pytest.skip("this case has no relations")
    spec = FigureSpec(view=view, preset="web-1200", notes="beside")
    for ending in IMAGES:
        path = tmp_path / f"out{ending}"
        export_figure(case, spec, path, is_described=True)
        assert ids_in(case, path) == []
    for path in write_beside(case, spec, tmp_path / "out.png", is_described=True):
        assert ids_in(case, path) == []
    if view == "relations":
        export_relations(case, spec, tmp_path / "out.json")
        assert ids_in(case, tmp_path / "out.json") == []


def test_nothing_for_the_web_holds_an_id(case, tmp_path, qapp):
    chronology = chronology_of(case, Choice())
    export_document(case, "web", FigureSpec(), tmp_path / "out.html")
    assert ids_in(case, tmp_path / "out.html") == []
    for ending in (".json", ".csv", ".xlsx"):
        write_timelinejs(case, chronology, tmp_path / f"out{ending}")
        assert ids_in(case, tmp_path / f"out{ending}") == []
