"""The watchers of the house are only worth as much as what they see."""

import pytest

from tests import source_tree
from tests.source_tree import Source


def source(text, path="models/store/reader.py"):
    return Source(path, text)


def found(pairs):
    return {name for _, name in pairs}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import http.client", "http.client"),
        ("from models.store import writer", "models.store.writer"),
        ("from . import rows", "models.store.rows"),
        ("from .rows import to_event", "models.store.rows.to_event"),
        ("from ..when import When", "models.when.When"),
        ("def late():\n    import socket", "socket"),
    ],
)
def test_every_way_to_import_is_seen(line, name):
    assert found(source_tree.imports(source(line))) == {name}


def test_a_package_imports_from_itself_and_not_from_its_parent():
    package = source("from .engine import connect", "models/store/__init__.py")
    assert package.module == "models.store"
    assert found(source_tree.imports(package)) == {"models.store.engine.connect"}


def test_what_an_f_string_says_is_seen_whole():
    assert "DELETE FROM x WHERE id = x" in found(
        source_tree.strings(source('sql = f"DELETE FROM {table} WHERE id = {number}"'))
    )


def test_docstrings_are_no_strings():
    text = '"""SELECT things FROM the shelf."""\ndef f():\n    """DELETE FROM memory."""\n    return "kept"'
    assert found(source_tree.strings(source(text))) == {"kept"}


@pytest.mark.parametrize("text", ["QLabel('x')", "QtWidgets.QLabel()", "class Mine(QLabel): pass"])
def test_a_label_made_or_derived_is_seen(text):
    assert "QLabel" in found(source_tree.made_or_derived(source(text)))


def test_a_label_that_is_only_named_as_a_type_is_not_made():
    assert "QLabel" not in found(source_tree.made_or_derived(source("def f(label: QLabel) -> None: pass")))


@pytest.mark.parametrize("text", ["app.processEvents()", "pump = QCoreApplication.processEvents"])
def test_a_method_is_seen_called_or_handed_on(text):
    assert "processEvents" in found(source_tree.names(source(text)))


def test_the_whole_program_is_read():
    modules = {read.module for read in source_tree.program()}
    assert {"main", "models", "models.machine.settings", "gui"} <= modules
