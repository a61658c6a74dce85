"""The students' interface to pytest: the fixture `student`, the option `--lang`, the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

# `show` must be found when pytest runs with other settings than exercises/pytest.ini, too.
if str(Path(__file__).parent) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parent))

from show import text
from show.screen import Screen
from show.student import Student


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--lang", choices=text.LANGUAGES, help="language of hints and messages (else NOYAUX_LANG, else fr)"
    )


def pytest_configure(config: pytest.Config) -> None:
    text.speak(config.getoption("--lang"))
    config.pluginmanager.register(Screen(config), "noyaux-screen")


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The chapter's module; calling one of its functions is guarded."""
    return request.config.pluginmanager.getplugin("noyaux-screen").student(request.path)


@pytest.fixture
def torch() -> ModuleType:
    """PyTorch, imported when the first test needs it and not when tests are collected."""
    return pytest.importorskip("torch")
