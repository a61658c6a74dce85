"""Which file of a submission is taken for which chapter, and why.

Every file that may be the chapter's is opened, the best is taken, and the
others are named beside it (docs/intake.md has the rules in words).
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from grader.course import Chapter
from grader.intake.files import archives
from grader.intake.files.tree import Budget, File, Found, Node, Refused, TooLong, too_long, walk
from grader.intake.likeness import Likeness, likeness, module_name
from grader.intake.names import printable
from grader.intake.notebook import MAX_NOTEBOOK, module
from grader.intake.source import normalised
from grader.intake.submission import Taken
from grader.text import Language, Text

MAX_NESTED = 3  # archives inside archives
MAX_CANDIDATES = 30  # files opened for one chapter; whoever hands in more gets the best by name
MAX_TOLD = 8  # candidates that were left aside and are named


_WHY = {
    Likeness.EXACT: Text("the chapter's name", "le nom du chapitre"),
    Likeness.CASE: Text("the chapter's name but for upper and lower case", "le nom du chapitre, à la casse près"),
    Likeness.COPY: Text("the chapter's name with the mark of a copy", "le nom du chapitre avec une marque de copie"),
    Likeness.VERSION: Text("the chapter's name with a version", "le nom du chapitre avec un mot de version"),
    Likeness.WORD: Text(
        "the chapter's name is a word of it: please look", "le nom du chapitre en est un mot : à vérifier"
    ),
}
_TOO_NESTED = Text(
    "is an archive inside {limit} others: hand in the files themselves",
    "est une archive dans {limit} autres : rendre les fichiers eux-mêmes",
).format(limit=MAX_NESTED)
_UNTOUCHED = Text("the untouched hand-out", "le fichier distribué, non modifié")


@dataclass(frozen=True, slots=True)
class Material:
    """What a layout says belongs to one student: a file or a folder.

    `recency` orders attempts (Canvas's attachment number): the highest is the latest.
    """

    node: Node
    recency: int = 0
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be the chapter's."""

    found: Found
    material: Material
    notebook: bool
    likeness: Likeness
    copy: int

    @property
    def origin(self) -> str:
        """Return the path inside the submission."""
        return _origin(self.found)

    @property
    def rank(self) -> tuple[object, ...]:
        """Return the sort key among candidates of one chapter: the smallest is the best."""
        return (
            -self.material.recency,
            self.likeness is Likeness.WORD,
            self.notebook,
            self.likeness,
            -self.copy,
            len(self.found.above),
            self.found.above,
            self.found.file.name,
        )


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
    budget = Budget()
    notes: list[Text] = []
    unread: list[Text] = []
    candidates: dict[str, list[Candidate]] = {}
    try:
        for material in materials:
            for found in _files(material.node, budget, ()):
                if found.refused and not module_name(found.file.name):
                    unread.append(_said(_origin(found), found.refused))
                for slug, candidate in _candidates(found, material, chapters):
                    candidates.setdefault(slug, []).append(candidate)
    except Refused as refused:
        unread.append(_said(Text("the submission", "le rendu"), refused.reason))
    files = {}
    for chapter in chapters:
        if chapter.slug in candidates:
            files[chapter.slug], told = _chosen(candidates[chapter.slug], chapter, source_limit)
            notes += told
    if unread and not files:  # what was handed in may lie in what cannot be read: rejected, not missing
        why = Text("the only thing handed in", "seul élément rendu")
        files = {chapter.slug: Taken(None, "", why, rejected=unread[0]) for chapter in chapters}
    return Harvest(files, notes + unread)


def _files(node: Node, budget: Budget, above: tuple[str, ...], nested: int = 0) -> Iterator[Found]:
    """Yield every file, those inside archives too; an archive that is not read is yielded as refused."""
    for found in walk(node, budget, above):
        if found.refused or not archives.is_archive(found.file.name):
            yield found
            continue
        if nested == MAX_NESTED:
            yield replace(found, refused=_TOO_NESTED)
            continue
        try:
            folder = archives.opened(found.file, budget)
        except Refused as refused:
            yield replace(found, refused=refused.reason)
            continue
        yield from _files(folder, budget, (*found.above, found.file.name), nested + 1)


def _candidates(found: Found, material: Material, chapters: Sequence[Chapter]) -> list[tuple[str, Candidate]]:
    named = module_name(found.file.name)
    if named is None:
        return []
    stem, notebook = named
    like = [(chapter.slug, alike) for chapter in chapters if (alike := likeness(stem, chapter.slug))]
    if len(like) > 1:  # padding_stride.py: a word of it is two chapters'
        like = [(slug, alike) for slug, alike in like if alike[0] is not Likeness.WORD]
    return [(slug, Candidate(found, material, notebook, *alike)) for slug, alike in like]


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
    rejected = _said(candidate.origin, taken.reason) if taken.reason else None
    notes = [_said(f"{candidate.origin}:", note) for note in taken.notes]
    return Taken(taken.source, candidate.origin, why, rejected, submitted_at=candidate.material.submitted_at), notes


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


def _origin(found: Found) -> str:
    return printable("/".join((*found.above, found.file.name)))


def _said(subject: str | Text, predicate: Text) -> Text:
    subject = Text(subject, subject) if isinstance(subject, str) else subject
    return Text(f"{subject.en} {predicate.en}", f"{subject.fr} {predicate.fr}")


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.en}; {second.en}", f"{first.fr} ; {second.fr}")
