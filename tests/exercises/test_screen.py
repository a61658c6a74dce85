"""What a student sees of `pytest exercises/`, in every state that a chapter can be in."""

from __future__ import annotations

import re

import pytest

from tests.exercises.conftest import STUB, TESTS, Miniature, Run

DONE = STUB.replace("# TODO\n    raise NotImplementedError", "return x + y", 1).replace(
    "# TODO\n    raise NotImplementedError", "return 2 * x"
)
HALF = STUB.replace("# TODO\n    raise NotImplementedError", "return x + y", 1)
WRONG = DONE.replace("return x + y", "return x - y").replace("return 2 * x", "return 2 * x + (x > 2)")
SYNTAX = DONE.replace("return 2 * x", "return 2 * (x")
ENDLESS = DONE.replace("return x + y", "while True:\n        pass").replace(
    "return 2 * x", 'while True:\n        print("tour", len(x))'
)
CRASHES = DONE.replace("return x + y", "return x + z").replace(
    "return 2 * x", "import asyncio\n    asyncio.AbstractEventLoop().run_forever()"
)
UNFINISHED = DONE.replace("return 2 * x", "if x.any():\n        raise NotImplementedError\n    return x + x")
RENAMED = DONE.replace("def add", "def plus")
CHANGES = DONE.replace("return x + y", "x += y\n    return x").replace("return 2 * x", "x *= 2\n    return x[:]")


def row(run: Run, slug: str, chapter: str = "Chapitre") -> str:
    """Return the chapter's line of the table."""
    return next(line for line in run.lines if re.match(rf" +\d+ {chapter} {slug} ", line))


def next_thing(run: Run) -> str:
    """Return the last paragraph, on one line."""
    return " ".join(run.screen.strip().split("\n\n")[-1].split("\n"))


def section(run: Run, slug: str) -> str:
    """Return what is said about the failures of a chapter."""
    return "\n".join(re.findall(rf"^✗ {slug} · .*?(?=^✗|^ +\d+ Chapitre)", run.screen, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Miniature, Run]:
    miniature = Miniature(tmp_path_factory.mktemp("untouched"))
    fake = miniature.root / "site" / "torch.py"
    fake.parent.mkdir()
    fake.write_text("raise SystemExit('torch was imported')", encoding="utf-8")
    # The names run against the order of the course.
    miniature.chapter("zeta", 10)
    miniature.chapter("mu", 20)
    torch_tests = TESTS.replace("(student):", "(student, torch):")
    miniature.chapter("alpha", 30, "import torch\n" + STUB, torch_tests, framework="torch")
    return miniature, miniature.pytest("exercises/", PYTHONPATH=str(fake.parent))


def test_untouched_stubs_are_calm(untouched: tuple[Miniature, Run]) -> None:
    _, run = untouched
    assert run.status == 0
    assert "✗" not in run.screen
    assert "✓" not in run.screen
    assert len(run.lines) < 10
    for slug in ("zeta", "mu", "alpha"):
        assert re.search(r"0/3 +pas commencé$", row(run, slug))


def test_chapters_come_in_course_order(untouched: tuple[Miniature, Run]) -> None:
    _, run = untouched
    assert re.findall(r"Chapitre (\w+)", run.screen) == ["zeta", "mu", "alpha"]
    assert re.findall(r"^ +(\d) Chapitre", run.screen, re.MULTILINE) == ["1", "2", "3"]


def test_the_last_line_is_the_one_thing_to_do(untouched: tuple[Miniature, Run]) -> None:
    _, run = untouched
    assert next_thing(run) == "À faire : écrire add (zeta/zeta.py, ligne 6) ; l’énoncé est dans zeta/README.md."


def test_untouched_chapters_import_no_torch(untouched: tuple[Miniature, Run]) -> None:
    _, run = untouched
    assert "torch was imported" not in run.screen


def test_leaves_nothing_in_the_chapters(untouched: tuple[Miniature, Run]) -> None:
    miniature, _ = untouched
    left = {path.name for path in miniature.exercises.iterdir()}
    expected = {
        "zeta",
        "mu",
        "alpha",
        "show",
        "check.py",
        "conftest.py",
        "pytest.ini",
        "watch.py",
        ".noyaux",
        ".pytest_cache",
    }
    assert left - {"__pycache__"} == expected
    assert (miniature.exercises / ".noyaux" / "stubs" / "zeta.py").read_text(encoding="utf-8") == STUB


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Run:
    miniature = Miniature(tmp_path_factory.mktemp("everything"))
    sources = {
        "done": DONE, "half": HALF, "wrong": WRONG, "syntax": SYNTAX, "endless": ENDLESS, "crashes": CRASHES,
        "unfinished": UNFINISHED, "changes": CHANGES, "renamed": RENAMED,
    }  # fmt: skip
    for i, (slug, source) in enumerate(sources.items()):
        miniature.chapter(slug, i, source)
    return miniature.pytest("exercises")


def test_a_failure_makes_the_run_fail(everything: Run) -> None:
    assert everything.status == 1


def test_chapters_run_in_course_order(everything: Run) -> None:
    assert everything.lines[0] == "✓✓✓ ✓✓· ✗✓✗ ✗·· ✗✗✗ ✗✗✗ ✓✓· ✗✓✗ ✗✗✓"


def test_one_failure_of_each_function_is_shown(everything: Run) -> None:
    shown = section(everything, "crashes")
    assert shown.count("✗ crashes") == 2
    assert "Autres échecs de add : 1" in shown


def test_every_line_fits_the_terminal(everything: Run) -> None:
    assert max(map(len, everything.lines)) <= 80


def test_no_traceback_and_no_noise(everything: Run) -> None:
    for word in ("Traceback", "hypothesis", "Falsifying", "conftest", "show/", "site-packages", "Error: \n"):
        assert word not in everything.screen


@pytest.mark.parametrize(
    ("slug", "end"),
    [
        ("done", "3/3  terminé"),
        ("half", "2/3  commencé"),
        ("wrong", "1/3  à corriger"),
        ("syntax", "0/3  ne se charge pas"),
        ("unfinished", "2/3  commencé"),
    ],
)
def test_progress_of_a_chapter(everything: Run, slug: str, end: str) -> None:
    assert row(everything, slug).endswith(end)


def test_a_solved_chapter_has_a_full_bar(everything: Run) -> None:
    assert "█" * 12 in row(everything, "done")
    assert "█" * 8 + "░" * 4 in row(everything, "half")


def test_a_wrong_answer_is_shown_in_grids(everything: Run) -> None:
    shown = section(everything, "wrong")
    assert (
        """\
✗ wrong · Somme case par case.

  appel  add(x, y)

  x  (3, 4)       y  (3, 4)
    0[ 1] 2  3      0  1  2  3
    4  5  6  7      4  5  6  7
    8  9 10 11      8  9 10 11

  obtenu  (3, 4)    attendu  (3, 4)
    0[ 0] 0  0        0[ 2] 4  6
    0  0  0  0        8 10 12 14
    0  0  0  0       16 18 20 22

  Première différence en [0, 1] : obtenu 0, attendu 2. 11 valeurs sur 12
  diffèrent.

  Indice : Plus, pas moins, c'est l'été.
"""
        in shown
    )


def test_a_law_shows_its_smallest_counterexample(everything: Run) -> None:
    assert """\
✗ wrong · Doubler, c'est ajouter à soi-même.

  appel  double(x)

  x  (1, 1)
    3

  obtenu  (1, 1)    attendu  (1, 1)
  [ 7]              [ 6]
""" in section(everything, "wrong")


def test_a_syntax_error_is_said_once_with_its_line(everything: Run) -> None:
    shown = section(everything, "syntax")
    assert "✗ syntax · syntax.py ne se charge pas\n" in shown
    assert "syntax.py, ligne 13\n\n      return 2 * (x\n                 ^\n" in shown
    assert everything.screen.count("SyntaxError") == 1


def test_what_is_not_there_when_it_is_graded_cannot_be_imported(miniature: Miniature) -> None:
    miniature.chapter("one", 1, "import math\nimport numpy.linalg\n" + DONE)
    miniature.chapter("two", 2, "import pytest\n" + DONE)
    miniature.chapter("three", 3, DONE.replace("return x + y", "from one import add\n    return add(x, y)"))
    run = miniature.pytest("exercises", "--lang", "en")
    assert row(run, "one", "Chapter").endswith("3/3  done")
    assert row(run, "two", "Chapter").endswith("0/3  does not load")
    assert "ModuleNotFoundError: pytest will not be there" in run.screen
    assert "It raised ModuleNotFoundError: one will not be there" in run.screen


def test_endless_loops_and_endless_printing_are_stopped(everything: Run) -> None:
    shown = section(everything, "endless")
    assert "une boucle sans fin ?" in shown
    assert "un print dans une boucle sans fin ?" in shown
    assert shown.count("tour ") == 10


def test_an_exception_shows_the_students_line(everything: Run) -> None:
    shown = section(everything, "crashes")
    assert "L’appel a levé NameError: name 'z' is not defined\n    crashes.py, ligne 8 : return x + z" in shown
    # A library's NotImplementedError is no stub.
    assert "L’appel a levé NotImplementedError\n    crashes.py, ligne 14 : asyncio" in shown


def test_a_function_that_is_gone_is_named(miniature: Miniature) -> None:
    miniature.chapter("one", 1, RENAMED)
    run = miniature.pytest("exercises")
    assert "one.py ne définit pas add" in run.screen
    assert next_thing(run) == "À faire : corriger add dans one/one.py."


def test_an_argument_that_was_changed_is_shown(everything: Run) -> None:
    shown = section(everything, "changes")
    assert "L’appel a modifié son argument x" in shown
    assert "x, avant" in shown
    assert "x, après" in shown


def test_what_to_do_next_mends_before_it_begins(everything: Run) -> None:
    assert next_thing(everything) == "À faire : corriger add (wrong/wrong.py, ligne 6)."


def test_what_to_do_next_follows_the_course(miniature: Miniature) -> None:
    miniature.chapter("zeta", 1, HALF)
    miniature.chapter("alpha", 2)
    assert next_thing(miniature.pytest("exercises")).startswith("À faire : écrire double (zeta/zeta.py, ligne 11)")


def test_english_and_one_chapter_and_ascii_and_junit(miniature: Miniature) -> None:
    miniature.chapter("one", 1, WRONG)
    miniature.chapter("two", 2)
    run = miniature.pytest("exercises/one", "--lang", "en", "--junitxml=one.xml", PYTHONIOENCODING="ascii")
    assert run.status == 1
    junit = (miniature.root / "one.xml").read_text(encoding="utf-8")
    assert 'failures="2" skipped="0" tests="3"' in junit
    assert "called  add(x, y)" in junit
    assert "x one . Sums cell by cell." in run.screen
    assert "First difference at [0, 1]: returned 0, expected 2." in run.screen
    assert "Hint: Plus, not minus." in run.screen
    assert "  1 Chapter one  ####--------    1/3  to correct" in run.lines
    assert next_thing(run) == "Next: correct add (one/one.py, line 6)."
    assert "two" not in run.screen


def test_from_inside_the_folders_and_by_environment(miniature: Miniature) -> None:
    miniature.chapter("one", 1, DONE)
    miniature.chapter("two", 2)
    inside = miniature.pytest(cwd="exercises/one", NOYAUX_LANG="en")
    assert inside.status == 0
    assert next_thing(inside) == "Next: the chapter “Chapter two”: two/README.en.md."
    link = miniature.root / "link"
    link.symlink_to(miniature.exercises, target_is_directory=True)
    assert row(miniature.pytest("link"), "one").endswith("3/3  terminé")
    assert "two" in miniature.pytest(cwd="exercises").screen


def test_a_latin_console_keeps_its_accents(miniature: Miniature) -> None:
    miniature.chapter("one", 1)
    run = miniature.pytest("exercises", PYTHONIOENCODING="cp1252")
    assert "pas commencé" in run.screen
    assert "░" not in run.screen


def test_other_settings_than_ours_show_pythons_own_words(miniature: Miniature) -> None:
    miniature.chapter("one", 1, WRONG)
    run = miniature.pytest("exercises", "--tb=long", "-k", "adds")
    assert "= FAILURES =" in run.screen
    assert run.screen.count("Première différence") == 1
