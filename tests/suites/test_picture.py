"""The chaff matrix as a picture: everybody and every verdict is named in it."""

from types import SimpleNamespace

from grader.authoring import picture
from grader.authoring.matrix import Matrix, Row
from grader.outcome import Verdict


def matrix():
    recorded = [SimpleNamespace(property=SimpleNamespace(name=f"{f}.{p}", function=f)) for f in "fg" for p in "ab"]
    rows = [
        ("wheat", "loops", "...."),
        ("chaff", "flips", "#..."),
        ("stub", "stub", "mmmm"),
        ("trivial", "zero", "!-.."),
    ]
    marks = {
        ".": Verdict.PASSED,
        "#": Verdict.WRONG,
        "m": Verdict.MISSING,
        "-": Verdict.NOT_CHECKED,
        "!": Verdict.CRASHED,
    }
    names = [one.property.name for one in recorded]
    return Matrix(
        None,
        SimpleNamespace(recorded=recorded),
        tuple(
            Row(kind, name, frozenset(), dict(zip(names, (marks[cell] for cell in cells), strict=True)), {})
            for kind, name, cells in rows
        ),
    )


def test_every_answerer_property_and_verdict_is_named(tmp_path):
    picture.draw(matrix(), tmp_path / "once.svg")
    drawn = (tmp_path / "once.svg").read_text(encoding="utf-8")
    for word in (
        "loops",
        "flips",
        "stub",
        "zero",
        "f.a",
        "g.b",
        "blank: passed",
        "wrong",
        "missing",
        "not checked",
        "crashed",
    ):
        assert f">{word}</text>" in drawn
    assert ">timeout</text>" not in drawn  # nobody came to that


def test_the_same_matrix_gives_the_same_bytes(tmp_path):
    picture.draw(matrix(), tmp_path / "once.svg")
    picture.draw(matrix(), tmp_path / "again.svg")
    assert (tmp_path / "once.svg").read_bytes() == (tmp_path / "again.svg").read_bytes()
