"""What a student is told about being late: it is policy, applied when a report is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader import grades
from grader.config import Config
from grader.report.words import word
from grader.results import StudentResult
from grader.text import Language, Text


def told(result: StudentResult, config: Config, titles: Mapping[str, Text], language: Language) -> Iterator[str]:
    """Yield how late what was handed in is, and what that costs; nothing where it is on time.

    Args:
        result: of the student.
        config: the deadlines and the policy.
        titles: of the chapters, by slug.
        language: of the sentences.
    """
    handed_in = [slug for slug, chapter in result.chapters.items() if chapter.handed_in]
    late = {slug: days for slug in handed_in if (days := grades.lateness(result, slug, config).days)}
    if len(set(late.values())) == 1 and len(late) == len(handed_in):
        yield word("late by", language).format(what=_days(next(iter(late.values())), language))
    elif late:
        chapters = (
            f"{titles[slug].in_(language) if slug in titles else slug} ({_days(days, language)})"
            for slug, days in late.items()
        )
        yield word("late by", language).format(what=", ".join(chapters))
    elif result.marked_late:
        yield word("late", language)
    left = round(grades.points(result, config), 2)
    if left != result.score:
        yield word("late costs", language).format(left=Text.number(left, "g").in_(language), score=result.score)


def _days(days: int, language: Language) -> str:
    return f"{days} {word('day' if days == 1 else 'days', language)}"
