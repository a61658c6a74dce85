"""`grader matrix`: every wheat, chaff, stub and trivial answer against every property."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import click
import numpy as np

from grader import exam as exams
from grader import modules
from grader.course import Chapter
from grader.examiner import Examined, examine
from grader.outcome import Verdict
from grader.sandbox import InProcess

# By assertion, not by crash: what a chaff may come to in its own function.
ASSERTED = {Verdict.WRONG, Verdict.NONDETERMINISTIC}
TRIVIAL = ("returns_zeros", "returns_input", "returns_previous", "raises_value_error")


@dataclass(frozen=True, slots=True)
class Row:
    """One answerer and what each property said of it; `functions` are those it gets wrong."""

    kind: str
    name: str
    functions: frozenset[str]
    verdicts: dict[str, Verdict]
    scores: dict[str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows of one chapter under one exam."""

    chapter: Chapter
    exam: exams.ChapterExam
    rows: tuple[Row, ...]

    def complaints(self) -> list[str]:
        """Return what contradicts the claim that the suite is proved, one sentence each."""
        return [f"{self.chapter.slug}: {complaint}" for complaint in self._complaints()]

    def _complaints(self) -> Iterator[str]:
        of = {one.property.name: one.property for one in self.exam.recorded}
        for row in self.rows:
            failed = {name for name, verdict in row.verdicts.items() if verdict is not Verdict.PASSED}
            mine = {name for name in of if of[name].function in row.functions}
            if row.kind == "wheat" and failed:
                yield f"the wheat {row.name} fails {', '.join(sorted(failed))}"
            elif row.kind == "stub" and len(failed) < len(of):
                yield f"the stub passes {', '.join(sorted(set(of) - failed))}"
            elif row.kind == "chaff":
                if not any(row.verdicts[name] in ASSERTED for name in mine):
                    yield f"the chaff {row.name} is failed by no assertion: {sorted(failed)}"
                crashed = sorted(name for name in mine if row.verdicts[name] not in ASSERTED | _CALM)
                if crashed:
                    yield f"the chaff {row.name} crashes in {', '.join(crashed)}"
                if failed - mine:
                    strange = ", ".join(sorted(failed - mine))
                    yield f"the chaff {row.name} fails {strange}, of a function it does not touch"
            elif row.kind == "trivial":
                earned = sum(row.scores[name] for name in mine)
                if earned:
                    yield f"{row.name} earns {earned} points for {', '.join(row.functions)}"
        caught = {name for row in self.rows if row.kind == "chaff" for name in of if row.verdicts[name] in ASSERTED}
        for name in sorted(set(of) - caught):
            yield f"no chaff fails {name}"
        yield from self._twins()

    def _twins(self) -> Iterator[str]:
        seen: dict[str, str] = {}
        for signature in self.exam.chaffs:
            if not signature.digests:
                continue  # only a law fails it: there is nothing to name it by
            key = repr(sorted((function, sorted(kinds.items())) for function, kinds in signature.digests.items()))
            if key in seen:
                yield f"the chaffs {seen[key]} and {signature.name} answer alike everywhere"
            seen[key] = signature.name


_CALM = {Verdict.PASSED, Verdict.NOT_CHECKED}


class Trivial:
    """A function that needs no understanding: `returns_zeros` and its kin, in the strongest form.

    It knows the right shape, because it asks the reference.
    """

    def __init__(self, name: str, right: object) -> None:
        self._name = name
        self._right = right
        self._previous: object = None

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Answer without understanding."""
        if self._name == "raises_value_error":
            raise ValueError("always")
        if self._name == "returns_input":
            return args[0] if args else None
        answer = self._right(*args, **kwargs)  # type: ignore[operator]
        if self._name == "returns_zeros":
            return _zeros(answer)
        previous, self._previous = self._previous, answer
        return previous


def _zeros(value: object) -> object:
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    if isinstance(value, tuple | list):
        return type(value)(_zeros(entry) for entry in value)
    if isinstance(value, dict):
        return {key: _zeros(entry) for key, entry in value.items()}
    return 0


def trivial(chapter: Chapter, name: str, function: str) -> ModuleType:
    """Return the chapter's first wheat with `function` replaced by a trivial answer."""
    base = modules.load(chapter.wheats()[0], chapter.slug)
    whole = ModuleType(chapter.slug)
    for other in chapter.functions:
        setattr(whole, other, getattr(base, other))
    setattr(whole, function, Trivial(name, getattr(modules.reference(chapter), function)))
    return whole


def build(chapter: Chapter, secret: bytes) -> Matrix:
    """Draw an exam and put everybody to it, in this process.

    Raises:
        CourseError: reference, suite, wheats or chaffs are missing or broken.
    """
    exam = exams.draw(chapter, secret, shelves=False)
    scenarios = modules.scenarios(chapter)

    def row(kind: str, name: str, functions: frozenset[str], module: ModuleType) -> Row:
        examined: Examined = examine(exam, InProcess(module, scenarios), gated=kind == "trivial")
        return Row(
            kind,
            name,
            functions,
            {one.recorded.property.name: one.verdict for one in examined.judged},
            {one.recorded.property.name: one.score for one in examined.judged},
        )

    everything = frozenset(chapter.functions)
    rows = [row("wheat", path.stem, frozenset(), modules.load(path, chapter.slug)) for path in chapter.wheats()]
    for path in chapter.chaffs():
        whole, functions, _ = modules.chaff(chapter, path)
        rows.append(row("chaff", path.stem, functions, whole))
    rows.append(row("stub", "stub", everything, modules.load(chapter.stub, chapter.slug)))
    for function in chapter.functions:
        if _is_class(chapter, function):
            continue  # a class is asked through scenarios; its chaffs are written by hand
        for name in TRIVIAL:
            module = trivial(chapter, name, function)
            rows.append(row("trivial", f"{name} ({function})", frozenset({function}), module))
    return Matrix(chapter, exam, tuple(rows))


def _is_class(chapter: Chapter, function: str) -> bool:
    return isinstance(getattr(modules.reference(chapter), function), type)


def table(matrix: Matrix) -> str:
    """Draw the matrix as text: rows are answerers, columns properties; `.` passed, `#` failed, `-` not checked."""
    names = [one.property.name for one in matrix.exam.recorded]
    marks = {Verdict.PASSED: ".", Verdict.NOT_CHECKED: "-", Verdict.WRONG: "#", Verdict.MISSING: "m"}
    width = max(len(row.name) for row in matrix.rows)
    lines = [f"{matrix.chapter.slug}: {len(matrix.rows)} answerers x {len(names)} properties"]
    lines += [f"  {i + 1:2d} {name}" for i, name in enumerate(names)]
    lines.append(" " * (width + 10) + "".join(str((i + 1) % 10) for i in range(len(names))))
    for row in matrix.rows:
        cells = "".join(marks.get(row.verdicts[name], "!") for name in names)
        lines.append(f"{row.kind:8}{row.name:{width}}  {cells}")
    return "\n".join(lines)


def print_matrices(chapters: Sequence[Chapter], seeds: Sequence[int], pictures: Path | None = None) -> int:
    """Print the matrix of every chapter and what contradicts it under every exam; return how many complaints.

    Args:
        chapters: whose matrices.
        seeds: number the exams; the matrix of the first is shown.
        pictures: the folder where it is drawn too, as CHAPTER.svg.
    """
    bad = 0
    for chapter in chapters:
        for seed in seeds:
            matrix = build(chapter, seed.to_bytes(32))
            if seed == seeds[0]:
                click.echo(table(matrix))
                if pictures:
                    from grader.authoring.picture import draw  # matplotlib is slow to load

                    pictures.mkdir(parents=True, exist_ok=True)
                    draw(matrix, pictures / f"{chapter.slug}.svg")
            for complaint in matrix.complaints():
                bad += 1
                click.echo(f"exam {seed}: {complaint}")
    return bad
