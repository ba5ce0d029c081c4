"""What desktops and installers are told of the program agrees with it, and the same files give the same packages."""

import ast
import os
import plistlib
import re
import subprocess
import tarfile
import tomllib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from models.machine import program
from models.machine.program import in_own_name, program_version
from models.store.schema import APPLICATION_ID
from tests.source_tree import ROOT
from tests.test_supply_chain import script

PACKAGING = ROOT / "packaging"
DESKTOP = PACKAGING / "desktop"
ID = "org.dateline.Dateline"
MEDIA = "application/vnd.dateline.case"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VERSION = PROJECT["project"]["version"]
unix_only = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def text(*parts):
    return PACKAGING.joinpath(*parts).read_text(encoding="utf-8")


def test_everybody_is_told_the_same_version():
    metainfo = ElementTree.fromstring(text("desktop", f"{ID}.metainfo.xml"))
    newest = metainfo.find("releases/release").get("version")
    (flatpak,) = yaml.safe_load(text("flatpak", f"{ID}.yml"))["modules"][0]["sources"]
    windows = re.search(r'#define Version "(.+)"', text("windows", "dateline.iss"))[1]
    assert newest == windows == VERSION == program_version()
    assert f"dateline-{VERSION}-linux-x86_64.tar.gz" in flatpak["path"]


def test_everybody_is_told_the_same_type_of_file():
    plist = plistlib.loads(text("macos", "Info.plist").encode())
    (told,) = plist["UTExportedTypeDeclarations"]
    assert told["UTTypeTagSpecification"] == {
        "public.filename-extension": ["dateline"],
        "public.mime-type": MEDIA,
    }
    assert f"MimeType={MEDIA};" in text("desktop", f"{ID}.desktop")
    assert f"<mediatype>{MEDIA}</mediatype>" in text("desktop", f"{ID}.metainfo.xml")
    assert '"Software\\Classes\\.dateline"' in text("windows", "dateline.iss")


def test_a_case_is_known_by_the_bytes_that_the_type_of_file_names(sample_file):
    kinds = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = ElementTree.fromstring(text("desktop", f"{ID}.mime.xml")).findall("m:mime-type", kinds)
    outer = kind.find("m:magic/m:match", kinds)
    inner = outer.find("m:match", kinds)
    head = Path(sample_file).read_bytes()[:100]
    assert kind.get("type") == MEDIA
    assert head.startswith(outer.get("value").encode())
    at = int(inner.get("offset"))
    assert head[at : at + 4] == inner.get("value").encode() == APPLICATION_ID.to_bytes(4, "big")


def test_the_mark_is_there_in_every_size_and_form():
    icons = DESKTOP / "icons"
    for side in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(icons / f"dateline-{side}.png") as picture:
            assert picture.size == (side, side)
    with Image.open(icons / "dateline.ico") as picture:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= picture.info["sizes"]
    with Image.open(icons / "dateline.icns") as picture:
        assert (512, 512, 2) in picture.info["sizes"]
    assert ElementTree.parse(icons / "dateline.svg").getroot().get("viewBox") == "0 0 64 64"


def test_the_window_wears_the_mark(qapp):
    from gui.parts.icons import program_icon

    assert {size.width() for size in program_icon().availableSizes()} == {16, 24, 32, 48, 64, 128, 256}


def test_a_wheel_holds_one_package_with_all_that_the_program_needs():
    held = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert [path for path in held if not (ROOT / path).exists()] == []
    assert {Path(path).parts[0] for path in held.values()} == {"dateline"}
    assert {"dateline/main.py", "dateline/models", "dateline/gui", "dateline/resources"} <= set(held.values())
    assert PROJECT["project"]["scripts"] == {"dateline": "dateline:main"}


def test_what_pyinstaller_reads_is_python_and_leaves_the_network_out():
    tree = ast.parse(text("dateline.spec"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {"PySide6.QtNetwork", "ssl", "tkinter"} <= words


def test_flatpak_gives_the_program_no_network():
    assert not any("network" in word for word in yaml.safe_load(text("flatpak", f"{ID}.yml"))["finish-args"])


def test_a_package_for_debian_says_what_it_needs():
    control = script("make_packages").control_text(1000)
    assert f"Version: {VERSION}\n" in control
    assert all(name in control for name in ("libegl1", "libxcb-cursor0", "libglib2.0-0 | libglib2.0-0t64"))
    assert all(line.startswith(" ") for line in control.partition("Description")[2].splitlines()[1:])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "made").mkdir()
    program = tmp_path / "made" / "dateline"
    program.write_text('#!/bin/sh\necho "started $*"\n')
    program.chmod(0o755)
    (tmp_path / "made" / "data.txt").write_text("data")
    return tmp_path / "made"


@unix_only
def test_the_same_folder_gives_the_same_archive_whenever_it_is_packed(folder):
    packed = script("make_packages").packed
    first = packed([(folder, "dateline")], 1_700_000_000)
    os.utime(folder / "data.txt", (1, 1))
    (folder / "data.txt").chmod(0o600)
    assert packed([(folder, "dateline")], 1_700_000_000) == first
    with tarfile.open(fileobj=BytesIO(first)) as tar:
        members = tar.getmembers()
    assert [one.name for one in members] == ["dateline", "dateline/data.txt", "dateline/dateline"]
    assert {(one.uname, one.mtime) for one in members} == {("root", 1_700_000_000)}
    assert [one.mode for one in members] == [0o755, 0o644, 0o755]


@unix_only
def test_one_file_unpacks_itself_once_and_refuses_what_was_changed(folder, tmp_path):
    packages = script("make_packages")
    data = packages.unpacking(packages.packed([(folder, "dateline")], 0))
    file, home = tmp_path / "one file.run", tmp_path / "my cache"
    file.write_bytes(data)
    assert started(file, home, "a b").stdout == "started a b\n"
    (unpacked,) = (home / "dateline").iterdir()
    assert started(file, home).stdout == "started \n"
    assert list((home / "dateline").iterdir()) == [unpacked]
    file.write_bytes(data[:-3] + b"xyz")
    other = started(file, tmp_path / "other")
    assert other.returncode == 2
    assert other.stderr == "This file is not what was handed out: get it again.\n"
    assert list((tmp_path / "other" / "dateline").iterdir()) == []


def started(file, cache, *words):
    environment = {"PATH": os.environ["PATH"], "HOME": str(cache), "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(
        ["sh", str(file), *words], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_an_installed_program_is_called_by_its_own_name(monkeypatch):
    assert in_own_name("`main.py find` shows it.") == "`main.py find` shows it."
    monkeypatch.setattr(program, "is_installed", lambda: True)
    assert in_own_name("`main.py find` shows it.") == "`dateline find` shows it."
