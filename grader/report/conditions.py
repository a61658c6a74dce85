"""Find the condition on its arguments under which a function fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from math import comb

import numpy as np

from grader.examiner import Answered
from grader.outcome import Value
from grader.report.sliding import sliding
from grader.text import Text

# A condition is named only if chance puts all failures there less than once in so many times.
UNLIKELY = 1000


@dataclass(frozen=True, slots=True)
class _Condition:
    """What may hold of the arguments of each call, and how to say that it does, and that it does not.

    `sizes` are of the arrays that it is about where it hangs on them by itself: few numbers are seldom negative.
    """

    held: list[bool]
    yes: Text
    no: Text
    sizes: Sequence[int] = ()


def condition(calls: Sequence[Answered]) -> Text | None:
    """Name the narrowest condition that all failures meet; `None` where chance may have put them there."""
    narrowest, failures = None, sum(not call.right for call in calls)
    for asked in _conditions([call.arguments for call in calls], [call.expected for call in calls]):
        for met, here, there in (
            (asked.held, asked.yes, asked.no),
            ([not held for held in asked.held], asked.no, asked.yes),
        ):
            size = sum(met)
            if _chance(calls, met, asked.sizes) * UNLIKELY < 1 and (narrowest is None or size < narrowest[0]):
                narrowest = size, here, there
    if narrowest is None:
        return None
    size, here, there = narrowest
    if size == failures:
        return Text(
            f"Right whenever {there.en}, wrong whenever {here.en}.",
            f"Juste chaque fois que {there.fr}, faux chaque fois que {here.fr}.",
        )
    return Text(
        f"Right whenever {there.en}; all mistakes are where {here.en}.",
        f"Juste chaque fois que {there.fr} ; toutes les erreurs sont là où {here.fr}.",
    )


def _chance(calls: Sequence[Answered], met: Sequence[bool], sizes: Sequence[int]) -> float:
    """Return how probable it is that as many failures, put anywhere among their like, all meet the condition.

    Among their like: the inputs of a property have things in common that explain nothing of why it fails as a whole.
    """
    chance = 1.0
    groups = [(call.property, size.bit_length()) for call, size in zip(calls, sizes or [0] * len(calls), strict=True)]
    counts = Counter((group, call.right, meets) for group, call, meets in zip(groups, calls, met, strict=True))
    for group in set(groups):
        if counts[group, False, False]:
            return 1.0
        failed = counts[group, False, True]
        meeting = failed + counts[group, True, True]
        chance *= comb(meeting, failed) / comb(meeting + counts[group, True, False], failed)
    return chance


def _conditions(named: Sequence[Mapping[str, Value]], expected: Sequence[Value]) -> Iterator[_Condition]:
    """Yield what may hold of these arguments, the plainest first."""
    for name in dict.fromkeys(name for arguments in named for name in arguments):
        values = [arguments[name] for arguments in named if name in arguments]
        if all(type(value) is int for value in values):
            yield from _of_numbers(name, [arguments.get(name) for arguments in named])
        elif len(values) < len(named):
            continue
        elif all(isinstance(value, np.ndarray) for value in values):
            yield from _of_arrays(name, [value for value in values if isinstance(value, np.ndarray)])
        elif all(isinstance(value, list | tuple) for value in values):
            yield from _of_entries(name, [list(value) for value in values if isinstance(value, list | tuple)])
        else:
            yield from _of_words(name, values)
    yield from _of_two_arrays(named)
    yield from _of_windows(named, expected)


def _of_numbers(name: str, values: Sequence[Value]) -> Iterator[_Condition]:
    """Ask for small and for even numbers; one that was left out is small."""
    numbers = [value for value in values if isinstance(value, int)]
    omitted = Text("", "")
    if len(numbers) < len(values):
        omitted = Text(" or left out", " ou n’est pas donné")
        yield _Condition(
            [value is None for value in values],
            Text(f"`{name}` is left out", f"`{name}` n’est pas donné"),
            Text(f"`{name}` is given", f"`{name}` est donné"),
        )
    else:
        yield _Condition(
            [number % 2 == 0 for number in numbers],
            Text(f"`{name}` is even", f"`{name}` est pair"),
            Text(f"`{name}` is odd", f"`{name}` est impair"),
        )
    for least in sorted({0, 1}.intersection(numbers)):
        yield _Condition(
            [isinstance(value, int) and value > least for value in values],
            Text(f"`{name}` is greater than {least}", f"`{name}` est plus grand que {least}"),
            Text(f"`{name}` is {least}{omitted.en}", f"`{name}` vaut {least}{omitted.fr}"),
        )


def _of_words(name: str, values: Sequence[Value]) -> Iterator[_Condition]:
    """Ask for each of the few words that an argument may be: None, True, False, or a string."""
    words = [value for value in values if value is None or isinstance(value, bool | str)]
    if len(words) == len(values) or None in words:
        for word in dict.fromkeys(words):
            yield _Condition(
                [value is word or (isinstance(value, str) and value == word) for value in values],
                Text(f"`{name}` is {word!r}", f"`{name}` vaut {word!r}"),
                Text(f"`{name}` is not {word!r}", f"`{name}` ne vaut pas {word!r}"),
            )


def _of_entries(name: str, lists: Sequence[list[Value]]) -> Iterator[_Condition]:
    """Ask what a list, of layers perhaps, has among its entries: a long one holds most things by itself."""
    sizes = [len(entries) for entries in lists]
    yield _Condition(
        [size > 1 for size in sizes],
        Text(f"`{name}` has several entries", f"`{name}` a plusieurs éléments"),
        Text(f"`{name}` has one entry at most", f"`{name}` a un élément au plus"),
    )
    found = [[item for entry in entries if isinstance(entry, dict) for item in entry.items()] for entries in lists]
    for key, value in dict.fromkeys((key, v) for items in found for key, v in items if isinstance(v, str)):
        yield _Condition(
            [(key, value) in items for items in found],
            Text(f"`{name}` holds a {value!r}", f"`{name}` contient un {value!r}"),
            Text(f"`{name}` holds no {value!r}", f"`{name}` ne contient aucun {value!r}"),
            sizes,
        )
    for key in dict.fromkeys(key for items in found for key, v in items if type(v) is int):
        for least in (0, 1):
            en, fr = f"with `{key}` greater than {least}", f"dont `{key}` est plus grand que {least}"
            yield _Condition(
                [any(k == key and isinstance(v, int) and v > least for k, v in items) for items in found],
                Text(f"`{name}` holds an entry {en}", f"`{name}` contient un élément {fr}"),
                Text(f"`{name}` holds no entry {en}", f"`{name}` ne contient aucun élément {fr}"),
                sizes,
            )


def _of_arrays(name: str, arrays: Sequence[np.ndarray]) -> Iterator[_Condition]:
    def asked(
        holds: Callable[[np.ndarray], object], en: tuple[str, str], fr: tuple[str, str], *, by_size: bool = False
    ) -> _Condition:
        yes, no = (Text(f"`{name}` {one}", f"`{name}` {other}") for one, other in zip(en, fr, strict=True))
        sizes = [array.size for array in arrays] if by_size else ()
        return _Condition([bool(holds(array)) for array in arrays], yes, no, sizes)

    ranks = {array.ndim for array in arrays}
    if min(ranks) >= 2:
        yield from _of_sides(asked)
    for rank in sorted(ranks)[:-1]:
        yield asked(
            partial(_has_more_axes, rank),
            (f"has more than {_axes(rank, 'axis')}", f"has {_axes(rank, 'axis')} at most"),
            (f"a plus de {_axes(rank, 'axe')}", f"a {_axes(rank, 'axe')} au plus"),
        )
    for axis in range(min(ranks) - 2):
        yield asked(
            partial(_has_length_one, axis),
            (f"has length 1 along axis {axis}", f"is longer than 1 along axis {axis}"),
            (f"est de longueur 1 le long de l’axe {axis}", f"est plus long que 1 le long de l’axe {axis}"),
        )
    yield asked(
        lambda array: (array < 0).any(),
        ("holds negative values", "holds no negative value"),
        ("contient des valeurs négatives", "ne contient aucune valeur négative"),
        by_size=True,
    )
    yield asked(
        lambda array: (array == 0).any(),
        ("holds a zero", "holds no zero"),
        ("contient un zéro", "ne contient aucun zéro"),
        by_size=True,
    )
    yield asked(
        lambda array: array.dtype == np.float32,
        ("is of dtype float32", "is of another dtype than float32"),
        ("est de dtype float32", "est d’un autre dtype que float32"),
    )


def _axes(count: int, word: str) -> str:
    return f"{count} {word if count < 2 else 'axes'}"  # the plural of both languages


def _of_sides(asked: Callable[..., _Condition]) -> Iterator[_Condition]:
    """Ask for the last two axes: rows and columns."""
    yield asked(
        lambda array: array.shape[-2] == array.shape[-1],
        ("has as many rows as columns", "has not as many rows as columns"),
        ("a autant de lignes que de colonnes", "n’a pas autant de lignes que de colonnes"),
    )
    yield asked(
        lambda array: array.shape[-2] > array.shape[-1],
        ("has more rows than columns", "has no more rows than columns"),
        ("a plus de lignes que de colonnes", "n’a pas plus de lignes que de colonnes"),
    )
    yield asked(
        lambda array: array.shape[-2] < array.shape[-1],
        ("has more columns than rows", "has no more columns than rows"),
        ("a plus de colonnes que de lignes", "n’a pas plus de colonnes que de lignes"),
    )
    yield asked(
        lambda array: all(side % 2 for side in array.shape[-2:]),
        ("has sides of odd length", "has a side of even length"),
        ("a des côtés de longueur impaire", "a un côté de longueur paire"),
    )
    for axis, en, fr in ((-2, "rows", "lignes"), (-1, "columns", "colonnes")):
        yield asked(
            partial(_has_even_length, axis),
            (f"has an even number of {en}", f"has an odd number of {en}"),
            (f"a un nombre pair de {fr}", f"a un nombre impair de {fr}"),
        )
    yield asked(
        lambda array: array.shape[-2:] == (1, 1),
        ("has a single row and a single column", "has several rows or several columns"),
        ("a une seule ligne et une seule colonne", "a plusieurs lignes ou plusieurs colonnes"),
    )
    yield asked(
        lambda array: 1 in array.shape[-2:],
        ("has a single row or a single column", "has several rows and columns"),
        ("a une seule ligne ou une seule colonne", "a plusieurs lignes et plusieurs colonnes"),
    )


def _has_more_axes(rank: int, array: np.ndarray) -> bool:
    return array.ndim > rank


def _has_length_one(axis: int, array: np.ndarray) -> bool:
    return bool(array.shape[axis] == 1)


def _has_even_length(axis: int, array: np.ndarray) -> bool:
    return bool(array.shape[axis] % 2 == 0)


def _of_two_arrays(named: Sequence[Mapping[str, Value]]) -> Iterator[_Condition]:
    """Ask whether one array is as high, or as wide, as another."""
    shapes = [
        {name: value.shape for name, value in arguments.items() if isinstance(value, np.ndarray) and value.ndim > 1}
        for arguments in named
    ]
    common = [name for name in shapes[0] if all(name in each for each in shapes)]
    for one, other in combinations(common, 2):
        for axis, en, fr in ((-2, "rows", "lignes"), (-1, "columns", "colonnes")):
            yield _Condition(
                [each[one][axis] == each[other][axis] for each in shapes],
                Text(f"`{other}` has as many {en} as `{one}`", f"`{other}` a autant de {fr} que `{one}`"),
                Text(f"`{other}` has not as many {en} as `{one}`", f"`{other}` n’a pas autant de {fr} que `{one}`"),
            )


def _of_windows(named: Sequence[Mapping[str, Value]], expected: Sequence[Value]) -> Iterator[_Condition]:
    """Ask what windows leave over at the border, where all results come from windows."""
    rests = []
    for arguments, result in zip(named, expected, strict=True):
        found = sliding(
            {name: value.shape for name, value in arguments.items() if isinstance(value, np.ndarray)},
            {name: value for name, value in arguments.items() if isinstance(value, int)},
            result.shape if isinstance(result, np.ndarray) else (),
        )
        if found is None or found.window is None:
            return
        sides = zip(found.image, found.window, strict=True)
        rests.append(any((side + 2 * found.padding - covered) % found.stride for side, covered in sides))
    yield _Condition(
        rests,
        Text("the windows leave a rest at the border", "les fenêtres laissent un reste au bord"),
        Text("the windows end right at the border", "les fenêtres s’arrêtent juste au bord"),
    )
