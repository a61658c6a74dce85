"""A job summary and annotations for GitHub Actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.export import Context, Exported
from grader.report import lateness, rendering
from grader.report.ladder import Seen, seen
from grader.report.plain import markdown, one_line
from grader.report.student import view
from grader.report.words import word
from grader.results import StudentResult

# An upload above 1024 kB is refused as a whole.
MAX_SUMMARY = 1_000_000
# GitHub shows ten annotations of a kind per step.
MAX_ANNOTATIONS = 10


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `summary.md` (for `$GITHUB_STEP_SUMMARY`) and `annotations.txt` (to be printed)."""
    return Exported(
        {
            "summary.md": summary(results, context).encode("utf-8"),
            "annotations.txt": "".join(f"{line}\n" for line in workflow_commands(results, context)).encode("utf-8"),
        }
    )


def summary(results: Sequence[StudentResult], context: Context) -> str:
    """Return the report of one student, or the scores of several, cut below GitHub's limit."""
    if len(results) == 1:
        late = lateness.told(results[0], context.config, context.titles, context.language)
        shown = view(results[0], context.titles, context.rung, context.language, late=late)
        text = rendering.render("student.md", context.language, view=shown)
    else:
        text = _table(results, context)
    return cut(text, MAX_SUMMARY, word("cut", context.language))


def _table(results: Sequence[StudentResult], context: Context) -> str:
    slugs = list(dict.fromkeys(slug for result in results for slug in result.chapters))
    lines = [
        [word("student", context.language), *(markdown(context.title(slug)) for slug in slugs), "Σ"],
        [":--", *("--:" for _ in slugs), "--:"],
    ]
    for result in results:
        scores = (str(result.chapters[slug].score) if slug in result.chapters else "" for slug in slugs)
        lines.append([markdown(result.student), *scores, f"{result.score} / {result.max_score}"])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cut(text: str, most: int, notice: str) -> str:
    """Return `text` in at most `most` bytes of UTF-8; what is cut is cut at a line, and said."""
    if len(text.encode("utf-8")) <= most:
        return text
    ending = f"\n\n~~~\n\n**{notice}**\n"
    kept, size = [], len(ending.encode("utf-8"))
    for line in text.splitlines(keepends=True):
        size += len(line.encode("utf-8"))
        if size > most:
            break
        kept.append(line)
    fenced = sum(line.startswith("~~~") for line in kept) % 2
    return "".join(kept) + (ending if fenced else ending.replace("~~~\n\n", ""))


def workflow_commands(results: Sequence[StudentResult], context: Context) -> Iterator[str]:
    """Yield workflow commands: the score of everybody, then the first failures."""
    failures: list[tuple[str | None, Seen]] = []
    for result in results:
        title = word("score", context.language)
        yield _command("notice", f"{result.student}: {result.score} / {result.max_score}", title=title)
        for chapter in result.chapters.values():
            shown = (seen(one, context.rung, context.language) for one in chapter.properties)
            failures += [(chapter.origin, one) for one in shown if not one.passed]
    for origin, one in failures[:MAX_ANNOTATIONS]:
        told = one.diagnosis or one.summary
        yield _command("error", told, file=origin, title=f"{one.function}: {one.title}")


def _command(kind: str, message: str, **properties: str | None) -> str:
    """Write a command whose values cannot end it or begin another."""
    written = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items() if value)
    return f"::{kind} {written}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    text = one_line(text).replace("%", "%25")
    for character in also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
