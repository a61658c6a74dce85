"""What a submission does while it holds a hidden input is told without that input."""

import numpy as np
import pytest

from grader.compare import Difference
from grader.exam import Case
from grader.examiner import Finding, Judged, all_with, examine
from grader.outcome import Call, Raised, Returned, Unusable, Verdict
from grader.outcome import Testimony as Witnessed
from grader.report import messages
from grader.report.ladder import Rung, seen
from grader.results import chapter_result
from grader.suite import Kind
from grader.text import Text
from tests.grader.results_factory import PROVENANCE
from tests.grader.toy import Scripted, exam

BELOW = [rung for rung in Rung if not rung.reaches(Rung.COUNTEREXAMPLE)]


def shown(rung, **functions):
    """Return everything that a student sees of a submission at `rung`, in both languages."""
    result = chapter_result(examine(exam(), Scripted(**functions)), exam(), "fr", provenance=PROVENANCE)
    return repr([seen(one, rung, language) for one in result.properties for language in ("fr", "en")])


def tells_by_exception(x):
    raise type(f"input_{x[0]:g}", (ValueError,), {})


def tells_by_type(x):
    return Unusable(f"input_{x[0]:g}")


def tells_by_value(x):
    return 2 * x + 1_000_000


@pytest.mark.parametrize("double", [tells_by_exception, tells_by_type, tells_by_value])
def test_no_input_leaves_below_the_counterexample(double):
    secret = {"tells_by_value": "1000002"}.get(double.__name__, "input_")
    assert secret in shown(Rung.COUNTEREXAMPLE, double=double)
    for rung in BELOW:
        assert secret not in shown(rung, double=double), rung


ONE = (np.ones((3, 4)),)


def judged(outcome, difference=None, *, verdict=Verdict.WRONG, args=ONE, kwargs=None):
    call = Call("double", args, kwargs or {})
    case = Case(args, (call,), ())
    return Judged(exam().recorded[0], verdict, 0, Finding(verdict, case, call, outcome, None, difference))


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (Raised("IndexError", ("IndexError", "LookupError", "Exception"), 7), "raises IndexError at line 7"),
        (Raised("AxisError", ("AxisError", "ValueError", "Exception")), "raises ValueError"),
        (Raised("Leak", ("Leak", "object")), "raises Exception"),
        (Raised("print", ("print", "Exception")), "raises Exception"),
        (Raised("NotImplementedError", ("NotImplementedError",)), "not written yet (NotImplementedError)"),
    ],
)
def test_exceptions_are_called_by_the_class_that_is_pythons(raised, said):
    assert messages.category(judged(raised, verdict=Verdict.EXCEPTION), exam().parameters).en == said


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("generator", "type generator"),
        ("an array of dtype complex128", "type an array of dtype complex128"),
        ("NoneType", "type NoneType"),
        ("a value that is too large", "the result is too large"),
        ("Leak", "type object"),
        ("len", "type object"),
        ("an array of dtype float64 leak", "type object"),
    ],
)
def test_types_are_named_where_no_student_can_have_named_them(description, said):
    told = messages.shapes(judged(Unusable(description), Difference("type", description, None)), {"double": ("x",)})
    assert told.en == f"for double(x: 3×4): {said}"


def test_an_array_of_another_dtype_is_an_array_in_both_languages():
    description = "an array of dtype complex128"
    told = messages.shapes(judged(Unusable(description), Difference("type", description, None)), {"double": ("x",)})
    assert told.fr == "pour double(x: 3×4) : type un tableau de dtype complex128"


def test_an_array_that_was_expected_is_one_in_both_languages():
    told = messages.shapes(judged(Returned([1.0]), Difference("type", "list", "array")), {"double": ("x",)})
    assert told.en == "for double(x: 3×4): type list, expected NumPy array"
    assert told.fr == "pour double(x: 3×4) : type list, attendu : tableau NumPy"


def test_numbers_that_differ_late_are_shown_to_the_digit_that_differs():
    apart = Difference("value", 12884902001.5, 12884902000.5)
    told = messages.message(judged(Returned(None), apart), {"double": ("x",)})
    assert told.en.endswith("12884902001.5 instead of 12884902000.5")


@pytest.mark.parametrize("verdict", [Verdict.TIMEOUT, Verdict.LOAD_ERROR, Verdict.INTERNAL_ERROR])
def test_what_is_said_of_a_fault_is_in_the_language_of_the_sentence(verdict):
    (one, *_) = all_with(exam(), verdict, Text("slow in English", "lent en français")).judged
    message = messages.message(one, {})
    assert "slow in English" in message.en
    assert "lent en français" in message.fr
    assert "lent" not in message.en
    assert "slow" not in message.fr


def test_a_wrong_shape_comes_with_its_formula():
    one = judged(
        Returned(None),
        Difference("shape", (3, 4), (2, 3)),
        args=(np.ones((3, 4)), np.ones((2, 2))),
    )
    told = messages.shapes(one, {"double": ("image", "kernel")})
    formula = "H_out = H − kH + 1 = 3 − 2 + 1 = 2; W_out = W − kW + 1 = 4 − 2 + 1 = 3"
    assert told.en == f"for double(image: 3×4, kernel: 2×2): shape 3×4, expected 2×3 ({formula})"
    assert told.fr == f"pour double(image: 3×4, kernel: 2×2) : forme 3×4, attendu : 2×3 ({formula})"


@pytest.mark.parametrize(
    ("args", "kwargs", "signature"),
    [
        ((np.ones((3, 4)), 2), {"padding": 1}, "double(x: 3×4, size=2, padding=1)"),
        ((np.ones((3, 4)), -4.5), {"mode": "reflect"}, "double(x: 3×4, size=…, mode=…)"),
        ((3, None), {"sizes": [1, 2]}, "double(x=…, size=None, sizes=…)"),
    ],
)
def test_numbers_are_shown_only_where_they_are_geometry(args, kwargs, signature):
    finding = judged(Returned(None), args=args, kwargs=kwargs).finding
    assert messages.signature(finding, {"double": ("x", "size")}) == signature


def test_a_call_without_arrays_has_no_shapes_to_show():
    apart = Difference("value", 3, 4)
    assert messages.shapes(judged(Returned(3), apart, args=(1, 2)), {}) is None
    assert messages.shapes(judged(Returned(3), apart), {"double": ("x",)}).en == "for double(x: 3×4)"


@pytest.mark.parametrize(
    ("places", "en", "fr"),
    [
        ((1,), "changes its input `kernel`", "modifie son entrée `kernel`"),
        ((0, 1), "changes its inputs `image` and `kernel`", "modifie ses entrées `image` et `kernel`"),
        ((7,), "changes its inputs", "modifie ses entrées"),  # a worker may tell of what is not there
    ],
)
@pytest.mark.parametrize("scenario", [False, True])
def test_it_is_said_which_inputs_are_changed(places, en, fr, scenario):
    call = Call("f", (np.ones(1), np.ones(2)), scenario=scenario)
    outcome = Returned(np.ones(1), Witnessed(changed_inputs=places))
    fresh = next(one for one in exam().recorded if one.property.kind is Kind.FRESH)
    found = Finding(Verdict.WRONG, Case(call.args, (call,), ()), call, outcome, None)
    said = messages.category(Judged(fresh, Verdict.WRONG, 0, found), {"f": ("image", "kernel")})
    if scenario:
        en, fr = "changes its inputs", "modifie ses entrées"
    assert (said.en, said.fr) == (f"the function {en}", f"la fonction {fr}")
