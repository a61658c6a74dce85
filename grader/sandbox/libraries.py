"""The public libraries that a worker may import: warmed up, and where they lie.

Runs in the template. What a worker sees of the disk is the standard library
and what the template has imported: never a folder that only happens to be on
`sys.path`. The shared objects that the standard library's extensions need are
loaded here, so that no folder of the system's libraries has to be seen.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

# Folders for other packages, which may lie inside the standard library's.
_SITES = ("site-packages", "dist-packages")
# Extensions that belong to a terminal, a screen, or CPython's own tests.
_NOT_WARMED = ("_test", "_xx", "xx", "_ctypes_test", "_curses", "_tkinter", "readline")


def warm_up(framework: str, path: list[str]) -> None:
    """Import `framework`, use each of its parts once, and seed its generator.

    The folders `path` leave `sys.path` again: what has been imported finds its
    own parts, and nothing else in them is meant for students.
    """
    _warm_up_standard_library()
    numpy = importlib.import_module("numpy")
    numpy.linalg.svd(numpy.fft.rfft2(numpy.eye(2)).real)
    if framework == "torch":
        _warm_up_torch()
    sys.path[:] = [folder for folder in sys.path if folder not in path]
    numpy.random.seed(0)


def _warm_up_standard_library() -> None:
    for folder in sys.path:
        for extension in sorted(Path(folder).glob("lib-dynload/*.so")):
            name = extension.name.partition(".")[0]
            if not name.startswith(_NOT_WARMED):
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)


def _warm_up_torch() -> None:
    torch = importlib.import_module("torch")
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Flatten(), torch.nn.Linear(2, 2))
    optimizer = torch.optim.Adam(model.parameters())
    torch.nn.functional.cross_entropy(model(torch.zeros(2, 1, 3, 3)), torch.tensor([0, 1])).backward()
    optimizer.step()
    torch.manual_seed(0)
    if torch.cuda.is_initialized():
        raise RuntimeError("CUDA was initialised before the fork: no worker could use it")


def load(libraries: Iterable[str]) -> None:
    """Load shared `libraries` by the names that the loader knows, without calling anything in them.

    A driver opens its parts by these names when it is first used, and then finds them in memory. One that this machine
    does not have is not needed here, or the driver says so itself.
    """
    for name in libraries:
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)


def standard_folders() -> list[str]:
    """Return the folders of the standard library; those for other packages may lie in them."""
    standard = Path(os.__file__).parent
    return [str(standard), *(folder for folder in sys.path if standard in Path(folder).parents)]


def locations() -> list[str]:
    """Return the files and folders that the loaded libraries consist of, none of them inside another."""
    found: set[Path] = set()
    for folder in standard_folders():
        found |= {path for path in Path(folder).iterdir() if path.name not in _SITES}
    for name, module in list(sys.modules.items()):
        if "." not in name and name not in ("__main__", "grader"):
            for path in list(getattr(module, "__path__", ())) or [getattr(module, "__file__", None)]:
                if path:
                    found |= {Path(path), Path(path).with_name(f"{name}.libs")}
    return [str(path) for path in sorted(found) if path.exists() and found.isdisjoint(path.parents)]
