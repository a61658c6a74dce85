"""Find what makes all right answers of a function into the wrong ones that came instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations
from math import prod
from typing import Any

import numpy as np

from grader.examiner import Answered
from grader.outcome import Returned, Value
from grader.text import BLANK, Text

# Fewer wrong answers have too many things in common.
MIN_WRONG = 4
# Answers are compared as coarsely as a diagnosis does it; what is closer than this is a question of precision.
CLOSE = 1e-6
# Where an answer is called right beside what is wrong in it, not even the precision may be in doubt.
VERY_CLOSE = 1e-9
# So many answers tell where alone they are wrong, if so many there are; or else half of them.
TELLING = 8
# So many wrong answers lie on one side of the right ones by chance less than once in 1000 times.
ONE_SIDED = 12
FACTORS = (2, 3, 4)
STEPS = (1, 2)
MAX_AXES = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the wrong answers are; `everywhere`, if it is true of the right ones too and leaves nothing to explain."""

    said: Text
    everywhere: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """An answer that came, and the right one to the same arguments."""

    arguments: Mapping[str, Value]
    came: np.ndarray
    wanted: np.ndarray


Relation = Callable[[_Pair], bool]
Make = Callable[[np.ndarray], np.ndarray]


def likeness(answered: Sequence[Answered]) -> Likeness | None:
    """Return what all wrong answers are, where one sentence holds for them."""
    wrong = [one for one in answered if not one.right]
    if len(wrong) < MIN_WRONG:
        return None
    parts = [_opened(one) for one in wrong]
    place = _only_part(parts)
    pairs = _pairs(wrong, [(came.get(place), wanted.get(place)) for came, wanted in parts])
    right = [one for one in answered if one.right]
    rights = _pairs(right, [(came.get(place), wanted.get(place)) for came, wanted in map(_opened, right)])
    found = _likeness(pairs, rights) if len(pairs) == len(wrong) else None
    if place is None:
        return found
    only = _only(place, len(parts[0][1]))
    return replace(found, said=Text.joined([only, found.said], BLANK)) if found else Likeness(only, everywhere=False)


def _likeness(pairs: Sequence[_Pair], rights: Sequence[_Pair]) -> Likeness | None:
    if any(np.array_equal(pair.came, pair.wanted) for pair in pairs):
        return None  # it is of another type, or the like
    if all(_equal(pair.came, pair.wanted) and (pair.came != pair.wanted).any() for pair in pairs):
        return Likeness(_PRECISION, everywhere=True)
    for said, relation in _relations(pairs):
        if all(map(relation, pairs)):
            return Likeness(_each(said), everywhere=all(map(relation, rights)))
    where = next((said for said, parts in _regions(pairs) if _all_right_outside(parts, pairs)), None)
    other = where or _rows_and_columns(pairs) or _one_sided(pairs)
    return Likeness(_each(other), everywhere=False) if other else None


_PRECISION = Text(
    "The wrong answers are right to six digits, but not to more: something is computed in float32, perhaps.",
    "Les réponses fausses sont justes à six chiffres, pas au-delà : un calcul en float32, peut-être.",
)


def _each(said: Text) -> Text:
    return Text(f"Each wrong answer {said.en}.", f"Chaque réponse fausse {said.fr}.")


# -- several results --------------------------------------------------------------------------------------------------

Results = dict[str | int | None, Value]


def _opened(one: Answered) -> tuple[Results, Results]:
    came = one.outcome.value if isinstance(one.outcome, Returned) else None
    return _results(came), _results(one.expected)


def _results(value: Value) -> Results:
    """Return the results that a dict, a tuple or a list holds, and any other value as the only one."""
    if isinstance(value, dict):
        return {**dict(sorted(value.items()))}
    return {**dict(enumerate(value))} if isinstance(value, tuple | list) else {None: value}


def _only_part(pairs: Sequence[tuple[Results, Results]]) -> str | int | None:
    """Return the key of the only one of several results that is ever wrong, or `None`."""
    keys = list(pairs[0][1])
    if len(keys) < 2 or any(list(side) != keys for pair in pairs for side in pair):
        return None
    apart = [key for key in keys if not all(_same(came[key], wanted[key]) for came, wanted in pairs)]
    return apart[0] if len(apart) == 1 else None


def _only(place: str | int, count: int) -> Text:
    number = Text(f"`{place}`", f"`{place}`")
    if isinstance(place, int):
        number = Text(f"number {place + 1}", f"le numéro {place + 1}")
    return Text(
        f"Of the {count} results only {number.en} is ever wrong.", f"Des {count} résultats, seul {number.fr} est faux."
    )


def _pairs(answered: Sequence[Answered], values: Sequence[tuple[Value, Value]]) -> list[_Pair]:
    """Return all pairs of numbers or arrays."""
    arrays = [
        (one.arguments, _array(came), _array(wanted)) for one, (came, wanted) in zip(answered, values, strict=True)
    ]
    return [_Pair(given, a, e) for given, a, e in arrays if a is not None and e is not None]


def _array(value: Value) -> np.ndarray | None:
    """Return numbers as finite floats, and nothing else."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return None
    if isinstance(value, int) and abs(value) > 2**53:
        return None
    array = np.asarray(value)
    if array.dtype.kind not in "fiu":
        return None
    array = array.astype(np.float64)
    return array if np.isfinite(array).all() else None


def _same(one: Value, other: Value) -> bool:
    a, b = _array(one), _array(other)
    if a is None or b is None:
        return type(one) is type(other) and isinstance(one, str | None) and one == other
    return _equal(a, b)


def _equal(a: np.ndarray, b: np.ndarray) -> bool:
    """Say whether two arrays are one, up to rounding."""
    return a.shape == b.shape and bool((np.abs(a - b) <= CLOSE * _size(a, b)).all())


def _size(a: np.ndarray, b: np.ndarray) -> float:
    return max((float(np.abs(array).max()) for array in (a, b) if array.size), default=0.0)


# -- relations --------------------------------------------------------------------------------------------------------


def _relations(pairs: Sequence[_Pair]) -> Iterator[tuple[Text, Relation]]:
    """Yield what may relate an answer to the right one, the plainest first."""
    for said, make in _makings({pair.wanted.ndim for pair in pairs}):
        yield said, partial(_is_made, make)
    for name in pairs[0].arguments:
        yield Text(f"is `{name}`, unchanged", f"est `{name}`, sans changement"), partial(_is_argument, name)
    for of, number in _numbers(pairs[0].arguments):
        for operation, en, fr in (
            (np.multiply, "times", "multipliée par"),
            (np.divide, "divided by", "divisée par"),
            (np.add, "plus", "augmentée de"),
            (np.subtract, "minus", "diminuée de"),
        ):
            relation = partial(_is_operated, operation, number)
            if relation(pairs[0]) and _varies(number(pair.arguments) for pair in pairs):
                yield _right_one(f"{en} {of.en}", f"{fr} {of.fr}"), relation
    yield Text("has axes of length 1 too many", "a des axes de longueur 1 en trop"), partial(_is_squeezed, 1)
    yield Text("lacks axes of length 1", "n’a pas tous ses axes de longueur 1"), partial(_is_squeezed, -1)


def _varies(numbers: Iterable[float]) -> bool:
    """Say whether a number explains anything: a constant would have been found, and zero makes everything alike."""
    seen = set(numbers)
    return len(seen) > 1 and 0 not in seen


def _is_made(make: Make, pair: _Pair) -> bool:
    return _equal(pair.came, make(pair.wanted))


def _is_argument(name: str, pair: _Pair) -> bool:
    return _same(pair.arguments.get(name), pair.came)


def _is_operated(operation: Any, number: Callable[[Mapping[str, Value]], float], pair: _Pair) -> bool:
    return _equal(pair.came, operation(pair.wanted, number(pair.arguments)))


def _is_squeezed(way: int, pair: _Pair) -> bool:
    return (pair.came.ndim - pair.wanted.ndim) * way > 0 and _equal(pair.came.squeeze(), pair.wanted.squeeze())


def _makings(ranks: set[int]) -> Iterator[tuple[Text, Make]]:
    """Yield what can be made of a right answer."""
    yield Text("is the right one with its sign changed", "est l’opposée de la bonne"), np.negative
    for factor in FACTORS:
        yield _right_one(f"times {factor}", f"multipliée par {factor}"), partial(np.multiply, factor)
        yield _right_one(f"divided by {factor}", f"divisée par {factor}"), partial(np.multiply, 1 / factor)
    for step in STEPS:
        yield _right_one(f"plus {step}", f"augmentée de {step}"), partial(np.add, step)
        yield _right_one(f"minus {step}", f"diminuée de {step}"), partial(np.add, -step)
    yield Text("is the absolute value of the right one", "est la valeur absolue de la bonne"), np.abs
    yield (
        Text("is the right one, negative values set to zero", "est la bonne, les valeurs négatives mises à zéro"),
        partial(np.maximum, 0.0),
    )
    yield _right_one("rounded down", "arrondie à l’entier inférieur"), np.floor
    yield _right_one("rounded up", "arrondie à l’entier supérieur"), np.ceil
    yield _right_one("without its decimals", "sans ses décimales"), np.trunc
    yield _right_one("rounded to whole numbers", "arrondie à l’entier le plus proche"), np.round
    yield Text("is the square of the right one", "est le carré de la bonne"), np.square
    yield Text("is the square root of the right one", "est la racine carrée de la bonne"), np.sqrt
    if min(ranks) >= 2:
        yield _right_one("upside down", "retournée de haut en bas"), partial(np.flip, axis=-2)
        yield _right_one("mirrored left to right", "retournée de gauche à droite"), partial(np.flip, axis=-1)
        yield _right_one("turned by half a turn", "tournée d’un demi-tour"), partial(np.flip, axis=(-2, -1))
    if len(ranks) > 1:
        return
    (rank,) = ranks
    for axis in range(rank):
        en, fr = f"along axis {axis}", f"le long de l’axe {axis}"
        yield _right_one(f"in reverse order {en}", f"en ordre inverse {fr}"), partial(np.flip, axis=axis)
        yield _right_one(f"rolled by +1 {en}", f"décalée en rond de +1 {fr}"), partial(np.roll, shift=1, axis=axis)
        yield _right_one(f"rolled by −1 {en}", f"décalée en rond de −1 {fr}"), partial(np.roll, shift=-1, axis=axis)
    for order in permutations(range(rank) if rank <= MAX_AXES else ()):
        axes = ", ".join(map(str, order))
        said = _right_one(f"with its axes in the order {axes}", f"aux axes dans l’ordre {axes}")
        yield _right_one("transposed", "transposée") if order == (1, 0) else said, partial(np.transpose, axes=order)


def _right_one(en: str, fr: str) -> Text:
    return Text(f"is the right one {en}", f"est la bonne {fr}")


def _numbers(arguments: Mapping[str, Value]) -> Iterator[tuple[Text, Callable[[Mapping[str, Value]], float]]]:
    """Yield the whole numbers that a call is given, and the lengths of its arrays; 0 where another has none."""
    for name, value in arguments.items():
        if type(value) is int:
            yield Text(f"`{name}`", f"`{name}`"), partial(_whole_number, name)
        if not isinstance(value, np.ndarray):
            continue
        for axis in range(value.ndim):
            yield (
                Text(f"the length of `{name}` along axis {axis}", f"la longueur de `{name}` le long de l’axe {axis}"),
                partial(_count_of_cells, name, value.ndim, slice(axis, axis + 1)),
            )
        yield (
            Text(f"the number of values in `{name}`", f"le nombre de valeurs de `{name}`"),
            partial(_count_of_cells, name, value.ndim, slice(None)),
        )
        yield (
            Text(f"the number of cells in a plane of `{name}`", f"le nombre de cases d’un plan de `{name}`"),
            partial(_count_of_cells, name, value.ndim, slice(-2, None)),
        )
        yield Text(f"the sum of `{name}`", f"la somme de `{name}`"), partial(_sum_of_cells, name)


def _whole_number(name: str, arguments: Mapping[str, Value]) -> float:
    value = arguments.get(name)
    return value if isinstance(value, int) else 0


def _count_of_cells(name: str, rank: int, axes: slice, arguments: Mapping[str, Value]) -> float:
    value = arguments.get(name)
    return prod(value.shape[axes]) if isinstance(value, np.ndarray) and value.ndim == rank else 0.0


def _sum_of_cells(name: str, arguments: Mapping[str, Value]) -> float:
    value = arguments.get(name)
    return float(value.sum()) if isinstance(value, np.ndarray) and np.isfinite(value).all() else 0.0


# -- regions ----------------------------------------------------------------------------------------------------------

Part = tuple[slice, ...]  # along the last axes


def _regions(pairs: Sequence[_Pair]) -> Iterator[tuple[Text, Sequence[Part]]]:
    """Yield where alone an answer of the right shape may be wrong, small regions first."""
    ranks = {pair.wanted.ndim for pair in pairs}
    every, first, last = slice(None), slice(0, 1), slice(-1, None)
    if ranks == {1}:
        yield _wrong_in("its last value", "sa dernière valeur"), [(last,)]
        yield _wrong_in("its first value", "sa première valeur"), [(first,)]
    if min(ranks) >= 2:
        top, bottom, left, right = (first, every), (last, every), (every, first), (every, last)
        yield _wrong_in("its last row", "sa dernière ligne"), [bottom]
        yield _wrong_in("its last column", "sa dernière colonne"), [right]
        yield _wrong_in("its first row", "sa première ligne"), [top]
        yield _wrong_in("its first column", "sa première colonne"), [left]
        yield _wrong_in("its last row and column", "ses dernières ligne et colonne"), [bottom, right]
        yield _wrong_in("its first row and column", "ses premières ligne et colonne"), [top, left]
        yield _wrong_in("its outermost rows and columns", "ses lignes et colonnes du bord"), [top, bottom, left, right]
    beyond = slice(1, None)
    for axis in range(min(ranks) - 2 if len(ranks) == 1 else 0):
        rest = (every,) * (min(ranks) - axis - 1)
        yield _wrong_at(f"the last position of axis {axis}", f"la dernière position de l’axe {axis}"), [(last, *rest)]
        yield (
            _wrong_beyond(f"the first position of axis {axis}", f"la première position de l’axe {axis}"),
            [(beyond, *rest)],
        )
    if ranks == {1}:
        yield _wrong_beyond("its first value", "sa première valeur"), [(beyond,)]
    if min(ranks) >= 2:
        yield _wrong_beyond("its first row", "sa première ligne"), [(beyond, every)]
        yield _wrong_beyond("its first column", "sa première colonne"), [(every, beyond)]
        top_left = Text("has the right value at its top left", "a la bonne valeur en haut à gauche")
        yield top_left, [(beyond, every), (every, beyond)]


def _wrong_in(en: str, fr: str) -> Text:
    return Text(f"is wrong only in {en}", f"ne l’est que dans {fr}")


def _wrong_at(en: str, fr: str) -> Text:
    return Text(f"is wrong only at {en}", f"ne l’est qu’à {fr}")


def _wrong_beyond(en: str, fr: str) -> Text:
    return Text(f"is wrong only beyond {en}", f"ne l’est qu’au-delà de {fr}")


def _all_right_outside(parts: Sequence[Part], pairs: Sequence[_Pair]) -> bool:
    """Say whether nothing is wrong outside of `parts`, where enough answers hold more than zeros."""
    told = 0
    for pair in pairs:
        if pair.came.shape != pair.wanted.shape:
            return False
        outside = np.ones(pair.wanted.shape, dtype=bool)
        for part in parts:
            outside[_of_last_axes(part)] = False
        apart = np.abs(pair.came - pair.wanted)[outside]
        if not (apart <= VERY_CLOSE * _size(pair.came, pair.wanted)).all():
            return False
        told += bool(pair.wanted[outside].any())
    return told >= min(TELLING, len(pairs) / 2)


def _of_last_axes(part: Part) -> Any:
    return (..., *part)


# -- another shape ----------------------------------------------------------------------------------------------------


def _rows_and_columns(pairs: Sequence[_Pair]) -> Text | None:
    """Count the rows and columns that are too many or too few everywhere, and say whether the others are right."""
    shapes = [(pair.came.shape, pair.wanted.shape) for pair in pairs]
    if any(len(a) != len(e) or len(a) < 2 or a[:-2] != e[:-2] or a == e for a, e in shapes):
        return None
    excess = {(a[-2] - e[-2], a[-1] - e[-1]) for a, e in shapes}
    rows, columns = excess.pop()
    if excess or max(abs(rows), abs(columns)) > max(STEPS) or rows * columns < 0:
        return None
    en = " and ".join(_counted(n, word) for n, word in ((rows, "row"), (columns, "column")) if n)
    fr = " et ".join(_counted(n, word) for n, word in ((rows, "ligne"), (columns, "colonne")) if n)
    way = Text("too many", "de trop") if rows + columns > 0 else Text("too few", "de moins")
    rest = Text("; the others are right", " ; les autres sont justes") if _common_is_right(pairs) else Text("", "")
    return Text(f"has {en} {way.en}{rest.en}", f"a {fr} {way.fr}{rest.fr}")


def _counted(count: int, word: str) -> str:
    return f"{abs(count)} {word}{'s' if abs(count) > 1 else ''}"


def _common_is_right(pairs: Sequence[_Pair]) -> bool:
    """Say whether what both have is equal: from the top left, or from the bottom right."""
    for way in (slice(None), slice(None, None, -1)):
        turned = [(pair.came[..., way, way], pair.wanted[..., way, way]) for pair in pairs]
        if all(_equal(_cut(a, e.shape), _cut(e, a.shape)) for a, e in turned):
            return True
    return False


def _cut(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return array[..., : shape[-2], : shape[-1]]


# -- too large, too small ---------------------------------------------------------------------------------------------


def _one_sided(pairs: Sequence[_Pair]) -> Text | None:
    """Say that nothing is too small, or nothing too large."""
    if len(pairs) < ONE_SIDED or any(pair.came.shape != pair.wanted.shape for pair in pairs):
        return None
    single = all(pair.wanted.ndim == 0 for pair in pairs)
    apart = [(pair.came - pair.wanted, VERY_CLOSE * _size(pair.came, pair.wanted)) for pair in pairs]
    if all((one >= -close).all() for one, close in apart):
        few = Text("is nowhere smaller than the right one", "n’est nulle part plus petite que la bonne")
        return Text("is too large", "est trop grande") if single else few
    if all((one <= close).all() for one, close in apart):
        many = Text("is nowhere larger than the right one", "n’est nulle part plus grande que la bonne")
        return Text("is too small", "est trop petite") if single else many
    return None
