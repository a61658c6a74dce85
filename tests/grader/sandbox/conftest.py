"""Workers in every tier that this machine offers; a template per tier serves all tests."""

import dataclasses

import pytest

from grader.outcome import Loaded
from grader.sandbox import Tier, Worker

from .machine import LIMITS, offered


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
