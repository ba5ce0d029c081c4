from pathlib import Path

from gui.parts.preferences import Preferences


def test_no_case_is_remembered_unless_the_person_wants_it(qapp):
    preferences = Preferences()
    preferences.remember(Path("/cases/secret.dateline"))
    assert preferences.settings.recent == ()


def test_the_latest_case_comes_first_and_only_once(qapp):
    preferences = Preferences()
    preferences.set_remembering(True)
    for name in ("a", "b", "a"):
        preferences.remember(Path(name))
    assert preferences.settings.recent == ("a", "b")
    assert Preferences().settings.recent == ("a", "b")


def test_turning_the_list_off_forgets_it(qapp):
    preferences = Preferences()
    preferences.set_remembering(True)
    preferences.remember(Path("a"))
    preferences.set_remembering(False)
    assert Preferences().settings.recent == ()


def test_a_change_is_told_once_and_kept(qapp):
    preferences = Preferences()
    calls = []
    preferences.changed.connect(lambda: calls.append(True))
    preferences.change(theme="dark")
    preferences.change(theme="dark")
    assert len(calls) == 1
    assert Preferences().settings.theme == "dark"
