"""The window has the letters of other scripts once a case holds one, and none of their fonts before."""

import pytest
from PySide6.QtGui import QFontDatabase

from gui.parts.fonts import register_fonts, register_packs
from gui.parts.theme import text_font
from gui.window.script_fonts import ScriptFonts
from models.records.story import Event, EventId, Kind
from models.values.when import When


@pytest.fixture(autouse=True)
def no_fonts_yet(qapp):
    QFontDatabase.removeAllApplicationFonts()
    yield
    QFontDatabase.removeAllApplicationFonts()
    register_fonts()


def families():
    return {name for name in QFontDatabase.families() if name.startswith("Dateline Sans ")}


def test_a_title_in_another_script_brings_its_font(qtbot, sample_session):
    fonts = ScriptFonts(sample_session)
    kind = sample_session.reader.all(Kind)[0].id
    told = Event(EventId("own"), kind, "ศาลสั่งอายัดทรัพย์", When.from_edtf("2021-05"))
    with qtbot.waitSignal(fonts.added):
        sample_session.edit("Add event", lambda writer: writer.add(told))
    assert families() == {"Dateline Sans Thai"}


def test_a_change_of_very_many_events_is_looked_through_aside(qtbot, sample_session, monkeypatch):
    monkeypatch.setattr("gui.window.script_fonts.FEW", 0)
    fonts = ScriptFonts(sample_session)
    kind = sample_session.reader.all(Kind)[0].id
    told = Event(EventId("own"), kind, "ศาลสั่งอายัดทรัพย์", When.from_edtf("2021-05"))
    with qtbot.waitSignal(fonts.added):
        sample_session.edit("Add event", lambda writer: writer.add(told))
        assert families() == set()
    assert families() == {"Dateline Sans Thai"}


def test_latin_and_chinese_titles_bring_none(sample_session):
    fonts = ScriptFonts(sample_session)
    fonts.show_letters("The Xuzhou court 徐州 sold ¥3bn – Žižek")
    assert families() == set()


def test_the_font_of_the_window_falls_back_to_the_packs():
    register_fonts()
    assert text_font().families() == ["Dateline Sans"]
    assert register_packs("محكمة")
    assert not register_packs("محكمة")
    assert text_font().families() == ["Dateline Sans", "Dateline Sans Arabic"]
