"""What the studio writes says what it shows, and is named after the case."""

from gui.parts.new_files import file_stem
from models.index.filters import Filter
from models.publication.studio import shown_dossiers
from models.records.story import Event, EventId, Kind
from models.values.when import When


def ask_for_files(page, qtbot):
    with qtbot.waitSignal(page.output.asked, timeout=20_000):
        page.output.export()


def test_the_form_says_how_many_events_are_shown_and_how_many_have_no_source(
    page, make, qtbot, sample_session
):
    kind = sample_session.reader.all(Kind)[0].id
    sale = Event(EventId("own"), kind, "A sale that nobody cites", When.from_edtf("2021-05"), tags=("core",))
    make(lambda: sample_session.edit("Add event", lambda writer: writer.add(sale)))
    ask_for_files(page, qtbot)
    count = int(sample_session.index.is_event.sum())
    shown = len(shown_dossiers(sample_session.case, page.spec))
    assert (
        f"It shows {shown} of {count} events. 1 of {shown} events has no source."
        == page.output.form.told.text().splitlines()[0]
    )
    page.output.form.reject()


def test_a_figure_takes_what_filter_and_window_show_and_says_so(
    page, make, qtbot, ask, tmp_path, sample_selection
):
    sample_selection.set_filter(Filter(jurisdictions=frozenset({"HK"})))
    make(page.choices["events"].buttons["filtered"].click)
    assert page.spec.events == sample_selection.shown()
    shown = shown_dossiers(page._session.case, page.spec)
    assert {one.event.jurisdiction for one in shown} == {"HK"}
    ask_for_files(page, qtbot)
    assert f"It shows {len(shown)} of 64 events." in page.output.form.told.text()
    ask.answers = [tmp_path / "hk.png"]
    with qtbot.waitSignal(page.output.written, timeout=30_000):
        page.output.form.accept()
    assert f"It shows {len(shown)} of 64 events." in ask.told[-1]


def test_the_proposed_name_is_that_of_the_case(page, qtbot, ask, monkeypatch):
    proposed = []
    monkeypatch.setattr(ask, "choose_file_to_save", lambda title, path, *_: proposed.append(path.name))
    ask_for_files(page, qtbot)
    page.output.form.accept()
    assert proposed == [f"{file_stem(page._session.title)} – timeline.png"]
    assert "sample" not in proposed[0]


def test_a_letter_that_no_font_has_is_asked_about_before_a_figure_has_gaps(page, make, qtbot, ask, tmp_path):
    title = page.choices["title"]
    title.setText("𓀀 sold")
    make(title.textEdited.emit, title.text())
    for answer in (None, True):
        ask_for_files(page, qtbot)
        ask.answers = [tmp_path / "odd.png", answer]
        signal = page.output.written if answer else page.output.said
        with qtbot.waitSignal(signal, timeout=30_000, check_params_cb=None if answer else is_wrong):
            page.output.form.accept()
        assert ask.asked[-1].startswith("No font has 𓀀 (U+13000). Write this otherwise, or leave gaps")
        assert (tmp_path / "odd.png").exists() is bool(answer)


def is_wrong(_, wrong):
    return wrong
