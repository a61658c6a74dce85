"""CUDA behind the walls: what no stand-in can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader import results
from grader.accuracy import SecondPass, Task, cuda, prepare, scenario, second_pass, train_reference
from grader.course import Course
from grader.outcome import Call, Fault, InternalError, Loaded, Raised, Returned, Verdict
from grader.sandbox import Limits, Opening, Sandbox, Tier, Worker
from grader.sandbox.tiers import try_to_break_out
from tests.grader.accuracy.test_second_pass import store
from tests.grader.sandbox.machine import skip_unless_readable

pytestmark = pytest.mark.gpu
LIMITS = Limits(cpu=120.0, wall=300.0, load_cpu=60.0, load_wall=120.0, memory=4 * 2**30)
SOURCE = b"""
import os
import torch

def multiply(size):
    ones = torch.ones(size, size, device="cuda")
    return float((ones @ ones).sum())

def opens(paths):
    opened = []
    for path in paths:
        try:
            os.close(os.open(path, os.O_RDWR))
            opened.append(path)
        except OSError:
            pass
    return opened

def is_initialised():
    return torch.cuda.is_initialized()

def count():
    return torch.cuda.device_count()

def takes_all():
    return len([torch.zeros(2**30, device="cuda") for _ in range(2**10)])

def never_ends():
    ones = torch.ones(8192, 8192, device="cuda")
    while True:
        ones = ones @ ones
        torch.cuda.synchronize()
"""


@pytest.fixture(scope="module", params=[tier for tier in Tier if tier is not Tier.NONE])
def sandbox(request: pytest.FixtureRequest, opened: Opening) -> Iterator[Sandbox]:
    with Sandbox("torch", LIMITS, request.param, opened) as made:
        try:
            made.template()
        except InternalError as error:
            pytest.skip(f"this machine does not offer {request.param} with an opening: {error}")
        skip_unless_readable(made)
        yield made


@pytest.fixture
def worker(sandbox: Sandbox) -> Iterator[Worker]:
    made = sandbox.worker("chapter", SOURCE)
    assert isinstance(made.load(), Loaded)
    yield made
    made.close()


def value(worker: Worker, function: str, *arguments: object) -> object:
    (outcome,) = worker.ask([Call(function, arguments)])  # type: ignore[arg-type]
    assert isinstance(outcome, Returned), outcome
    return outcome.value


def test_a_confined_worker_computes(worker: Worker) -> None:
    assert value(worker, "is_initialised") is False
    assert value(worker, "multiply", 64) == 64.0**3
    assert value(worker, "is_initialised") is True


def test_one_gpu_is_visible(worker: Worker) -> None:
    assert value(worker, "count") == 1


def test_one_template_serves_many_workers(sandbox: Sandbox) -> None:
    """CUDA is initialised after the fork: the next worker has it again, beside one that still uses it."""
    first, second = sandbox.worker("first", SOURCE), sandbox.worker("second", SOURCE)
    try:
        for worker in (first, second, first):
            assert isinstance(worker.load(), Loaded)
            assert value(worker, "multiply", 64) == 64.0**3
    finally:
        first.close()
        second.close()


def test_the_walls_hold_with_the_driver_in_them(sandbox: Sandbox, opened: Opening) -> None:
    assert [check.what.en for check in try_to_break_out(sandbox._tier, opened) if not check.held] == []


def test_a_worker_without_the_opening_has_no_gpu(sandbox: Sandbox, opened: Opening, worker: Worker) -> None:
    devices = list(opened.devices)
    assert set(value(worker, "opens", devices)) >= {"/dev/nvidiactl", "/dev/nvidia-uvm"}  # type: ignore[call-overload]
    with Sandbox("torch", LIMITS, sandbox._tier) as closed:
        without = closed.worker("chapter", SOURCE)
        assert isinstance(without.load(), Loaded)
        assert value(without, "opens", devices) == []
        (outcome,) = without.ask([Call("multiply", (64,))])
        without.close()
    assert isinstance(outcome, Raised)


def test_too_much_memory_of_the_gpu_is_the_submissions_error(worker: Worker) -> None:
    (outcome,) = worker.ask([Call("takes_all", ())])
    assert isinstance(outcome, Raised)
    assert outcome.exception == "OutOfMemoryError"


def test_a_loop_on_the_gpu_is_ended_and_the_gpu_free_again(sandbox: Sandbox) -> None:
    hasty = Worker(sandbox.template, replace(LIMITS, cpu=20.0, wall=30.0), "chapter", SOURCE, None)
    hasty.load()
    (outcome,) = hasty.ask([Call("never_ends", ())])
    assert isinstance(outcome, Fault)
    assert outcome.verdict is Verdict.TIMEOUT
    hasty.load()
    assert value(hasty, "multiply", 64) == 64.0**3
    hasty.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Task:
    """A training of a second, on the GPU."""
    task = prepare(b"the secret of a test", "cuda", str(tmp_path_factory.mktemp("no data")))
    return replace(task, budget=replace(task.budget, epochs=2))


def test_the_reference_trains_behind_the_walls(sandbox: Sandbox, small: Task, course: Course) -> None:
    worker = sandbox.worker("training", course["training"].reference.read_bytes(), Path(scenario.__file__).read_bytes())
    try:
        reference = train_reference(small, worker, runs=1)
    finally:
        worker.close()
    assert reference.accuracy > 0.2  # ten classes


def test_the_second_pass_trains_on_the_gpu_and_says_so(
    opened: Opening, small: Task, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        tier = cuda.walls(opened, trusted=False)
    except InternalError as error:
        pytest.skip(f"this machine does not offer CUDA behind walls: {error}")
    folder, exam = tmp_path / "results", tmp_path / "exam"
    exam.mkdir()
    (exam / "secret").write_bytes(small.secret)
    plain = next(path for path in course["training"].wheats() if path.stem == "plain").read_bytes()
    store(folder, "ada", plain, eligible=True)
    monkeypatch.setattr(
        second_pass, "prepare", lambda secret, device, data, note: replace(small, device=device, note=note)
    )
    result = SecondPass(course, folder, exam, tier).run(lambda *_: None)["ada"]
    assert (result.device, result.openings, result.isolation) == ("cuda", ["cuda"], tier.value)
    assert result.verdict is Verdict.PASSED
    assert result.closeness is not None
    assert result.closeness > 0.9
    assert results.read_all(folder)
