"""The code cells of a notebook as one module, in the order of the notebook.

Magics and shell commands are not Python: each such line becomes `pass`, so
that line numbers and blocks stay. Cells that nbgrader marks as its own tests
are left out; all others run, as they would on « Restart and run all ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from grader.intake.files.tree import Refused
from grader.text import Text

MAX_NOTEBOOK = 8 * 2**20  # bytes with outputs; parsed JSON takes some twenty times its length

_NO_NOTEBOOK = Text(
    "is no valid notebook ({why}): open it in Jupyter and save it again",
    "n’est pas un notebook valide ({why}) : l’ouvrir dans Jupyter et l’enregistrer de nouveau",
)
_NO_CODE = Text("is a notebook without code cells", "est un notebook sans cellule de code")
_MAGICS = Text("{count} magic or shell lines left out: {names}", "{count} lignes magiques ou shell ignorées : {names}")
_TESTS = Text("{count} test cells of nbgrader left out", "{count} cellules de test de nbgrader ignorées")

# Cell magics whose body is Python in this namespace; under any other (%%bash) the cell goes.
_PYTHON_CELLS = frozenset({"%%time", "%%timeit", "%%capture", "%%prun"})
_MAGIC = re.compile(  # repeats are bounded: linear time
    r"(?P<indent>[ \t]{0,80})(?P<name>%%?\w+|[!?]|[\w.]{1,80}\?{1,2}$|[\w., ]{1,80}=[ ]{0,80}[%!])"
)
# Enough of Python's lexicon to know where a statement may begin: strings, comments, brackets, joined lines.
_LEXEME = re.compile(
    r"""(?P<string>'''(?:\\.|[^\\])*?(?:'''|\Z)|\"\"\"(?:\\.|[^\\])*?(?:\"\"\"|\Z)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)"""
    r"""|(?P<comment>\#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joined>\\\n)|(?P<line>\n)""",
    re.DOTALL,
)


def module(content: bytes) -> tuple[bytes, list[Text]]:
    """Return the code cells of a notebook as a module, and what was left out.

    Raises:
        Refused: it is no notebook, or has no code.
    """
    cells: list[str] = []
    notes: list[Text] = []
    magics: list[str] = []
    tests = 0
    for source, is_test in _code_cells(content):
        if is_test:
            tests += 1
            continue
        python, dropped = without_magics(source)
        cells.append(python.rstrip("\n") + "\n")
        magics += dropped
    if not cells:
        raise Refused(_NO_CODE)
    if magics:
        names = ", ".join(dict.fromkeys(magics))
        notes.append(_MAGICS.format(count=len(magics), names=names[:100]))
    if tests:
        notes.append(_TESTS.format(count=tests))
    return "\n\n".join(cells).encode("utf-8", "surrogatepass"), notes


def _code_cells(content: bytes) -> Iterator[tuple[str, bool]]:
    import nbformat  # takes half a second, which a class of modules need not pay

    parsed: Any = nbformat.reader.reads  # Any: they have no types
    upgraded: Any = nbformat.converter.convert
    try:
        notebook = upgraded(parsed(content.decode("utf-8-sig")), 4)
        found = [
            (str(cell["source"]), _is_test(cell.get("metadata", {})))
            for cell in notebook["cells"]
            if cell["cell_type"] == "code"
        ]
    except Exception as error:  # whatever a crafted file makes nbformat raise: a deep nest, a missing key, a wrong type
        raise Refused(_NO_NOTEBOOK.format(why=type(error).__name__)) from error
    yield from found


def _is_test(metadata: Any) -> bool:
    marks = metadata.get("nbgrader", {})
    return bool(marks.get("grade")) and not marks.get("solution")


def without_magics(source: str) -> tuple[str, list[str]]:
    """Return `source` with `pass` for every magic line, and the magics' names."""
    if source.lstrip().startswith("%%"):
        first, _, body = source.lstrip().partition("\n")
        name = first.split()[0]
        if name not in _PYTHON_CELLS:
            return "pass\n", [name]
        python, below = without_magics(body)
        return f"pass\n{python}", [name, *below]
    kept: list[str] = []
    dropped: list[str] = []
    position, depth, line_begins = 0, 0, True
    while position < len(source):
        end = (source.find("\n", position) + 1 or len(source) + 1) - 1
        if line_begins and not depth and (magic := _MAGIC.match(source, position, end)):
            kept.append(f"{magic['indent']}pass")
            dropped.append(magic["name"].strip())
            position, line_begins = end, False
            continue
        lexeme = _LEXEME.search(source, position)
        end = lexeme.end() if lexeme else len(source)
        kind = lexeme.lastgroup if lexeme else None
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        line_begins = kind == "line"
        kept.append(source[position:end])
        position = end
    return "".join(kept), dropped
