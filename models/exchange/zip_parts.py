"""Writes files that are folders inside, such as DOCX and XLSX, so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file can tell


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return a ZIP file of these texts, in their order, with no times and no owner."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as folder:
        for name, text in parts.items():
            about = zipfile.ZipInfo(name, _FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0
            about.external_attr = 0
            folder.writestr(about, text.encode("utf-8"))
    return file.getvalue()
