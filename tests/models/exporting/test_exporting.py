"""A case for another program: what may be published goes, and what the format cannot hold is told."""

from dataclasses import replace

import pytest

from models.errors import CaseError
from models.exchange.imported import Imported
from models.exchange.registry import Format
from models.exchange.stories.story import Written
from models.exporting import exporting
from models.exporting.exporting import export_story, story_of
from models.records.eras import KIND_OF_ERAS
from models.records.story import Confidentiality, Event
from tests.builders import a_case, add, an_event


@pytest.fixture
def case(tmp_path):
    raid = replace(an_event("Raid", id="raid"), confidentiality=Confidentiality.INTERNAL)
    with a_case(tmp_path, an_event("Sale", "2021", id="sale"), an_event("Ban", id="ban"), raid) as case:
        yield case


def titles_only(story):
    return Written("\n".join(event.title for event in story.events).encode())


def read_titles(path, _options):
    return Imported(tuple(an_event(line, None) for line in path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def lines(monkeypatch):
    """Make a format that holds titles alone the one that is asked for."""
    known = Format("lines", "Lines", (".lines",), read_titles, write=titles_only)
    monkeypatch.setattr(exporting, "format_for", lambda *_: known)
    monkeypatch.setattr(exporting, "READ", (known,))
    return known


def test_only_what_is_public_is_told_with_ids_that_stay(case):
    story = story_of(case)
    assert [event.title for event in story.events] == ["Sale", "Ban"]
    assert [one.id for one in story.all(Event)] == [one.id for one in story_of(case).all(Event)]
    assert not {one.id for one in story.all(Event)} & {"sale", "ban"}
    assert [event.title for event in story_of(case, ["ban", "raid"]).events] == ["Ban"]


def test_the_report_tells_what_stayed_and_what_the_format_does_not_hold(case, lines, tmp_path):
    told = list(export_story(case, tmp_path / "case.lines").told())
    assert told[0] == "case.lines holds 2 events as Lines."
    assert told[1] == "Left out: 1 event that is not public or not shown."
    assert told[2] == "Not held by this format: dates (2 events)."
    assert (tmp_path / "case.lines").read_text(encoding="utf-8") == "Sale\nBan"


def test_a_file_that_is_there_already_stays(case, lines, tmp_path):
    (tmp_path / "case.lines").write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError, match="exists already"):
        export_story(case, tmp_path / "case.lines")
    assert (tmp_path / "case.lines").read_text(encoding="utf-8") == "mine"


def test_a_folder_is_written_whole(case, lines, monkeypatch, tmp_path):
    files = {"a.md": b"one", "b/c.md": b"two"}
    monkeypatch.setattr(
        exporting, "format_for", lambda *_: replace(lines, write=lambda _story: Written(files=files))
    )
    monkeypatch.setattr(exporting, "READ", ())
    export_story(case, tmp_path / "vault")
    assert {str(path.relative_to(tmp_path / "vault")) for path in (tmp_path / "vault").rglob("*.md")} == {
        "a.md",
        "b/c.md",
    }
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    with pytest.raises(CaseError, match="exists already"):
        export_story(case, tmp_path / "vault")


def test_eras_and_relations_count_among_what_is_written(case, lines, tmp_path):
    add(case, KIND_OF_ERAS, an_event("Ban in force", "2017/2021", kind="era", id="era", era="plain"))
    exported = export_story(case, tmp_path / "case.lines")
    assert (exported.events, exported.kept_back) == (3, 1)
