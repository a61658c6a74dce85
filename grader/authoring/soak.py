"""`grader soak`: every wheat under many exams; one rejection is one too many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from grader import exam as exams
from grader import modules
from grader.course import Chapter
from grader.examiner import examine
from grader.outcome import Verdict
from grader.sandbox import InProcess


def soak(chapters: Sequence[Chapter], seeds: Iterable[int]) -> int:
    """Replay the exam of every seed on every wheat, say what is rejected, and return how many were."""
    replays = rejections = 0
    for seed in seeds:
        for chapter in chapters:
            recorded = exams.draw(chapter, seed.to_bytes(32), shelves=False, chaffs=False)
            scenarios = modules.scenarios(chapter)
            for path in chapter.wheats():
                examined = examine(recorded, InProcess(modules.load(path, chapter.slug), scenarios))
                replays += len(examined.judged)
                for one in examined.judged:
                    if one.verdict is not Verdict.PASSED:
                        rejections += 1
                        name = one.recorded.property.name
                        click.echo(f"exam {seed}: {chapter.slug}: {path.stem}: {name}: {one.verdict}")
    click.echo(f"{replays} replays, {rejections} rejections")
    return rejections
