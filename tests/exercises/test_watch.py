"""Watch mode, driven in a terminal as a student drives it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from grader.course import Course, CourseError
from grader.watch import watch as grader_watch
from tests.exercises.conftest import STUB, Miniature
from tests.exercises.terminal import Terminal
from tests.exercises.test_screen import DONE, WRONG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX")


@pytest.fixture
def watched(miniature: Miniature) -> Miniature:
    miniature.chapter("one", 10)
    miniature.chapter("two", 20)
    return miniature


def whole(pattern: str) -> str:
    """Match a screen that holds `pattern` and is drawn down to its last line."""
    return pattern + "(?s:.*)  q quit"


def watch(miniature: Miniature, *arguments: str) -> Terminal:
    command = [sys.executable, str(miniature.exercises / "watch.py"), *arguments]
    return Terminal(command, miniature.root, miniature.environment())


def save_until(terminal: Terminal, file: Path, text: str, pattern: str) -> str:
    """Save `file` until the screen answers: the first save may come before the watcher is up."""
    for _ in range(10):
        file.write_text(text, encoding="utf-8")
        screen = terminal.shows(whole(pattern), patience=15)
        if screen is not None:
            return screen
    raise AssertionError(f"{pattern} does not come")


def test_a_students_session(watched: Miniature) -> None:
    one = watched.exercises / "one" / "one.py"
    with watch(watched) as terminal:
        assert terminal.shows(whole(r"1 Chapitre one +··· +0/3 +pas commencé +\(\d+,\d\d s\)"))

        wrong = save_until(terminal, one, WRONG, r"✗✓✗ +1/3 +à corriger")
        assert "Première différence en [0, 1]" in wrong
        assert "h : un indice" in wrong
        assert "c'est l'été" not in wrong
        assert "✗ Doubler, c'est ajouter à soi-même." in wrong
        assert "[1 1/3] 2 · " in wrong

        terminal.press("h")
        assert terminal.shows(whole("Indice : Plus, pas moins, c'est l'été"))

        terminal.press("n")
        assert terminal.shows(whole(r"2 Chapitre two +···"))
        terminal.press("p")
        assert terminal.shows(whole(r"1 Chapitre one +✗✓✗"))

        # Saving another chapter turns to it.
        save_until(terminal, watched.exercises / "two" / "two.py", DONE, r"2 Chapitre two +✓✓✓ +3/3 +terminé")
        terminal.press("p")
        assert terminal.shows(whole(r"1 Chapitre one +✗✓✗"))

        terminal.press("r")
        assert terminal.shows(whole(r"Remettre one.py à zéro"))
        terminal.press("x")
        assert terminal.shows(whole(r"À faire : corriger add"))
        assert one.read_text(encoding="utf-8") == WRONG
        terminal.press("r")
        assert terminal.shows(whole(r"Remettre one.py à zéro"))
        terminal.press("o")
        assert terminal.shows(whole(r"1 Chapitre one +··· +0/3(?s:.*)one.py est comme au début"))
        assert one.read_text(encoding="utf-8") == STUB
        (replaced,) = (watched.exercises / ".noyaux" / "replaced").iterdir()
        assert replaced.read_text(encoding="utf-8") == WRONG

        terminal.press("q")
        assert terminal.ends() == 0

    progress = json.loads((watched.exercises / ".noyaux" / "progress.json").read_text(encoding="utf-8"))
    assert progress == {"one": [0, 3], "two": [3, 3]}


@pytest.mark.parametrize(
    ("rows", "columns", "keys"),
    [
        (40, 60, r"p précédent\s*\n\s*r remise à zéro   q quitter"),
        (26, 30, r"chapitre suivant\s*\n\s*p précédent   r remise à zéro\s*\n\s*q quitter"),
    ],
)
def test_another_size_of_the_terminal_is_drawn_anew(watched: Miniature, rows: int, columns: int, keys: str) -> None:
    (watched.exercises / "one" / "one.py").write_text(WRONG, encoding="utf-8")
    with watch(watched, "one") as terminal:
        assert terminal.shows(whole("1/3 +à corriger"))
        terminal.resize(rows, columns)
        screen = terminal.shows(keys)
        assert screen is not None
    lines = [line.strip() for line in screen.splitlines() if line.strip()]
    assert max(map(len, lines)) <= columns
    assert len(screen.strip().splitlines()) < rows
    assert lines[0].startswith("✗ ")
    assert not [line for line in lines if line[0] in ":;»" or line[-1] == "«"]


def test_a_save_takes_an_open_question_back(watched: Miniature) -> None:
    one = watched.exercises / "one" / "one.py"
    with watch(watched, "one") as terminal:
        assert terminal.shows(whole("pas commencé"))
        save_until(terminal, one, WRONG, r"✗✓✗ +1/3 +à corriger")
        terminal.press("r")
        assert terminal.shows(whole(r"Remettre one.py à zéro"))
        save_until(terminal, one, DONE, r"✓✓✓ +3/3 +terminé")
        terminal.press("o")
        terminal.press("n")
        assert terminal.shows(whole(r"2 Chapitre two +···"))
        assert one.read_text(encoding="utf-8") == DONE


def test_begins_where_the_student_left_off_in_the_language_asked_for(watched: Miniature) -> None:
    folder = watched.exercises / ".noyaux"
    folder.mkdir()
    (folder / "progress.json").write_text('{"one": [3, 3]}', encoding="utf-8")
    with watch(watched, "--lang", "en") as terminal:
        screen = terminal.shows(whole(r"2 Chapter two +··· +0/3 +not started"))
        assert screen is not None
        assert " 1 ✓ [2 ·]" in screen


def test_a_save_ends_a_check_that_does_not(watched: Miniature, tmp_path: Path) -> None:
    one, pid = watched.exercises / "one" / "one.py", tmp_path / "pid"
    # A loop inside C, where no Ctrl-C reaches.
    body = f"import os, pathlib; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); return x + sum(range(10**13))"
    one.write_text(DONE.replace("return x + y", body), "utf-8")
    with watch(watched, "one") as terminal:
        assert terminal.shows(whole("vérification"))
        while not pid.exists():
            assert not terminal.shows("sans verdict", patience=0.1)
        save_until(terminal, one, DONE, r"✓✓✓ +3/3 +terminé")
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.read_text("utf-8")), 0)


def test_a_file_that_ends_the_program_is_said(watched: Miniature) -> None:
    one = watched.exercises / "one" / "one.py"
    one.write_text("import os\nos._exit(0)\n" + STUB, "utf-8")
    (watched.exercises / "one" / "test_one.py").write_text("def test_(student):\n    student.anything\n", "utf-8")
    with watch(watched, "one") as terminal:
        assert terminal.shows(whole("sans verdict"))


def test_a_debugger_may_take_its_time(watched: Miniature) -> None:
    source = DONE.replace("return x + y", "breakpoint()\n    return x + y")
    (watched.exercises / "one" / "one.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "exercises/one", "-k", "adds"]
    with Terminal(command, watched.root, watched.environment()) as terminal:
        assert terminal.shows(r"\(Pdb\)")
        terminal.press("p __import__('sys').modules['show.limits']._watchdog._deadline, x.shape\n")
        assert terminal.shows(r"\(None, \(3, 4\)\)")
        terminal.press("c\n")
        assert terminal.shows("1/1  terminé")
        assert terminal.ends() == 0


def test_says_what_to_install(watched: Miniature) -> None:
    (watched.exercises / "watchfiles.py").write_text("raise ModuleNotFoundError(name='watchfiles')", "utf-8")
    with watch(watched) as terminal:
        assert terminal.shows("watchfiles is missing .* python -m pip install rich watchfiles")
        assert terminal.ends() == 1


def test_the_grader_starts_the_students_watch_mode(watched: Miniature, tmp_path: Path) -> None:
    said, script = tmp_path / "said", watched.exercises / "watch.py"
    script.write_text(f"import sys\nopen({str(said)!r}, 'w').write(' '.join(sys.argv[1:]))\nsys.exit(3)", "utf-8")
    course = Course.open(watched.root)
    assert grader_watch(course, "two", "en") == 3
    assert said.read_text(encoding="utf-8") == "two --lang en"
    with pytest.raises(CourseError, match="no chapter is called 'three'"):
        grader_watch(course, "three")
    script.unlink()
    with pytest.raises(CourseError, match=r"watch\.py is missing"):
        grader_watch(course)
