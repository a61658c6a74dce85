"""The course's own visible tests: calm on the stubs, content with every correct solution, alone in the world."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.exercises.conftest import EXERCISES, Miniature, Run

ROOT = EXERCISES.parent
CHAPTERS = sorted(path.parent.name for path in EXERCISES.glob("*/test_*.py"))
HIDDEN = ROOT / "tests" / "hidden"


def hand_out(root: Path) -> Miniature:
    """Copy all that students get, and make everything that they do not get fail on import."""
    miniature = Miniature(root)
    for chapter in CHAPTERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(EXERCISES / chapter, miniature.exercises / chapter, ignore=ignored)
    shutil.copytree(ROOT / "datasets", root / "datasets", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "absent").mkdir()
    for name in ("grader", "reference", "tests", "scipy"):
        text = f"raise SystemExit('{name} was imported')\n"
        (root / "absent" / f"{name}.py").write_text(text, encoding="utf-8")
    return miniature


def run(miniature: Miniature) -> Run:
    return miniature.pytest("exercises/", PYTHONPATH=str(miniature.root / "absent"))


def test_the_stubs_are_calm_and_need_no_torch(tmp_path: Path) -> None:
    miniature = hand_out(tmp_path)
    (tmp_path / "absent" / "torch.py").write_text("raise SystemExit('torch was imported')", encoding="utf-8")
    seen = run(miniature)
    assert seen.status == 0
    assert "was imported" not in seen.screen
    assert not re.search("[✗✓]", seen.screen)
    assert max(map(len, seen.lines)) <= 80
    assert len(re.findall(r" 0/\d+  pas commencé$", seen.screen, re.MULTILINE)) == len(CHAPTERS)


def test_correct_solutions_of_every_kind_pass(tmp_path: Path) -> None:
    """Every wheat becomes a chapter of its own, so that one run is enough: `loops_of_padding`, …"""
    miniature = hand_out(tmp_path)
    wheats = []
    for chapter in CHAPTERS:
        original = miniature.exercises / chapter
        for wheat in sorted((HIDDEN / chapter / "wheats").glob("[!_]*.py")):
            copy = miniature.exercises / f"{wheat.stem}_of_{chapter}"
            shutil.copytree(original, copy)
            (copy / f"{chapter}.py").unlink()
            shutil.copy(wheat, copy / f"{copy.name}.py")
            wheats.append(copy.name)
        shutil.rmtree(original)
    seen = run(miniature)
    assert "✗" not in seen.screen, seen.screen
    assert seen.status == 0
    assert len(re.findall("  terminé$", seen.screen, re.MULTILINE)) == len(wheats) >= 4 * len(CHAPTERS)
