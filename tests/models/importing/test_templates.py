"""Templates: what a case of some sort begins with."""

import json

import pytest

from main import main
from models.case import Case
from models.errors import CaseError, WrongUse
from models.importing.templates import apply_template, keep_template, template_named, template_of, templates
from models.records.routes import ROUTES
from models.records.story import Field, Kind
from models.store.roles import case_routes, roles_of


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))


def names(case):
    return [kind.name for kind in sorted(case.reader.all(Kind), key=lambda kind: kind.position)]


def test_five_sorts_of_story_are_offered():
    assert [one.key for one in templates()] == ["companies", "court", "incident", "regulatory", "sales"]


def test_the_colours_of_a_template_are_all_different():
    for template in templates():
        assert len({colour for _, colour, _ in template.kinds}) == len(template.kinds)


def test_a_new_case_begins_with_the_kinds_roles_and_routes_of_its_template(tmp_path):
    with Case.create(tmp_path / "a.dateline", begins=template_named("incident").records("Ann", "")) as case:
        assert names(case)[:3] == ["Warning", "Departure", "Arrival"]
        assert "Notice" not in names(case)
        assert case.reader.find(Kind, "other") is not None
        assert roles_of(case.reader, Field.WHERE)[:2] == ("scene", "departure")
        assert [route.words for route in case_routes(case.reader).own] == [
            "departure → port of call → destination"
        ]


def test_the_command_makes_a_case_of_a_template(tmp_path, capsys):
    path = tmp_path / "b.dateline"
    assert main(["new", str(path), "--template", "court"]) == 0
    with Case.open(path) as case:
        assert "Judgment" in names(case)
    assert main(["new", str(tmp_path / "c.dateline"), "--template", "poetry"]) != 0
    assert "choose one of" in capsys.readouterr().err
    assert not (tmp_path / "c.dateline").exists()


def test_a_template_adds_what_a_case_lacks_once(tmp_path):
    with Case.create(tmp_path / "a.dateline") as case:
        before = len(names(case))
        template = template_named("companies")
        for added in (True, False):
            held = len(names(case))
            with case.edit("Add") as writer:
                assert apply_template(writer, template, "Ann", "") == len(names(case)) - held
            assert (len(names(case)) > held) == bool(added)
        assert len(names(case)) > before
        assert "owner" in roles_of(case.reader, Field.WHO)


def test_an_own_template_is_a_plain_file_with_kinds_roles_and_routes_alone(tmp_path):
    with Case.create(tmp_path / "a.dateline", begins=template_named("incident").records("Ann", "")) as case:
        path = keep_template(template_of(case.reader, "Port: Explosion"))
        told = json.loads(path.read_text("utf-8"))
        assert path.name == "port-explosion.json"
        assert set(told) == {
            "name", "about", "kinds", "routes", "has_usual", "is_listed", "place_roles", "actor_roles",
        }  # fmt: skip
        assert template_named("port: explosion").routes == case_routes(case.reader)
        with pytest.raises(CaseError, match="another name"):
            keep_template(template_of(case.reader, "Port explosion"))


def test_a_file_that_is_no_template_is_passed_over(tmp_path):
    folder = tmp_path / "home" / "templates"
    folder.mkdir(parents=True)
    (folder / "bad.json").write_text(
        '{"name": "x", "kinds": [{"name": "a", "colour": "red", "shape": "disc"}]}'
    )
    (folder / "worse.json").write_text("[1, 2")
    assert len(templates()) == 5
    with pytest.raises(WrongUse):
        template_named("bad")


def test_the_remark_of_routes_is_one(tmp_path):
    with Case.create(tmp_path / "a.dateline", begins=template_named("sales").records("Ann", "")) as case:
        with case.edit("Add") as writer:
            apply_template(writer, template_named("companies"), "Ann", "")
        kept = case_routes(case.reader)
        assert [route.words for route in kept.own][-1] == "payer → payee"
        assert ROUTES == "routes"
