"""A folder of many notes, as newsrooms keep them: points for named places, no citation too many, no row twice."""

import random

import pytest

from models.importing.importing import import_file
from models.records.story import Citation, Claim, Event, Field, Place
from tests.builders import a_case

PLACES = (
    "Beijing", "Shanghai", "Xuzhou, Jiangsu", "Shenzhen, China", "Hong Kong", "London, UK", "Berlin", "Paris, France",
    "New York, NY", "New Haven, CT", "Washington, D.C.", "Moscow, Russia", "Kyiv", "São Paulo, Brazil",
    "Nairobi, Kenya", "Singapore", "Tokyo", "Zürich, Switzerland", "Mexico City", "Lagos, Nigeria", "Dubai, UAE",
    "Vienna, Austria", "Warsaw", "Istanbul, Turkey", "Sydney, Australia", "Toronto, Canada", "Mumbai, India", "Madrid",
    "Taizhou, Jiangsu", "Valletta, Malta",
)  # fmt: skip
ACTORS = ("Ministry of Justice", "Delta Holdings", "Li Wei", "Supreme Court", "Jane Doe", "Interpol")
VERBS = ("seizes", "sells", "denies", "publishes", "audits", "sues")
SAMPLE = 150


def note_of(number, chance):
    """Return the name and the text of a note, and how many sources it names."""
    year, month, day = 2015 + number % 10, 1 + chance.randrange(12), 1 + chance.randrange(28)
    date = (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", str(year), f"{year}-{month:02}~")[
        number % 7 % 4
    ]
    title = f"{chance.choice(ACTORS)} {chance.choice(VERBS)}: case {number}"
    lines = [f"date: '{date}'", f"title: '{title}'", f"importance: {chance.randrange(10)}"]
    if number % 5:
        lines.append(f"location: {chance.choice(PLACES)}")
    lines += ["actors:", *(f"  - {name}" for name in chance.sample(ACTORS, 1 + number % 3))]
    lines += [f"tags: [case, {chance.choice(VERBS)}]"]
    count = number % 4
    lines += ["sources:"] if count else ["sources: []"]
    for one in range(count):
        lines += [
            f"  - title: 'Report {number}.{one}; a story'", f"    url: https://news.example/{number}/{one}",
            f"    outlet: Paper {one}", f"    date: {date[:4]}-{month:02}-{day:02}",
        ]  # fmt: skip
    text = "\n".join(
        ["---", *lines, "---", "", f"What happened in case {number}: a paragraph of some words.", ""]
    )
    return f"{date[:4]}/{number:05}.md", text, count


def written(folder, size):
    """Write a folder of notes and return how many sources they name in all."""
    chance, cited = random.Random(7), 0
    for number in range(size):
        name, text, count = note_of(number, chance)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        cited += count
    return cited


@pytest.mark.parametrize("size", [SAMPLE, pytest.param(2000, marks=pytest.mark.long)])
def test_a_folder_of_notes_comes_in_whole_and_its_next_version_as_changes(size, tmp_path):
    folder = tmp_path / "notes"
    cited = written(folder, size)
    with a_case(tmp_path) as case:
        plan = import_file(case, folder)
        assert plan.problems == ()
        assert len(case.reader.all(Event)) == size
        assert len(case.reader.all(Citation)) == cited

        points = {place.id for place in case.reader.all(Place) if place.point}
        where = [claim for claim in case.reader.all(Claim) if claim.field is Field.WHERE]
        assert len(where) == sum(bool(number % 5) for number in range(size))
        assert sum(claim.place_id in points for claim in where) >= 0.95 * len(where)

        assert import_file(case, folder).is_empty
        changed(folder, 20)
        plan = import_file(case, folder)
        assert [one.what for one in plan.version.changes].count("Date") == 10
        assert len(plan.version.changes) == 20
        assert (len(case.reader.all(Event)), plan.version.gone) == (size, ())
        assert import_file(case, folder).is_empty


def changed(folder, count):
    """Change one line of the front matter in each of some notes: the date of one half, the tags of the other."""
    for number, path in enumerate(sorted(folder.rglob("*.md"))[:count]):
        lines = path.read_text(encoding="utf-8").split("\n")
        begins = "date: " if number % 2 else "tags: "
        at = next(at for at, line in enumerate(lines) if line.startswith(begins))
        lines[at] = "date: '1999-12-31'" if number % 2 else "tags: [case, corrected]"
        path.write_text("\n".join(lines), encoding="utf-8")
