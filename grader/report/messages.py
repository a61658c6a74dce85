"""Every sentence of ours that a student or an instructor can read about an answer.

One rung of the ladder adds to the one below it and never leaks what stands
above: `category` knows no shape, `shapes` no value.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Sequence
from typing import cast

import numpy as np

from grader.compare import Difference
from grader.diagnosis import Signature
from grader.examiner import Examined, Finding, Judged
from grader.outcome import (
    NO_STRING_KEY,
    NOT_UNICODE,
    TOO_DEEP,
    TOO_LARGE,
    Fault,
    Raised,
    Returned,
    Value,
    Verdict,
)
from grader.report.pattern import pattern
from grader.report.sliding import Sliding, sliding
from grader.suite import Kind
from grader.text import SEMICOLON, Text

VERDICTS: dict[Verdict, Text] = {
    Verdict.PASSED: Text("passed", "réussi"),
    Verdict.WRONG: Text("wrong answer", "réponse fausse"),
    Verdict.EXCEPTION: Text("raises an exception", "lève une exception"),
    Verdict.TIMEOUT: Text("takes too long", "trop long"),
    Verdict.MEMORY: Text("takes too much memory", "trop de mémoire"),
    Verdict.CRASHED: Text("crashes the interpreter", "fait planter l’interpréteur"),
    Verdict.MISSING: Text("not written yet", "pas encore écrit"),
    Verdict.LOAD_ERROR: Text("the file cannot be loaded", "le fichier ne se charge pas"),
    Verdict.REJECTED: Text("the file was refused", "le fichier a été refusé"),
    Verdict.TAMPERING: Text("interferes with grading", "perturbe la correction"),
    Verdict.NONDETERMINISTIC: Text("answers differently when asked again", "répond autrement quand on redemande"),
    Verdict.NOT_CHECKED: Text("not checked", "non vérifié"),
    Verdict.INTERNAL_ERROR: Text("our fault: to be graded again", "notre faute : à corriger de nouveau"),
}

_ASPECTS: dict[str, Text] = {
    "type": Text("the result is not of the right type", "le résultat n’a pas le bon type"),
    "length": Text("the result has not the right length", "le résultat n’a pas la bonne longueur"),
    "keys": Text("the result has not the right keys", "le résultat n’a pas les bonnes clés"),
    "shape": Text("the result has not the right shape", "le résultat n’a pas la bonne forme"),
    "dtype": Text("the result has not the right dtype", "le résultat n’a pas le bon dtype"),
    "finite": Text("the result is infinite or not a number", "le résultat est infini ou n’est pas un nombre"),
    "value": Text("the values are wrong", "les valeurs sont fausses"),
}


def category(judged: Judged, parameters: dict[str, tuple[str, ...]]) -> Text:
    """Say what kind of failure it is: nothing of inputs but which of them is changed, nothing of shapes or values."""
    verdict, finding = judged.verdict, judged.small or judged.finding
    if verdict is Verdict.NOT_CHECKED:
        return Text(
            "not checked: it counts only once the function gives right values somewhere",
            "non vérifié : compte seulement quand la fonction donne des valeurs justes quelque part",
        )
    if verdict is Verdict.MISSING and judged.instead is not None:
        return _undefined(judged.recorded.property.function, judged.instead)
    if verdict is Verdict.LOAD_ERROR:
        where = Text(f" (line {judged.line})", f" (ligne {judged.line})") if judged.line else Text("", "")
        detail = judged.detail or Text.same("")
        return Text(
            f"the file cannot be loaded: {detail.en}{where.en}", f"le fichier ne se charge pas : {detail.fr}{where.fr}"
        )
    if finding is None or verdict is not finding.verdict:
        return VERDICTS[verdict]
    if isinstance(finding.outcome, Fault):
        return VERDICTS[verdict]
    if isinstance(finding.outcome, Raised):
        return _raised(finding.outcome)
    kind = judged.recorded.property.kind
    if kind is Kind.REJECTS:
        return Text("no ValueError is raised where one must be", "aucune ValueError n’est levée là où il en faut une")
    if kind is Kind.FRESH:
        return _testimony(finding, parameters)
    if kind is Kind.LAW:
        return Text("the law does not hold", "la loi n’est pas vérifiée")
    return _ASPECTS[finding.difference.aspect] if finding.difference else VERDICTS[verdict]


def _undefined(function: str, instead: str) -> Text:
    if not instead:
        return Text(f"the file defines no {function}", f"le fichier ne définit pas {function}")
    return Text(
        f"the file defines no {function}, but {instead}: is it this one, under another name?",
        f"le fichier ne définit pas {function}, mais {instead} : est-ce elle, sous un autre nom ?",
    )


# What one case comes to, rather than the file or the function as a whole.
_OF_A_CASE = (Verdict.WRONG, Verdict.EXCEPTION, Verdict.TIMEOUT, Verdict.MEMORY, Verdict.CRASHED)


def shapes(judged: Judged, parameters: dict[str, tuple[str, ...]]) -> Text | None:
    """Say for which shapes it fails, and what shape or dtype came back: no values."""
    finding = judged.small or judged.finding
    if finding is None or judged.verdict not in _OF_A_CASE:
        return None
    asked = signature(finding, parameters)
    apart = finding.difference
    if apart is None or apart.aspect in ("value", "finite", "keys") or judged.recorded.property.kind is Kind.REJECTS:
        has_shapes = any(isinstance(value, np.ndarray) for value in finding.call.named(parameters).values())
        return Text(f"for {asked}", f"pour {asked}") if has_shapes else None
    if isinstance(apart.actual, str) and apart.actual in _NO_VALUE:
        return Text("for {asked}: {what}", "pour {asked} : {what}").format(asked=asked, what=_NO_VALUE[apart.actual])
    came, wanted = _public(apart.actual), Text("", "")
    if apart.expected is not None:
        found = _sliding(finding, parameters)
        plain, formula = _public(apart.expected), f" ({found.formula()})" if found else ""
        wanted = Text(f", expected {plain.en}{formula}", f", attendu : {plain.fr}{formula}")
    return Text(
        f"for {asked}: {apart.aspect} {came.en}{wanted.en}",
        f"pour {asked} : {_FRENCH[apart.aspect]} {came.fr}{wanted.fr}",
    )


# What is no value for another reason than its type, as a worker says it.
_NO_VALUE: dict[str, Text] = {
    TOO_LARGE: Text("the result is too large", "le résultat est trop grand"),
    TOO_DEEP: Text("the result is nested too deeply", "le résultat est trop imbriqué"),
    NO_STRING_KEY: Text(
        "a dict in the result has a key that is no string", "un dict du résultat a une clé qui n’est pas une chaîne"
    ),
    NOT_UNICODE: Text("a string in the result is not Unicode", "une chaîne du résultat n’est pas en Unicode"),
}


def _sliding(finding: Finding, parameters: dict[str, tuple[str, ...]]) -> Sliding | None:
    """Return what explains the shape that was expected, where the answer is one array of another shape."""
    apart = finding.difference
    if apart is None or apart.aspect != "shape" or apart.path:
        return None
    named = finding.call.named(parameters)
    arrays = {name: value.shape for name, value in named.items() if isinstance(value, np.ndarray)}
    numbers = {name: value for name, value in named.items() if isinstance(value, int)}
    return sliding(arrays, numbers, cast(tuple[int, ...], apart.expected))


def _public(value: Value) -> Text:
    """Write a type, a dtype, a length or a shape."""
    if isinstance(value, tuple) and all(isinstance(side, int) for side in value):
        said = _sides(cast(tuple[int, ...], value))
    else:
        said = _public_type(value) if isinstance(value, str) else _plain(value)
    if said == "array":
        return Text("NumPy array", "tableau NumPy")
    return Text(said, said.replace("an array of", "un tableau de"))


def _sides(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "()"


_FRENCH = {"type": "type", "length": "longueur", "shape": "forme", "dtype": "dtype"}


def diagnoses(examined: Examined) -> dict[str, Text]:
    """Return what seems to have happened, by the names of properties.

    That is the sentence of the misconception; of several, all; where none has the name, what all answers of the
    function have in common.
    """
    patterns = {function: pattern(answered) for function, answered in examined.answered.items()}
    told = {
        one.recorded.property.name: patterns[one.recorded.property.function] if one.nameless else _sentence(one.chaffs)
        for one in examined.judged
    }
    return {name: text for name, text in told.items() if text is not None}


def _sentence(chaffs: Sequence[Signature]) -> Text | None:
    if len(chaffs) < 2:
        return chaffs[0].sentence if chaffs else None
    sentences = Text.joined([chaff.sentence for chaff in chaffs], Text.same(" / "))
    return Text("One of these: {sentences}", "L’une de ces erreurs : {sentences}").format(sentences=sentences)


def message(judged: Judged, parameters: dict[str, tuple[str, ...]]) -> Text:
    """Say everything in one sentence: for the instructor."""
    if judged.verdict is Verdict.PASSED:
        return Text("", "")
    said = category(judged, parameters)
    where = shapes(judged, parameters)
    rejects = judged.recorded.property.kind is Kind.REJECTS  # its category says all there is
    values = None if rejects else _values(judged.small or judged.finding)
    detail = None if judged.verdict is Verdict.LOAD_ERROR else judged.detail  # which its category tells
    return Text.joined([part for part in (said, where, values, detail) if part], SEMICOLON)


def signature(finding: Finding, parameters: dict[str, tuple[str, ...]]) -> str:
    """Write the call with shapes in place of arrays: `correlate2d(image: 3×4, kernel: 2×2)`."""
    named = finding.call.named(parameters)
    geometry = any(isinstance(value, np.ndarray) for value in named.values())
    arguments = ", ".join(_named(name, value, geometry=geometry) for name, value in named.items())
    return f"{finding.call.function}({arguments})"


def _named(name: str, value: Value, *, geometry: bool) -> str:
    """Write one argument; whole numbers are geometry beside an array (a stride), and values where there is none."""
    if isinstance(value, np.ndarray):
        return f"{name}: {_sides(value.shape)}"
    return f"{name}={value!r}" if value is None or (geometry and isinstance(value, int)) else f"{name}=…"


def _raised(raised: Raised) -> Text:
    if raised.exception == "NotImplementedError":
        return Text("not written yet (NotImplementedError)", "pas encore écrit (NotImplementedError)")
    line, name = raised.line, _public_exception(raised)
    where = Text(f" at line {line}", f" à la ligne {line}") if line else Text("", "")
    return Text(f"raises {name}{where.en}", f"lève {name}{where.fr}")


def _public_exception(raised: Raised) -> str:
    """Return the first class of the exception that is Python's own.

    A class made while an input was at hand may hold that input in its name.
    """
    own = (name for name in (raised.exception, *raised.bases) if _is_exception(getattr(builtins, name, None)))
    return next(own, "Exception")


def _is_exception(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, BaseException)


def _public_type(description: str) -> str:
    """Return `description` where no student can have chosen it, as the name of a class can be."""
    known = description in _TYPES or isinstance(getattr(builtins, description, None), type)
    return description if known or _DTYPE.fullmatch(description) else "object"


# What comes back instead of an array more often than once.
_TYPES = {"array", "NoneType", "Tensor", "Parameter", "generator", "function", "module", "method", "map", "zip"}
_DTYPE = re.compile(r"(an array of dtype )?(bool|object|u?int\d{1,2}|float\d{1,3}|complex\d{1,3}|str\d{1,4})")


def _testimony(finding: Finding, parameters: dict[str, tuple[str, ...]]) -> Text:
    testimony = finding.outcome.testimony if isinstance(finding.outcome, Returned) else None
    if testimony is not None and testimony.changed_inputs:
        names = [] if finding.call.scenario else list(finding.call.named(parameters))
        return _changed([f"`{names[place]}`" for place in testimony.changed_inputs if place < len(names)])
    if testimony is not None and testimony.changed_earlier_result:
        return Text("a later call changes an earlier result", "un appel modifie le résultat d’un appel précédent")
    return Text(
        "the result shares memory with an input: return a copy",
        "le résultat partage sa mémoire avec une entrée : renvoyez une copie",
    )


def _changed(inputs: Sequence[str]) -> Text:
    """Name the inputs that are changed, as far as a student knows them: those of a scenario are ours."""
    if len(inputs) == 1:
        return Text(f"the function changes its input {inputs[0]}", f"la fonction modifie son entrée {inputs[0]}")
    named = Text(" " + " and ".join(inputs), " " + " et ".join(inputs)) if inputs else Text("", "")
    return Text(f"the function changes its inputs{named.en}", f"la fonction modifie ses entrées{named.fr}")


def _values(finding: Finding | None) -> Text | None:
    if finding is None or finding.difference is None or finding.difference.aspect not in ("value", "finite"):
        return None
    apart: Difference = finding.difference
    place = "".join(f"[{step!r}]" for step in apart.path) + (str(list(apart.at)) if apart.at else "")
    where = Text(f"at {place}: " if place else "", f"en {place} : " if place else "")
    came, wanted = _plain(apart.actual), _plain(apart.expected)
    if came == wanted:  # they differ in later digits
        came, wanted = repr(apart.actual), repr(apart.expected)
    return Text(f"{where.en}{came} instead of {wanted}", f"{where.fr}{came} au lieu de {wanted}")


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.10g}"
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
