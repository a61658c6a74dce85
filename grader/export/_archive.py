"""A zip that is the same whenever it is made of the same files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def archive(files: Mapping[str, bytes], *, executable: Collection[str] = ()) -> bytes:
    """Return the zip of `files`, sorted by path, without times; those in `executable` can be run once unpacked."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as made:
        for path in sorted(files):
            member = ZipInfo(path)
            member.external_attr = (0o755 if path in executable else 0o644) << 16
            made.writestr(member, files[path], ZIP_DEFLATED)
    return buffer.getvalue()
