"""Where no font has a letter, an export stops and says so; whoever asks for it gets a gap."""

import pytest

from models.case import Case
from models.errors import LettersMissing
from models.publication.choices import FigureSpec, spec_of
from models.publication.publishing import export_document
from models.publication.studio import export_figure
from models.records.desk import SavedFigure

ODD = FigureSpec(title="The case of 𓀀 and 한국", view="strip", preset="web-600")


@pytest.fixture
def sample_case(sample_path):
    with Case.open(sample_path) as case:
        yield case


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_figure_with_a_letter_that_no_font_has_is_not_written(sample_case, tmp_path, ending):
    with pytest.raises(LettersMissing, match=r"No font has 𓀀 \(U\+13000\): write this otherwise, or"):
        export_figure(sample_case, ODD, tmp_path / f"a.{ending}")
    assert not (tmp_path / f"a.{ending}").exists()


def test_a_figure_is_written_with_gaps_where_that_is_chosen(sample_case, tmp_path):
    figure = export_figure(sample_case, ODD.changed(has_gaps=True), tmp_path / "a.png")
    assert (tmp_path / "a.png").is_file()
    assert any("𓀀" in warning for warning in figure.warnings)


def test_letters_of_a_pack_stop_nothing(sample_case, tmp_path):
    export_figure(sample_case, ODD.changed(title="한국 عربي ไทย 🚀"), tmp_path / "a.png")
    assert (tmp_path / "a.png").is_file()


@pytest.mark.parametrize("view", ["chronology", "facts"])
def test_a_document_on_paper_stops_too_and_one_of_text_does_not(sample_case, tmp_path, view):
    odd = ODD.changed(events=(), view="timeline")
    if view == "chronology":
        with pytest.raises(LettersMissing):
            export_document(sample_case, view, odd, tmp_path / "a.pdf")
    export_document(sample_case, view, odd, tmp_path / "a.md")
    export_document(sample_case, view, odd.changed(has_gaps=True), tmp_path / "a.pdf")


def test_the_choice_is_kept_with_the_figure():
    kept = SavedFigure("f", "Mine", "strip", ODD.changed(has_gaps=True).settings())
    assert spec_of(kept).has_gaps


def test_many_letters_are_counted():
    assert " and 8 more: " in str(LettersMissing("".join(chr(0x13000 + one) for one in range(20))))
