"""Copies are found whatever their names; solutions that differ, and what the stub holds, are not."""

import re

import pytest

from grader import results
from grader.course import Course
from tests.grader import results_factory as make

pytest.importorskip("copydetect", reason="copydetect is not installed")

from grader.report.similar import similar

CHAPTER = '[title]\nen = "Toy"\nfr = "Jouet"\n'
STUB = """def check(image, size):
    if len(image.shape) != 2 or min(image.shape) < 1:
        raise ValueError("an image has two axes")
    if size < 1 or size > min(image.shape[0], image.shape[1]):
        raise ValueError("the window must fit into the image")
    return tuple(side - size + 1 for side in image.shape)


def blur(image, size):
    raise NotImplementedError
"""
LOOPS = """import numpy as np

def blur(image, size):
    rows, columns = image.shape
    result = np.zeros((rows - size + 1, columns - size + 1))
    for i in range(rows - size + 1):
        for j in range(columns - size + 1):
            total = 0.0
            for k in range(size):
                for m in range(size):
                    total += image[i + k, j + m]
            result[i, j] = total / size**2
    return result
"""
WINDOWS = """from numpy.lib.stride_tricks import sliding_window_view

def blur(image, size):
    if image.ndim != 2:
        raise ValueError("no image")
    windows = sliding_window_view(image, (size, size))
    sums = windows.reshape(*windows.shape[:2], -1).sum(axis=-1)
    return sums.astype(image.dtype) / (size * size)
"""
SHIFTS = """import numpy as np

def blur(image, size):
    padded = np.cumsum(np.cumsum(np.pad(image, ((1, 0), (1, 0))), axis=0), axis=1)
    lower, upper = padded[size:], padded[:-size]
    return (lower[:, size:] - lower[:, :-size] - upper[:, size:] + upper[:, :-size]) / float(size) ** 2
"""


@pytest.fixture
def chapter(tmp_path):
    for path, text in {
        "exercises/toy/chapter.toml": f'order = 1\nframework = "numpy"\n{CHAPTER}',
        "exercises/toy/toy.py": STUB,
        "tests/hidden/toy/wheats/shifts.py": SHIFTS,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return Course.open(tmp_path)["toy"]


def pairs(chapter, sources, groups=None):
    """Return who is like whom."""
    kept = {results.digest(source.encode()): source.encode() for source in sources.values()}
    group = [
        make.student(
            name,
            group=(groups or {}).get(name),
            chapters={"toy": make.chapter(make.prop(), source=results.digest(source.encode()))},
        )
        for name, source in sources.items()
    ]
    return [(pair.one, pair.other) for pair in similar(group, [chapter], kept.__getitem__)]


def renamed(source):
    for old, new in {
        "image": "picture",
        "size": "n",
        "total": "acc",
        "result": "out",
        "rows": "h",
        "columns": "w",
    }.items():
        source = re.sub(rf"\b{old}\b", new, source)
    return source.replace("\n    for i", "\n    # go over all places\n    for i")


def test_a_renamed_copy_is_found(chapter):
    assert pairs(chapter, {"a": LOOPS, "b": WINDOWS, "c": renamed(LOOPS)}) == [("a", "c")]


def test_what_stands_in_the_stub_does_not_count(chapter):
    assert pairs(chapter, {"a": STUB, "b": STUB}) == []
    assert pairs(chapter, {"a": STUB + LOOPS, "b": STUB + WINDOWS}) == []


def test_a_copy_of_a_wheat_is_found(chapter):
    assert pairs(chapter, {"a": SHIFTS, "b": LOOPS}) == [("a", "wheat shifts")]


def test_members_of_a_group_are_no_pair(chapter):
    assert pairs(chapter, {"a": LOOPS, "b": LOOPS}, {"a": "g1", "b": "g1"}) == []
    assert pairs(chapter, {"a": LOOPS, "b": LOOPS}, {"a": "g1", "b": "g2"}) == [("a", "b")]


def test_a_file_that_is_no_python_harms_nobody(chapter):
    assert pairs(chapter, {"a": LOOPS, "b": "\x00\xff((( def", "c": LOOPS}) == [("a", "c")]
