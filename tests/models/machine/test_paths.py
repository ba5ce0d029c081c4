import sys

from models.machine import paths


def test_resources_lie_beside_the_models_in_a_checkout():
    assert paths.resource("styles", "x.toml") == paths.program_folder() / "resources" / "styles" / "x.toml"
    assert (paths.program_folder() / "models" / "machine" / "paths.py").is_file()


def test_resources_lie_in_the_bundle_when_frozen(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("fonts") == tmp_path / "resources" / "fonts"


def test_the_user_folder_can_be_moved(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.user_folder() == tmp_path


def test_asking_for_the_user_folder_makes_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "later"))
    paths.user_folder()
    assert list(tmp_path.iterdir()) == []


def test_the_user_folder_carries_the_program_name(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.user_folder().name == "dateline"
