"""The rules of the house that no linter knows; import-linter and ruff hold the others."""

import graphlib
import io
import os
import re
import tokenize
from pathlib import Path

import pytest

from tests.source_tree import (
    ROOT,
    Source,
    facts,
    imports,
    made_or_derived,
    names,
    program,
    sources,
    strings,
)

# INSERT, UPDATE and DELETE stand here alone, each with its reason.
WRITERS = {
    "models/store/writer.py": "the one writer of records",
    "models/store/plain_copy.py": "writes files for other programs, which are no cases",
    "models/store/migrations.py": "moves an older file to the newest schema",
    "models/store/schema.py": "makes the tables, and the triggers that keep history append-only",
}
SQL_WRITE = re.compile(
    r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|DELETE\s+FROM)\b"
    r"|(?i:^\s*((insert|replace)\s+(or\s+\w+\s+)?into|delete\s+from)\s+\S+\s*(\(|where\b|values\b))"
    r"|(?i:^\s*update\s+\S+\s+set\b)"
)
SQL_READ = re.compile(
    r"^\s*(SELECT\s|PRAGMA\s|WITH\s+\w+(\s*\([^)]*\))?\s+AS\s*\()|\bSELECT\b[\s\S]+\bFROM\b"
)
NETWORK = {
    "socket",
    "socketserver",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "asyncio",
    "webbrowser",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
}
QT_WITH_NETWORK = ("QtNetwork", "QtWeb", "QtQml", "QtQuick", "QtHttpServer")
ASKING = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage", "QColorDialog", "QFontDialog"}
TEXT_ENDINGS = {".py", ".toml", ".lock", ".md", ".txt", ".sh", ".in", ".yml", ".yaml", ".spec", ".xml"}
NOT_COMMITTED = {"build", "dist", "__pycache__", "node_modules"}


def told(source: Source, line: int, what: str) -> str:
    return f"{source.path}:{line} {what.strip()[:60]}"


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def committed_texts():
    """Path and text of every text file that is ours."""
    for folder, below, files in os.walk(ROOT):
        below[:] = [name for name in below if name == ".ci" or not (name[0] == "." or name in NOT_COMMITTED)]
        for path in (Path(folder, name) for name in files):
            if path.suffix in TEXT_ENDINGS or folder.endswith(".ci"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def import_graph():
    known = {source.module for source in program()}
    graph = {}
    for source in program():
        wanted = graph.setdefault(source.module, set())
        for _, name in imports(source):
            module = name if name in known else name.rpartition(".")[0]
            if module in known:
                wanted.add(module)
    return graph


def test_no_module_imports_itself_by_way_of_others():
    try:
        graphlib.TopologicalSorter(import_graph()).prepare()
    except graphlib.CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])))


def test_models_name_neither_qt_nor_gui():
    found = [
        told(source, line, name)
        for source in sources("models")
        for line, name in imports(source)
        if is_in(name, "PySide6", "shiboken6", "gui")
    ]
    assert found == []


def test_the_database_is_written_in_the_writer_alone():
    found = [
        told(source, line, text)
        for source in program()
        if source.path not in WRITERS
        for line, text in strings(source)
        if SQL_WRITE.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO event VALUES (?)",
        "insert or replace into event values (?)",
        "\n  UPDATE x SET title = ?",
        "update event set title = ?",
        "WITH old AS (SELECT 1) DELETE FROM event",
        "delete from event where id = ?",
    ],
)
def test_a_write_is_known_when_seen(sql):
    assert SQL_WRITE.search(sql)


@pytest.mark.parametrize("words", ["Delete from the case", "Insert into the page", "Update it", "DELETE"])
def test_a_sentence_is_no_write(words):
    assert not SQL_WRITE.search(words)


def test_the_database_is_read_in_the_store_alone():
    found = [
        told(source, line, text)
        for source in program()
        if not source.path.startswith("models/store/")
        for line, text in strings(source)
        if SQL_READ.search(text)
    ]
    assert found == []


def test_matplotlib_is_met_in_image_alone_and_pyplot_nowhere():
    found = [
        told(source, line, name)
        for source in program()
        for line, name in imports(source)
        if is_in(name, "matplotlib")
        and (source.path != "models/exchange/image.py" or is_in(name, "matplotlib.pyplot"))
    ]
    assert found == []


def test_matplotlib_is_loaded_only_when_a_picture_is_written():
    found = [
        told(source, line, name)
        for source in program()
        for line, name in facts(source).imported_at_once
        if "matplotlib" in name
    ]
    assert found == []


def test_no_file_is_longer_than_400_lines():
    lengths = {
        source.path: source.text.count("\n")
        for source in sources("main.py", "models", "gui", "tests", "packaging")
    }
    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}


def test_no_module_is_an_attic():
    attics = {"util", "utils", "helper", "helpers", "common", "misc", "tools"}
    found = [source.path for source in program() if attics & set(source.module.split("."))]
    assert found == []


def test_the_program_cannot_reach_a_network():
    found = [
        told(source, line, name)
        for source in program()
        for line, name in imports(source)
        if name.split(".")[0] in NETWORK or any(part.startswith(QT_WITH_NETWORK) for part in name.split("."))
    ]
    assert found == []


def test_only_ask_asks():
    found = [
        told(source, line, name)
        for source in sources("gui")
        if source.path != "gui/parts/ask.py"
        for line, name in names(source)
        if name in ASKING
    ]
    assert found == []


def test_labels_are_made_in_plain_text_alone():
    found = [
        told(source, line, name)
        for source in sources("gui")
        if source.path != "gui/parts/plain_text.py"
        for line, name in made_or_derived(source)
        if name == "QLabel"
    ]
    assert found == []


def test_settings_are_kept_by_models_and_not_by_qt():
    found = [
        told(source, line, name)
        for source in sources("gui")
        for line, name in names(source)
        if name == "QSettings"
    ]
    assert found == []


def test_the_window_never_pumps_events_by_hand():
    found = [
        told(source, line, name)
        for source in program()
        for line, name in names(source)
        if name == "processEvents"
    ]
    assert found == []


def test_no_test_waits_in_a_dialog():
    found = [
        told(source, line, name)
        for source in sources("tests")
        for line, name in facts(source).called
        if name in ("exec", "exec_")
    ]
    assert found == []


def test_every_module_says_what_it_is():
    assert [source.path for source in program() if not facts(source).docstring] == []


def comments(source):
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_every_ignore_names_its_code_and_its_reason():
    ignores = re.compile(r"#\s*(type:\s*ignore|noqa|fmt:\s*off|pragma)")
    code = r"(type:\s*ignore\[[\w, -]+\]|noqa:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)"
    explained = re.compile(rf"#\s*{code}[\s#:(-]+\w.{{7,}}")
    found = [
        told(source, line, comment)
        for source in sources("main.py", "models", "gui", "tests", "packaging")
        if ignores.search(source.text)
        for line, comment in comments(source)
        if ignores.search(comment) and not explained.search(comment)
    ]
    assert found == []


def test_committed_text_names_no_package_index():
    options = "|".join("--" + option for option in ("index-url", "extra-index-url", "find-links"))
    address = re.compile(rf"({options})[ =]|://[^\s/]*(pypi|pythonhosted|registry)|://\S+/simp[l]e\b")
    assert [place for place, text in committed_texts() if address.search(text)] == []


def test_committed_text_names_no_machine():
    folders = "|".join(("root", "work", "opt"))
    absolute = re.compile(rf"(?m)(^|[\s\"'(=`])/({folders})/\w")
    assert [place for place, text in committed_texts() if absolute.search(text)] == []


def test_the_picture_of_the_rooms_is_the_tree():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    picture = text.partition("## The rooms")[2].partition("```\n")[2].partition("```")[0]
    below = picture.partition("Qt ends here")
    for floor, part in (("gui", below[0]), ("models", below[2])):
        rooms = {path.parent.name for path in (ROOT / floor).glob("*/__init__.py")}
        assert rooms == set(re.findall(r"(?<![\w/])(?:models/|gui/)?(\w+)/(?=\s)", part))


def test_every_file_that_contributing_names_exists():
    named = re.findall(
        r"`((?:models|gui|tests|packaging|resources)/[\w/.]*)`",
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_only_the_clipboard_s_own_file_copies():
    copying = {source.path for source in program() if "clipboard().set" in source.text}
    assert copying == set()
    assert "clipboard.setText" in (ROOT / "gui" / "parts" / "clipboard.py").read_text(encoding="utf-8")
