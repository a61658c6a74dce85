"""`grader check`: is the course consistent? Every complaint says rule, place and mend."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from grader import exam as exams
from grader import look, modules
from grader.course import Chapter, Course, CourseError
from grader.examiner import examine
from grader.sandbox import InProcess
from grader.suite import Kind
from grader.text import Text

MIN_WHEATS = 4
MIN_CHAFFS = 10
MIN_AGREEMENTS = 2
MAX_CHAFF_LINES = 10
MIN_STATEMENT = 600
PUBLIC_FILES = r"README\.md|README\.en\.md|chapter\.toml|{slug}\.py|test_{slug}\.py"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One rule that does not hold at one place, and how to mend it."""

    rule: str
    place: str
    mend: str

    def __str__(self) -> str:
        """Return one line for a terminal."""
        return f"{self.place}: {self.rule}; {self.mend}"


def check(course: Course) -> list[Complaint]:
    """Return every complaint about the course, in course order; the course must be importable."""
    found = list(_trees(course))
    for chapter in course.chapters:
        for rule in (_files, _stub, _suite, _answers, _given):
            found += _guarded(rule, chapter, course)
    return found


def _guarded(
    rule: Callable[[Chapter, Course], Iterator[Complaint]], chapter: Chapter, course: Course
) -> list[Complaint]:
    """Run a rule on a chapter that may be half written: what stops the rule is a complaint itself."""
    found: list[Complaint] = []
    try:
        found.extend(rule(chapter, course))
    except (CourseError, ValueError, ImportError, SyntaxError, AttributeError, TypeError) as error:
        found.append(Complaint("cannot be read", chapter.slug, f"{type(error).__name__}: {error}"))
    return found


def _at(course: Course, path: Path) -> str:
    return path.relative_to(course.root).as_posix()


def _trees(course: Course) -> Iterator[Complaint]:
    """The same slugs in every tree, and nothing beside them."""
    slugs = {chapter.slug for chapter in course.chapters}
    orders = [chapter.order for chapter in course.chapters]
    for chapter in course.chapters:
        if orders.count(chapter.order) > 1:
            place = f"exercises/{chapter.slug}/chapter.toml"
            yield Complaint(f"order {chapter.order} is taken twice", place, "give it a number of its own")
    trees = {
        "exercises": {path.name for path in (course.root / "exercises").iterdir() if _is_chapter_folder(path)},
        "reference": {path.stem for path in (course.root / "reference").glob("*.py")} - {"__init__"},
        "tests/hidden": {
            path.name for path in (course.root / "tests" / "hidden").iterdir() if _is_chapter_folder(path)
        },
    }
    for tree, names in trees.items():
        for slug in sorted(names - slugs):
            yield Complaint(
                "no chapter has this name", f"{tree}/{slug}", f"add exercises/{slug}/chapter.toml or remove it"
            )
        for slug in sorted(slugs - names):
            yield Complaint("the chapter is missing here", f"{tree}/{slug}", "write it (grader new lays the files)")


def _is_chapter_folder(path: Path) -> bool:
    """Say whether a folder is meant as a chapter; a package that chapters share is not."""
    return path.is_dir() and not path.name.startswith(("_", ".")) and not (path / "__init__.py").exists()


def _files(chapter: Chapter, course: Course) -> Iterator[Complaint]:
    """Statement in both languages, stub, visible tests; no stray file."""
    for name in ("README.md", "README.en.md", f"{chapter.slug}.py", f"test_{chapter.slug}.py"):
        path = chapter.folder / name
        if not path.is_file():
            yield Complaint("the file is missing", _at(course, path), "write it")
        elif name.startswith("README") and len(path.read_text(encoding="utf-8")) < MIN_STATEMENT:
            mend = "state formula, shapes, border, errors, dtype, source"
            yield Complaint("the statement is too short to solve from", _at(course, path), mend)
    allowed = re.compile(PUBLIC_FILES.format(slug=chapter.slug))
    for path in sorted(chapter.folder.iterdir()):
        known = (
            path.name in ("figures", "__pycache__", ".pytest_cache", ".hypothesis")
            if path.is_dir()
            else allowed.fullmatch(path.name)
        )
        if not known:
            yield Complaint("a stray file in the hand-out", _at(course, path), "remove it: students would get it")


def _stub(chapter: Chapter, course: Course) -> Iterator[Complaint]:
    """The stub has the reference's signatures, a TODO per function, and solves nothing."""
    place = _at(course, chapter.stub)
    source = chapter.stub.read_text(encoding="utf-8")
    tree = ast.parse(source)
    stub, reference = modules.load(chapter.stub, chapter.slug), modules.reference(chapter)
    public = {
        name
        for name, value in vars(reference).items()
        if not name.startswith("_") and callable(value) and getattr(value, "__module__", "") == reference.__name__
    }
    for name in sorted(public ^ set(chapter.functions)):
        where = place if name in public else _at(course, chapter.reference)
        yield Complaint(f"{name} is missing", where, "stub and reference define the same public names")
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        text = ast.get_source_segment(source, node) or ""
        where = f"{place}:{node.lineno}"
        if "TODO" not in text:
            yield Complaint(f"{node.name} has no TODO", where, "say in a comment what is to be written")
        if "raise NotImplementedError" not in text:
            yield Complaint(f"{node.name} is not a stub", where, "its body ends in raise NotImplementedError")
        if node.name in public and _signature(stub, node.name) != _signature(reference, node.name):
            wanted = _signature(reference, node.name)
            yield Complaint(
                f"{node.name} has another signature than the reference", where, f"make it {node.name}{wanted}"
            )


def _signature(module: ModuleType, name: str) -> str:
    """Return names, kinds and defaults: annotations may differ."""
    signature = inspect.signature(getattr(module, name))
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=inspect.Signature.empty))


def _suite(chapter: Chapter, course: Course) -> Iterator[Complaint]:
    """Every function is asked about, in both languages, with agreement first."""
    place = _at(course, chapter.hidden / "properties.py")
    declared = modules.suite(chapter).properties
    for function in chapter.functions:
        mine = [one for one in declared if one.function == function]
        if sum(one.kind is Kind.AGREEMENT for one in mine) < MIN_AGREEMENTS:
            mend = f"declare at least {MIN_AGREEMENTS}, one on fractions"
            yield Complaint(f"{function} has too few agreement properties", place, mend)
        elif mine[0].kind is not Kind.AGREEMENT:
            yield Complaint(f"the first property of {function} is no agreement", place, "put the agreements first")
    for stranger in sorted({one.function for one in declared} - set(chapter.functions)):
        yield Complaint(f"{stranger} is no function of the chapter", place, "name a function of the stub")
    sentences: dict[str, str] = {}
    for one in declared:
        said = f"{one.function}: {one.title.en}"
        if said in sentences:
            yield Complaint(
                f"{one.name} has the title of {sentences[said]}", place, "a title is said once per function"
            )
        sentences[said] = one.name


def _answers(chapter: Chapter, course: Course) -> Iterator[Complaint]:
    """Enough wheats and chaffs; a chaff is short and speaks to the student in both languages."""
    for kind, paths, least in (("wheats", chapter.wheats(), MIN_WHEATS), ("chaffs", chapter.chaffs(), MIN_CHAFFS)):
        if len(paths) < least:
            place = _at(course, chapter.hidden / kind)
            yield Complaint(f"{len(paths)} {kind} are too few", place, f"write at least {least}")
    for path in chapter.chaffs():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        try:
            Text.of(ast.get_docstring(tree))
        except ValueError as error:
            yield Complaint("the chaff does not speak both languages", _at(course, path), str(error))
        lines = _lines_of_code(tree)
        if lines > MAX_CHAFF_LINES:
            mend = f"one misconception in at most {MAX_CHAFF_LINES}"
            yield Complaint(f"the chaff has {lines} lines of code", _at(course, path), mend)


def _lines_of_code(tree: ast.Module) -> int:
    """Count the lines on which code stands: no imports, no docstrings."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.stmt) and not is_docstring and not isinstance(node, ast.Import | ast.ImportFrom):
            lines.add(node.lineno)
    return len(lines)


def _given(chapter: Chapter, course: Course) -> Iterator[Complaint]:
    """No function given in the hand-out, pasted into this chapter, earns points there unmarked."""
    given = [
        (other, name, function)
        for other in course.chapters
        for stub in [modules.load(other.stub, other.slug)]
        for name, function in sorted(vars(stub).items())
        if inspect.isfunction(function) and function.__module__ == other.slug and name not in other.functions
        if not _uses_marked(function, stub, chapter)
    ]
    if not given:
        return
    recorded = exams.draw(chapter, bytes(32), shelves=False, chaffs=False)
    scenarios = modules.scenarios(chapter)
    for other, name, function in given:
        for target in chapter.functions:
            pasted = ModuleType(chapter.slug)
            setattr(pasted, target, function)
            score = examine(recorded, InProcess(pasted, scenarios)).score
            if score:
                place = f"{_at(course, other.stub)}: {name}"
                mend = f"give less, or mark what it uses with a [[look]] in exercises/{chapter.slug}/chapter.toml"
                yield Complaint(f"pasted into {chapter.slug} as {target} it earns {score} points", place, mend)


def _uses_marked(given: Callable[..., object], stub: ModuleType, chapter: Chapter) -> bool:
    """Say whether the function, with its file's imports, uses what the chapter's rules mark."""
    imports = [
        ast.unparse(node)
        for node in ast.parse(inspect.getsource(stub)).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    whole = "\n".join([*imports, inspect.getsource(given)]).encode()
    return bool(look.look(whole, chapter))
