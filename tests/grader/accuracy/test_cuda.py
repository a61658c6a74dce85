"""What is opened for a GPU, as far as that can be told without one; the rest is in tests/gpu."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from grader import doctor, grading
from grader.accuracy import cuda
from grader.accuracy.device import DeviceReport
from grader.course import Course, Framework
from grader.outcome import Call, Fault, InternalError, Loaded, Raised, Returned, Verdict
from grader.sandbox import Opening, Sandbox, Tier
from grader.sandbox.tiers import TierReport
from grader.text import Text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")

NODES = tuple(map(Path, ("/dev/nvidia0", "/dev/nvidiactl", "/dev/nvidia-uvm")))


def test_the_device_files_are_those_that_compute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nvidia-caps").mkdir()
    there = ["nvidia0", "nvidia12", "nvidiactl", "nvidia-uvm", "nvidia-uvm-tools", "nvidia-caps/nvidia-cap1"]
    for name in [*there, "nvidia-modeset", "null", "nvidia1.txt~"]:
        (tmp_path / name).touch()
    assert cuda.nodes(tmp_path) == ()  # files, and no devices
    monkeypatch.setattr(Path, "is_char_device", lambda self: not self.name.endswith("~"))
    assert [str(path.relative_to(tmp_path)) for path in cuda.nodes(tmp_path)] == sorted(there)


@pytest.mark.parametrize(
    ("visible", "chosen"), [(None, "0"), ("2", "2"), ("3,1", "3"), ("GPU-8932f937,GPU-1", "GPU-8932f937")]
)
def test_one_gpu_is_visible(visible: str | None, chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    if visible is not None:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    opened = cuda.opening(NODES)
    assert opened.environment["CUDA_VISIBLE_DEVICES"] == chosen
    assert opened.devices == tuple(map(str, NODES))
    assert all(os.path.exists(path) for path in opened.readable)  # noqa: PTH110


def test_the_order_of_the_gpus_is_the_instructors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_DEVICE_ORDER", raising=False)
    assert "CUDA_DEVICE_ORDER" not in cuda.opening(NODES).environment
    monkeypatch.setenv("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
    assert cuda.opening(NODES).environment["CUDA_DEVICE_ORDER"] == "PCI_BUS_ID"


@pytest.mark.parametrize("devices", [(), NODES[1:]])
def test_a_gpu_without_nvidias_device_files_is_said(devices: tuple[Path, ...]) -> None:
    with pytest.raises(InternalError, match="no /dev/nvidia0"):
        cuda.opening(devices)


def test_no_chapter_is_graded_with_an_opening(course: Course, tmp_path: Path) -> None:
    chapters = tuple(chapter.slug for chapter in course.chapters)
    settings = grading.Settings(course.root, tmp_path, chapters, Tier.NONE, grading.Limits(), "fr")
    with grading.Grader(settings) as grader:
        assert {grader._sandbox(chapter.framework)._opening for chapter in course.chapters} == {None}


@pytest.mark.parametrize("framework", ["numpy", "torch"])
def test_other_workers_see_no_gpu(framework: Framework) -> None:
    """The first wall is a variable, which holds in every tier."""
    source = b"import os\ndef seen(): return os.environ['CUDA_VISIBLE_DEVICES'], os.environ['HIP_VISIBLE_DEVICES']"
    with Sandbox(framework, cuda._PATIENT, Tier.NONE) as sandbox:
        worker = sandbox.worker("probe", source)
        assert isinstance(worker.load(), Loaded)
        (answer,) = worker.ask([Call("seen", ())])
        worker.close()
    assert isinstance(answer, Returned)
    assert answer.value == ("", "")


def test_a_worker_that_cannot_compute_says_what_cuda_said(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = Opening("cuda", devices=("/dev/full",), environment={"CUDA_VISIBLE_DEVICES": "9"})
    with pytest.raises(InternalError, match=r"behind the walls none cannot compute on the GPU: .*(CUDA|NVIDIA)"):
        cuda.walls(unknown, trusted=True)


def test_walls_that_do_not_hold_with_the_driver_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Opening] = []

    def fails(opened: Opening) -> TierReport:
        tried.append(opened)
        return TierReport(Tier.NONE, (), {Tier.LANDLOCK: Text("files can be read", "des fichiers sont lisibles")})

    monkeypatch.setattr(cuda, "choose", fails)
    opened = Opening("cuda", devices=("/dev/full",))
    with pytest.raises(
        InternalError, match=r"no walls hold with the GPU's driver: landlock: files can be read"
    ) as caught:
        cuda.walls(opened, trusted=False)
    assert caught.value.said.fr == "aucun mur ne tient avec le pilote du GPU : landlock : des fichiers sont lisibles"
    assert tried == [opened]


def test_of_what_cuda_says_one_line_is_passed_on() -> None:
    assert cuda._said(Returned("RuntimeError: no\nmore", None)) == Text.same("RuntimeError: no")  # type: ignore[arg-type]
    assert "RuntimeError" in cuda._said(Raised("RuntimeError", (), None)).en
    slow = Text("more than 120 s", "plus de 120 s")
    assert cuda._said(Fault(Verdict.TIMEOUT, slow)) == slow


def test_the_doctor_tries_the_gpu_behind_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda, "walls", lambda opened, *, trusted: Tier.NONE if trusted else Tier.LANDLOCK)
    reached = doctor._gpu(DeviceReport("2.13", ("A GPU",), NODES, 2))
    assert reached.en.startswith("a worker behind landlock computes on it")
    assert reached.fr.startswith("un exécutant derrière landlock y calcule")
    without = doctor._gpu(DeviceReport("2.13", ("A GPU",), (), 2))
    assert "no /dev/nvidia0" in without.en
    assert without.fr.startswith("inutilisable (il n’y a pas ici de /dev/nvidia0")


def test_a_template_that_initialised_cuda_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    from grader.sandbox import libraries

    monkeypatch.setattr(torch.cuda, "is_initialized", lambda: True)
    with pytest.raises(RuntimeError, match="before the fork"):
        libraries._warm_up_torch()
