"""The second pass over stored results, with confined workers, on trainings of a fraction of a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from grader import modules, results
from grader.accuracy import AccuracyResult, SecondPass, Task, chapter_of, cuda, second_pass, stored, work
from grader.accuracy.task import Device
from grader.course import Course, CourseError
from grader.outcome import Call, InternalError, Verdict
from grader.sandbox import Opening, Sandbox, Tier
from grader.text import Text
from tests.grader import results_factory as made

# Stands in for a GPU: a device that everybody may open.
STAND_IN = Opening("cuda", devices=("/dev/full",))

STUDENTS = {"ada": "plain", "bob": "plain", "eve": "cheats", "zoe": "unfinished"}


def first_tier() -> Tier:
    """Return the strongest tier in which a worker starts here, and can be given an opening."""
    for tier in Tier:
        with Sandbox("numpy", work._REFERENCE_LIMITS, tier, STAND_IN) as sandbox:
            try:
                sandbox.template()
            except InternalError:
                continue
            return tier
    pytest.skip("no worker starts here")


@pytest.fixture(scope="module")
def measured(
    course: Course, small: Task, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SecondPass, dict[str, AccuracyResult], list[str]]:
    """A class of four: two hand in the same right file, one cheats, one is not eligible."""
    if sys.platform != "linux":
        pytest.skip("workers run on Linux")
    folder, exam = tmp_path_factory.mktemp("results"), tmp_path_factory.mktemp("exam")
    (exam / "secret").write_bytes(small.secret)
    plain = next(path for path in course["training"].wheats() if path.stem == "plain").read_bytes()
    cheats = plain + b"\n\ndef fit(model, *rest):\n    raise MemoryError\n"
    for student, kind in STUDENTS.items():
        store(folder, student, {"plain": plain, "cheats": cheats}.get(kind, b""), eligible=kind != "unfinished")
    checked = SecondPass(course, folder, exam, first_tier(), jobs=2)
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_pass, "prepare", prepare_small(small))
        outcome = checked.run(lambda student, _: told.append(student))
    return checked, outcome, told


def prepare_small(small: Task):  # type: ignore[no-untyped-def]
    def prepare(secret: bytes, device: Device, data: str | None, note: Text | None) -> Task:
        return replace(small, secret=secret, device=device, note=note)

    return prepare


def store(folder: Path, student: str, source: bytes, *, eligible: bool) -> None:
    """Write what the first pass leaves."""
    verdict = Verdict.PASSED if eligible else Verdict.WRONG
    exact = [made.prop(f"{function}.agrees", verdict) for function in ("train_step", "train_epoch", "fit")]
    results.write_source(folder, source)
    chapter = made.chapter(*exact, source=results.digest(source))
    results.write(folder, made.student(student, chapters={"training": chapter}))


def test_measures_whoever_is_eligible(measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]]) -> None:
    checked, outcome, told = measured
    assert list(outcome) == ["ada", "bob", "eve"]
    assert sorted(told) == ["ada", "bob", "eve"]
    assert outcome["ada"] == outcome["bob"]
    assert outcome["ada"].closeness == pytest.approx(1)
    assert outcome["eve"].verdict is Verdict.EXCEPTION
    assert outcome["ada"].isolation == checked.tier
    for student, result in outcome.items():
        assert stored.read(checked.folder, student) == result
    assert stored.read(checked.folder, "zoe") is None


def test_draws_what_was_measured(measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]]) -> None:
    drawn = sorted(path.name for path in (measured[0].folder / "accuracy").glob("*.svg"))
    parts = [f"{part}.{language}.svg" for part in ("confusion", "curve", "mistakes") for language in ("en", "fr")]
    assert drawn == [f"{student}.{part}" for student in ("ada", "bob") for part in parts]


def test_a_machine_without_gpu_says_so_in_every_result(
    measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]],
) -> None:
    for result in measured[1].values():
        assert (result.device == "cuda") or (result.note is not None and "no GPU was found" in result.note["en"])
        assert result.openings == (["cuda"] if result.device == "cuda" else [])


def test_nothing_is_measured_again(
    measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]], small: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked, outcome, _ = measured

    def never(*args: object) -> AccuracyResult:
        raise AssertionError(args)

    monkeypatch.setattr(second_pass, "prepare", prepare_small(small))
    monkeypatch.setattr(work, "check", never)
    monkeypatch.setattr(work, "train_reference", never)
    assert checked.run(lambda *_: None) == outcome


def test_a_failure_of_ours_is_stored_and_tried_again(
    measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]], small: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked, outcome, _ = measured

    def fails(*args: object) -> AccuracyResult:
        raise InternalError("no more processes")

    eve = stored.path_of(checked.folder, "eve")
    kept = eve.read_bytes()
    eve.unlink()
    monkeypatch.setattr(second_pass, "prepare", prepare_small(small))
    with monkeypatch.context() as patch:
        patch.setattr(work, "check", fails)
        assert checked.run(lambda *_: None)["eve"].verdict is Verdict.INTERNAL_ERROR
    with monkeypatch.context() as patch:
        patch.setattr(work, "check", lambda *_: outcome["eve"])
        assert checked.run(lambda *_: None)["eve"] == outcome["eve"]
    eve.write_bytes(kept)


def has_a_gpu(patch: pytest.MonkeyPatch, tier: Tier) -> None:
    """Let the second pass believe that there is a GPU, which workers reach as they reach `STAND_IN`."""
    patch.setattr(second_pass, "choose", lambda *_: ("cuda", Text("a GPU", "un GPU")))
    patch.setattr(cuda, "opening", lambda _: STAND_IN)
    patch.setattr(cuda, "walls", lambda opened, *, trusted: tier)


def fails(message: str) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise InternalError(message)

    return fail


@pytest.mark.parametrize(
    ("where", "step"), [(cuda, "opening"), (cuda, "walls"), (work, "train_reference")], ids=lambda it: str(it)
)
def test_a_gpu_that_workers_cannot_use_is_not_used_in_silence(
    measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]],
    small: Task,
    monkeypatch: pytest.MonkeyPatch,
    where: ModuleType,
    step: str,
) -> None:
    checked, _, _ = measured
    monkeypatch.setattr(second_pass, "prepare", prepare_small(small))
    has_a_gpu(monkeypatch, checked.tier)
    monkeypatch.setattr(where, step, fails("no CUDA behind the walls"))
    ready = checked._prepared(checked.course["training"])
    assert ready.task.device == "cpu"
    assert (ready.tier, ready.opening) == (checked.tier, None)
    assert ready.task.note is not None
    assert "no CUDA behind the walls" in ready.task.note.en


@dataclass(frozen=True, slots=True)
class OnTheProcessor(Task):
    """A task for CUDA whose worker is told to train on the processor."""

    def call(self, run: int = 0) -> Call:
        asked = Task.call(self, run)
        return replace(asked, kwargs={**asked.kwargs, "device": "cpu"})


OPENS_THE_DEVICE = """

_fit = fit

def fit(*arguments):
    open("/dev/full", "r+b", buffering=0).close()
    return _fit(*arguments)
"""


@pytest.mark.parametrize("gpu", [True, False])
def test_what_is_opened_for_cuda_is_opened_then_only_and_told(
    measured: tuple[SecondPass, dict[str, AccuracyResult], list[str]],
    small: Task,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gpu: bool,
) -> None:
    checked, _, _ = measured
    if checked.tier is Tier.NONE:
        pytest.skip("there are no walls to open")
    source = next(path for path in checked.course["training"].wheats() if path.stem == "plain").read_bytes()
    store(tmp_path, "ada", source + OPENS_THE_DEVICE.encode(), eligible=True)
    monkeypatch.setattr(
        second_pass,
        "prepare",
        lambda secret, device, data, note: OnTheProcessor(
            **{name: getattr(small, name) for name in Task.__slots__} | {"device": device, "note": note}
        ),
    )
    if gpu:
        has_a_gpu(monkeypatch, checked.tier)
    else:
        monkeypatch.setattr(second_pass, "choose", lambda *_: ("cpu", None))
    result = replace(checked, folder=tmp_path, exam=checked.exam).run(lambda *_: None)["ada"]
    assert result.openings == (["cuda"] if gpu else [])
    assert result.isolation == checked.tier
    assert (result.accuracy is not None) is gpu  # without the opening, what the student opens is not there
    assert stored.read(tmp_path, "ada") == result


def test_a_course_without_training_has_no_check(course: Course) -> None:
    without = Course(course.root, tuple(chapter for chapter in course.chapters if chapter.slug != "training"))
    assert chapter_of(without) is None
    chapter = chapter_of(course)
    assert chapter is not None
    assert modules.reference(chapter).fit
    with pytest.raises(CourseError, match="no chapter of this course"):
        SecondPass(without, Path(), Path(), Tier.NONE).run(lambda *_: None)
