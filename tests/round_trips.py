"""What the tests of formats of stories share: a story is written, read again, and held against what comes back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume

from models.exchange.imported import ImportOptions
from models.exchange.registry import FORMATS
from models.exchange.stories.losses import losses
from models.exchange.stories.story import Story
from models.gazetteer.spelling import fold
from models.records.story import Actor, Kind, Source

FILES = Path(__file__).parent / "exchange_files"


def format_named(name):
    return next(one for one in FORMATS if one.name == name)


def written_to(name, story, folder):
    """Write a story in a format, and return where."""
    known = format_named(name)
    written = known.write(story)
    path = folder / f"story{known.endings[0] if known.endings else ''}"
    for inner, data in (written.files or {"": written.data}).items():
        target = path / inner if inner else path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return path


def there_and_back(name, story):
    """Return what comes back of a story that was written in a format; nothing of it may be unreadable."""
    with TemporaryDirectory() as folder:
        path = written_to(name, story, Path(folder))
        imported = format_named(name).read(path, ImportOptions(kinds=tuple(story.all(Kind))))
    assert (imported.refusal, imported.problems, imported.left_out) == ("", (), ())
    return Story((*imported.records, *story.all(Kind)))


def lost(name, story):
    """Return what a format loses of a story; two actors or sources of one name are one in any table."""
    actors = [fold(one.name) for one in story.all(Actor)]
    sources = [(one.title, one.url) for one in story.all(Source)]
    assume(len({*actors}) == len(actors) and len({*sources}) == len(sources))
    return {loss.what for loss in losses(story, there_and_back(name, story))}
