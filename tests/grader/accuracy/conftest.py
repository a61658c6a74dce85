"""One small task for everything that needs no accuracy, one of the size of shapes10's budget for what does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from grader.accuracy import Reference, Task, prepare, scenario, train_reference
from grader.sandbox import InProcess
from reference import training

SECRET = b"the secret of a test"


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """Neither time nor rounding may depend on how many cores there are."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Task:
    """The task of a machine without CIFAR-10."""
    return prepare(SECRET, "cpu", str(tmp_path_factory.mktemp("no data")))


@pytest.fixture(scope="session")
def small(shapes: Task) -> Task:
    """A training of a fraction of a second that learns next to nothing."""
    budget = replace(shapes.budget, images=110, validation=40, epochs=2)
    return replace(
        shapes, budget=budget, train=shapes.train[:110], validation=shapes.validation[:40], test=shapes.test[:60]
    )


@pytest.fixture(scope="session")
def small_reference(small: Task) -> Reference:
    return train_reference(small, InProcess(training, scenario), runs=2)


@pytest.fixture(scope="session")
def shapes_reference(shapes: Task) -> Reference:
    return train_reference(shapes, InProcess(training, scenario), runs=1)


@pytest.fixture
def nowhere(tmp_path: Path) -> str:
    return str(tmp_path / "nowhere")
