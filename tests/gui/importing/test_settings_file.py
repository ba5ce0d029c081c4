"""All that is said on the import page can be kept as a file that the command line reads, and loaded again."""

from models.exchange.imported import ImportOptions
from models.exchange.table.options_file import read_options
from tests.gui.importing.made_tables import GERMAN
from tests.gui.importing.on_page import choose, choose_column, filled, panel


def test_all_that_is_said_can_be_kept_as_a_file_and_loaded_again(page_of, settled, ask, tmp_path):
    page = page_of(GERMAN, encoding="cp1252")
    choose_column(page, "Sachbearbeiter")
    choose(page, page.columns.field, "ignore")
    settled(page)
    panel(page, "Dates").take_number(1)
    settled(page)
    said = page.options
    ask.answers = [tmp_path / "said.toml"]
    page.save.click()
    assert read_options(tmp_path / "said.toml") == said
    page.reject()
    page = page_of(GERMAN, encoding="cp1252")
    ask.answers = [tmp_path / "said.toml"]
    page.load.click()
    settled(page)
    assert page.options == said
    assert filled(page)["Sachbearbeiter"] == "ignore"


def test_a_file_of_settings_that_is_none_is_told_and_changes_nothing(page_of, ask, tmp_path):
    page = page_of("title\nA\n")
    (tmp_path / "no.toml").write_text("[columns\n")
    ask.answers = [tmp_path / "no.toml"]
    page.load.click()
    assert "is not TOML" in ask.told[-1]
    assert page.options == ImportOptions()
