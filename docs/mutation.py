"""Mutate one wheat per chapter, and see that the hidden suite notices every mutant.

    python docs/mutation.py [CHAPTER...] --folder results/mutation

Needs cosmic-ray, whose operators mutate: `pip install -e '.[dev,mutation]'`. FOLDER keeps the exam, drawn once, and
what came of each chapter; chapters that it holds are not run again. `docs/mutation.md` is written from it and from
`docs/equivalent.toml`: the mutants that no exam can tell from the wheat, each with the reason.
"""

from __future__ import annotations

import ast
import difflib
import itertools
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from grader import exam as exams
from grader.course import Chapter, Course
from grader.exam import ChapterExam
from grader.examiner import examine
from grader.outcome import Verdict
from grader.report import messages
from grader.sandbox import Limits, Sandbox, choose

HERE = Path(__file__).parent
SECRET = (2).to_bytes(exams.SECRET_BYTES)  # anybody who runs this draws the same exam
LIMITS = Limits(cpu=1.0)  # an endless loop is soon known
# The plainest wheat: operators have most to mutate where nothing is left to a library.
PLAINEST = ("loops", "match_statement", "sequential", "plain")
# These name variables of one program; they do not mutate just any.
NAMED = {"core/VariableReplacer", "core/VariableInserter"}


def main_wheat(chapter: Chapter) -> Path:
    """Return the wheat that is mutated."""
    wheats = {path.stem: path for path in chapter.wheats()}
    return next((wheats[name] for name in PLAINEST if name in wheats), chapter.wheats()[0])


def mutants(source: str) -> Iterator[str]:
    """Yield every program that differs from `source` by one mutation, each once."""
    seen = {ast.dump(ast.parse(source))}
    for name in sorted(set(operator_names()) - NAMED):
        operator = get_operator(name)()
        for occurrence in itertools.count():
            mutant = mutate_code(source, operator, occurrence)
            if mutant is None:
                break
            try:
                tree = ast.dump(ast.parse(mutant))
            except SyntaxError:  # `*` where `**` was needed: no program at all
                continue
            if tree not in seen:
                seen.add(tree)
                yield mutant


def changed(source: str, mutant: str) -> tuple[str, str]:
    """Return the line that was mutated, and what it became."""
    lines = list(difflib.ndiff(source.splitlines(), mutant.splitlines()))
    was, becomes = (" ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return was, becomes


def run(chapter: Chapter, exam: ChapterExam) -> dict[str, object]:
    """Put every mutant of `chapter` to its exam."""
    source = main_wheat(chapter).read_text(encoding="utf-8")
    scenarios = chapter.scenarios.read_bytes() if chapter.scenarios.is_file() else None
    verdicts: list[Verdict] = []
    told: Counter[str] = Counter()
    survivors = []
    with Sandbox(chapter.framework, LIMITS, choose().tier) as sandbox:
        for mutant in itertools.chain([source], mutants(source)):
            worker = sandbox.worker(chapter.slug, mutant.encode(), scenarios)
            examined = examine(exam, worker)
            worker.close()
            verdict = examined.verdict
            if mutant == source:
                if verdict is not Verdict.PASSED:
                    raise click.ClickException(f"{chapter.slug}: the wheat itself does not pass: {verdict}")
                continue
            verdicts.append(verdict)
            if any(one.chaffs for one in examined.judged):
                told["named"] += 1
            elif messages.diagnoses(examined):
                told["described"] += 1
            if verdict is Verdict.PASSED:
                survivors.append(changed(source, mutant))
                click.echo(f"{chapter.slug}: survives: {survivors[-1][0]}  ->  {survivors[-1][1]}")
    return {
        "wheat": main_wheat(chapter).stem,
        "mutants": len(verdicts),
        "timed_out": verdicts.count(Verdict.TIMEOUT),
        "named": told["named"],
        "described": told["described"],
        "survivors": survivors,
    }


def report(chapters: list[Chapter], folder: Path) -> str:
    """Return `mutation.md`."""
    known = tomllib.loads((HERE / "equivalent.toml").read_text(encoding="utf-8"))
    total = [0] * 7
    rows, gaps = [], []
    for chapter in chapters:
        stored = json.loads((folder / f"{chapter.slug}.json").read_text())
        proved = {(entry["was"], becomes) for entry in known.get(chapter.slug, []) for becomes in entry["becomes"]}
        gap = [f"- `{was}` → `{becomes}`" for was, becomes in stored["survivors"] if (was, becomes) not in proved]
        gaps += [f"{chapter.slug}:", "", *gap, ""] if gap else []
        for was, becomes in sorted(proved - {(was, becomes) for was, becomes in stored["survivors"]}):
            click.echo(f"{chapter.slug}: claimed to be equivalent, and killed: {was}  ->  {becomes}")
        survived, timed_out = len(stored["survivors"]), stored["timed_out"]
        figures = [
            stored["mutants"], stored["mutants"] - timed_out - survived, timed_out, survived - len(gap), len(gap),
            stored["named"], stored["described"],
        ]  # fmt: skip
        total = [a + b for a, b in zip(total, figures, strict=True)]
        rows.append(f"| {chapter.slug} | `{stored['wheat']}` | " + " | ".join(map(str, figures)) + " |")
    rows.append("| **all** | | " + " | ".join(f"**{figure}**" for figure in total) + " |")
    return TEXT.format(rows="\n".join(rows)) + ("\n## Survivors\n\n" + "\n".join(gaps) if gaps else "")


TEXT = """# Mutation testing of the hidden suites

One wheat per chapter, the plainest, is mutated by the operators of [cosmic-ray](https://cosmic-ray.readthedocs.io):
every arithmetic, comparison and logical operator replaced by every other, every number moved by one, every loop
emptied, every condition negated, and so on; one mutation at a time. Every mutant that is a program goes to a confined
worker and is put to the recorded exam like a submission.

- **killed**: some property is not passed; **timed out**: killed by a call that did not come back in its CPU time;
- **equivalent**: passes everything, and must: no input that the statement allows tells it from the wheat. Each is
  listed with its reason in [equivalent.toml](equivalent.toml);
- **surviving**: passes everything, and should not: a gap of the suite. Survivors of earlier runs became examples of the
  suites: a reflection wider than one axis alone, an image without channels, a kernel as large as a wide border allows.

| chapter | wheat | mutants | killed | timed out | equivalent | surviving | named | described |
|---|---|---:|---:|---:|---:|---:|---:|---:|
{rows}

What a student is told of a mutant on the rung of the diagnosis: it is **named** if it answers as a listed misconception
does, and **described** if none does, but its answers have something in common that can be said (for which arguments it
is right, or what its wrong answers are). Of the others, kind, shapes and the smallest example remain.

Written by `python docs/mutation.py --folder results/mutation` (after `pip install -e '.[dev,mutation]'`).
"""


@click.command()
@click.argument("slugs", metavar="[CHAPTER]...", nargs=-1)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Exam and results.")
def main(slugs: tuple[str, ...], folder: Path) -> None:
    """Run what FOLDER lacks, and write docs/mutation.md when every chapter is there."""
    course = Course.find(HERE)
    course.importable()
    chapters = [course[slug] for slug in slugs] or list(course.chapters)
    for _ in exams.write(folder / "exam", chapters, SECRET):
        pass
    for chapter in chapters:
        stored = folder / f"{chapter.slug}.json"
        if not stored.exists():
            stored.write_text(json.dumps(run(chapter, exams.read(folder / "exam", chapter)), ensure_ascii=False))
    if all((folder / f"{chapter.slug}.json").exists() for chapter in course.chapters):
        (HERE / "mutation.md").write_text(report(list(course.chapters), folder), encoding="utf-8")


if __name__ == "__main__":
    main()
