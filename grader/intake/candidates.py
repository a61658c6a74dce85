"""The files of one student that may be a chapter's, wherever in folders and archives they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from grader.course import Chapter
from grader.intake.files import archives
from grader.intake.files.tree import Budget, Found, Node, Refused, walk
from grader.intake.likeness import Likeness, likeness, module_name
from grader.intake.names import printable
from grader.text import Text

MAX_NESTED = 3  # archives inside archives

_TOO_NESTED = Text(
    "is an archive inside {limit} others: hand in the files themselves",
    "est une archive dans {limit} autres : rendre les fichiers eux-mêmes",
).format(limit=MAX_NESTED)


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


def found_in(
    materials: Iterable[Material], chapters: Sequence[Chapter]
) -> tuple[dict[str, list[Candidate]], list[Text]]:
    """Return the candidates of every chapter by its slug, and what could not be searched."""
    budget = Budget()
    unread: list[Text] = []
    candidates: dict[str, list[Candidate]] = {}
    try:
        for material in materials:
            for found in _files(material.node, budget, ()):
                if found.refused and not module_name(found.file.name):
                    unread.append(said(_origin(found), found.refused))
                for slug, candidate in _candidates(found, material, chapters):
                    candidates.setdefault(slug, []).append(candidate)
    except Refused as refused:
        unread.append(said(Text("the submission", "le rendu"), refused.reason))
    return candidates, unread


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


def _origin(found: Found) -> str:
    return printable("/".join((*found.above, found.file.name)))


def said(subject: str | Text, predicate: Text) -> Text:
    """Return the sentence of a name or a noun and a predicate."""
    subject = Text(subject, subject) if isinstance(subject, str) else subject
    return Text(f"{subject.en} {predicate.en}", f"{subject.fr} {predicate.fr}")
