import pytest

from grader.intake.likeness import Likeness, likeness, module_name


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("pooling", (Likeness.EXACT, 0)),
        ("Pooling", (Likeness.CASE, 0)),
        ("POOLING", (Likeness.CASE, 0)),
        ("pooling (1)", (Likeness.COPY, 1)),
        ("pooling(12)", (Likeness.COPY, 12)),
        ("pooling-1", (Likeness.COPY, 1)),
        ("pooling_2", (Likeness.COPY, 2)),
        ("pooling copy", (Likeness.COPY, 0)),
        ("pooling copy 2", (Likeness.COPY, 2)),
        ("pooling - Copie", (Likeness.COPY, 0)),
        ("pooling - Copie (3)", (Likeness.COPY, 3)),
        ("pooling - Kopie", (Likeness.COPY, 0)),
        ("Copie de pooling", (Likeness.COPY, 0)),
        ("Kopie von pooling", (Likeness.COPY, 0)),
        ("pooling_final", (Likeness.VERSION, 0)),
        ("pooling_final_v2", (Likeness.VERSION, 0)),
        ("pooling-corrigé", (Likeness.VERSION, 0)),
        ("pooling_finale", (Likeness.VERSION, 0)),
        ("pooling_Abgabe", (Likeness.VERSION, 0)),
        ("pooling_dupont", (Likeness.WORD, 0)),
        ("dupont-pooling", (Likeness.WORD, 0)),
        ("test_pooling", None),
        ("test_pooling (1)", None),
        ("pooling_test", None),
        ("pooling_utils", None),
        ("spooling", None),
        ("poolings", None),
        ("a_pooling_b", None),
    ],
)
def test_a_stem_is_likened_to_a_chapter(stem: str, expected: object) -> None:
    assert likeness(stem, "pooling") == expected


@pytest.mark.timeout(60)  # with backtracking it would take centuries
@pytest.mark.parametrize(
    "stem", ["pooling" + "1" * 240 + "x", "pooling_v1" + "_v1" * 80 + "x", "pooling" + " " * 240 + "x"]
)
def test_a_crafted_stem_takes_no_time(stem: str) -> None:
    assert likeness(stem, "pooling") in (None, (Likeness.WORD, 0))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pooling.py", ("pooling", False)),
        ("pooling.PY", ("pooling", False)),
        ("pooling.py.txt", ("pooling", False)),
        ("pooling.ipynb", ("pooling", True)),
        ("pooling.pyc", None),
        (".py", None),
        ("pooling", None),
        ("pool\ning.py", ("pool\ning", False)),
    ],
)
def test_modules_and_notebooks_are_known_by_their_ending(name: str, expected: object) -> None:
    assert module_name(name) == expected
