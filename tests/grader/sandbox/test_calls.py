"""`Calls.run`: what crosses as a value, what does not, and what is seen beside a call."""

import collections
import enum
import re
import types

import numpy as np
import pytest

from grader.outcome import Call, Loaded, Raised, Returned, Unusable
from grader.outcome import Testimony as Seen
from grader.sandbox import InProcess
from grader.sandbox.calls import Calls


def module(source, name="chapter"):
    made = types.ModuleType(name)
    made.__file__ = f"{name}.py"
    exec(compile(source, made.__file__, "exec"), made.__dict__)
    return made


def run(source, *args, **kwargs):
    return Calls(module(source), None).run(Call("f", args, kwargs))


class Colour(enum.IntEnum):
    RED = 3


Pair = collections.namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    ("result", "value"),
    [
        (None, None),
        (True, True),
        (Colour.RED, 3),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.float16(0.5), 0.5),
        (np.bool_(True), True),
        (np.str_("é"), "é"),
        ([1, (2.0, "x")], [1, (2.0, "x")]),
        (Pair(1, 2), (1, 2)),
        (collections.OrderedDict(a=[1]), {"a": [1]}),
    ],
)
def test_results_become_plain_values(result, value):
    answer = Calls(types.SimpleNamespace(f=lambda: result, __file__="x"), None).run(Call("f", ()))
    assert answer == Returned(value)
    assert repr(answer.value) == repr(value)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda a: a.astype(">f8"), "float64"),
        (np.asfortranarray, "float64"),
        (lambda a: a[::-1, ::2], "float64"),
        (np.asmatrix, "float64"),
        (np.ma.masked_array, "float64"),
        (lambda a: a.astype("float32"), "float32"),
        (lambda a: np.array(1.0), "float64"),
    ],
)
@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_arrays_become_plain_arrays(make, kind):
    result = make(np.arange(6.0).reshape(2, 3))
    answer = Calls(types.SimpleNamespace(f=lambda: result, __file__="x"), None).run(Call("f", ()))
    assert type(answer.value) is np.ndarray
    assert answer.value.dtype.name == kind
    assert answer.value.flags.c_contiguous
    assert not np.shares_memory(answer.value, result)
    np.testing.assert_array_equal(answer.value, np.asarray(result))


@pytest.mark.parametrize(
    ("expression", "word"),
    [
        ("(i for i in ())", "generator"),
        ("1j", "complex"),
        ("np.zeros(2, complex)", "complex128"),
        ("np.zeros(2, 'f2')", "float16"),
        ("np.complex64(1)", "complex64"),
        ("np.longdouble(1)", "longdouble|float128"),
        ("np.array([None])", "object"),
        ("np.zeros((1,) * 9)", "axes"),
        ("10 ** 30", "64 bits"),
        ("chr(0xD800)", "not Unicode"),
        ("{1: 2}", "key"),
        ("[set()]", "set"),
        ("object()", "object"),
        ("f", "function"),
    ],
)
def test_what_is_no_value_is_unusable_and_named(expression, word):
    answer = run(f"import numpy as np\ndef f(): return {expression}")
    assert isinstance(answer, Unusable)
    assert re.search(word, answer.description), answer


def test_a_result_that_contains_itself_is_unusable():
    assert isinstance(run("def f():\n a = []\n a.append(a)\n return a"), Unusable)


@pytest.mark.parametrize(
    ("statement", "exception", "base"),
    [
        ("raise ValueError('secret')", "ValueError", "Exception"),
        ("raise SystemExit(0)", "SystemExit", "BaseException"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", "BaseException"),
        ("import numpy; numpy.zeros((2, 3)) @ numpy.zeros(2)", "ValueError", "Exception"),
    ],
)
def test_an_exception_is_type_bases_and_line(statement, exception, base):
    answer = run(f"\n\ndef f():\n    {statement}\n")
    assert isinstance(answer, Raised)
    assert (answer.exception, answer.line) == (exception, 4)
    assert base in answer.bases
    assert "secret" not in repr(answer)


def test_the_line_is_the_last_one_in_the_students_file():
    answer = run("def f():\n    return g()\ndef g():\n    import json\n    json.loads('{')\n")
    assert (answer.exception, answer.line) == ("JSONDecodeError", 5)
    assert "ValueError" in answer.bases


def test_an_exception_out_of_the_result_is_the_students():
    answer = run("class D(dict):\n    def items(self):\n        raise SystemExit\ndef f():\n    return D(a=1)")
    assert answer.exception == "SystemExit"


def test_a_function_that_is_missing_raises():
    assert run("").exception == "AttributeError"


@pytest.mark.parametrize(
    ("body", "args"),
    [
        ("x += 1", (np.zeros(2),)),
        ("x.shape = (4,)", (np.zeros((2, 2)),)),
        ("x.append(1)", ([],)),
        ("x[0]['kind'] = 1", ([{"kind": "conv"}],)),
        ("x['a'][0] = -0.0", ({"a": np.zeros(1)},)),
        ("x[:] = x", ([1],)),
    ],
)
def test_changed_inputs_are_seen(body, args):
    answer = run(f"def f(x):\n    {body}\n    return 0", *args)
    assert answer.testimony == Seen(changed_inputs=() if body == "x[:] = x" else (0,))


def test_it_is_seen_which_inputs_are_changed():
    calls = Calls(module("def f(x, y, *, z, w=None):\n    y += 1; z.append(x)"), None)
    answer = calls.run(Call("f", (1, np.zeros(2)), {"z": [], "w": [2]}))
    assert answer.testimony == Seen(changed_inputs=(1, 2))


def test_inputs_of_the_examiner_stay_as_they_are():
    given = ([1, 2], np.zeros(2), {"a": [1]})
    run("def f(x, y, z):\n    x.clear(); y += 1; z['a'].append(2)", *given)
    assert given[0] == [1, 2]
    assert given[1].tolist() == [0.0, 0.0]
    assert given[2] == {"a": [1]}


@pytest.mark.parametrize("nan", [float("nan"), [float("nan")], np.array([np.nan])])
def test_nan_is_not_a_change(nan):
    assert run("def f(x): return x if isinstance(x, float) else [0.0]", nan).testimony == Seen()


@pytest.mark.parametrize(
    ("expression", "shares"),
    [
        ("x", True),
        ("x[1:]", True),
        ("x.T", True),
        ("(0, [x[:1]])", True),
        ("{'a': x}", True),
        ("k", True),
        ("[k]", True),
        ("k[0]", True),
        ("x.copy()", False),
        ("list(k[0])", False),
        ("k[0][0]", False),
        ("x + 0", False),
    ],
)
def test_memory_shared_with_an_input_is_seen(expression, shares):
    answer = run(f"def f(x, k): return {expression}", np.ones((2, 3)), k=[[1]])
    assert answer.testimony == Seen(shares_memory=shares)


BUFFER = """
import numpy as np
buffer = np.zeros(2)
def f(x):
    buffer[:] = x
    return buffer
def g(x):
    return np.full(2, x)
"""


def test_a_changed_earlier_result_is_seen_once():
    calls = Calls(module(BUFFER), None)
    answers = [calls.run(Call(name, (x,))) for name, x in [("f", 1.0), ("g", 2.0), ("f", 3.0), ("g", 4.0)]]
    assert [answer.testimony.changed_earlier_result for answer in answers] == [False, False, True, False]
    assert [answer.value.tolist() for answer in answers] == [[1, 1], [2, 2], [3, 3], [4, 4]]


def test_a_result_given_out_again_is_not_a_changed_one():
    calls = Calls(module(BUFFER), None)
    assert not any(calls.run(Call("f", (1.0,))).testimony.changed_earlier_result for _ in range(3))


def test_a_scenario_gets_the_module_first():
    scenarios = module("def forward(student, x): return student.f(x) + 1", "scenarios")
    calls = Calls(module("def f(x): return 2 * x"), scenarios)
    assert calls.run(Call("forward", (3,), scenario=True)) == Returned(7)


def test_replaced_builtins_and_numpy_do_not_reach_the_observer(monkeypatch):
    calls = Calls(module("def f(x):\n    x += 1\n    return x"), None)
    monkeypatch.setattr(np, "may_share_memory", lambda *_: False)
    monkeypatch.setattr("builtins.isinstance", lambda *_: False)
    answer = calls.run(Call("f", (np.zeros(2),)))
    monkeypatch.undo()
    assert answer.testimony == Seen(changed_inputs=(0,), shares_memory=True)


def test_in_process_answers_like_a_worker_but_lets_ctrl_c_through():
    student = module(
        "class CNN: pass\ndef f(x): return x\n_h = f\nimport numpy as np\nk = 1\ndef stop(): raise KeyboardInterrupt"
    )
    examinee = InProcess(student)
    assert examinee.load() == Loaded(("CNN", "f", "stop"))
    assert examinee.ask([Call("f", (1,)), Call("f", ())]) == [
        Returned(1),
        Raised("TypeError", ("TypeError", "Exception", "BaseException", "object"), None),
    ]
    with pytest.raises(KeyboardInterrupt):
        examinee.ask([Call("stop", ())])
    examinee.close()
    examinee.close()
