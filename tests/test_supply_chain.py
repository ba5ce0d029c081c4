"""What is shipped is known: packages with licence and machine code, each part of Qt, and none that has a network."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.source_tree import ROOT, imports, program

PACKAGING = ROOT / "packaging"
SHIPPED = tomllib.loads((PACKAGING / "shipped.toml").read_text(encoding="utf-8"))


def script(name):
    """A script of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    module = sys.modules.setdefault(spec.name, importlib.util.module_from_spec(spec))
    if not hasattr(module, "__doc__") or module.__doc__ is None:
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def locked():
    return script("locked").pins()


def test_every_package_of_the_lock_says_its_licence_and_none_too_many(locked):
    assert {pin.name for pin in locked} == set(SHIPPED["licences"])


def test_every_package_with_machine_code_is_named():
    found = {name for name in SHIPPED["licences"] if has_machine_code(name)}
    assert found == set(SHIPPED["native"])


def has_machine_code(name):
    try:
        files = distribution(name).files or ()
    except PackageNotFoundError:
        return name in SHIPPED["native"]  # of another system
    return any(re.search(r"\.(so|pyd|dll|dylib)$", str(file)) for file in files)


def test_the_program_imports_no_part_of_qt_but_the_named_ones():
    found = {
        name.split(".")[1]
        for source in program()
        for _, name in imports(source)
        if name.startswith("PySide6.")
    }
    assert found == {*SHIPPED["qt"]["modules"], *SHIPPED["player"]["modules"]}


def test_what_links_a_network_is_imported_in_the_players_own_process_alone():
    apart = {*SHIPPED["player"]["modules"]} - {*SHIPPED["qt"]["modules"]}
    importing = {
        source.path
        for source in program()
        for _, name in imports(source)
        if name.removeprefix("PySide6.").split(".")[0] in apart
    }
    assert apart == {"QtMultimedia"}
    assert importing == {"gui/player/playing.py"}
    assert "PySide6.QtMultimedia" in (ROOT / "packaging" / "dateline.spec").read_text(encoding="utf-8")


def test_nothing_that_is_shipped_of_qt_has_a_network():
    named = (*SHIPPED["qt"]["libraries"], *SHIPPED["qt"]["modules"], *SHIPPED["qt"]["plugins"])
    assert [name for name in named for never in SHIPPED["qt"]["never"] if never.lower() in name.lower()] == []
    assert not any(name.startswith(("tls/", "networkinformation/", "sqldrivers/")) for name in named)
    assert "imageformats/qsvg" not in named


START = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(['dateline'])
from gui.application import make_window
from gui.parts.ask import Ask
window = make_window(Ask()); window.show(); window.grab()
print(*sorted({line.split()[-1] for line in open('/proc/self/maps') if '.so' in line}), sep='\\n')
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc what is loaded")
def test_the_window_loads_no_other_library_of_qt():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    loaded = [path for path in done.stdout.splitlines() if "PySide6" in path]
    problem_of = script("shipped").problem_of
    assert any("QtWidgets" in path for path in loaded)
    assert [problem for path in loaded if (problem := problem_of(path))] == []


@pytest.mark.parametrize(
    ("file", "is_wrong"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", True),
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", False),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so", True),
        ("_internal/PySide6/plugins/imageformats/qsvg.dll", True),
        ("_internal/PySide6/QtNetwork.abi3.so", True),
        ("_internal/PySide6/QtCore.abi3.so", False),
        ("_internal/PySide6/Qt6Qml.dll", True),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", False),
        ("Contents/Frameworks/PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", True),
    ],
)
def test_a_built_folder_is_held_to_the_list(file, is_wrong):
    assert bool(script("shipped").problem_of(file)) is is_wrong


def test_the_bill_of_materials_names_every_package_with_version_hashes_and_licence(locked):
    told = json.loads(script("sbom").text())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    packages = [one for one in told["components"] if one["type"] == "library"]
    assert {(one["name"], one["version"]) for one in packages} == {(pin.name, pin.version) for pin in locked}
    refs = [one["bom-ref"] for one in told["components"]]
    assert len(refs) == len(set(refs))
    assert told["dependencies"][0]["dependsOn"] == refs
    for one in told["components"]:
        (licence,) = one["licenses"]
        assert licence.get("expression") or licence["license"].get("id") or licence["license"].get("name")
    for one in packages:
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert any(each["name"] == "dateline:file:sha256" for each in one["properties"])


def test_the_same_lock_gives_the_same_bill_of_materials():
    assert script("sbom").text() == script("sbom").text()


def advisory(name, events, id="PYSEC-1", **more):
    affected = {
        "package": {"ecosystem": "PyPI", "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": events}],
    }
    return {"id": id, "summary": "It leaks", "affected": [affected], **more}


@pytest.mark.parametrize(
    ("events", "is_known"),
    [
        ([{"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "2.0"}], True),
        ([{"introduced": "0"}, {"fixed": "1.5"}], False),
        ([{"introduced": "1.6"}], False),
        ([{"introduced": "0"}, {"last_affected": "1.5"}], True),
        ([{"introduced": "0"}, {"last_affected": "1.4"}], False),
        ([{"fixed": "1.2"}, {"introduced": "1.3"}, {"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "1.2"}, {"introduced": "1.5"}, {"fixed": "1.6"}], True),
    ],
)
def test_an_advisory_is_about_the_versions_that_it_names(events, is_known):
    known, pin = script("known_vulnerabilities"), script("locked").Pin("some-thing", "1.5", "", ("0",))
    assert known.concerns(advisory("Some_Thing", events), pin) is is_known
    assert not known.concerns(advisory("some-thing", events, withdrawn="2026-01-01"), pin)
    assert not known.concerns(advisory("another", events), pin)


def test_a_database_of_advisories_is_searched_for_the_lock(tmp_path):
    known = script("known_vulnerabilities").known
    (tmp_path / "lock").write_text(f"thing==1.5 \\\n    --hash=sha256:{'0' * 64}\n")
    (tmp_path / "osv").mkdir()
    (tmp_path / "osv" / "a.json").write_text(json.dumps(advisory("thing", [{"introduced": "0"}])))
    assert known(tmp_path / "osv", tmp_path / "lock") == ("thing 1.5: PYSEC-1 It leaks",)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "osv" / "a.json", "a.json")
    assert known(tmp_path / "all.zip", tmp_path / "lock") == ("thing 1.5: PYSEC-1 It leaks",)
    (tmp_path / "osv" / "a.json").write_text("{")
    with pytest.raises(ValueError, match="is the database whole"):
        known(tmp_path / "osv", tmp_path / "lock")
    (tmp_path / "osv" / "a.json").write_text("{}")
    with pytest.raises(ValueError, match="no advisory"):
        known(tmp_path / "osv", tmp_path / "lock")
