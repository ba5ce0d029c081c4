import pytest

from models.case import Case
from models.figure.marks import Label
from models.publication.choices import SENTENCES
from models.publication.record import claims_shown
from models.publication.studio import FigureSpec, make_figure, shown_dossiers, spec_of, write_beside
from models.records.desk import SavedFigure
from models.records.story import Field
from models.texts.first_sentence import first_sentence

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
        ("Police sold 3.5 bn. Then nothing.", "Police sold 3.5 bn."),
        ("Two\nlines of them. Then", "Two lines of them."),
        ("没有人说。后来也没有。", "没有人说。"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_one_surely_ends(text, first):
    assert first_sentence(text) == first


def test_sentences_are_told_unless_they_are_left_out_and_the_long_description_tells_the_same(
    sample, tmp_path
):
    def words(spec):
        (beside,) = write_beside(sample, spec, tmp_path / "f.png", is_described=True, force=True)
        groups = make_figure(sample, spec).groups
        printed = " ".join(m.text for group in groups for m in group.marks if isinstance(m, Label))
        return printed, beside.read_text(encoding="utf-8")

    sentence = "Seven central bodies declare"
    for view, told in (("vertical", ("auto", "always")), ("strip", ("always",))):
        for choice in SENTENCES:
            spec = SPEC.changed(view=view, sentences=choice)
            assert [sentence in text for text in words(spec)] == [choice in told] * 2


def test_a_post_shows_more_events_without_sentences_and_says_so(sample):
    post = FigureSpec(view="vertical", preset="vertical-1080", notes="out")
    shown, asked = (make_figure(sample, post.changed(sentences=choice)) for choice in ("auto", "always"))
    assert len(shown.not_shown) < len(asked.not_shown)
    assert any("sentences on events are left out" in words for words in shown.warnings)
    assert any("leave the sentences out" in words for words in asked.warnings)


def test_a_figure_that_an_earlier_version_kept_tells_its_sentences():
    def kept(view, settings):
        return spec_of(SavedFigure("f", "mine", view, settings))

    assert kept("strip", '{"has_sentences": true}').with_sentences
    assert not kept("strip", '{"has_sentences": false}').with_sentences
    assert kept("vertical", '{"has_sentences": false}').with_sentences


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
