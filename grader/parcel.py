"""A course and its exam as bytes, for a machine that has neither."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from grader.jobs import Work

# What grading executes or reads of a course; statements, figures and the project's own tests stay at home.
_COURSE = (
    "exercises/*/*.py",
    "exercises/*/chapter.toml",
    "tests/*.py",
    "tests/strategies/**/*.py",
    "tests/hidden/*/*.py",
    "reference/**/*.py",
    "datasets/**/*.py",
)


def pack(work: Work) -> bytes:
    """Return what `work` needs of its course and its exam; the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for pattern in _COURSE for path in work.root.glob(pattern)):
            archive.writestr(_entry(Path("course") / path.relative_to(work.root)), path.read_bytes())
        for path in sorted(path for path in work.exam.iterdir() if path.is_file()):
            archive.writestr(_entry(Path("exam") / path.name), path.read_bytes())
    return packed.getvalue()


def unpack(packed: bytes, work: Work, folder: Path) -> Work:
    """Lay course and exam into `folder`, and return `work` as it is to be done there.

    The folder has to be private. A parcel is trusted: it holds code of the instructor's.
    """
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
    return work.moved(folder / "course", folder / "exam")


def _entry(name: Path) -> zipfile.ZipInfo:
    """Return an entry without a time, so that equal files give equal parcels."""
    entry = zipfile.ZipInfo(name.as_posix())
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
