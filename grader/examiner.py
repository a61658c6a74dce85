"""Replay a recorded exam on one examinee, and give every property its verdict.

The order of questions is shuffled (the same for everybody), some are asked
twice, whatever fails is asked again in a fresh worker; a property that passes
is never run a second time.
"""

from __future__ import annotations

import difflib
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from grader import diagnosis
from grader.compare import Difference, Mismatch, arrays, difference, identical, relative_tolerance, tolerance_for
from grader.exam import Case, ChapterExam, Recorded
from grader.examinee import Examinee
from grader.outcome import (
    Call,
    Fault,
    Loaded,
    LoadError,
    Outcome,
    Raised,
    Returned,
    Testimony,
    Unusable,
    Value,
    Verdict,
)
from grader.shelf import complexity
from grader.suite import Kind
from grader.text import Text

# One question in so many is asked a second time.
REPEATED = 32
# What failed is asked so often again: who tosses a coin may give the same wrong answer twice.
REPLAYS = 8
# After so many faults a function is not asked for the rest of its properties.
MAX_FAULTS = 3
# A fault that does not come back in a fresh worker is forgiven so often per function.
MAX_PASSING_FAULTS = 5
# A whole exam takes well under a second; who sleeps in every call must not hold up the class.
CHAPTER_SECONDS = 600
_CHAPTER = Text(f"more than {CHAPTER_SECONDS} s for the chapter", f"plus de {CHAPTER_SECONDS} s pour le chapitre")
_NOT_ASKED = Text("not asked", "non demandé")

# A name this like the one that is missing is worth mentioning: `maxpool2d`, `max_pool`, `max_pool2D`.
LIKE = 0.8

Place = tuple[str, int, int]  # property, case, call


@dataclass(frozen=True, slots=True)
class Finding:
    """Why one case fails: what was asked, what came, what should have come."""

    verdict: Verdict
    case: Case
    call: Call
    outcome: Outcome
    expected: Value
    difference: Difference | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """One call of an agreement, its arguments by name, and what came of it."""

    property: str
    arguments: dict[str, Value]
    expected: Value
    outcome: Outcome
    right: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One property of one submission.

    `finding` is the smallest failing case of the exam, `small` the smallest
    failing one of the shelf; `chaffs` are the misconceptions that answer alike.
    `detail` says more of a fault. Of a function that the file does not define,
    `instead` is the name that stands there instead, or "".
    """

    recorded: Recorded
    verdict: Verdict
    score: int
    finding: Finding | None = None
    small: Finding | None = None
    chaffs: tuple[diagnosis.Signature, ...] = ()
    detail: Text | None = None
    line: int | None = None
    instead: str | None = None

    @property
    def nameless(self) -> bool:
        """Say whether an agreement fails, by no fault, as no listed misconception does."""
        failed = self.verdict in (Verdict.WRONG, Verdict.EXCEPTION)
        return failed and self.recorded.property.kind is Kind.AGREEMENT and not self.chaffs


@dataclass(frozen=True, slots=True)
class Examined:
    """One chapter of one submission.

    `answered` are all answers of each function that fails an agreement as no listed misconception does.
    """

    judged: tuple[Judged, ...]
    answered: Mapping[str, Sequence[Answered]] = field(default_factory=dict)

    @property
    def score(self) -> int:
        """Return the points."""
        return sum(one.score for one in self.judged)

    @property
    def verdict(self) -> Verdict:
        """Return `passed`, or the first verdict that says why not."""
        if any(one.verdict is Verdict.INTERNAL_ERROR for one in self.judged):
            return Verdict.INTERNAL_ERROR
        failed = (one.verdict for one in self.judged if one.verdict not in (Verdict.PASSED, Verdict.NOT_CHECKED))
        return next(failed, Verdict.PASSED)


class _Question(NamedTuple):
    place: Place
    call: Call


class _Ended(Exception):
    """The chapter ends with nothing: the worker sent what none of ours sends, or the file loads no more."""

    def __init__(self, verdict: Verdict, detail: Text, line: int | None = None) -> None:
        super().__init__(detail.en)
        self.verdict = verdict
        self.detail = detail
        self.line = line


@dataclass(slots=True)
class _Record:
    """All that one submission has answered, and which properties its faults have ended."""

    answers: dict[Place, Outcome] = field(default_factory=dict)
    unstable: set[str] = field(default_factory=set)
    faults: dict[str, Fault] = field(default_factory=dict)
    forgiven: Counter[str] = field(default_factory=Counter)


def all_with(exam: ChapterExam, verdict: Verdict, detail: Text | None = None, line: int | None = None) -> Examined:
    """Return the chapter with the same verdict, and no points, for every property."""
    return Examined(tuple(Judged(one, verdict, 0, detail=detail, line=line) for one in exam.recorded))


def examine(exam: ChapterExam, examinee: Examinee, *, gated: bool = True) -> Examined:
    """Ask `examinee` the whole exam.

    Args:
        exam: what is asked.
        examinee: who answers.
        gated: laws and the like are checked only beside an agreement that passed
            (the matrix looks behind the gate).

    Raises:
        InternalError: the sandbox failed; nothing is known about the submission.
    """
    try:
        loaded = _load(examinee)
        with np.errstate(all="ignore"):  # what is computed from a wild answer warns nobody
            return _Examination(exam, examinee, frozenset(loaded.names), gated=gated).run()
    except _Ended as ended:
        return all_with(exam, ended.verdict, ended.detail, ended.line)


def _load(examinee: Examinee) -> Loaded:
    """Load the submission in a fresh worker, a second time where the first fails: what fails counts if it repeats.

    Raises:
        _Ended: it cannot be loaded, or tampers.
    """
    loaded = examinee.load()
    if isinstance(loaded, LoadError) and loaded.verdict is not Verdict.TAMPERING:
        loaded = examinee.load()
    if isinstance(loaded, LoadError):
        raise _Ended(loaded.verdict, loaded.detail, loaded.line)
    return loaded


class _Examination:
    def __init__(self, exam: ChapterExam, examinee: Examinee, names: frozenset[str], *, gated: bool) -> None:
        self.exam = exam
        self.gated = gated
        self.examinee = examinee
        self.names = names
        self.rng = random.Random(exam.digest)  # noqa: S311  the same order for everybody, known to nobody
        self.record = _Record()
        self.deadline = time.monotonic() + CHAPTER_SECONDS
        self.of: dict[str, Recorded] = {one.property.name: one for one in exam.recorded}

    def run(self) -> Examined:
        by_function: dict[str, list[Recorded]] = defaultdict(list)
        for one in self.exam.recorded:
            by_function[one.property.function].append(one)
        started = self._started({name: group for name, group in by_function.items() if name in self.names})

        verdicts: dict[str, Verdict] = {}
        findings: dict[str, Finding] = {}
        for first in (True, False):  # agreement, then what counts only beside it
            wanted = []
            for one in self.exam.recorded:
                declared = one.property
                if (declared.kind is Kind.AGREEMENT) is not first:
                    continue
                if declared.function not in started:
                    verdicts[declared.name] = Verdict.MISSING
                elif not first and self.gated and not self._agrees(by_function[declared.function], verdicts):
                    verdicts[declared.name] = Verdict.NOT_CHECKED
                else:
                    wanted.append(one)
            self._ask_all(wanted)
            for one in wanted:
                found = self._judge(one)
                if found is not None:
                    findings[one.property.name] = found
                verdicts[one.property.name] = self._verdict(one, found)
        self._replay(findings, verdicts)
        small = self._smallest(findings, verdicts)
        judged = tuple(
            Judged(
                one,
                verdicts[one.property.name],
                one.property.points if verdicts[one.property.name] is Verdict.PASSED else 0,
                findings.get(one.property.name),
                small.get(one.property.name),
                self._chaffs(one, verdicts[one.property.name]),
                self._detail(one, verdicts[one.property.name]),
                instead=self._instead(one.property.function),
            )
            for one in self.exam.recorded
        )
        nameless = {one.recorded.property.function for one in judged if one.nameless}
        return Examined(judged, {function: self._answered(by_function[function]) for function in sorted(nameless)})

    # -- asking ---------------------------------------------------------------------------------------------------

    def _started(self, by_function: Mapping[str, Sequence[Recorded]]) -> set[str]:
        """Ask a question of each agreement: an untouched stub raises NotImplementedError whatever it is asked."""
        questions = {
            name: [_questions(one, 0)[0] for one in group if one.property.kind is Kind.AGREEMENT]
            for name, group in by_function.items()
        }
        self._ask([question for group in questions.values() for question in group])
        return {name for name, group in questions.items() if not all(map(self._is_untouched, group))}

    def _is_untouched(self, question: _Question) -> bool:
        answer = self.record.answers.get(question.place)
        return isinstance(answer, Raised) and answer.exception == "NotImplementedError"

    def _ask_all(self, wanted: Sequence[Recorded]) -> None:
        """Ask every case of `wanted`, shuffled; then some of them again."""
        cases = [(one, number) for one in wanted for number in range(len(one.cases))]
        self.rng.shuffle(cases)
        self._ask([question for one, number in cases for question in _questions(one, number)])
        again = [question for one, number in cases[::REPEATED] for question in _questions(one, number)]
        first = {question.place: self.record.answers.get(question.place) for question in again}
        self._ask(again)
        for place, answer in first.items():
            repeated = self.record.answers.get(place)
            if answer is not None and repeated is not None and not self._alike(place, answer, repeated):
                self.record.unstable.add(place[0])

    def _ask(self, questions: Sequence[_Question]) -> None:
        pending = [question for question in questions if question.place[0] not in self.record.faults]
        while pending:
            if time.monotonic() > self.deadline:
                late = Fault(Verdict.TIMEOUT, _CHAPTER)
                self.record.faults.update(dict.fromkeys((question.place[0] for question in pending), late))
                return
            outcomes = self._answers_to([question.call for question in pending])
            for question, outcome in zip(pending, outcomes, strict=False):
                self.record.answers[question.place] = outcome
            if not outcomes or not isinstance(outcomes[-1], Fault):
                return
            culprit = pending[len(outcomes) - 1]
            self._confirm(culprit, outcomes[-1])
            pending = [question for question in pending[len(outcomes) :] if question.place[0] not in self.record.faults]

    def _answers_to(self, calls: Sequence[Call]) -> list[Outcome]:
        """Ask, and end the chapter where the answer is tampering."""
        outcomes = self.examinee.ask(calls)
        if outcomes and isinstance(outcomes[-1], Fault) and outcomes[-1].verdict is Verdict.TAMPERING:
            raise _Ended(Verdict.TAMPERING, outcomes[-1].detail)
        return outcomes

    def _confirm(self, question: _Question, fault: Fault) -> None:
        """Ask in a fresh worker, alone, what ended the last one: a fault counts only if it comes back."""
        name = question.place[0]
        _load(self.examinee)
        again = self._answers_to([question.call])
        self.record.answers[question.place] = again[0]
        if not isinstance(again[0], Fault):
            function = self.of[name].property.function
            self.record.forgiven[function] += 1
            if self.record.forgiven[function] > MAX_PASSING_FAULTS:
                self.record.unstable.add(name)
                self._end(function, fault)
            return
        self.record.faults[name] = again[0]
        _load(self.examinee)
        function = self.of[name].property.function
        mine = [one.property.name for one in self.exam.recorded if one.property.function == function]
        if sum(other in self.record.faults for other in mine) >= MAX_FAULTS:
            self._end(function, again[0])

    def _end(self, function: str, fault: Fault) -> None:
        """Ask `function` nothing more."""
        for one in self.exam.recorded:
            name = one.property.name
            if one.property.function == function and name not in self.record.faults:
                complete = all(
                    question.place in self.record.answers
                    for number in range(len(one.cases))
                    for question in _questions(one, number)
                )
                if not complete:
                    self.record.faults[name] = fault

    # -- judging --------------------------------------------------------------------------------------------------

    def _agrees(self, group: Iterable[Recorded], verdicts: dict[str, Verdict]) -> bool:
        return any(
            one.property.kind is Kind.AGREEMENT and verdicts[one.property.name] is Verdict.PASSED for one in group
        )

    def _verdict(self, one: Recorded, found: Finding | None) -> Verdict:
        name = one.property.name
        if name in self.record.faults:
            return self.record.faults[name].verdict
        if name in self.record.unstable:
            return Verdict.NONDETERMINISTIC
        return Verdict.PASSED if found is None else found.verdict

    def _judge(self, one: Recorded) -> Finding | None:
        """Return the smallest failing case of a property; of one that a fault ended, the case that the fault is of."""
        found = [
            finding
            for number, case in enumerate(one.cases)
            if (finding := judge(one, case, self._answers(one, number), number)) is not None
        ]
        fault = self.record.faults.get(one.property.name)
        if fault is not None:  # what was not asked after it explains nothing
            found = [finding for finding in found if finding.verdict is fault.verdict]
        return min(found, key=lambda finding: complexity(finding.case.example), default=None)

    def _answers(self, one: Recorded, number: int) -> list[Outcome | None]:
        name = one.property.name
        return [self.record.answers.get((name, number, i)) for i in range(len(one.cases[number].calls))]

    def _alike(self, place: Place, first: Outcome, second: Outcome) -> bool:
        declared = self.of[place[0]].property
        call = self.of[place[0]].cases[place[1]].calls[place[2]]
        value = first.value if isinstance(first, Returned) else None
        return alike(first, second, _tolerance(declared.tolerance, call, value))

    def _replay(self, findings: dict[str, Finding], verdicts: dict[str, Verdict]) -> None:
        """Ask what failed again in a fresh worker, some times: a different answer is no answer."""
        failed = [name for name in findings if verdicts[name] in (Verdict.WRONG, Verdict.EXCEPTION)]
        if not failed:
            return
        _load(self.examinee)
        for name in failed:
            finding = findings[name]
            if self.of[name].property.kind is Kind.FRESH:
                continue  # what it is about is what earlier calls did
            calls = finding.case.calls
            again = self._answers_to(calls * REPLAYS)
            at = next(i for i, call in enumerate(calls) if call is finding.call)
            tolerance = _tolerance(self.of[name].property.tolerance, finding.call, finding.expected)
            first = self._answers(self.of[name], finding.number)[at]
            if isinstance(again[-1], Fault):
                _load(self.examinee)
            elif not all(alike(first, other, tolerance) for other in again[at :: len(calls)]):
                verdicts[name] = Verdict.NONDETERMINISTIC

    def _smallest(self, findings: dict[str, Finding], verdicts: dict[str, Verdict]) -> dict[str, Finding]:
        """Ask the shelf of every wrong property, and keep the smallest case that fails."""
        small: dict[str, Finding] = {}
        for name in findings:
            one = self.of[name]
            if verdicts[name] is not Verdict.WRONG or not one.small or time.monotonic() > self.deadline:
                continue
            outcomes = self._answers_to([call for case in one.small for call in case.calls])
            if isinstance(outcomes[-1], Fault):
                _load(self.examinee)
            start = 0
            for number, case in enumerate(one.small):
                answers = outcomes[start : start + len(case.calls)]
                start += len(case.calls)
                if len(answers) < len(case.calls):
                    break
                finding = judge(one, case, answers, number)
                if finding is not None and finding.verdict is Verdict.WRONG:
                    if complexity(case.example) < complexity(findings[name].case.example):
                        small[name] = finding
                    break
        return small

    def _chaffs(self, one: Recorded, verdict: Verdict) -> tuple[diagnosis.Signature, ...]:
        declared = one.property
        if verdict is not Verdict.WRONG or declared.kind not in diagnosis.KINDS:
            return ()
        answers: list[Outcome] = []
        for name, number in diagnosis.probe(self.exam.recorded, declared.function, declared.kind):
            for answer in self._answers(self.of[name], number):
                if answer is None:
                    return ()
                answers.append(answer)
        found = diagnosis.digest(declared.kind, answers)
        return tuple(diagnosis.matching(self.exam.chaffs, declared.function, declared.kind, found))

    def _answered(self, group: Iterable[Recorded]) -> list[Answered]:
        """Return what a function has answered to all of its agreements; arguments of a scenario no student knows."""
        found = []
        for one in group:
            if one.property.kind is not Kind.AGREEMENT:
                continue
            for number, case in enumerate(one.cases):
                for call, answer, expected in zip(case.calls, self._answers(one, number), case.expected, strict=True):
                    if answer is not None and not call.scenario and isinstance(expected, Returned):
                        arguments = call.named(self.exam.parameters)
                        right = _judge_answer(Kind.AGREEMENT, call, answer, expected, one.property.tolerance) is None
                        found.append(Answered(one.property.name, arguments, expected.value, answer, right))
        return found

    def _detail(self, one: Recorded, verdict: Verdict) -> Text | None:
        fault = self.record.faults.get(one.property.name)
        return fault.detail if fault and fault.verdict is verdict else None

    def _instead(self, function: str) -> str | None:
        """Return the name in the file that is most like `function`, which is not there; "" where none is like it."""
        if function in self.names:
            return None
        wanted = {one.property.function for one in self.exam.recorded}
        others = {_bare(name): name for name in sorted(self.names - wanted) if name.isidentifier()}
        return next((others[found] for found in difflib.get_close_matches(_bare(function), others, 1, LIKE)), "")


def _bare(name: str) -> str:
    return name.replace("_", "").casefold()


def _questions(one: Recorded, number: int) -> list[_Question]:
    return [_Question((one.property.name, number, i), call) for i, call in enumerate(one.cases[number].calls)]


def _tolerance(relative: float | None, call: Call, expected: Value) -> float:
    return tolerance_for((call.args, call.kwargs)) if relative is None else relative_tolerance(expected, relative)


def alike(first: Outcome | None, second: Outcome | None, tolerance: float) -> bool:
    """Say whether two answers to one question are the same answer."""
    if isinstance(first, Returned) and isinstance(second, Returned):
        return difference(first.value, second.value, tolerance) is None
    if isinstance(first, Raised) and isinstance(second, Raised):
        return first.exception == second.exception
    if isinstance(first, Fault) and isinstance(second, Fault):
        return first.verdict is second.verdict
    return type(first) is type(second)


def judge(one: Recorded, case: Case, answers: Sequence[Outcome | None], number: int = 0) -> Finding | None:
    """Return what is wrong with the answers to one case, or `None`."""
    declared = one.property
    for i, (call, answer) in enumerate(zip(case.calls, answers, strict=True)):
        expected = case.expected[i] if case.expected else None
        found = _judge_answer(declared.kind, call, answer, expected, declared.tolerance)
        if found is not None:
            verdict, apart = found
            value = expected.value if isinstance(expected, Returned) else None
            outcome: Outcome = Fault(Verdict.NOT_CHECKED, _NOT_ASKED) if answer is None else answer
            return Finding(verdict, case, call, outcome, value, apart, number)
    if declared.kind is Kind.LAW:
        returned = [answer.value for answer in answers if isinstance(answer, Returned)]
        try:
            declared.check(case.example, returned)
        except Mismatch as mismatch:
            return Finding(
                Verdict.WRONG,
                case,
                case.calls[-1],
                Returned(mismatch.actual),
                mismatch.expected,
                mismatch.difference,
                number,
            )
        except (AssertionError, TypeError, ValueError, IndexError, AttributeError, KeyError, ArithmeticError):
            # a plain assert, or the law's arithmetic stumbles over an answer of another type: nothing says where
            return Finding(Verdict.WRONG, case, case.calls[-1], Returned(returned[-1]), None, None, number)
    return None


def _judge_answer(
    kind: Kind, call: Call, answer: Outcome | None, expected: Outcome | None, tolerance: float | None
) -> tuple[Verdict, Difference | None] | None:
    if answer is None:
        return Verdict.NOT_CHECKED, None
    if isinstance(answer, Fault):
        return answer.verdict, None
    if kind is Kind.REJECTS:
        if isinstance(answer, Raised):
            return None if "ValueError" in answer.bases else (Verdict.EXCEPTION, None)
        return Verdict.WRONG, Difference("value", "an answer", "ValueError")
    if isinstance(answer, Raised):
        return Verdict.EXCEPTION, None
    if isinstance(answer, Unusable):
        return Verdict.WRONG, Difference("type", answer.description, None)
    if kind is Kind.AGREEMENT and isinstance(expected, Returned):
        if identical(answer.value, expected.value):
            return None
        found = difference(answer.value, expected.value, _tolerance(tolerance, call, expected.value))
        return None if found is None else (Verdict.WRONG, found)
    if kind is Kind.DTYPE:
        return _judge_dtype(call, answer.value)
    if kind is Kind.FRESH and answer.testimony != Testimony():
        return Verdict.WRONG, None
    return None


def _judge_dtype(call: Call, answer: Value) -> tuple[Verdict, Difference] | None:
    wanted = next(iter(arrays(call.args))).dtype
    returned = list(arrays(answer))
    if not returned:
        return Verdict.WRONG, Difference("type", type(answer).__name__, "array")
    for array in returned:
        if array.dtype != wanted:
            return Verdict.WRONG, Difference("dtype", str(array.dtype), str(np.dtype(wanted)))
    return None
