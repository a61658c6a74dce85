"""A recorded exam is replayed, and every property gets the verdict that it deserves."""

import warnings
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from grader.diagnosis import CASES_PER_PROPERTY, Signature, digest, matching
from grader.exam import Recorded
from grader.examiner import MAX_FAULTS, examine
from grader.outcome import Fault, LoadError, Returned, Verdict
from grader.outcome import Testimony as Seen
from grader.report import messages
from grader.suite import Kind
from grader.text import Text
from tests.grader.toy import Scripted, exam


def verdicts(examined):
    return {one.recorded.property.name: one.verdict.value for one in examined.judged}


ALL_RIGHT = dict.fromkeys(
    ["double.doubles", "double.doubles_fractions", "double.is_odd", "negate.negates", "negate.is_fresh"], "passed"
)


def test_a_right_submission_passes_and_earns_everything():
    examined = examine(exam(), Scripted())
    assert verdicts(examined) == ALL_RIGHT
    assert examined.score == exam().max_score == 9
    assert examined.verdict is Verdict.PASSED


def test_the_order_of_questions_is_shuffled_and_the_same_for_everybody():
    first, second = Scripted(), Scripted()
    examine(exam(), first)
    examine(exam(), second)
    asked = [float(call.args[0][0]) for call in first.asked if call.function == "negate"]
    assert asked == [float(call.args[0][0]) for call in second.asked if call.function == "negate"]
    assert asked != sorted(asked)


def test_a_wrong_function_costs_its_own_properties_only():
    examined = examine(exam(), Scripted(double=lambda x: 3 * x))
    found = verdicts(examined)
    assert found["double.doubles"] == found["double.doubles_fractions"] == "wrong"
    assert found["double.is_odd"] == "not_checked"
    assert found["negate.negates"] == "passed"
    assert examined.score == 3


def test_laws_count_once_one_agreement_passes():
    examined = examine(exam(), Scripted(double=lambda x: np.trunc(2 * x)))
    assert verdicts(examined)["double.doubles"] == "passed"
    assert verdicts(examined)["double.doubles_fractions"] == "wrong"
    assert verdicts(examined)["double.is_odd"] == "passed"


def test_the_smallest_failing_case_is_found():
    examined = examine(exam(), Scripted(double=lambda x: 2 * x + (x > 7)))
    assert float(examined.judged[0].finding.case.example[0][0]) == 8


def test_one_batch_finds_out_which_functions_are_started():
    examinee, batches = Scripted(), []
    ask = examinee.ask
    examinee.ask = lambda calls: batches.append([call.function for call in calls]) or ask(calls)
    examine(exam(), examinee)
    assert batches[0] == ["double", "double", "negate"]


def test_an_untouched_stub_is_asked_one_question_of_each_agreement():
    def stub(x):
        raise NotImplementedError

    examinee = Scripted(double=stub)
    examined = examine(exam(), examinee)
    assert verdicts(examined)["double.doubles"] == "missing"
    assert sum(call.function == "double" for call in examinee.asked) == 2


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("Double", "the file defines no double, but Double: is it this one, under another name?"),
        ("doubles", "the file defines no double, but doubles: is it this one, under another name?"),
        ("triple", "the file defines no double"),
        ("not a name", "the file defines no double"),
    ],
)
def test_a_function_under_another_name_is_missing_and_said_to_be_there(instead, said):
    examinee = Scripted(**{instead: lambda x: 2 * x})
    del examinee.functions["double"]
    judged = examine(exam(), examinee).judged[0]
    assert judged.verdict is Verdict.MISSING
    assert messages.category(judged, exam().parameters).en == messages.message(judged, exam().parameters).en == said


def test_an_untouched_stub_is_not_said_to_be_under_another_name():
    def stub(x):
        raise NotImplementedError

    judged = examine(exam(), Scripted(double=stub, doubles=lambda x: 2 * x)).judged[0]
    assert messages.category(judged, exam().parameters).en == "not written yet"


def test_a_function_that_is_half_written_keeps_what_it_has():
    def half(x):
        if x[0] == int(x[0]):
            raise NotImplementedError
        return 2 * x

    found = verdicts(examine(exam(), Scripted(double=half)))
    assert found["double.doubles"] == "exception"
    assert found["negate.negates"] == "passed"


def test_a_function_that_is_not_there_is_missing():
    examinee = Scripted()
    del examinee.functions["negate"]
    examined = examine(exam(), examinee)
    assert verdicts(examined)["negate.negates"] == "missing"
    assert verdicts(examined)["double.doubles"] == "passed"


def test_an_exception_is_told_apart_from_a_wrong_answer():
    def broken(x):
        raise IndexError("secret 5")

    examined = examine(exam(), Scripted(double=broken))
    assert verdicts(examined)["double.doubles"] == "exception"


def test_a_hang_on_some_inputs_costs_the_property_that_asked_them():
    def hangs(x):
        return Fault(Verdict.TIMEOUT, Text.same("2 s of CPU")) if x[0] < 1 else 2 * x

    examined = examine(exam(), Scripted(double=hangs))
    assert verdicts(examined) == ALL_RIGHT | {"double.doubles_fractions": "timeout", "double.is_odd": "timeout"}


def test_the_case_that_hangs_is_the_example():
    fault = Fault(Verdict.TIMEOUT, Text.same("2 s of CPU"))
    for hangs in (lambda x: x[0] > 2, lambda x: x[0] < 0):
        examined = examine(exam(), Scripted(double=lambda x, hangs=hangs: fault if hangs(x) else 2 * x))
        judged = [one for one in examined.judged if one.verdict is Verdict.TIMEOUT and one.finding is not None]
        assert judged
        for one in judged:
            assert one.finding.outcome == fault
            assert hangs(*one.finding.call.args)
            assert messages.category(one, exam().parameters).en == "takes too long"
            assert messages.shapes(one, {"double": ("x",)}).en == "for double(x: 1)"


def test_a_function_that_always_hangs_is_not_asked_for_ever():
    examinee = Scripted(double=lambda x: Fault(Verdict.TIMEOUT, Text.same("2 s of CPU")))
    examined = examine(exam(), examinee)
    assert verdicts(examined)["double.doubles"] == "timeout"
    assert verdicts(examined)["negate.negates"] == "passed"
    assert sum(call.function == "double" for call in examinee.asked) <= 2 * MAX_FAULTS + 2


def test_a_timeout_that_does_not_come_back_is_forgiven():
    slow = iter([True])

    def once(x):
        return Fault(Verdict.TIMEOUT, Text.same("2 s of CPU")) if next(slow, False) else 2 * x

    assert verdicts(examine(exam(), Scripted(double=once))) == ALL_RIGHT


def test_tampering_ends_the_chapter_with_nothing():
    examined = examine(exam(), Scripted(negate=lambda x: Fault(Verdict.TAMPERING, Text.same("a forged frame"))))
    assert set(verdicts(examined).values()) == {"tampering"}
    assert examined.score == 0


def test_an_answer_that_changes_in_a_fresh_worker_is_nondeterministic():
    class Moody(Scripted):
        def load(self):
            loaded = super().load()
            self.functions["double"] = lambda x, loads=self.loads: 2 * x + loads
            return loaded

    assert verdicts(examine(exam(), Moody()))["double.doubles"] == "nondeterministic"


def test_who_tosses_a_coin_is_caught_even_where_the_first_replay_falls_alike():
    class Coin(Scripted):
        def load(self):
            self.tosses = count()
            return super().load()

        def _answer(self, call):
            if call.function != "double" or self.loads == 1:
                return super()._answer(call) if call.function != "double" else Returned(3 * call.args[0])
            return Returned((3 if next(self.tosses) == 0 else 4) * call.args[0])

    assert verdicts(examine(exam(), Coin()))["double.doubles"] == "nondeterministic"


def test_an_answer_that_changes_when_asked_twice_is_nondeterministic():
    seen = set()

    def right_once(x):
        again = x[0] in seen
        seen.add(x[0])
        return -x if not again else x

    assert verdicts(examine(exam(), Scripted(negate=right_once)))["negate.negates"] == "nondeterministic"


def test_rounding_that_changes_is_no_change_where_the_suite_allows_it():
    drawn = exam(cases=200)
    loose = replace(drawn.recorded[0].property, tolerance=1e-3)
    big = tuple(
        replace(case, example=(large,), calls=loose.calls((large,)), expected=(Returned(2 * large),))
        for case in drawn.recorded[0].cases
        for large in [1e6 * case.example[0]]
    )
    drawn = replace(drawn, recorded=(Recorded(loose, big, ()), *drawn.recorded[1:]))
    noise = count()
    examined = examine(drawn, Scripted(double=lambda x: 2 * x + (next(noise) if x[0] >= 1e6 else 0)))
    assert verdicts(examined)["double.doubles"] == "passed"


def test_wild_answers_print_no_warning():
    named = Signature("wild", Text("Wild.", "Fou."), {"double": {"agreement": "0" * 24}})
    with warnings.catch_warnings(action="error"):
        examined = examine(exam(chaffs=(named,)), Scripted(double=lambda x: np.full(1, 1e308)))
    assert verdicts(examined)["double.doubles"] == "wrong"


def test_testimony_counts_beside_right_values_only():
    def guilty(x):
        return Returned(-x, Seen(changed_inputs=(0,)))

    examined = examine(exam(), Scripted(negate=guilty))
    assert verdicts(examined)["negate.is_fresh"] == "wrong"
    assert verdicts(examined)["negate.negates"] == "passed"


def test_a_module_that_does_not_load_says_so_everywhere():
    class Unloadable(Scripted):
        def load(self):
            return LoadError(Verdict.LOAD_ERROR, Text.same("SyntaxError"), 7)

    examined = examine(exam(), Unloadable())
    assert set(verdicts(examined).values()) == {"load_error"}
    assert examined.judged[0].line == 7


class LoadsAt(Scripted):
    """Loads where `outcomes` says so (and when they are over), else fails with `verdict`."""

    def __init__(self, outcomes, verdict=Verdict.TIMEOUT, **functions):
        super().__init__(**functions)
        self.outcomes = iter(outcomes)
        self.verdict = verdict

    def load(self):
        loaded = super().load()
        self.alive = next(self.outcomes, True)
        return loaded if self.alive else LoadError(self.verdict, Text.same("30 s"), 3)


def test_a_timeout_on_loading_that_does_not_come_back_is_forgiven():
    assert verdicts(examine(exam(), LoadsAt([False]))) == ALL_RIGHT
    assert set(verdicts(examine(exam(), LoadsAt([False, False]))).values()) == {"timeout"}


def test_a_file_that_loads_no_more_after_a_fault_says_so_and_is_asked_nothing():
    hangs = {"double": lambda x: Fault(Verdict.TIMEOUT, Text.same("2 s of CPU"))}
    examined = examine(exam(), LoadsAt([True, False, False], Verdict.LOAD_ERROR, **hangs))
    assert set(verdicts(examined).values()) == {"load_error"}
    examined = examine(exam(), LoadsAt([True, True, False, False], Verdict.LOAD_ERROR, **hangs))
    assert set(verdicts(examined).values()) == {"load_error"}


def test_tampering_counts_whenever_it_comes():
    hangs = {"double": lambda x: Fault(Verdict.TIMEOUT, Text.same("2 s of CPU"))}
    examined = examine(exam(), LoadsAt([True, False], Verdict.TAMPERING, **hangs))
    assert set(verdicts(examined).values()) == {"tampering"}
    forging = Scripted(
        double=lambda x: Fault(Verdict.TAMPERING, Text.same("a forged frame")) if forging.loads > 1 else 3 * x
    )
    assert set(verdicts(examine(exam(), forging)).values()) == {"tampering"}


def test_a_law_that_stumbles_over_an_odd_answer_is_the_students_fault():
    def odd(x):
        return 2 * x if x[0] > 0 else Returned("minus")

    assert verdicts(examine(exam(), Scripted(double=odd)))["double.is_odd"] == "wrong"


@pytest.mark.parametrize("wrong", [lambda x: 3 * x, lambda x: 4 * x])
def test_the_misconception_that_answers_alike_is_named(wrong):
    cases = [case for one in exam().recorded[:2] for case in one.cases[:CASES_PER_PROPERTY]]
    answers = digest(Kind.AGREEMENT, [Returned(3 * call.args[0]) for case in cases for call in case.calls])
    triples = Signature("triples", Text("You tripled.", "Vous avez triplé."), {"double": {"agreement": answers}})
    examined = examine(exam(chaffs=(triples,)), Scripted(double=wrong))
    named = [chaff.name for chaff in examined.judged[0].chaffs]
    assert named == (["triples"] if wrong(1) == 3 else [])


def test_a_digest_is_blind_to_rounding_and_dtype_but_not_to_values():
    exact = [Returned(np.array([1.0, -0.0]))]
    assert digest(Kind.AGREEMENT, exact) == digest(Kind.AGREEMENT, [Returned(np.array([1 + 1e-12, 0.0]))])
    assert digest(Kind.AGREEMENT, exact) == digest(Kind.AGREEMENT, [Returned(np.array([1, 0], dtype=np.float32))])
    assert digest(Kind.DTYPE, exact) != digest(Kind.DTYPE, [Returned(np.array([1, 0], dtype=np.float32))])
    assert digest(Kind.AGREEMENT, exact) != digest(Kind.AGREEMENT, [Returned(np.array([1.0, 1.0]))])
    assert matching([], "double", Kind.AGREEMENT, "x") == []


def test_a_chapter_ends_when_its_time_is_over(monkeypatch):
    now = iter(range(0, 10**9, 400))
    monkeypatch.setattr("grader.examiner.time.monotonic", lambda: next(now))
    examined = examine(exam(), Scripted())
    assert {one.verdict for one in examined.judged} <= {Verdict.TIMEOUT, Verdict.NOT_CHECKED}
    assert examined.score == 0
