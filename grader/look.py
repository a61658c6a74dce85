"""Look at a submission's syntax tree for what a person should see; it never takes points.

What defeats a chapter's purpose is absent from the worker where it can be. What
is left is named here, with rule, line and reason. `getattr`, star imports,
dataclasses, prints and warnings are nobody's business.
"""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.course import Chapter, LookRule
from grader.text import Text

# A table of answers or of weights is long; a kernel written out is not.
MAX_LITERAL = 2_000
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
# Most nodes of a tree say how a name is used, or which operator stands there: nobody asks for those.
_OF_INTEREST = {
    *(ast.Import, ast.ImportFrom, ast.Attribute, ast.Name, ast.Call, ast.arg, ast.Constant),
    *_DEFINITIONS,
    *_DISPLAYS,
}
_PARSE_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError)

_ABSENT = Text(
    "this library is not there while the chapter is graded; was it meant to do the exercise?",
    "cette bibliothèque est absente pendant la correction ; devait-elle faire l’exercice ?",
)
_INTERPRETER = Text(
    "code that reaches around the language: no chapter needs it",
    "du code qui contourne le langage : aucun chapitre n’en a besoin",
)
_LITERAL = Text(
    "a very long literal: a table of answers, or weights brought along?",
    "un littéral très long : une table de réponses, ou des poids apportés ?",
)
_BIDI = Text(
    "invisible or direction-changing characters: the source may not read as it runs",
    "des caractères invisibles ou qui changent le sens de lecture : le code peut tromper l’œil",
)
# What a worker has beside the standard library.
_PRESENT = {"python": frozenset({"numpy"}), "numpy": frozenset({"numpy"}), "torch": frozenset({"numpy", "torch"})}
# Of `gc` only what finds other people's objects: to collect between epochs is a habit.
_REACHES_AROUND = (
    *("ctypes", "cffi", "mmap", "marshal", "subprocess", "socket", "multiprocessing"),
    *("gc.get_objects", "gc.get_referrers", "gc.get_referents"),
    *("sys._getframe", "inspect.currentframe", "inspect.stack"),
)
_IMPORTERS = ("__import__", "builtins.__import__", "importlib.__import__", "importlib.import_module")
_RUNNERS = ("exec", "eval", "builtins.exec", "builtins.eval")
_BIDI_CHARACTERS = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to look at; `absent` if it is a library that a worker does not have."""

    rule: str
    line: int | None
    reason: Text
    absent: bool = False


def look(source: bytes, chapter: Chapter) -> list[Found]:
    """Return what in `source` needs a look, in order of lines; a file that does not parse has nothing."""
    try:
        text = source.decode("utf-8")
        with warnings.catch_warnings(action="ignore"):  # about the student's source
            tree = ast.parse(text)
        nodes = [node for node in ast.walk(tree) if type(node) in _OF_INTEREST]
        found = set(_names(nodes, _Rules(chapter)))
        found.update(_literals(nodes))
    except _PARSE_ERRORS:
        return []
    for number, line in enumerate(text.split("\n"), 1):
        if not _BIDI_CHARACTERS.isdisjoint(line):
            found.add(Found("invisible-characters", number, _BIDI))
            break
    return sorted(found, key=lambda one: (one.line or 0, one.rule))


class _Rules:
    """The dotted names that a chapter's rules are about, and the libraries that it has."""

    def __init__(self, chapter: Chapter) -> None:
        self._rules = [*chapter.look, *(LookRule(name, _INTERPRETER) for name in _REACHES_AROUND)]
        self._present = _PRESENT[chapter.framework] | sys.stdlib_module_names

    def used(self, dotted: str, line: int) -> Iterator[Found]:
        """Yield the rules about a name that is used."""
        for rule in self._rules:
            if dotted == rule.name or dotted.startswith(f"{rule.name}."):
                yield Found(rule.name, line, rule.reason)

    def imported(self, dotted: str, line: int) -> Iterator[Found]:
        """Yield the rules about a name that is imported, and whether its library is there."""
        library = dotted.partition(".")[0]
        if library not in self._present:
            yield Found(library, line, _ABSENT, absent=True)
        yield from self.used(dotted, line)


def _names(nodes: Sequence[ast.AST], rules: _Rules) -> Iterator[Found]:
    """Follow imports and attribute chains to dotted names, and match them against the rules."""
    aliases: dict[str, str] = {}
    stars: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                aliases[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
                yield from rules.imported(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                yield from rules.imported(f"{node.module}.{alias.name}", node.lineno)
                if alias.name == "*":
                    stars.append(node.module)
    bound = _bound(nodes) | set(aliases)
    for node in nodes:
        if isinstance(node, ast.Attribute):
            dotted = _dotted(node, aliases)
            if dotted:
                yield from rules.used(dotted, node.lineno)
        elif isinstance(node, ast.Name) and node.id not in bound:
            for module in stars:
                yield from rules.used(f"{module}.{node.id}", node.lineno)
        elif isinstance(node, ast.Call):
            called = _dotted(node.func, aliases)
            if isinstance(node.func, ast.Name) and node.func.id not in bound:
                called = node.func.id  # a builtin
            yield from _run_or_imported(called, node, rules)


def _bound(nodes: Sequence[ast.AST]) -> set[str]:
    """Return the names that the file gives to something of its own, anywhere."""
    bound = set()
    for node in nodes:
        if isinstance(node, _DEFINITIONS):
            bound.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return bound


def _run_or_imported(called: str | None, node: ast.Call, rules: _Rules) -> Iterator[Found]:
    """Yield what is imported or run by a call: a name that stands there is matched, one that is computed is told."""
    if called in _RUNNERS:
        yield Found(called.rpartition(".")[2], node.lineno, _INTERPRETER)
    elif called in _IMPORTERS:
        wanted = node.args[0] if node.args else None
        if isinstance(wanted, ast.Constant) and isinstance(wanted.value, str):
            yield from rules.imported(wanted.value, node.lineno)
        else:
            yield Found("computed-import", node.lineno, _INTERPRETER)


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return None
    return ".".join((aliases[node.id], *reversed(parts)))


def _literals(nodes: Sequence[ast.AST]) -> Iterator[Found]:
    for node in nodes:
        long_text = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        if long_text and not _is_docstring_length(node) and _length(node) > MAX_LITERAL:
            yield Found("long-literal", node.lineno, _LITERAL)  # type: ignore[attr-defined]
        elif isinstance(node, _DISPLAYS) and _length(node) > MAX_LITERAL // 10:
            yield Found("long-literal", node.lineno, _LITERAL)


def _is_docstring_length(node: ast.AST) -> bool:
    """Prose has spaces; a blob has none."""
    value = getattr(node, "value", "")
    space, cells = (b" ", len(value)) if isinstance(value, bytes) else (" ", len(value))
    return cells > 0 and value.count(space) / cells > 0.05  # type: ignore[arg-type]


def _length(node: ast.AST) -> int:
    if isinstance(node, ast.Constant):
        return len(node.value) if isinstance(node.value, str | bytes) else 1
    if isinstance(node, ast.Dict):
        return len(node.keys)
    return len(node.elts) if isinstance(node, ast.List | ast.Tuple | ast.Set) else 1
