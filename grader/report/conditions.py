"""Find the condition on its arguments under which a function fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from math import comb

import numpy as np

from grader.examiner import Answered
from grader.report.traits import traits
from grader.text import Text

# A condition is named only if chance has all failures meet one of those asked for less than once in so many times.
UNLIKELY = 1000


@dataclass(frozen=True, slots=True)
class _Condition:
    """Where all failures are, and how to say that a call is there, and that it is not."""

    met: list[bool]
    here: Text
    there: Text


def condition(calls: Sequence[Answered]) -> Text | None:
    """Name the narrowest condition that all failures meet, and the narrowest one beside it that narrows it further.

    Nothing is named, and `None` returned, where chance may have put the failures there.
    """
    first = _narrowest(calls)
    if first is None:
        return None
    inside = list(compress(calls, first.met))
    if _all_fail(inside):
        return _said(first.here, first.there, exact=True)
    second = _narrowest(inside)
    if second is None:
        return _said(first.here, first.there, exact=False)
    return _both_said(first.here, second.here, exact=_all_fail(compress(inside, second.met)))


def _all_fail(calls: Iterable[Answered]) -> bool:
    return not any(call.right for call in calls)


def _said(here: Text, there: Text, *, exact: bool) -> Text:
    if exact:
        return Text(
            f"Right whenever {there.en}, wrong whenever {here.en}.",
            f"Juste chaque fois que {there.fr}, faux chaque fois que {here.fr}.",
        )
    return Text(
        f"Right whenever {there.en}; all mistakes are where {here.en}.",
        f"Juste chaque fois que {there.fr} ; toutes les erreurs sont là où {here.fr}.",
    )


def _both_said(one: Text, other: Text, *, exact: bool) -> Text:
    if exact:
        return Text(
            f"Wrong whenever both {one.en} and {other.en}, right otherwise.",
            f"Faux chaque fois que {one.fr} et que {other.fr} ; juste dans tous les autres cas.",
        )
    return Text(
        f"All mistakes are where both {one.en} and {other.en}.",
        f"Toutes les erreurs sont là où, à la fois, {one.fr} et {other.fr}.",
    )


def _narrowest(calls: Sequence[Answered]) -> _Condition | None:
    asked = list(traits([call.arguments for call in calls], [call.expected for call in calls]))
    kinds = [_kind(call) for call in calls]
    failed = [not call.right for call in calls]
    narrowest = None
    for trait in asked:
        here = set(compress(trait.held, failed))
        if len(here) != 1:
            continue  # some failures are where it holds, some where it does not
        found = _Condition(trait.held, trait.yes, trait.no)
        if here == {False}:
            found = _Condition([not held for held in trait.held], trait.no, trait.yes)
        if narrowest is not None and sum(found.met) >= sum(narrowest.met):
            continue
        groups = [(kind, size.bit_length()) for kind, size in zip(kinds, trait.sizes or repeat(0), strict=False)]
        if _chance(calls, found.met, groups) * 2 * len(asked) * UNLIKELY < 1:
            narrowest = found
    return narrowest


def _kind(call: Answered) -> Hashable:
    """Return what is the same of calls that may be compared.

    The inputs of a property have things in common that explain nothing of why it fails as a whole; so have those of
    one dtype, which may be all an author's; and where a right answer holds no value, nothing could be wrong.
    """
    single = any(value.dtype == np.float32 for value in call.arguments.values() if isinstance(value, np.ndarray))
    nothing = isinstance(call.expected, np.ndarray) and call.expected.size == 0
    return call.property, single, call.right and nothing


def _chance(calls: Sequence[Answered], met: Sequence[bool], groups: Sequence[Hashable]) -> float:
    """Return how probable it is that as many failures, put anywhere in their group, all meet the condition."""
    chance = 1.0
    counts = Counter((group, call.right, meets) for group, call, meets in zip(groups, calls, met, strict=True))
    for group in set(groups):
        failed = counts[group, False, True]
        meeting = failed + counts[group, True, True]
        chance *= comb(meeting, failed) / comb(meeting + counts[group, True, False], failed)
    return chance
