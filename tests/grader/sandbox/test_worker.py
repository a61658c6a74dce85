"""A worker answers, and whatever its code does is a verdict: never an exception here, never more than its own call."""

import dataclasses
import itertools
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path

import numpy as np
import pytest

from grader.outcome import Call, Fault, InternalError, Loaded, LoadError, Raised, Returned, Unusable, Verdict
from grader.outcome import Testimony as Seen
from grader.sandbox import Worker, template_process, wire
from grader.sandbox.meter import TICK
from grader.text import Text

from .machine import LIMITS, descendants, skip_unless_readable, the_one_that_forks

RIGHT = Call("right", (1,))
DOUBLE = "def right(x): return 2 * x\n"


def ask(worker, body, *arguments, **limits):
    """Return what a function with `body` answers between two calls that are answered right."""
    made = worker(DOUBLE + "def f(*arguments):\n    " + body.replace("\n", "\n    "), **limits)
    first, *rest = made.ask([RIGHT, Call("f", arguments), RIGHT])
    assert first == Returned(2)
    if isinstance(rest[0], Fault):
        assert len(rest) == 1
        assert isinstance(made.load(), Loaded)
        assert made.ask([RIGHT]) == [Returned(2)]
    else:
        assert rest[1] == Returned(2)
    return rest[0]


def test_values_cross_in_both_directions(worker):
    value = ([1, (2.5, None)], {"é": "ñ"}, np.arange(6, dtype="int32").reshape(2, 3), True, float("inf"))
    (answer,) = worker("def f(x): return x, 1").ask([Call("f", (value,))])
    (same, one) = answer.value
    assert one == 1
    assert repr(same) == repr(value)
    assert answer.testimony == Seen(shares_memory=True)


def test_hundreds_of_calls_are_answered_in_order(worker):
    calls = [Call("right", (), {"x": np.full((3, 3), i)}) for i in range(500)]
    assert [answer.value[0, 0] for answer in worker(DOUBLE).ask(calls)] == [2 * i for i in range(500)]


def test_the_examiner_naps_only_while_more_answers_are_to_come(worker, monkeypatch):
    made, naps = worker(DOUBLE), []
    monkeypatch.setattr("time.sleep", naps.append)
    assert made.ask([RIGHT]) == [Returned(2)]
    assert naps == []
    made.ask([Call("right", (np.zeros(2**12),))] * 100)  # more than one reading takes
    assert naps
    assert max(naps) < TICK


def test_megabytes_cross_in_both_directions(worker):
    big = np.arange(2_000_000.0)
    answers = worker(DOUBLE).ask([Call("right", (big,)), Call("right", (big + 1,))])
    np.testing.assert_array_equal(answers[1].value, 2 * (big + 1))


def test_an_answer_takes_no_more_than_its_room(sandbox):
    """The examiner keeps all answers to an exam: large ones would fill its memory, though each may cross."""
    source = b"import numpy as np\ndef f(n): return np.zeros(n)"
    narrow, wide = (sandbox.worker("chapter", source, room=room) for room in (2**12, None))
    calls = [Call("f", (2**9 - 64,)), Call("f", (2**9,))]
    for made in (narrow, wide):
        made.load()
    assert narrow.ask(calls)[1:] == [Unusable("a value that is too large")]
    assert [answer.value.size for answer in wide.ask(calls)] == [2**9 - 64, 2**9]
    for made in (narrow, wide):
        made.close()


def test_no_calls_have_no_answers(worker):
    assert worker(DOUBLE).ask([]) == []


def test_a_scenario_gets_the_module(worker):
    made = worker(
        DOUBLE, b"import sys\ndef call(student, x):\n    return student.right(x), student is sys.modules['chapter']"
    )
    assert made.ask([Call("call", (3,), scenario=True)]) == [Returned((6, True))]


def test_the_names_are_the_public_callables(sandbox):
    made = sandbox.worker(
        "chapter", b"\xef\xbb\xbfimport math\r\nclass CNN: pass\r\ndef f(): pass\r\n_g = f\r\nx = 1\r\n"
    )
    assert made.load() == Loaded(("CNN", "f"))
    made.close()


@pytest.mark.parametrize(
    ("source", "verdict", "detail", "line"),
    [
        (b"x = 1\ndef f(:\n", Verdict.LOAD_ERROR, "SyntaxError", 2),
        (b"x = 1\n1 / 0\n", Verdict.LOAD_ERROR, "ZeroDivisionError", 2),
        (b"import sys\nsys.exit(0)\n", Verdict.LOAD_ERROR, "SystemExit", 2),
        (b"x = '\x00'\n", Verdict.LOAD_ERROR, "SyntaxError|ValueError", None),
        (b"# coding: no-such\n", Verdict.LOAD_ERROR, "SyntaxError", None),
        (b"raise type('Secret', (ValueError,), {})\n", Verdict.LOAD_ERROR, "Secret", 1),
        (b"raise type('Sec' 'ret', (ValueError,), {})\n", Verdict.LOAD_ERROR, "Exception", 1),
        (b"import torch\n", Verdict.LOAD_ERROR, "ModuleNotFoundError", 1),
        (b"import scipy\n", Verdict.LOAD_ERROR, "ModuleNotFoundError", 1),
        (b"import hypothesis\n", Verdict.LOAD_ERROR, "ModuleNotFoundError", 1),
        (b"import pytest\n", Verdict.LOAD_ERROR, "ModuleNotFoundError", 1),
        (b"(" * 1000, Verdict.LOAD_ERROR, "SyntaxError|MemoryError|RecursionError", None),
        (b"import os\nos._exit(0)\n", Verdict.CRASHED, "exit status 0", None),
        (b"while True: pass\n", Verdict.TIMEOUT, "more than 0.3 s of CPU time", None),
        (b"import os\nos.write(3, b'x' * 100)\n", Verdict.TAMPERING, ".*", None),
    ],
)
def test_a_module_that_cannot_be_loaded(sandbox, source, verdict, detail, line):
    made = Worker(sandbox.template, dataclasses.replace(LIMITS, load_cpu=0.3), "chapter", source, None)
    error = made.load()
    assert isinstance(error, LoadError)
    assert error.verdict is verdict
    assert error.detail.en in detail.split("|") or detail == ".*"
    assert line is None or error.line == line
    with pytest.raises(RuntimeError, match="load"):
        made.ask([RIGHT])


def test_every_load_starts_afresh(worker):
    made = worker(
        "import math\ncount = []\ndef f():\n    count.append(1)\n    math.pi = 3\n    return len(count), math.pi"
    )
    assert made.ask([Call("f", ())] * 2)[1] == Returned((2, 3))
    made.load()
    assert made.ask([Call("f", ())]) == [Returned((1, 3))]


def test_randomness_is_the_same_in_every_worker(worker):
    source = (
        "import random\nimport numpy as np\ndef f(): return random.random(), np.random.rand(), list({'a', 'b', 'c'})"
    )
    assert worker(source).ask([Call("f", ())]) == worker(source).ask([Call("f", ())])


LONG = ("ZeroDivisionError", "ArithmeticError", "Exception", "BaseException", "object")
ROOT = ("Exception", "BaseException", "object")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("raise SystemExit(0)", Raised("SystemExit", ("SystemExit", *ROOT[1:]), 3)),
        ("raise KeyboardInterrupt", Raised("KeyboardInterrupt", ("KeyboardInterrupt", *ROOT[1:]), 3)),
        ("return missing", Raised("NameError", ("NameError", *ROOT), 3)),
        ("return input()", Raised("EOFError", ("EOFError", *ROOT), 3)),
        ("return f()", Raised("RecursionError", ("RecursionError", "RuntimeError", *ROOT), 3)),
        ("raise type('A' + str(arguments[0]), (ValueError,), {})", Raised("ValueError", ("ValueError", *ROOT), 3)),
        ("return type('A' + str(arguments[0]), (), {})()", Unusable("an object of another type")),
        (
            "exec(compile('\\n' * arguments[0] + '1 / 0', 'chapter.py', 'exec'))",
            Raised("ZeroDivisionError", LONG, None),
        ),
        ("return (i for i in ())", Unusable("generator")),
        ("return [0] * 10**12", Raised("MemoryError", ("MemoryError", *ROOT), 3)),
        (
            "return __import__('numpy').broadcast_to(0.0, (2**28, 2))",
            Unusable("an array has more than 268435456 elements"),
        ),
        ("return {'a': 1j}", Unusable("complex")),
    ],
)
def test_what_is_no_fault_costs_one_call(worker, body, expected):
    assert ask(worker, body, 42) == expected


FAULTS = {
    "endless": ("while True: pass", Verdict.TIMEOUT, "more than 0.2 s of CPU time"),
    "endless, swallowing all": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        Verdict.TIMEOUT,
        "more than 0.2 s of CPU time",
    ),
    "one long C call": ("return 9**9**9", Verdict.TIMEOUT, "more than 0.2 s of CPU time"),
    "memory": (
        "kept = []\nwhile True:\n    try:\n        kept.append(b'x' * 2**20)\n    except MemoryError: pass",
        Verdict.MEMORY,
        "more memory than allowed",
    ),
    "shared memory": (
        """import mmap
kept = []
while True:
    try:
        kept.append(mmap.mmap(-1, 2**20)); kept[-1].write(b'x' * 2**20)
    except (MemoryError, OSError): pass""",
        Verdict.MEMORY,
        "more memory than allowed",
    ),
    "exit": ("import os; os._exit(0)", Verdict.CRASHED, "exit status 0"),
    "null pointer": ("import ctypes; ctypes.string_at(0)", Verdict.CRASHED, "SIGSEGV"),
    "abort": ("import os; os.abort()", Verdict.CRASHED, "SIGABRT"),
    "kill": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Verdict.CRASHED, "SIGKILL"),
    "close all files": ("import os; os.closerange(0, 100)", Verdict.CRASHED, None),
    "deep recursion": (
        """import sys; sys.setrecursionlimit(10**9)
class A:
    def __repr__(self): return repr(self)
return repr(A())""",
        Verdict.CRASHED,
        "SIGSEGV",
    ),
}


@pytest.mark.parametrize(("body", "verdict", "detail"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_ends_the_worker_and_names_its_call(worker, body, verdict, detail):
    fault = ask(worker, body, cpu=10.0 if verdict is Verdict.MEMORY else 0.2)
    assert fault.verdict is verdict
    assert detail in (None, fault.detail.en)


@pytest.mark.parametrize(
    "body",
    [
        "import time; time.sleep(3600)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
        "import threading; threading.Event().wait()",
    ],
)
def test_wall_time_ends_what_uses_no_cpu(worker, body):
    made = worker(DOUBLE + f"def f():\n    {body}", wall=0.3)
    assert made.ask([Call("f", ())]) == [Fault(Verdict.TIMEOUT, Text("more than 0.3 s", "plus de 0,3 s"))]


def test_time_is_counted_for_each_call_on_its_own(worker):
    source = "import time\ndef f():\n    end = time.process_time() + 0.15\n    while time.process_time() < end: pass"
    assert worker(source, cpu=0.5).ask([Call("f", ())] * 6) == [Returned(None)] * 6


PRINTS = "import sys\ndef f():\n    {}\n    return 1"


def test_what_is_printed_is_kept_to_a_bound_and_never_parsed(worker):
    made = worker(PRINTS.format("print('x' * 2**20); print('y' * 2**20, file=sys.stderr)"), cpu=10.0)
    assert made.ask([Call("f", ())] * 4) == [Returned(1)] * 4
    assert len(made.printed) == 2**16
    assert set(made.printed) <= set(b"xy\n")


def test_output_that_never_ends_is_a_timeout(worker):
    made = worker(PRINTS.format("while True: sys.stdout.write('x' * 2**16)"))
    assert made.ask([Call("f", ())]) == [
        Fault(Verdict.TIMEOUT, Text("more than 0.5 s of CPU time", "plus de 0,5 s de temps processeur"))
    ]


def test_a_bomb_of_threads_harms_only_itself(sandbox, worker):
    body = (
        "import threading, time\nstarted = 0\ntry:\n    while started < 5000:\n"
        "        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start(); started += 1\n"
        "except (RuntimeError, MemoryError): pass\nreturn started"
    )
    answer = ask(worker, body, cpu=10.0)
    assert isinstance(answer, Returned)
    # Where namespaces count threads the limit is exact; elsewhere the address space ends the bomb.
    assert answer.value < (LIMITS.threads if sandbox._tier.has_own_namespaces else 1000)


def test_the_template_killed_is_our_fault_and_the_next_load_starts_another(sandbox, worker):
    made = worker(DOUBLE)
    template = sandbox.template()
    template._process.kill()
    template._process.wait()
    with pytest.raises(InternalError):  # its workers die with it, but not in the same moment
        deque((made.ask([RIGHT]) for _ in itertools.count()), 0)
    assert made.load() == Loaded(("right",))
    assert sandbox.template() is not template
    assert made.ask([RIGHT]) == [Returned(2)]


def test_another_version_of_our_own_code_is_our_fault(sandbox, worker, monkeypatch):
    """As after an upgrade in the middle of a class: the next template has read the new files."""
    made = worker(DOUBLE)
    sandbox.template().close()
    with monkeypatch.context() as patch:
        patch.setattr(wire, "VERSION", wire.VERSION ^ 1)
        with pytest.raises(InternalError, match="code was changed while it ran: give the same command again"):
            made.load()
    assert made.load() == Loaded(("right",))


def test_the_template_killed_while_a_worker_computes_is_our_fault(sandbox, worker):
    template = sandbox.template()
    made = worker(DOUBLE + "def f():\n    print('begun', flush=True)\n    while True: pass", cpu=3600.0, wall=3600.0)
    killer = made._connection._drain

    def drain():
        killer()
        template._process.kill()

    made._connection._drain = drain
    with pytest.raises(InternalError):
        made.ask([RIGHT, Call("f", ())])
    assert made.load() == Loaded(("right", "f"))


def test_a_worker_that_somebody_stops_is_out_of_time_and_gone(sandbox, worker):
    template = sandbox.template()
    made = worker(DOUBLE, wall=0.3)
    pid = int(made._connection._meter._statm.parent.name)
    os.kill(pid, signal.SIGSTOP)
    assert made.ask([RIGHT]) == [Fault(Verdict.TIMEOUT, Text("more than 0.3 s", "plus de 0,3 s"))]
    assert pid not in descendants(template._process.pid)
    assert sandbox.template() is template


def test_the_template_stopped_is_our_fault_and_the_next_load_starts_another(sandbox, worker, monkeypatch):
    made = worker(DOUBLE)
    made.close()
    template = sandbox.template()
    started = {template._process.pid, *descendants(template._process.pid)}
    os.kill(the_one_that_forks(template), signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(template_process, "_ANSWER_SECONDS", 0.3)
        with pytest.raises(InternalError, match=r"did not answer within 0\.3 s"):
            made.load()
    assert made.load() == Loaded(("right",))
    assert sandbox.template() is not template
    while any(Path(f"/proc/{pid}").exists() for pid in started):  # a stopped process is killed, too
        pass


def test_the_template_stopped_while_a_worker_computes_does_not_hold_up_its_end(sandbox, worker, monkeypatch):
    template = sandbox.template()
    forks = the_one_that_forks(template)
    made = worker(DOUBLE)
    os.kill(forks, signal.SIGSTOP)
    assert made.ask([RIGHT]) == [Returned(2)]
    monkeypatch.setattr(template_process, "_ANSWER_SECONDS", 0.3)
    made.close()
    assert not template.alive()


def test_an_idle_worker_that_dies_is_found_at_the_next_question(worker):
    made = worker(
        "import os, threading, time\ndef f():\n    threading.Timer(0.0, os._exit, (3,)).start()\ndef g(): pass"
    )
    outcomes = made.ask([Call("f", ())])
    while outcomes == [Returned(None)]:
        outcomes = made.ask([Call("g", ())])
    assert outcomes == [Fault(Verdict.CRASHED, Text("exit status 3", "code de sortie 3"))]


def test_nothing_of_ours_but_the_workers_side_is_in_a_worker(worker):
    source = "import sys\ndef f(): return sorted(sys.modules)"
    (answer,) = worker(source).ask([Call("f", ())])
    ours = {name for name in answer.value if name.startswith("grader") and not name.startswith("grader.sandbox")}
    assert ours == {"grader", "grader.errors", "grader.outcome", "grader.text", "grader.values"}
    assert not {"torch", "scipy", "hypothesis", "pytest", "pydantic", "tests", "reference"} & set(answer.value)


def test_the_package_can_be_imported_where_there_is_no_posix():
    missing = ("fcntl", "resource", "pwd", "grp", "termios")
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({missing!r})); import os; del os.fork\n"
        "import select; del select.poll\nimport grader.sandbox; print('imported')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    )
    assert done.stdout == "imported\n"


def test_code_that_closes_its_output_is_answered_all_the_same(worker):
    made = worker("import sys\ndef f():\n    sys.stdout.close()\n    return 1")
    assert made.ask([Call("f", ())]) == [Returned(1)]


def test_an_interrupted_question_does_not_leave_its_answers_to_the_next(worker, monkeypatch):
    made = worker(DOUBLE)

    def interrupt(answers):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(made._connection._meter, "check", interrupt)
        with pytest.raises(KeyboardInterrupt):
            made.ask([RIGHT] * 100)
    with pytest.raises(RuntimeError, match="load"):
        made.ask([RIGHT])
    made.load()
    assert made.ask([RIGHT]) == [Returned(2)]


def test_no_file_descriptors_are_our_fault(sandbox, monkeypatch):
    def none_left(*_):
        raise OSError(24, "Too many open files")

    sandbox.template()
    made = sandbox.worker("chapter", DOUBLE.encode())
    monkeypatch.setattr(socket, "socketpair", none_left)
    with pytest.raises(InternalError, match="Too many open files"):
        made.load()


HONEST = {
    "threads": "from concurrent.futures import ThreadPoolExecutor as P\nwith P(4) as p: return sum(p.map(abs, [2]))",
    "asyncio": "import asyncio\nasync def f():\n    await asyncio.sleep(0.001)\n    return 2\nreturn asyncio.run(f())",
    "null device": "import os\nprint('x', file=open(os.devnull, 'w'))\nreturn 2",
    "random bytes": "import os, secrets\nreturn len(os.urandom(1) + secrets.token_bytes(1))",
    "a database": "import sqlite3\nreturn sqlite3.connect(':memory:').execute('select 2').fetchone()[0]",
    "numpy at work": "import numpy as np\nreturn int(np.linalg.matrix_rank(np.eye(2) @ np.eye(2)))",
    "random numbers": "import numpy as np\nreturn np.random.default_rng().integers(2, 3)",
    "an alarm": "import signal\nsignal.alarm(100)\nreturn signal.alarm(0) // 50",
    "a timer": "import time\ntime.sleep(0.001)\nreturn 2 if time.perf_counter() else 0",
    "processors": "import os\nreturn 2 if os.cpu_count() else 0",
    "a class of data": "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nreturn A(2).x",
    "its own type": "import chapter\nreturn 2 if chapter.f is f else 0",
}


@pytest.mark.parametrize("body", HONEST.values(), ids=list(HONEST))
def test_what_honest_code_uses_is_there(sandbox, worker, body):
    skip_unless_readable(sandbox)
    made = worker("def f():\n    " + body.replace("\n", "\n    "), cpu=10.0)
    assert made.ask([Call("f", ())]) == [Returned(2)]
