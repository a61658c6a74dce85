"""What needs a GPU: skipped where there is none."""

import pytest

from grader.accuracy import cuda, device_report
from grader.sandbox import Opening

COMMAND = "pytest tests/gpu"


@pytest.fixture(scope="session")
def opened() -> Opening:
    """Return what is opened for CUDA here."""
    report = device_report()
    if not report.gpus:
        why = "PyTorch cannot be imported" if report.torch is None else f"PyTorch {report.torch} finds no GPU"
        pytest.skip(f"{why}; on a machine with one, with PyTorch built for CUDA: {COMMAND}")
    return cuda.opening(report.nodes)
