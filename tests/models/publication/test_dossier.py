"""The dossier of an actor: all that may be told of them, and nothing that may not."""

import zipfile

import pytest

from models.errors import CaseError, WrongUse
from models.evidence.relating import RelationDraft, write_relation
from models.publication.choices import FigureSpec
from models.publication.publishing import export_document
from models.records.relations import RelationKind
from models.records.story import Confidentiality, Field
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_quantity,
    a_source,
    a_when,
    an_actor,
    an_amount,
    an_event,
)

SECRET = Confidentiality.CONFIDENTIAL


@pytest.fixture
def case(tmp_path):
    delta = an_actor(
        "Delta Ltd", id="delta", kind="company", began=a_when("1990"), numbers=("Companies House=0981",),
        aliases=("former=Gamma Ltd",), note="zq-note",
    )  # fmt: skip
    fox = an_actor("Real Name", id="fox", confidentiality=SECRET, code_name="Fox")
    sale, plan = (
        an_event("Delta sells", id="sale"),
        an_event("Hidden raid", id="plan", confidentiality=SECRET),
    )
    paper = a_source("The Paper")
    claims = (
        a_claim(sale, Field.WHO, "", id="c1", actor_id="delta", role="seller"),
        a_claim(sale, Field.AMOUNT, "", id="c2", amount=an_amount("5000000", "USD")),
        a_claim(plan, Field.WHO, "", id="c3", actor_id="delta", role="defendant"),
    )
    with a_case(tmp_path, delta, fox, sale, plan, paper, *claims, a_citation("c1", paper)) as case:
        for kind, who, more in (
            (RelationKind.OWNS, "Anna Berg", {"share": a_quantity("60", "%"), "when": a_when("2001/2004")}),
            (RelationKind.PAID, "Real Name", {"sum": an_amount("7", "USD")}),
        ):
            with case.edit("Relate") as writer:
                write_relation(writer, case.reader, RelationDraft(kind, who, "Delta Ltd", **more))
        yield case


def write(case, path, actor="delta", **more):
    export_document(case, "dossier", FigureSpec(actor=actor, **more), path)
    return path.read_text(encoding="utf-8") if path.suffix in (".txt", ".html") else ""


def test_a_dossier_tells_who_they_are_their_relations_and_every_dated_fact(case, tmp_path):
    text = write(case, tmp_path / "d.txt")
    for words in (
        "Dossier: Delta Ltd", "company, founded 1990", "Gamma Ltd", "Companies House: 0981",
        "2001–2004: Anna Berg owns 60% of Delta Ltd", "$5m (seller)", "Delta sells", "The Paper",
    ):  # fmt: skip
        assert words in text


def test_nothing_that_may_not_be_told_is_in_it(case, tmp_path):
    text = write(case, tmp_path / "d.html")
    for words in ("Real Name", "Fox", "Hidden raid", "defendant", "zq-note", "$7"):
        assert words not in text


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".md"])
def test_it_is_written_in_every_format(case, tmp_path, ending):
    write(case, tmp_path / f"d{ending}")
    assert (tmp_path / f"d{ending}").stat().st_size > 500
    if ending == ".docx":
        with zipfile.ZipFile(tmp_path / "d.docx") as folder:
            assert "Real Name" not in folder.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Beziehungen"), ("fr", "Relations"), ("zh-Hans", "关系")]
)
def test_its_own_words_are_those_of_the_language(case, tmp_path, language, words):
    assert words in write(case, tmp_path / "d.txt", language=language)


def test_who_is_not_public_has_no_dossier(case, tmp_path):
    with pytest.raises(CaseError, match="not public") as refusal:
        write(case, tmp_path / "d.txt", actor="fox")
    assert "Real Name" not in str(refusal.value)
    with pytest.raises(WrongUse, match="one actor"):
        write(case, tmp_path / "d.txt", actor="")
    assert not (tmp_path / "d.txt").exists()
