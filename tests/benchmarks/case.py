"""What the case file costs: searching, importing, checking, and the walk of a review."""

import csv
import sqlite3
import tempfile
from itertools import islice
from pathlib import Path

from models.case import Case
from models.checks.report import run_checks
from models.importing.importing import import_file
from models.records.story import Claim
from models.review.review import next_in, walk
from models.store.rows import table_of
from tests.benchmarks.desk import case_of
from tests.benchmarks.made_case import some_events
from tests.benchmarks.result import Result, milliseconds, percentile, seconds, spread

WORDS = (
    "X", "Xu", "Xuzhou", "xuzh", "lot 4711", "auctions tether", "seized coins", "Gazette", "court", "hands over",
    "法", "法院", "虚拟货币", "徐州法院", "淮安", "公安机关查扣比特币", "第400号", "国库", "Huai'an sells ether",
    "wallet",
)  # fmt: skip
FOUND = 200  # hits that the search box asks for


def search(count: int) -> Result:
    """A search of one, two and many characters, Latin and Chinese."""
    with Case.open(case_of(count), read_only=True) as case:
        for words in WORDS:
            case.reader.search(words, FOUND)
        taken = [milliseconds(lambda w=words: case.reader.search(w, FOUND)) for words in WORDS * 3]
    floor = _reading_floor()
    told = {**spread(taken), "events": count, "floor": "SELECT of 200 rows by their keys"}
    return Result(percentile(taken, 0.95), "ms", floor, "p95 ≤ 50 ms", 50.0, detail=told)


def _reading_floor() -> float:
    engine = sqlite3.connect(":memory:")
    engine.execute("CREATE TABLE plain (id TEXT PRIMARY KEY, title TEXT)")
    engine.executemany("INSERT INTO plain VALUES (?, ?)", [(str(n), f"row {n}") for n in range(20_000)])
    wanted = [str(n * 97 % 20_000) for n in range(FOUND)]
    marks = ",".join("?" * FOUND)
    sql = f"SELECT * FROM plain WHERE id IN ({marks})"
    return percentile([milliseconds(lambda: engine.execute(sql, wanted).fetchall()) for _ in range(30)], 0.5)


def import_table(count: int) -> Result:
    """A CSV of so many events to committed, with history and search, against the bare rows."""
    with tempfile.TemporaryDirectory() as folder:
        table, path = Path(folder) / "events.csv", Path(folder) / "case.dateline"
        events = list(some_events(count))
        with table.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["date", "title", "kind", "tags"])
            rows.writerows(
                [e.when.edtf if e.when else "", e.title, e.kind_id, " ".join(e.tags)] for e in events
            )
        floor = _inserting_floor(Path(folder) / "plain.sqlite", events)
        with Case.create(path, who="bench") as case:
            taken = seconds(lambda: import_file(case, table))
            held = case.reader.counts()["events"]
    if held != count:
        raise RuntimeError(f"{held} of {count} events were imported")
    told = {"events": count, "floor": "executemany of the same events into a bare table"}
    return Result(taken, "s", floor, "≤ 15 × executemany", 15.0, is_ratio=True, detail=told)


def _inserting_floor(path: Path, events: list) -> float:
    table = table_of(type(events[0]))
    rows = [table.row(event) for event in events]
    engine = sqlite3.connect(path)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    engine.execute(f"CREATE TABLE plain ({names})")
    marks = ", ".join("?" * len(table.columns))

    def insert() -> None:
        with engine:
            engine.executemany(f"INSERT INTO plain VALUES ({marks})", rows)

    taken = seconds(insert)
    engine.close()
    return taken


def check(count: int) -> Result:
    """Every check on a case of so many claims; the floor is reading those claims."""
    events = count // 4  # each has four claims
    with Case.open(case_of(events), read_only=True) as case:
        floor = seconds(lambda: case.reader.all(Claim))
        taken = seconds(lambda: run_checks(case.reader))
    told = {"claims": count, "floor": "reading the claims"}
    return Result(taken, "s", floor, "≤ 10 s", 10.0, detail=told)


def review_next(count: int) -> Result:
    """The step to the next claim of a walk through so many claims."""
    with Case.open(case_of(count // 4), read_only=True) as case:
        begun = seconds(lambda: walk(case.reader))
        order = walk(case.reader)
        steps = islice(order, 0, len(order), max(len(order) // 60, 1))
        taken = [milliseconds(lambda id=id: next_in(case.reader, order, id)) for id in steps]
    told = {**spread(taken), "claims": count, "order made in s": round(begun, 3)}
    return Result(percentile(taken, 0.95), "ms", _reading_floor(), "p95 ≤ 100 ms", 100.0, detail=told)
