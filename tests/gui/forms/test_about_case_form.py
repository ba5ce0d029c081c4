"""The form of what a case says of itself."""

import pytest

from gui.forms.about_case_form import AboutCaseForm


@pytest.fixture
def form(qtbot, session):
    form = AboutCaseForm(session)
    qtbot.addWidget(form)
    return form


def test_it_shows_what_the_case_says_and_writes_nothing_while_that_stays(form, session):
    changes = len(session.reader.history_hashes())
    assert form.about == session.reader.about()
    form.on_save()
    assert len(session.reader.history_hashes()) == changes


def test_a_title_and_a_zone_are_kept_in_one_step(form, session):
    form.lines["title"].setText("The port")
    form.zone.setCurrentText("Asia/Beirut")
    form.on_save()
    assert (session.reader.about().title, session.reader.about().zone) == ("The port", "Asia/Beirut")
    assert session.index.zone == "Asia/Beirut"
    session.undo()
    assert session.reader.about().zone == ""
    assert session.index.zone == "UTC"


def test_a_zone_that_nobody_knows_is_said_and_not_kept(form, session):
    form.zone.setCurrentText("Beirut")
    form.on_save()
    assert "is not a time zone" in form.problem.text()
    assert session.reader.about().zone == ""


@pytest.mark.parametrize(
    ("typed", "kept"), [("29 Nov 2026", "2026-11-29"), ("2026-11-29", "2026-11-29"), ("", "")]
)
def test_the_day_of_the_facts_is_read_in_words(form, session, typed, kept):
    form.as_of.set_text(typed)
    form.on_save()
    assert session.reader.about().as_of == kept


def test_a_month_is_no_day_and_is_said_under_its_field(form, session):
    form.show()
    form.as_of.set_text("Nov 2026")
    form.on_save()
    assert "no single day" in form.problem.text()
    assert form.isVisible()
    assert session.reader.about().as_of == ""


def test_title_line_credit_outlet_language_and_note_are_kept(form, session):
    for name in ("title", "deck", "credit", "outlet"):
        form.lines[name].setText(f"The {name}")
    form.language.setCurrentIndex(form.language.findData("de"))
    form.note.setPlainText("For us")
    form.on_save()
    about = session.reader.about()
    assert (about.title, about.deck, about.credit, about.outlet) == (
        "The title", "The deck", "The credit", "The outlet",
    )  # fmt: skip
    assert (about.language, about.note) == ("de", "For us")
