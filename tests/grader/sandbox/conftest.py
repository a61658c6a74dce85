"""Workers in every tier that this machine offers; a template per tier serves all tests."""

import dataclasses
import sys

import pytest

from grader.outcome import InternalError, Loaded
from grader.sandbox import Limits, Sandbox, Tier, Worker

LIMITS = Limits(cpu=0.5, wall=60.0, load_cpu=5.0, load_wall=60.0, memory=2**28)


def offered(tier):
    """Return a sandbox of this tier, or skip: CI's containers refuse namespaces, old kernels have no Landlock."""
    if sys.platform != "linux":
        pytest.skip("workers run on Linux")
    sandbox = Sandbox("numpy", LIMITS, tier)
    try:
        sandbox.template()
    except InternalError as error:
        pytest.skip(f"this machine does not offer {tier}: {error}")
    return sandbox


@pytest.fixture(scope="session", params=list(Tier))
def sandbox(request):
    with offered(request.param) as sandbox:
        yield sandbox


@pytest.fixture
def worker(sandbox):
    """Make loaded workers; what is made is closed."""
    made = []

    def make(source, scenarios=None, **limits):
        source = source.encode() if isinstance(source, str) else source
        worker = Worker(sandbox.template, dataclasses.replace(LIMITS, **limits), "chapter", source, scenarios)
        made.append(worker)
        loaded = worker.load()
        assert isinstance(loaded, Loaded), loaded
        return worker

    yield make
    for worker in made:
        worker.close()
