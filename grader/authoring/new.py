"""`grader new CHAPTER`: lay the files of a chapter, so that `grader check` lists what is left to write."""

from __future__ import annotations

import re
from pathlib import Path

from grader.course import Course, CourseError

_SLUG = re.compile(r"[a-z][a-z0-9_]{2,30}")

_FILES = {
    "exercises/{slug}/chapter.toml": """\
order = {order}
framework = "numpy"

[title]
en = "{title}"
fr = "{title}"
""",
    "exercises/{slug}/README.md": """\
# {title}

À écrire : formule, formes, bords, erreurs, dtype, source.
""",
    "exercises/{slug}/README.en.md": """\
# {title}

To be written: formula, shapes, border, errors, dtype, source.
""",
    "exercises/{slug}/{slug}.py": '''\
"""{title}. Statement: README.md."""

import numpy as np


def {function}(x: np.ndarray) -> np.ndarray:
    """Say in one sentence what comes back.

    Args:
        x: of shape (H, W).

    Returns:
        Of shape (H, W).
    """
    # TODO: write it.
    raise NotImplementedError
''',
    "exercises/{slug}/test_{slug}.py": '''\
"""Visible tests of `{slug}`: the statement's worked examples. How: docs/chapters.md."""
''',
    "reference/{slug}.py": '''\
"""Definition of `{slug}`, slow and plain."""

import numpy as np


def {function}(x: np.ndarray) -> np.ndarray:
    """Say in one sentence what comes back."""
    raise NotImplementedError
''',
    "tests/hidden/{slug}/properties.py": '''\
"""Hidden suite of `{slug}`."""

from grader.suite import Suite
from tests.strategies.images import images

suite = Suite("{slug}")
{function} = suite.function("{function}")


@{function}.agreement(images().map(lambda image: (image,)), points=2)
def agrees_on_whole_numbers(x):
    """It is right on small whole numbers.

    fr: Juste sur de petits entiers.
    """
    return {function}(x)
''',
}


def new(course: Course, slug: str) -> list[Path]:
    """Write the files of chapter `slug`, after the last one in order; return them.

    Raises:
        CourseError: the name is no slug, or something of that name is there.
    """
    if not _SLUG.fullmatch(slug):
        raise CourseError(f"{slug!r} is no name for a chapter: small letters, digits and _, such as batch_norm")
    values = {
        "slug": slug,
        "function": slug,
        "title": slug.replace("_", " ").capitalize(),
        "order": max((chapter.order for chapter in course.chapters), default=0) + 10,
    }
    texts = {course.root / path.format(**values): text.format(**values) for path, text in _FILES.items()}
    for path in texts:
        if path.exists():
            raise CourseError(f"{path} exists already: choose another name, or remove it")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for kind in ("wheats", "chaffs"):
        (course.root / "tests" / "hidden" / slug / kind).mkdir(exist_ok=True)
    return list(texts)
