"""No part of a protected name goes out in a letter, wherever it is kept and however it is written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.publication.reply_letter import draft_letter
from models.publication.reply_name_words import name_words
from models.publication.reply_names import Names
from models.records.desk import Approach, Identity, Wanted
from models.records.story import Actor, Confidentiality, Document, Event, Place, Source
from models.reply.approaching import read_parties
from models.reply.words import LANGUAGES
from models.values.when import When
from tests.builders import a_case, a_citation, a_claim, add, an_actor, an_event

HIDDEN = Confidentiality.CONFIDENTIAL


def records(*texts):
    """A case that criticises a firm with these words, and has a hidden source."""
    yield an_actor("Jiafenxiang", id="firm", local_name="嘉汾翔")
    yield Place("p", "Xuzhou", "徐州")
    yield Event("sale", "sale", "The sale", When.from_edtf("2018-05"))
    yield Source("h", "A talk", confidentiality=HIDDEN)
    claims = [
        a_claim("sale", text=text, id=f"c{number}", is_criticism=True) for number, text in enumerate(texts, 1)
    ]
    yield from claims
    yield Approach("1", "firm", claims=tuple(claim.id for claim in claims))


def letter(case, language="en"):
    party = next(party for party in read_parties(case.reader) if party.actor)
    return draft_letter(case.reader, party, language)


HIDING = {
    "the title of a confidential source": lambda: Source(
        "h2", "Interview with Wang Wei", confidentiality=HIDDEN
    ),
    "the title of an internal source": lambda: Source(
        "h2", "Gespräch mit Wang Wei", confidentiality=Confidentiality.INTERNAL
    ),
    "the original title": lambda: Source(
        "h2", "A talk", original_title="对王伟的采访", confidentiality=HIDDEN
    ),
    "the container": lambda: Source("h2", "A talk", container="Wang Wei papers", confidentiality=HIDDEN),
    "the address": lambda: Source("h2", "A talk", url="https://a.example/wang-wei", confidentiality=HIDDEN),
    "the note": lambda: Source("h2", "A talk", note="We met Wang Wei at night", confidentiality=HIDDEN),
    "the author": lambda: Source("h2", "A talk", authors=("Wang, Wei",), confidentiality=HIDDEN),
    "the author of a public source": lambda: Source("h2", "A talk", authors=("Wang Wei",)),
    "the code name": lambda: Source("h2", "A talk", code_name="Wang Wei", confidentiality=HIDDEN),
    "the quotation": lambda: a_citation("c1", "h", quote="I, Wang Wei, saw it", id="q"),
    "the meaning": lambda: a_citation("c1", "h", meaning="what Mr Wang Wei saw", id="q"),
    "the note of a citation": lambda: a_citation("c1", "h", note="from Wang Wei", id="q"),
    "a document": lambda: Document("d2", "Wang Wei.pdf", "1" * 64, 5, "application/pdf", source_id="h"),
    "an actor": lambda: Actor("x2", "Wang Wei", "王伟", confidentiality=HIDDEN),
    "another name": lambda: Actor("x2", "Heron", aliases=("former=Wang Wei",), confidentiality=HIDDEN),
    "a protected name": lambda: Identity("i2", "h", "Wang Wei"),
    "an event that is not public": lambda: an_event("Wang Wei talks", confidentiality=HIDDEN),
    "a wanted person": lambda: Wanted("w2", "Wang Wei, clerk", kind="person"),
}
LEAKS = (
    "Wang Wei told us", "Mr Wang told us", "WANG WEI told us", "as Wei's letter says", "It fired W. Wang",
    "It fired Wang W.", "It paid WangWei", "Herr Wang sagte es", "Madame Wang le dit",
)  # fmt: skip


@pytest.mark.parametrize("where", HIDING)
def test_no_part_of_a_protected_name_goes_out(tmp_path, where):
    texts = [f"{leak}, and it kept coins" for leak in LEAKS]
    with a_case(tmp_path, *records(*texts)) as case:
        with case.edit("Add") as writer:
            writer.put(HIDING[where]())
        said = [letter(case, language).text.casefold().replace("zwei", "") for language in LANGUAGES]
    for text in said:
        assert "wang" not in text
        assert "wei" not in text or where == "the original title"  # signs alone do not tell the given name
        assert text.count("kept coins") == len(LEAKS)


@pytest.mark.parametrize(
    ("name", "leak", "gone"),
    [
        ("王伟", "王伟称公司没有记录", "王伟"),
        ("王偉", "王伟称公司没有记录", "王伟"),
        ("王伟", "据王先生说", "王"),
        ("王伟", "老王承认了", "王"),
        ("欧阳建国", "建国承认了", "建国"),
        ("王伟", "Mr Wang admitted it", "Wang"),
        ("Wang Wei", "王女士承认了", "王"),
        ("Иванов Сергей", "Об этом сказал Ивановым", "Ивановым"),
        ("Иванов Сергей", "Ivanov said so", "Ivanov"),
        ("Jürgen Müller", "Juergen Mueller sagte es", "Mueller"),
        ("Jürgen Müller", "Müllers Aussage", "Müller"),
        ("Jana Nováková", "Novákové řekla", "Novák"),
        ("Anna Kowalska", "list Kowalskiej", "Kowalsk"),
        ("محمود حسن", "قال محمود ذلك", "محمود"),
        ("김철수", "김철수는 말했다", "김철수"),
    ],
)
@pytest.mark.parametrize("is_in_title", [True, False])
def test_a_name_is_withheld_in_other_scripts_and_when_it_is_bent(tmp_path, name, leak, gone, is_in_title):
    if is_in_title and (name, gone) == ("Wang Wei", "王"):
        pytest.skip("a title does not tell that a word in Latin letters is a Chinese family name")
    hidden = Source("h2", name, confidentiality=HIDDEN) if is_in_title else Identity("i2", "h", name)
    with a_case(tmp_path, *records(leak)) as case:
        add(case, hidden)
        text = letter(case).text
    assert "[left out]" in text
    assert gone not in text


def test_what_is_public_keeps_its_name_though_a_hidden_source_is_called_by_it(tmp_path):
    hidden = Source("h2", "Interview with a manager of Jiafenxiang in Xuzhou", confidentiality=HIDDEN)
    namesake = Actor("w", "Wang Jianlin")
    talk = Source("h3", "Talk with Wang Wei", confidentiality=HIDDEN)
    said = "Jiafenxiang of Xuzhou told Wang Jianlin in an interview that a manager kept coins"
    with a_case(tmp_path, *records(said)) as case:
        add(case, hidden, namesake, talk)
        draft = letter(case)
    assert said in draft.text
    assert draft.cuts == ()


def test_a_name_that_is_protected_is_not_told_to_the_desk_either(tmp_path):
    with a_case(tmp_path, *records("Wang Wei kept coins, says Mr Wang")) as case:
        add(case, Identity("i2", "h", "Wang Wei"))
        draft = letter(case)
    assert draft.cuts
    assert not any("Wang" in remark for remark in draft.remarks)
    assert any("a protected name" in remark for remark in draft.remarks)


LETTERS = st.text(st.sampled_from("abcdeghiklmnoprstuvwz"), min_size=4, max_size=9).map(str.capitalize)


@given(
    LETTERS,
    LETTERS,
    st.sampled_from(["{0} {1}", "{1} {0}", "{0}", "Mr {1}", "{0}{1}", "{0}-{1}", "{1}’s", "{0}s"]),
)
def test_whatever_a_protected_name_is_no_word_of_it_stays(first, family, form):
    names = Names()
    names.add_name(f"{first} {family}", "a protected name")
    assume({first.casefold(), family.casefold()}.isdisjoint(name_words().ordinary | name_words().honorifics))
    text = f"It paid {form.format(first, family)} in coins"
    for span in reversed(names.spans(text)):
        text = text[: span.start] + text[span.end :]
    assert first not in text
    assert family not in text
    assert text.startswith("It paid ")
    assert text.endswith(" in coins")
