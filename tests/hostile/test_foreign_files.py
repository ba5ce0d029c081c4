"""Files of other programs that are broken, lie or are too much: every reader answers in sentences."""

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.case import Case
from models.errors import CaseError
from models.exchange.imported import Imported, ImportOptions
from models.exchange.registry import READ, Format, format_of
from models.importing.importing import plan_import
from models.records.rules import problems
from models.records.story import Event
from tests.source_tree import ROOT

FILES = Path(__file__).parent.parent / "exchange_files"
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    '<!ENTITY e SYSTEM "file:///etc/passwd">]>'
)
ODD = (
    *(
        "0000-00-00",
        "99999-12-31",
        "-9999-01-01",
        "NaN",
        "1e308",
        "-1e308",
        "Infinity",
        "1e400",
        "\x00",
        "\ufeff",
    ),
    *(
        "=1+1",
        "@SUM(A1)",
        "\u202e",
        "\ud7ff",
        "12:99:99",
        "91.0",
        "2021-02-30",
        "null",
        "[]",
        "{}",
        "true",
        "''",
    ),
    *("[" * 200, '{"a":' * 200, "<a>" * 200, '"' * 50, "&e;&d;&d;", "%s%n", "../../etc/passwd", "9" * 400),
)


def fixture_of(known: Format) -> Path:
    found = [path for path in FILES.iterdir() if path.name.partition(".")[0] == known.name]
    assert found, f"Write a file for {known.name} into tests/exchange_files."
    return found[0]


def read(known: Format, path: Path) -> Imported:
    imported = known.read(path, ImportOptions())
    assert isinstance(imported, Imported)
    assert all(trouble.sentence.strip() for trouble in imported.problems)
    return imported


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to four things done to them that happen to files, or that somebody does to them."""
    for _ in range(chance.randint(1, 4)):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    to = min(len(data), at + chance.choice((1, 8, 200, 5000)))
    odd = chance.choice(ODD).encode("utf-8", "surrogatepass")
    before, within, after = data[:at], data[at:to], data[to:]
    ways = (
        lambda: before,
        lambda: before + after,
        lambda: before + within * 2 + after,
        lambda: before + within * 50 + after,
        lambda: before + odd + within + after,
        lambda: before + bytes([chance.randrange(256)]) + data[at + 1 :],
        lambda: data.decode("utf-8", "replace").encode("utf-16"),
        lambda: data.replace(b"2", odd, 3),
        lambda: BOMB.encode() + data,
    )
    return chance.choice(ways)()


def mutated_copy(path: Path, into: Path, chance: random.Random) -> Path:
    """Return a copy of a file, or of a folder with one file of it, after something was done to it."""
    target = into / path.name
    if path.is_dir():
        shutil.copytree(path, target, dirs_exist_ok=True)
        inner = chance.choice(sorted(one for one in target.rglob("*") if one.is_file()))
        inner.write_bytes(mutated(inner.read_bytes(), chance))
    else:
        target.write_bytes(mutated(path.read_bytes(), chance))
    return target


def planned(case: Case, imported: Imported, folder: Path) -> None:
    """Hold what came in to the rules of the house; nothing is written."""
    if imported.refusal:
        assert len(imported.refusal.splitlines()) == 1
        return
    try:
        plan = plan_import(case, imported, folder)
    except CaseError:
        return  # a file whose records have ids may point to what is nowhere
    ids = [one.id for one in plan.records]
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.create(tmp_path_factory.mktemp("hostile") / "case.dateline") as case:
        yield case


@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_a_sound_file_is_known_by_itself_and_read_whole(known, case):
    path = fixture_of(known)
    assert format_of(path) is known
    imported = read(known, path)
    assert not imported.refusal
    assert imported.records
    planned(case, imported, path.parent)
    for record in imported.records:
        if isinstance(record, Event):
            assert not problems(record)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_whatever_is_done_to_a_file_it_is_read_or_refused(known, case, tmp_path, seed):
    chance = random.Random(f"{known.name} {seed}")
    path = mutated_copy(fixture_of(known), tmp_path, chance)
    planned(case, read(known, path), tmp_path)


@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_a_file_that_is_something_else_is_refused_in_a_sentence(known, tmp_path):
    ending = fixture_of(known).suffix
    for number, data in enumerate(
        (b"", b"\x00" * 64, b"MZ\x90\x00" + bytes(range(256)) * 4, b"\xff\xfe", b"{", b"<x")
    ):
        path = tmp_path / f"{number}{ending}"
        if known.endings:
            path.write_bytes(data)
        else:
            path.mkdir()
            (path / "a.md").write_bytes(data)
        imported = read(known, path)
        assert imported.refusal or not [
            one for one in imported.records if isinstance(one, Event) and not one.title
        ]
    assert read(known, tmp_path / f"missing{ending}").refusal


@pytest.mark.parametrize(
    "known", [one for one in READ if ".json" in one.endings], ids=lambda known: known.name
)
def test_json_that_is_nested_without_end_is_refused(known, tmp_path):
    for depth in (100, 100_000):
        path = tmp_path / f"{depth}.json"
        path.write_text("[" * depth + "]" * depth, encoding="utf-8")
        read(known, path)
        path.write_text('{"events":' * depth + "1" + "}" * depth, encoding="utf-8")
        read(known, path)
    assert json.loads("[]") == []


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_a_minute_of_whatever_comes_to_mind(known, case, tmp_path):
    end, seed = time.monotonic() + 60, 0
    while time.monotonic() < end:
        chance = random.Random(f"long {known.name} {seed}")
        seed += 1
        planned(case, read(known, mutated_copy(fixture_of(known), tmp_path, chance)), tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_three_thousand_hostile_files_cost_little_time_and_memory(known):
    count = 3000 // len(READ) + 1
    command = [sys.executable, "-m", "tests.hostile.child", known.name, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["files"] == count
    assert told["seconds"] < 20  # of the processor, so that a busy machine fails nothing
    assert told["megabytes"] < 1024
