"""Which SQLite reads and writes the cases."""

import sqlcipher3


def sqlite_version() -> str:
    """Return the version of the SQLite inside the driver, such as "3.53.4"."""
    return str(sqlcipher3.sqlite_version)
