"""Which program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the version of an installed Dateline; a checkout has none of its own."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0.1.0"
