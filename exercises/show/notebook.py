"""The visible tests of a chapter, run on what a notebook defines.

`%run` and not an import: a line that begins with `%` is passed over when the notebook is graded.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from show import text, words
from show.chapters import EXERCISES, Chapter, chapters

# What a module is made of; whatever else stands in cells tries things out.
DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


def main(arguments: list[str]) -> None:
    """Run the tests of the chapter that is named, and print what they show."""
    course = {chapter.slug: chapter for chapter in chapters()}
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument("chapter", choices=course)
    parser.add_argument("--lang", choices=text.LANGUAGES)
    options = parser.parse_args(arguments)
    text.speak(options.lang)
    try:
        from IPython import get_ipython

        cells = get_ipython().user_ns["In"]
    except (ModuleNotFoundError, AttributeError):
        sys.exit(words.NO_NOTEBOOK.format(chapter=options.chapter))
    source = module(cells)
    defined = {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    chapter = course[options.chapter]
    if not defined & set(chapter.parts):
        print(words.NOTHING_DEFINED.format(names=", ".join(chapter.parts)))
        return
    print(tested(chapter, source))


def module(cells: Iterable[str]) -> str:
    """Return the imports, functions, classes and plain constants of the cells that ran; of two of one name the last."""
    kept: dict[str, str] = {}
    for cell in cells:
        try:
            body = ast.parse(cell).body
        except SyntaxError:
            continue
        for node in body:
            if isinstance(node, DEFINING) or (isinstance(node, ast.Assign) and _is_plain(node.value)):
                lines = ast.unparse(node) if isinstance(node, ast.Assign) else _source(cell, node)
                name = getattr(node, "name", lines)
                kept.pop(name, None)
                kept[name] = lines
    return "\n\n".join(kept.values()) + "\n"


def tested(chapter: Chapter, source: str) -> str:
    """Return what pytest shows of the chapter when `source` is its file, in a fresh process on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "exercises"
        ignored = shutil.ignore_patterns("__pycache__", "figures", "*.md")
        for name in ("show", chapter.slug):
            shutil.copytree(EXERCISES / name, copy / name, ignore=ignored)
        for name in ("conftest.py", "pytest.ini"):
            shutil.copy(EXERCISES / name, copy)
        (copy / chapter.slug / chapter.source.name).write_text(source, encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", str(copy / chapter.slug), "--lang", text.language(), "--color=no"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            check=False,
        )
    return ran.stdout


def _source(cell: str, node: ast.stmt) -> str:
    """Return a definition as it was written, decorators and comments included."""
    first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
    return "\n".join(cell.splitlines()[first - 1 : node.end_lineno])


def _is_plain(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True
