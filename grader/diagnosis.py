"""Name the misconception: the chaff whose answers equal the student's.

Every chaff answers the exam's own cases once, when the exam is drawn; only a
short digest of each answer is kept. A submission that fails has answered the
same cases, so naming costs no further call. All cases of a kind must agree:
no match, no name; several, all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.examinee import Examinee
from grader.outcome import Fault, Outcome, Raised, Returned, Unusable, Value
from grader.suite import Kind
from grader.text import Text

if TYPE_CHECKING:
    from grader.exam import Recorded

# Answers are sums of small numbers; rounding of another algorithm stays far below this.
DIGITS = 6
# A law is about answers that agreement asks for already.
KINDS = (Kind.AGREEMENT, Kind.REJECTS, Kind.DTYPE, Kind.FRESH)
# More cases name nothing better, and would make drawing an exam slow.
CASES_PER_PROPERTY = 16


@dataclass(frozen=True, slots=True)
class Signature:
    """What one chaff answers: `digests[function][kind]`, only where it answers wrongly."""

    name: str
    sentence: Text
    digests: dict[str, dict[str, str]]

    def stored(self) -> Value:
        """Return the signature as a value."""
        return {
            "name": self.name,
            "en": self.sentence.en,
            "fr": self.sentence.fr,
            "digests": {function: dict(kinds) for function, kinds in self.digests.items()},
        }

    @classmethod
    def restored(cls, entry: dict[str, Any]) -> Signature:
        """Read what `stored` wrote."""
        return cls(entry["name"], Text(en=entry["en"], fr=entry["fr"]), entry["digests"])


def probe(recorded: Iterable[Recorded], function: str, kind: Kind) -> list[tuple[str, int]]:
    """Return the cases (property, number) that tell chaffs of `function` apart."""
    return [
        (one.property.name, number)
        for one in recorded
        if one.property.function == function and one.property.kind is kind
        for number in range(min(len(one.cases), CASES_PER_PROPERTY))
    ]


def digest(kind: Kind, outcomes: Iterable[Outcome]) -> str:
    """Hash the answers to a probe, blind to rounding and, but for `DTYPE`, to dtypes."""
    hashed = hashlib.sha256()
    for outcome in outcomes:
        if isinstance(outcome, Returned):
            if kind is Kind.FRESH:
                hashed.update(repr(outcome.testimony).encode())
            hashed.update(_canonical(outcome.value, dtypes=kind is Kind.DTYPE))
        elif isinstance(outcome, Raised):
            hashed.update(b"ValueError" if "ValueError" in outcome.bases else outcome.exception.encode())
        elif isinstance(outcome, Unusable):
            hashed.update(outcome.description.encode())
        elif isinstance(outcome, Fault):
            hashed.update(outcome.verdict.encode())
        hashed.update(b"|")
    return hashed.hexdigest()[:24]


def _canonical(value: Value, *, dtypes: bool) -> bytes:
    if isinstance(value, np.ndarray):
        rounded = np.round(value.astype(np.float64), DIGITS) + 0.0
        kind = str(value.dtype) if dtypes else ""
        return f"array{kind}{value.shape}".encode() + rounded.tobytes()
    if isinstance(value, dict):
        return b"{" + b",".join(k.encode() + _canonical(v, dtypes=dtypes) for k, v in sorted(value.items())) + b"}"
    if isinstance(value, tuple | list):
        return b"(" + b",".join(_canonical(entry, dtypes=dtypes) for entry in value) + b")"
    if isinstance(value, float):
        value = round(value, DIGITS) + 0.0
        return repr(int(value) if value.is_integer() else value).encode()
    return repr(value).encode()


def signature(
    name: str, functions: Iterable[str], sentence: Text, examinee: Examinee, recorded: Sequence[Recorded]
) -> Signature:
    """Let a chaff answer the probes, and keep the digests of what it gets wrong."""
    cases = {(one.property.name, i): case for one in recorded for i, case in enumerate(one.cases)}
    digests: dict[str, dict[str, str]] = {}
    for function in sorted(functions):
        examinee.load()
        for kind in KINDS:
            asked = [cases[place] for place in probe(recorded, function, kind)]
            answers = digest(kind, examinee.ask([call for case in asked for call in case.calls]))
            right = digest(kind, [answer for case in asked for answer in case.expected])
            if asked and answers != right:
                digests.setdefault(function, {})[kind.value] = answers
    return Signature(name, sentence, digests)


def matching(signatures: Iterable[Signature], function: str, kind: Kind, answers: str) -> list[Signature]:
    """Return the chaffs of `function` whose wrong answers are these."""
    return [one for one in signatures if one.digests.get(function, {}).get(kind.value) == answers]
