"""Pairs of submissions that look alike: a reason for a person to look, never a proof.

copydetect fingerprints tokens, so that other names and comments hide nothing.
What stands in the stub is everybody's and does not count; wheats are compared
too, since a submission that is like one may have seen it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import combinations
from pathlib import Path

from copydetect import CodeFingerprint, compare_files

from grader.course import Chapter
from grader.results import StudentResult

# Short exercises have few solutions: only what is nearly the same, and long enough to be written otherwise.
THRESHOLD = 0.8
MIN_TOKENS = 120
NOISE, WINDOW = 25, 1  # copydetect's k-gram, and every one of them: these files are short
MAX_PAIRS = 30


@dataclass(frozen=True, slots=True)
class Similar:
    """Two submissions (or one, and a wheat of ours) of one chapter, and how much of the shorter is in the other."""

    chapter: str
    one: str
    other: str
    share: float


def similar(
    results: Sequence[StudentResult], chapters: Sequence[Chapter], read: Callable[[str], bytes]
) -> list[Similar]:
    """Return the most similar pairs, the most similar first; members of one group are no pair.

    Args:
        results: of the class.
        chapters: to compare in.
        read: returns the source of a digest.

    Raises:
        ResultsError: a source is not kept (by `read`).
    """
    groups = {result.student: result.group for result in results}
    found: list[Similar] = []
    for chapter in chapters:
        stub = _fingerprint(_text(chapter.stub)).hashes
        prints: dict[str, CodeFingerprint] = {}
        for result in results:
            graded = result.chapters.get(chapter.slug)
            if graded and graded.source:
                prints[result.student] = _fingerprint(read(graded.source).decode("utf-8", "replace"), stub)
        wheats = {f"wheat {path.stem}": _fingerprint(_text(path), stub) for path in chapter.wheats()}
        found += (pair for pair in _pairs(chapter.slug, prints, wheats) if not _together(pair, groups))
    return sorted(found, key=lambda pair: (-pair.share, pair.chapter, pair.one, pair.other))[:MAX_PAIRS]


def _together(pair: Similar, groups: Mapping[str, str | None]) -> bool:
    group = groups.get(pair.one)
    return group is not None and group == groups.get(pair.other)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _fingerprint(source: str, boilerplate: Collection[int] = ()) -> CodeFingerprint:
    return CodeFingerprint("submission.py", NOISE, WINDOW, boilerplate=list(boilerplate), fp=StringIO(source))


def _pairs(
    slug: str, students: Mapping[str, CodeFingerprint], wheats: Mapping[str, CodeFingerprint]
) -> Iterator[Similar]:
    long = [name for name, made in students.items() if made.token_coverage >= MIN_TOKENS]
    every = {**students, **wheats}
    for one, other in [*combinations(long, 2), *((name, wheat) for name in long for wheat in wheats)]:
        first, second = every[one], every[other]
        least = min(len(first.hashes), len(second.hashes))
        if least and len(first.hashes & second.hashes) >= THRESHOLD * least:  # cheap, and nearly the share
            share = float(max(compare_files(first, second)[1]))
            if share >= THRESHOLD:
                yield Similar(slug, one, other, min(1.0, share))
