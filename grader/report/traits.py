"""What may hold of the arguments of a call, and of the result that is expected: how to ask, and how to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations

import numpy as np

from grader.outcome import Value
from grader.report.sliding import sliding
from grader.text import Text

# An argument that may be one of more words than these is free text.
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Trait:
    """What may hold of each call, and how to say that it does, and that it does not.

    `sizes` are of the arrays that it is about where it hangs on them by itself: few numbers are seldom negative.
    """

    held: list[bool]
    yes: Text
    no: Text
    sizes: Sequence[int] = ()


def traits(named: Sequence[Mapping[str, Value]], expected: Sequence[Value]) -> Iterator[Trait]:
    """Yield what may hold of these arguments, the plainest first."""
    for name in dict.fromkeys(name for arguments in named for name in arguments):
        values = [arguments[name] for arguments in named if name in arguments]
        if all(type(value) is int for value in values):
            yield from _of_numbers(name, [arguments.get(name) for arguments in named])
        elif all(isinstance(value, str | bool) for value in values) and len(values) < len(named):
            yield from _of_omitted_words(name, [arguments.get(name) for arguments in named])
        elif len(values) < len(named):
            continue
        elif all(isinstance(value, np.ndarray) for value in values):
            yield from _of_arrays(name, [value for value in values if isinstance(value, np.ndarray)])
        elif all(isinstance(value, list | tuple) for value in values):
            yield from _of_lists(name, [list(value) for value in values if isinstance(value, list | tuple)])
        else:
            yield from _of_words(name, values)
    results = [result for result in expected if isinstance(result, np.ndarray)]
    if len(results) == len(expected):
        yield from _of_results(results)
    yield from _of_two_arrays(named)
    yield from _of_windows(named, expected)


def _of_numbers(name: str, values: Sequence[Value]) -> Iterator[Trait]:
    """Ask for small and for even numbers; one that was left out is small."""
    numbers = [value for value in values if isinstance(value, int)]
    omitted = Text("", "")
    if len(numbers) < len(values):
        omitted = Text(" or left out", " ou n’est pas donné")
        yield _of_omission(name, values)
    else:
        yield Trait(
            [number % 2 == 0 for number in numbers],
            Text(f"`{name}` is even", f"`{name}` est pair"),
            Text(f"`{name}` is odd", f"`{name}` est impair"),
        )
    for least in sorted({0, 1}.intersection(numbers)):
        yield Trait(
            [isinstance(value, int) and value > least for value in values],
            Text(f"`{name}` is greater than {least}", f"`{name}` est supérieur à {least}"),
            Text(f"`{name}` is {least}{omitted.en}", f"`{name}` vaut {least}{omitted.fr}"),
        )


def _of_omission(name: str, values: Sequence[Value]) -> Trait:
    return Trait(
        [value is None for value in values],
        Text(f"`{name}` is left out", f"`{name}` n’est pas donné"),
        Text(f"`{name}` is given", f"`{name}` est donné"),
    )


def _of_omitted_words(name: str, values: Sequence[Value]) -> Iterator[Trait]:
    """Ask whether a word is given, and which: what is left out has a default that nobody here knows."""
    yield _of_omission(name, values)
    words = list(dict.fromkeys(value for value in values if isinstance(value, str | bool)))
    for word in words if len(words) <= MAX_WORDS else ():
        yield Trait(
            [value == word for value in values],
            Text(f"`{name}` is given as {word!r}", f"`{name}` est donné et vaut {word!r}"),
            Text(f"`{name}` is not given as {word!r}", f"`{name}` n’est pas donné ou ne vaut pas {word!r}"),
        )


def _of_words(name: str, values: Sequence[Value]) -> Iterator[Trait]:
    """Ask for each of the few words that an argument may be: None, True, False, or a string."""
    words = [value for value in values if value is None or isinstance(value, bool | str)]
    if len(words) == len(values) or None in words:
        for word in dict.fromkeys(words if len(set(words)) <= MAX_WORDS else ()):
            yield Trait(
                [value is word or (isinstance(value, str) and value == word) for value in values],
                Text(f"`{name}` is {word!r}", f"`{name}` vaut {word!r}"),
                Text(f"`{name}` is not {word!r}", f"`{name}` ne vaut pas {word!r}"),
            )


def _asking(subject: Text, arrays: Sequence[np.ndarray]) -> Callable[..., Trait]:
    def asked(
        holds: Callable[[np.ndarray], object], en: tuple[str, str], fr: tuple[str, str], *, by_size: bool = False
    ) -> Trait:
        yes, no = (Text(f"{subject.en} {one}", f"{subject.fr} {other}") for one, other in zip(en, fr, strict=True))
        sizes = [array.size for array in arrays] if by_size else ()
        return Trait([bool(holds(array)) for array in arrays], yes, no, sizes)

    return asked


def _of_arrays(name: str, arrays: Sequence[np.ndarray]) -> Iterator[Trait]:
    asked = _asking(Text(f"`{name}`", f"`{name}`"), arrays)
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
            (f"est de longueur 1 le long de l’axe {axis}", f"a plus d’un élément le long de l’axe {axis}"),
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


def _axes(count: int, word: str) -> str:
    return f"{count} {word if count < 2 else 'axes'}"  # the plural of both languages


def _of_outline(asked: Callable[..., Trait]) -> Iterator[Trait]:
    """Ask which of the last two axes is longer."""
    yield asked(
        lambda array: array.shape[-2] == array.shape[-1],
        ("has as many rows as columns", "does not have as many rows as columns"),
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


def _of_sides(asked: Callable[..., Trait]) -> Iterator[Trait]:
    """Ask for the last two axes: rows and columns."""
    yield from _of_outline(asked)
    yield asked(
        lambda array: all(side % 2 for side in array.shape[-2:]),
        ("has sides of odd length", "has a side of even length"),
        ("a des côtés de longueur impaire", "a un côté de longueur paire"),
    )
    for axis, en, fr in ((-2, "row", "ligne"), (-1, "column", "colonne")):
        yield asked(
            partial(_has_even_length, axis),
            (f"has an even number of {en}s", f"has an odd number of {en}s"),
            (f"a un nombre pair de {fr}s", f"a un nombre impair de {fr}s"),
        )
        yield asked(
            partial(_has_length_one, axis),
            (f"has a single {en}", f"has several {en}s"),
            (f"a une seule {fr}", f"a plusieurs {fr}s"),
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


def _of_lists(name: str, lists: Sequence[list[Value]]) -> Iterator[Trait]:
    """Ask for the number of entries, and, where they are dicts with one word that says what they are, each kind."""
    yield Trait(
        [len(entries) > 1 for entries in lists],
        Text(f"`{name}` has several entries", f"`{name}` a plusieurs éléments"),
        Text(f"`{name}` has one entry at most", f"`{name}` a un élément au plus"),
    )
    dicts = [[entry for entry in entries if isinstance(entry, dict)] for entries in lists]
    every = [entry for entries in dicts for entry in entries]
    kinds = [key for key in dict.fromkeys(chain(*every)) if all(isinstance(entry.get(key), str) for entry in every)]
    if len(kinds) != 1:
        return
    words = sorted({str(entry[kinds[0]]) for entry in every})
    for word in words if len(words) <= MAX_WORDS else ():
        alike = [[one for one in entries if one[kinds[0]] == word] for entries in dicts]
        yield from _of_kind(name, word, alike, [len(entries) for entries in lists])


def _of_kind(
    name: str, word: str, lists: Sequence[Sequence[Mapping[str, Value]]], sizes: Sequence[int]
) -> Iterator[Trait]:
    """Ask how many there are of a kind, and what is in them: a long list holds most things by itself."""

    def asked(held: list[bool], en: str, fr: str) -> Trait:
        return Trait(
            held,
            Text(f"`{name}` holds a {word!r}{en}", f"`{name}` contient un {word!r}{fr}"),
            Text(f"`{name}` holds no {word!r}{en}", f"`{name}` ne contient aucun {word!r}{fr}"),
            sizes,
        )

    yield asked([len(entries) > 0 for entries in lists], "", "")
    yield Trait(
        [len(entries) > 1 for entries in lists],
        Text(f"`{name}` holds several {word!r}", f"`{name}` contient plusieurs {word!r}"),
        Text(f"`{name}` holds one {word!r} at most", f"`{name}` contient un {word!r} au plus"),
        sizes,
    )
    for key in dict.fromkeys(key for entries in lists for entry in entries for key in entry):
        lacking = [any(key not in entry for entry in entries) for entries in lists]
        yield asked(lacking, f" without `{key}`", f" sans `{key}`")
        for least in (0, 1):
            yield asked(
                [any(_is_greater(entry.get(key), least) for entry in entries) for entries in lists],
                f" whose `{key}` is greater than {least}",
                f" dont `{key}` est supérieur à {least}",
            )


def _is_greater(value: Value, least: int) -> bool:
    return type(value) is int and value > least


def _of_results(results: Sequence[np.ndarray]) -> Iterator[Trait]:
    """Ask for the size of what is expected, which may be empty."""
    asked = _asking(Text("the expected result", "le résultat attendu"), results)
    yield asked(lambda result: result.size == 0, ("is empty", "is not empty"), ("est vide", "n’est pas vide"))
    if min(result.ndim for result in results) < 2:
        return
    yield from _of_outline(asked)
    few = ("a single", "une seule") if all(result.size for result in results) else ("at most one", "au plus une")
    for axis, en, fr in ((-2, "row", "ligne"), (-1, "column", "colonne")):
        yield asked(
            partial(_has_several, axis),
            (f"has several {en}s", f"has {few[0]} {en}"),
            (f"a plusieurs {fr}s", f"a {few[1]} {fr}"),
        )


def _of_two_arrays(named: Sequence[Mapping[str, Value]]) -> Iterator[Trait]:
    """Ask whether one array is as high, or as wide, as another."""
    shapes = [
        {name: value.shape for name, value in arguments.items() if isinstance(value, np.ndarray) and value.ndim > 1}
        for arguments in named
    ]
    common = [name for name in shapes[0] if all(name in each for each in shapes)]
    for one, other in combinations(common, 2):
        for axis, en, fr in ((-2, "rows", "lignes"), (-1, "columns", "colonnes")):
            yield Trait(
                [each[one][axis] == each[other][axis] for each in shapes],
                Text(f"`{other}` has as many {en} as `{one}`", f"`{other}` a autant de {fr} que `{one}`"),
                Text(
                    f"`{other}` does not have as many {en} as `{one}`", f"`{other}` n’a pas autant de {fr} que `{one}`"
                ),
            )


def _has_several(axis: int, array: np.ndarray) -> bool:
    return bool(array.shape[axis] > 1)


def _of_windows(named: Sequence[Mapping[str, Value]], expected: Sequence[Value]) -> Iterator[Trait]:
    """Ask how windows lie, where all results come from windows."""
    rests, overlaps = [], []
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
        places = zip(found.window, found.result, strict=True)
        overlaps.append(any(covered > found.stride and count > 1 for covered, count in places))
    yield Trait(
        rests,
        Text("the windows leave a rest at the border", "les fenêtres laissent un reste au bord"),
        Text("the windows end right at the border", "les fenêtres s’arrêtent exactement au bord"),
    )
    yield Trait(
        overlaps,
        Text("windows overlap", "des fenêtres se recouvrent"),
        Text("no windows overlap", "les fenêtres ne se recouvrent pas"),
    )
