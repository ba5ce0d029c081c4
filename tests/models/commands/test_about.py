"""What a case says of itself, told and changed by commands."""

import json

from models.case import Case
from models.commands.commandline import main


def test_a_new_case_has_the_title_and_the_zone_that_were_given(tmp_path, capsys):
    path = tmp_path / "port.dateline"
    assert main(["new", str(path), "--title", "The port", "--zone", "Asia/Beirut"]) == 0
    capsys.readouterr()
    assert main(["about", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["title"], told["zone"]) == ("The port", "Asia/Beirut")


def test_what_a_case_says_is_changed_in_one_step_that_can_be_undone(tmp_path):
    path = tmp_path / "port.dateline"
    main(["new", str(path)])
    assert main(["about", str(path), "--credit", "A. Reporter", "--zone", "Europe/Berlin"]) == 0
    with Case.open(path) as case:
        assert (case.reader.about().credit, case.reader.about().zone) == ("A. Reporter", "Europe/Berlin")
        case.undo()
        assert (case.reader.about().credit, case.reader.about().zone) == ("", "")


def test_a_zone_that_nobody_knows_is_refused_and_nothing_is_made(tmp_path, capsys):
    path = tmp_path / "port.dateline"
    assert main(["new", str(path), "--zone", "Beirut"]) == 2
    assert "write it like Asia/Shanghai" in capsys.readouterr().err
    assert not path.exists()
