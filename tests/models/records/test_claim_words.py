"""A statement that names its speaker is told as theirs in whatever goes out."""

import pytest

from models.publication.chronology.telling import Telling
from models.publication.chronology.withheld import Withheld
from models.records.claim_words import spoken_words
from models.records.story import Confidentiality, Field
from models.reply.words import told
from tests.builders import a_case, a_claim, add, an_actor, an_event


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as case:
        yield case


def a_statement(case, speaker=None):
    event = an_event("The mayor speaks", id="e")
    if speaker:
        add(case, speaker)
    add(case, event, a_claim(event, text="Every cent goes into the bridge", actor_id=speaker and speaker.id))
    dossier = case.reader.dossier("e")
    (stated,) = dossier.of(Field.STATEMENT)
    return dossier, stated


def test_the_chronology_and_a_letter_name_the_speaker(case):
    dossier, stated = a_statement(case, an_actor("Hedda Morgenrot"))
    said = "Hedda Morgenrot: Every cent goes into the bridge"
    assert Telling("en", Withheld((), "withheld")).value(dossier, stated) == said
    assert said in told(dossier, stated)


def test_a_statement_without_a_speaker_is_told_as_it_stands(case):
    dossier, stated = a_statement(case)
    assert Telling("en", Withheld((), "withheld")).value(dossier, stated) == "Every cent goes into the bridge"


def test_a_speaker_who_is_not_public_is_not_named_in_a_chronology(case):
    dossier, stated = a_statement(case, an_actor("Wang Wei", confidentiality=Confidentiality.CONFIDENTIAL))
    assert Telling("en", Withheld((), "withheld")).value(dossier, stated) == "Every cent goes into the bridge"


def test_chinese_puts_its_own_colon_and_an_empty_statement_names_nobody():
    assert spoken_words("路透社", "合法", "zh-Hans") == "路透社：合法"
    assert spoken_words("Reuters", "") == ""
