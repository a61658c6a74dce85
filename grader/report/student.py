"""One student's report: one view, written as a page, as Markdown and as plain text."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from grader.outcome import Verdict
from grader.report import counterexample, rendering
from grader.report.grid import Picture
from grader.report.ladder import Rung, Seen, seen
from grader.report.words import word
from grader.results import ChapterResult, Provenance, Status, StudentResult, write_atomically
from grader.text import Language, Text

# What every property of a chapter can have in common without being about properties: it is said once.
_WHOLE = set(Verdict) - {Verdict.PASSED, Verdict.WRONG, Verdict.EXCEPTION, Verdict.NOT_CHECKED}
SUFFIXES = {".html": "student.html", ".md": "student.md", ".txt": "student.txt"}


@dataclass(frozen=True, slots=True)
class Example:
    """A counterexample, drawn."""

    title: str
    call: str
    pictures: list[Picture]

    @property
    def marked(self) -> bool:
        """Say whether there is a mark that needs a legend."""
        return any(picture.at is not None for picture in self.pictures)


@dataclass(frozen=True, slots=True)
class FunctionView:
    """One function: its properties, the mistakes recognised in it, and an example of each.

    `remark` says, once, what all properties have in common (it is not written, it hangs), which no line of theirs
    repeats where it is so of the `whole` function; or why some were not checked.
    """

    name: str
    properties: list[Seen]
    whole: bool
    remark: list[str]
    diagnoses: list[str]
    examples: list[Example]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """One chapter; `whole` is said instead of the same sentence for every property."""

    slug: str
    title: str
    score: int
    max_score: int
    origin: str | None
    notes: list[str]
    whole: list[str]
    functions: list[FunctionView]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Trained:
    """What the accuracy check came to; `pictures` are SVGs of ours, by what they are called in `words`."""

    message: str
    score: int
    max_score: int
    note: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, str]:
        """Return the pictures as sources of images, so that the page stays one file."""
        encoded = {part: base64.b64encode(picture).decode("ascii") for part, picture in self.pictures.items()}
        return {part: f"data:image/svg+xml;base64,{text}" for part, text in encoded.items()}


@dataclass(frozen=True, slots=True)
class StudentView:
    """All that the three formats are written from."""

    student: str
    name: str | None
    score: int
    max_score: int
    submitted: str | None
    alerts: list[str]
    notes: list[str]
    chapters: list[ChapterView]
    grader: str
    rung: Rung
    language: Language
    trained: Trained | None = None


def view(
    result: StudentResult,
    titles: Mapping[str, Text],
    rung: Rung,
    language: Language,
    trained: Trained | None = None,
    late: Iterable[str] = (),
) -> StudentView:
    """Return what `result` shows at `rung`; chapters without a title are called by their slug."""
    told = {Status.ABSENT: "absent", Status.INTERNAL_ERROR: "internal error"}
    return StudentView(
        student=result.student,
        name=result.name,
        score=result.score,
        max_score=result.max_score,
        submitted=result.submitted,
        alerts=[*([word(told[result.status], language)] if result.status in told else []), *late],
        notes=[note[language] for note in result.notes],
        chapters=[
            _chapter(slug, titles[slug].in_(language) if slug in titles else slug, chapter, rung, language)
            for slug, chapter in result.chapters.items()
        ],
        grader=", ".join(sorted({chapter.provenance.grader for chapter in result.chapters.values()})),
        rung=rung,
        language=language,
        trained=trained,
    )


def _chapter(slug: str, title: str, chapter: ChapterResult, rung: Rung, language: Language) -> ChapterView:
    shown = [seen(one, rung, language) for one in chapter.properties]
    whole = _alike(shown)
    return ChapterView(
        slug=slug,
        title=title,
        score=chapter.score,
        max_score=chapter.max_score,
        origin=chapter.origin,
        notes=[note[language] for note in chapter.told],
        whole=_said_once(shown[0]) if whole and chapter.handed_in else [],
        functions=[
            _function(name, list(group), language, whole=whole)
            for name, group in groupby(shown, key=lambda one: one.function)
            if chapter.handed_in  # else all there is to say is that nothing is there
        ],
        provenance=chapter.provenance,
    )


def _alike(properties: Sequence[Seen]) -> bool:
    """Say whether all properties have the same verdict, and one that is about none of them."""
    verdicts = {one.verdict for one in properties}
    return len(verdicts) == 1 and verdicts <= _WHOLE


def _said_once(one: Seen) -> list[str]:
    return one.sentences or [one.label]


def _function(name: str, properties: list[Seen], language: Language, *, whole: bool) -> FunctionView:
    """Return what is shown of a function; `whole` if its chapter says already what there is to say."""
    alike = _alike(properties)
    unchecked = [one.category for one in properties if one.verdict is Verdict.NOT_CHECKED and one.category]
    remark = _said_once(properties[0]) if alike else unchecked[:1]
    return FunctionView(
        name=name,
        properties=properties,
        whole=alike,
        remark=[] if whole else remark,
        diagnoses=list(dict.fromkeys(one.diagnosis for one in properties if one.diagnosis)),
        examples=list(_examples(properties, language)),
    )


def _examples(properties: list[Seen], language: Language) -> Iterator[Example]:
    """Draw the first example of every way to fail: ten of the same would be read by nobody."""
    told = set()
    for one in properties:
        way = one.diagnosis or one.category
        if one.counterexample and way not in told:
            told.add(way)
            yield Example(
                one.title,
                counterexample.call(one.counterexample),
                counterexample.pictures(one.counterexample, one.kind, language),
            )


def page(
    result: StudentResult, titles: Mapping[str, Text], rung: Rung, language: Language, late: Iterable[str] = ()
) -> str:
    """Return the report as one self-contained HTML page."""
    return rendering.render("student.html", language, view=view(result, titles, rung, language, late=late))


def write_student(
    result: StudentResult,
    rung: Rung,
    language: Language,
    folder: Path,
    titles: Mapping[str, Text] | None = None,
    trained: Trained | None = None,
    late: Iterable[str] = (),
) -> list[Path]:
    """Write `folder/ID.html`, `ID.md` and `ID.txt`.

    Args:
        result: whose report it is.
        rung: how much the student sees.
        language: of the report.
        folder: where to.
        titles: of the chapters, by slug.
        trained: what the accuracy check came to, if the student was measured.
        late: what is said about lateness (`lateness.told`).

    Returns:
        The three paths.

    Raises:
        OSError: `folder` cannot be written.
    """
    shown = view(result, titles or {}, rung, language, trained, late)
    paths = []
    for suffix, template in SUFFIXES.items():
        path = folder / f"{result.student}{suffix}"
        write_atomically(path, rendering.render(template, language, view=shown).encode("utf-8"))
        paths.append(path)
    return paths
