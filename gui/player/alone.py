"""Takes the network away from the process that this is, where the system lets a program do so."""

import ctypes
import os
import sys
from pathlib import Path

_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of unshare(2)


def leave_the_network() -> bool:
    """Enter a namespace that has no network, and tell whether that was granted: by Linux, if by any.

    It must be asked before there is a second thread. Files, and the sockets by which a desktop is given sound, stay.
    """
    if not sys.platform.startswith("linux"):
        return False
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USERS | _NEW_NETWORK) != 0:
        return False
    try:  # who it was it stays: the server of sound asks
        for name, told in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            Path("/proc/self", name).write_text(told, encoding="ascii")
    except OSError:
        pass  # nobody in particular plays as well, if perhaps without sound
    return True
