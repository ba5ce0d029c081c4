"""What the tests of formats of whole stories share."""

from pathlib import Path

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.stories.losses import losses
from models.exchange.stories.story import Story
from models.records.kinds import built_in_kinds
from models.records.story import Kind

FILES = Path(__file__).parents[3] / "exchange_files"


@pytest.fixture
def fixture():
    """Read the fixture of a format, which is known by its ending and its beginning alone."""

    def fixture(name, **options):
        path = FILES / name
        known = format_of(path)
        assert known.name == name.partition(".")[0]
        return known.read(path, ImportOptions(kinds=built_in_kinds(), **options))

    return fixture


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that the examples of a law share."""
    return tmp_path_factory.mktemp("law")


@pytest.fixture(scope="session")
def come_back():
    """Write a story in a format, read it again, and return what was lost by name."""

    def come_back(story, known, path):
        path.write_bytes(known.write(story).data)
        assert format_of(path).name == known.name
        kinds = tuple(story.all(Kind))
        found = known.read(path, ImportOptions(kinds=kinds))
        assert not found.refusal or not any(event.when for event in story.events), found.refusal
        return {loss.what for loss in losses(story, Story((*found.records, *kinds)))}, found

    return come_back
