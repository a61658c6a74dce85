"""A zip that is the same whenever it is made of the same files."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return the zip of `files`, sorted by path, without times."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as made:
        for path in sorted(files):
            made.writestr(ZipInfo(path), files[path], ZIP_DEFLATED)
    return buffer.getvalue()
