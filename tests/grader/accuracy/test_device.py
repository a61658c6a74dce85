"""The device: found out in another process, chosen aloud."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grader.accuracy import choose, device, device_report
from grader.accuracy.device import DeviceReport

WITHOUT = DeviceReport("2.13", (), (), 2)
WITH = DeviceReport("2.13", ("A GPU",), (), 2)


def test_reports_what_a_fresh_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    report = device_report()
    assert report.torch == torch.__version__
    assert len(report.gpus) == torch.cuda.device_count()
    assert report.cores >= 1


def test_a_machine_without_pytorch_has_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_QUESTION", "raise SystemExit(1)")
    assert (device_report().torch, device_report().gpus) == (None, ())


def test_importing_the_check_loads_no_torch() -> None:
    script = "import sys, grader.accuracy; raise SystemExit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_missing_gpu_is_never_silent() -> None:
    for wanted in ("auto", "cuda"):
        chosen, note = choose(wanted, WITHOUT)
        assert chosen == "cpu"
        assert note is not None
        assert "no GPU was found" in note.en
        assert note.en.startswith("--device cuda: ") is (wanted == "cuda")
        assert note.fr.startswith("--device cuda : ") is (wanted == "cuda")


def test_a_gpu_is_named_and_a_wish_for_the_processor_respected() -> None:
    chosen, note = choose("auto", WITH)
    assert chosen == "cuda"
    assert note is not None
    assert "A GPU" in note.fr
    assert choose("cpu", WITH) == ("cpu", None)
