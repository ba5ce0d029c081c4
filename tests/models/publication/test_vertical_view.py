import pytest

from models.case import Case
from models.figure.marks import Label
from models.publication.record import claims_shown
from models.publication.studio import FigureSpec, make_figure, shown_dossiers
from models.publication.views.vertical import first_sentence
from models.records.story import Field

SPEC = FigureSpec(view="vertical", preset="phone-1080", notes="out", window="2017/2019")


@pytest.fixture(scope="module")
def sample(sample_file):
    with Case.open(sample_file, read_only=True) as case:
        yield case


def words_in(figure):
    return [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It was sold. Nobody said why.", "It was sold."),
        ("Dr. Li sold 3.5 coins. Nobody said why.", "Dr. Li sold 3.5 coins."),
        ("In the U.S. it was sold. Then?", "In the U.S. it was sold."),
        ("没有人说。后来也没有。", "没有人说。"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_one_surely_ends(text, first):
    assert first_sentence(text) == first


def test_no_title_says_its_date_again(sample):
    figure = make_figure(sample, SPEC.changed(window="2013/2017"))
    said = words_in(figure)
    assert {"5 Dec 2013", "Notice on Bitcoin risk"} <= {word.replace("\u00a0", " ") for word in said}


@pytest.mark.parametrize("preset", ["phone-1080", "phone-1080x1920"])
def test_no_word_of_a_phone_preset_is_under_eleven_pixels_on_a_phone(sample, preset):
    figure = make_figure(sample, SPEC.changed(preset=preset))
    sizes = [mark.size for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    assert min(sizes) * 390 / figure.width >= 11


def test_each_event_tells_its_sum_and_names_its_sources(sample):
    said = words_in(make_figure(sample, SPEC))
    assert "over ¥3bn" in said
    assert any("The Block" in words for words in said)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "de", "fr"])
def test_the_alternative_text_is_a_sentence_of_the_language(sample, language):
    spec = SPEC.changed(language=language, title="Sold")
    told = make_figure(sample, spec).description
    assert told.startswith("Sold")
    assert str(len(shown_dossiers(sample, spec))) in told
    assert told.endswith("。" if language.startswith("zh") else ".")


def test_the_record_of_a_publication_holds_the_claims_of_the_sums_that_are_told(sample):
    fields = {claim.field for claim in claims_shown(sample, SPEC)}
    assert fields == {Field.WHAT, Field.WHEN, Field.AMOUNT, Field.QUANTITY}
