"""What is kept beside the student's work: untouched stubs, replaced files, how far each chapter is.

A hand-out may bring `.noyaux/stubs/` along; otherwise the first run keeps each chapter that is untouched.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable
from pathlib import Path

from show.chapters import LEFTOVERS, Chapter

STUBS = LEFTOVERS / "stubs"
REPLACED = LEFTOVERS / "replaced"
PROGRESS = LEFTOVERS / "progress.json"


def keep_stub(chapter: Chapter, names: Iterable[str]) -> None:
    """Keep a copy of the chapter's file while all of `names` in it are as the stub has them."""
    parts = [chapter.parts[name] for name in names]
    if not parts or any(part.started for part in parts):
        return
    with contextlib.suppress(OSError):  # a folder that cannot be written to: no reset, but no failure either
        kept, stub = STUBS / chapter.source.name, chapter.source.read_bytes()
        if not kept.exists() or kept.read_bytes() != stub:  # a new edition of the course may have come
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(stub)


def has_stub(chapter: Chapter) -> bool:
    """Tell whether the chapter can be reset."""
    return (STUBS / chapter.source.name).exists()


def is_stub(chapter: Chapter) -> bool:
    """Tell whether the chapter's file is the untouched one."""
    try:
        return chapter.source.read_bytes() == (STUBS / chapter.source.name).read_bytes()
    except OSError:
        return False


def reset(chapter: Chapter) -> Path | None:
    """Put the stub back and return where the student's file has gone, if there was one."""
    stub = (STUBS / chapter.source.name).read_bytes()
    replaced = None
    if chapter.source.exists():
        REPLACED.mkdir(parents=True, exist_ok=True)
        replaced = REPLACED / f"{chapter.slug}-{time.strftime('%Y%m%d-%H%M%S')}.py"
        replaced.write_bytes(chapter.source.read_bytes())
    chapter.source.write_bytes(stub)
    return replaced


def load_progress() -> dict[str, list[int]]:
    """Return `{chapter: [tests passed, tests]}` of earlier runs."""
    try:
        kept = json.loads(PROGRESS.read_text(encoding="utf-8"))
        return {str(slug): [int(passed), int(total)] for slug, (passed, total) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_progress(progress: dict[str, list[int]]) -> None:
    """Keep `progress` for the next run."""
    with contextlib.suppress(OSError):
        PROGRESS.parent.mkdir(parents=True, exist_ok=True)
        PROGRESS.write_text(json.dumps(progress), encoding="utf-8")
