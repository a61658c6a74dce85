"""Which file of a submission is taken for which chapter, and why.

Every file that may be the chapter's is opened, the best is taken, and the
others are named beside it (docs/intake.md has the rules in words).
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.course import Chapter
from grader.intake.candidates import Candidate, Material, found_in, said
from grader.intake.files import archives
from grader.intake.files.tree import File, Refused, TooLong, too_long
from grader.intake.likeness import Likeness
from grader.intake.notebook import MAX_NOTEBOOK, module
from grader.intake.source import normalised
from grader.intake.submission import Taken
from grader.text import Language, Text

MAX_CANDIDATES = 30  # files opened for one chapter; whoever hands in more gets the best by name
MAX_TOLD = 8  # candidates that were left aside and are named


_WHY = {
    Likeness.EXACT: Text("found by the chapter's name", "trouvé par le nom du chapitre"),
    Likeness.CASE: Text(
        "found by the chapter's name but for upper and lower case", "trouvé par le nom du chapitre, à la casse près"
    ),
    Likeness.COPY: Text(
        "found by the chapter's name with the mark of a copy", "trouvé par le nom du chapitre et une marque de copie"
    ),
    Likeness.VERSION: Text(
        "found by the chapter's name with a version", "trouvé par le nom du chapitre et un mot de version"
    ),
    Likeness.WORD: Text(
        "the chapter's name is a word of its name: please look",
        "le nom du chapitre est un mot de son nom : à vérifier",
    ),
}
_UNTOUCHED = Text("the untouched hand-out", "le fichier distribué, non modifié")


@dataclass(frozen=True, slots=True)
class Opened:
    """A candidate with its content, or the reason why there is none."""

    candidate: Candidate
    source: bytes | None
    reason: Text | None
    notes: tuple[Text, ...]
    untouched: bool

    @property
    def rank(self) -> tuple[object, ...]:
        """Return the sort key: what can be graded first, the untouched hand-out last."""
        return (self.source is None, self.untouched, self.candidate.rank)


@dataclass(slots=True)
class Harvest:
    """What was found in one student's materials."""

    files: dict[str, Taken]
    notes: list[Text]


def harvest(materials: Iterable[Material], chapters: Sequence[Chapter], source_limit: int) -> Harvest:
    """Choose a file for every chapter among one student's materials.

    Args:
        materials: what the student handed in.
        chapters: what is looked for.
        source_limit: bytes that a module may have.
    """
    candidates, unread = found_in(materials, chapters)
    notes: list[Text] = []
    files = {}
    for chapter in chapters:
        if chapter.slug in candidates:
            files[chapter.slug], told = _chosen(candidates[chapter.slug], chapter, source_limit)
            notes += told
    if unread and not files:  # what was handed in may lie in what cannot be read: rejected, not missing
        why = Text("the only thing handed in", "seul élément rendu")
        files = {chapter.slug: Taken(None, "", why, rejected=unread[0]) for chapter in chapters}
    return Harvest(files, notes + unread)


def _chosen(candidates: list[Candidate], chapter: Chapter, source_limit: int) -> tuple[Taken, list[Text]]:
    stub = _stub(chapter)
    best = sorted(candidates, key=lambda candidate: candidate.rank)[:MAX_CANDIDATES]
    taken, *others = sorted((_opened(candidate, stub, source_limit) for candidate in best), key=lambda one: one.rank)
    candidate = taken.candidate
    why = _WHY[candidate.likeness]
    if any(archives.is_archive(name) for name in candidate.found.above):
        why = _joined(why, Text("found inside an archive", "trouvé dans une archive"))
    if others:
        why = _joined(why, _left_aside(taken, [*others]))
    rejected = said(candidate.origin, taken.reason) if taken.reason else None
    notes = [said(f"{candidate.origin}:", note) for note in taken.notes]
    return Taken(
        taken.source,
        candidate.origin,
        why,
        repaired=candidate.likeness is not Likeness.EXACT or bool(others),
        rejected=rejected,
        submitted_at=candidate.material.submitted_at,
    ), notes


def _opened(candidate: Candidate, stub: bytes | None, limit: int) -> Opened:
    notes: list[Text] = []
    try:
        if candidate.notebook:
            content, notes = module(candidate.found.file.read(MAX_NOTEBOOK))
        else:
            content = _bytes(candidate.found.file, limit)
        source = normalised(content, limit)
    except Refused as refused:
        return Opened(candidate, None, refused.reason, (), untouched=False)
    return Opened(candidate, source, None, tuple(notes), untouched=source == stub)


def _bytes(file: File, limit: int) -> bytes:
    """Read a module that has at most `limit` bytes once it is normalised: a mark and doubled line ends are free."""
    try:
        return file.read(2 * limit + len(codecs.BOM_UTF8))
    except TooLong as error:
        raise too_long(limit) from error


def _stub(chapter: Chapter) -> bytes | None:
    try:
        return normalised(chapter.stub.read_bytes(), sys.maxsize)
    except (OSError, Refused):
        return None


def _left_aside(taken: Opened, others: list[Opened]) -> Text:
    def one(opened: Opened, language: Language) -> str:
        if opened.reason:
            return f"{opened.candidate.origin} ({opened.reason.in_(language)})"
        if opened.untouched and not taken.untouched:
            return f"{opened.candidate.origin} ({_UNTOUCHED.in_(language)})"
        return opened.candidate.origin

    def all_of(language: Language) -> str:
        told = ", ".join(one(opened, language) for opened in others[:MAX_TOLD])
        return told if len(others) <= MAX_TOLD else f"{told}, … ({len(others)})"

    return Text(f"left aside: {all_of('en')}", f"laissés de côté : {all_of('fr')}")


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.en}; {second.en}", f"{first.fr} ; {second.fr}")
