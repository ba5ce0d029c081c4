"""Folders that are synchronised, drives over the network, and conflicted copies are known by their names and signs."""

from pathlib import Path

import pytest

from models.machine import whereabouts
from models.machine.whereabouts import conflicted_copies, original_of, other_names, place_of, told_already


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/ana/Dropbox/cases/story.dateline", "Dropbox"),
        ("/home/ana/Dropbox (The Paper)/story.dateline", "Dropbox"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/story.dateline", "iCloud"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Paper/story.dateline", "OneDrive"),
        ("/Users/ana/OneDrive - The Paper/story.dateline", "OneDrive"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@paper.org/My Drive/story.dateline", "Google Drive"),
        ("/Users/ana/Library/CloudStorage/Box-Box/story.dateline", "Box"),
        ("/home/ana/pCloudDrive/story.dateline", "pCloud"),
        ("/home/ana/MEGA/story.dateline", "MEGA"),
        ("/home/ana/Nextcloud/story.dateline", "Nextcloud"),
        ("/home/ana/ownCloud/story.dateline", "ownCloud"),
        ("/home/ana/Seafile/story.dateline", "Seafile"),
        ("//server/cases/story.dateline", "a network drive"),
        ("/home/ana/cases/story.dateline", ""),
        ("/home/ana/box/story.dateline", ""),
        ("/home/ana/Dropbox.dateline", ""),
        ("/home/ana/megaphone/story.dateline", ""),
    ],
)
def test_a_place_is_known_by_the_names_of_its_folders(path, place):
    assert place_of(Path(path)) == place


@pytest.mark.parametrize(
    ("sign", "place"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        ("._sync_0123456789ab.db", "Nextcloud or ownCloud"),
    ],
)
def test_a_place_is_known_by_what_lies_at_its_top(tmp_path, sign, place):
    (tmp_path / sign).touch()
    assert place_of(tmp_path / "deep" / "down" / "story.dateline") == place


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("nfs4", "a network drive (NFS)"),
        ("cifs", "a network drive (SMB)"),
        ("fuse.sshfs", "a network drive (SSH)"),
        ("9p", "a network drive (9P)"),
        ("ext4", ""),
    ],
)
def test_a_drive_over_the_network_is_known_by_its_file_system(tmp_path, monkeypatch, kind, place):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"40 22 0:50 / /mnt/the\\040desk rw,relatime - {kind} server:/cases rw\n"
        "41 22 0:51 / /mnt/the\\040deskless rw - ext4 /dev/sdb rw\n"
    )
    monkeypatch.setattr(whereabouts, "_MOUNTS", mounts)
    monkeypatch.setattr(whereabouts.sys, "platform", "linux")
    assert place_of(Path("/mnt/the desk/story.dateline")) == place
    assert place_of(Path("/mnt/other/story.dateline")) == ""


@pytest.mark.parametrize(
    "name",
    [
        "story (conflicted copy 2026-11-29 210813)",
        "story (Ana's conflicted copy 2026-11-29)",
        "story.sync-conflict-20261129-210813-ABCDEFG",
        "story_conflict-20261129-210813",
        "story (SFConflict ana@paper.org 2026-11-29-21-08-13)",
        "story [Conflict]",
        "story (Ana's in Konflikt stehende Kopie 2026-11-29)",
        "story (Copie en conflit de Ana 2026-11-29)",
        "story (Copia en conflicto de Ana 2026-11-29)",
        "story (Ana 的冲突副本 2026-11-29)",
        "story.Conflict",
    ],
)
def test_a_conflicted_copy_is_known_by_its_name_and_found_beside_the_case(tmp_path, name):
    path, copy = tmp_path / "story.dateline", tmp_path / f"{name}.dateline"
    assert original_of(copy) == path
    for each in (path, copy, tmp_path / "other.dateline"):
        each.touch()
    assert conflicted_copies(path) == (copy,)


@pytest.mark.parametrize(
    "name",
    [
        "story",
        "story copy",
        "story 2",
        "story.before-restore",
        "Conflict",
        "armed-conflict-2024",
        "border conflict",
    ],
)
def test_other_names_are_no_conflicted_copies(tmp_path, name):
    assert original_of(tmp_path / f"{name}.dateline") is None


def test_other_names_of_a_file_are_counted(tmp_path):
    path = tmp_path / "story.dateline"
    assert other_names(path) == 0
    path.touch()
    assert other_names(path) == 0
    (tmp_path / "same.dateline").hardlink_to(path)
    assert other_names(path) == 1


def test_what_is_remembered_of_a_warning_tells_nothing_of_the_file():
    words = told_already(Path("/home/ana/Dropbox/nightingale.dateline"), "Dropbox")
    assert len(words) == 16
    assert int(words, 16) >= 0
    assert words != told_already(Path("/home/ana/Dropbox/nightingale.dateline"), "iCloud")
