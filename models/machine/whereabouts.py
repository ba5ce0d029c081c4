"""What kind of place a file lies in: a folder that is synchronised, a disk over the network; its other names there."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from models.translation import tr, tr_later

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK: Final = {
    "nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "fuse.sshfs": "SSH", "9p": "9P",
    "afs": "AFS", "ceph": "Ceph", "davfs": "WebDAV", "fuse.davfs2": "WebDAV", "fuse.rclone": "rclone",
    "fuse.gvfsd-fuse": tr_later("the desktop's network folders"),
    "vboxsf": tr_later("a shared folder of VirtualBox"),
    "fuse.vmhgfs-fuse": tr_later("a shared folder of VMware"),
    "ncpfs": "NetWare", "fuse.glusterfs": "Gluster",
}  # fmt: skip
_FOLDERS: Final = (
    (re.compile(r"onedrive([ -].*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"com~apple~clouddocs|mobile documents|icloud ?drive", re.IGNORECASE), "iCloud"),
    (re.compile(r"dropbox( \(.*\)|[ -].*)?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive.*|googledrive.*|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"box|box sync|box-box", re.IGNORECASE), "Box"),
    (re.compile(r"pcloud ?(drive|sync)?", re.IGNORECASE), "pCloud"),
    (re.compile(r"mega(sync)?|mega cloud drive", re.IGNORECASE), "MEGA"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.IGNORECASE), "ownCloud"),
    (re.compile(r"seafile|seadrive.*", re.IGNORECASE), "Seafile"),
    (re.compile(r"tresorit.*", re.IGNORECASE), "Tresorit"),
    (re.compile(r"proton ?drive.*", re.IGNORECASE), "Proton Drive"),
    (re.compile(r"syncthing", re.IGNORECASE), "Syncthing"),
    (re.compile(r"resilio sync", re.IGNORECASE), "Resilio Sync"),
)  # fmt: skip
"""The names that such programs give to their folders."""
_SIGNS: Final = (
    (".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".megaignore", "MEGA"),
    (".owncloudsync.log", "ownCloud"), (".nextcloudsync.log", "Nextcloud"), (".sync", "Resilio Sync"),
    (".tmp.drivedownload", "Google Drive"),
)  # fmt: skip
"""What lies at the top of a folder that is synchronised, whatever it is called."""
_PHRASES: Final = (
    r"conflicted copy|sfconflict|in konflikt stehende kopie|konfliktkopie|copie en conflit|copia en conflicto|"
    r"copia in conflitto|cópia em conflito|конфликт|冲突|衝突|競合"
)
_CONFLICTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<stem>.+?) ?[(\[][^()\[\]]*(?:{_PHRASES})[^()\[\]]*[)\]].*",
        r"(?P<stem>.+?) ?[(\[]conflict(?:ed)?[)\]].*",
        r"(?P<stem>.+?)(?:\.sync-conflict-|_conflict-)\d{8}-\d{6}.*",
        r"(?P<stem>.+?)\.conflict",
    )
)
"""How such programs name a second version of a file; a case about a conflict is not meant."""


def place_of(path: Path) -> str:
    """Return by whom or over what a file is shared: “Dropbox”, “a network drive (SMB)”; empty for a plain disk."""
    return _synchronised(path) or _over_network(path)


def _synchronised(path: Path) -> str:
    for folder in path.parents:
        for pattern, name in _FOLDERS:
            if pattern.fullmatch(folder.name) and (name != "Box" or _is_cloud(folder)):
                return name
        for sign, name in _SIGNS:
            with suppress(OSError):
                if (folder / sign).exists():
                    return name
        with suppress(OSError):
            if any(_marks(folder)):
                return tr("Nextcloud or ownCloud")
    return ""


def _is_cloud(folder: Path) -> bool:
    """Tell whether a folder of so plain a name stands where that program puts it: at home, or among cloud storage."""
    return folder.parent in (Path.home(), Path.home() / "Library" / "CloudStorage") or folder.name != "box"


def _marks(folder: Path) -> Iterator[Path]:
    return folder.glob("._sync_*.db")


def _over_network(path: Path) -> str:
    if str(path).startswith(("\\\\", "//")):
        return tr("a network drive")
    if sys.platform == "win32":
        return tr("a network drive") if _is_remote_letter(path) else ""
    kind = _kind_of_mount(path)
    return tr("a network drive ({network})", network=tr(_NETWORK[kind])) if kind in _NETWORK else ""


def _is_remote_letter(path: PurePath) -> bool:
    import ctypes  # noqa: PLC0415 - Windows alone

    remote = 4
    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote)  # type: ignore[attr-defined] # only there


def _kind_of_mount(path: Path) -> str:
    """Return the kind of the file system that a path lies on, as Linux names it; empty where nobody tells."""
    found = ("", "")
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        mount, _, source = line.partition(" - ")
        place = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), mount.split(" ")[4])
        if path.is_relative_to(place) and len(place) >= len(found[0]):
            found = place, source.split(" ")[0]
    return found[1]


def original_of(path: Path) -> Path | None:
    """Return the file that this is a conflicted copy of, by its name as such programs make it; None if it is none."""
    found = (pattern.fullmatch(path.stem) for pattern in _CONFLICTS)
    match = next((match for match in found if match), None)
    return path.with_name(f"{match['stem']}{path.suffix}") if match else None


def conflicted_copies(path: Path) -> tuple[Path, ...]:
    """Return the conflicted copies of a file that lie beside it."""
    with suppress(OSError):
        beside = sorted(path.parent.glob(f"*{path.suffix}"))
        return tuple(one for one in beside if one != path and original_of(one) == path)
    return ()


def other_names(path: Path) -> int:
    """Return how many other names the file has, through each of which it could be written."""
    try:
        return max(os.stat(path).st_nlink - 1, 0)
    except OSError:
        return 0


def told_already(path: Path, what: str) -> str:
    """Return under what is remembered that something was said of a file: a hash that tells neither."""
    return hashlib.sha256(os.fsencode(path) + b"\0" + what.encode()).hexdigest()[:16]
