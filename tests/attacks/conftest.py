"""What the attacks aim at: files, processes and servers that any user of this machine could reach."""

import contextlib
import os
import platform
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from tests.grader.sandbox.machine import offered, skip_unless_readable

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-" + "0123456789abcdef" * 2

EXTENSION = sysconfig.get_config_var("EXT_SUFFIX")

VICTIM = """
import ctypes, sys
memory = ctypes.create_string_buffer(sys.argv[1].encode())
file = open(sys.argv[2])
print(ctypes.addressof(memory), file.fileno(), flush=True)
sys.stdin.read()
"""

# System calls without a function in Python: (x86-64, aarch64).
CALLS = {
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "add_key": (248, 217),
    "inotify_init1": (294, 26),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "bpf": (321, 280),
    "io_uring_setup": (425, 425),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "seccomp": (317, 277),
    "landlock_create_ruleset": (444, 444),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "tgkill": (234, 131),
    "clone": (56, 220),
}


@dataclass
class Stage:
    """The examiner's world around a worker, and what it looked like at the start."""

    folder: Path
    victim: subprocess.Popen
    tcp: socket.socket
    udp: socket.socket
    target: dict = field(default_factory=dict)

    def untouched(self):
        """Tell whether no attack has left a trace."""
        return self.victim.poll() is None and not self._visited() and self._files() == FILES

    def tidy(self):
        """Put back what attacks without walls have changed."""
        while self._visited():
            pass
        open_folder = self.folder / "open"
        for folder in (open_folder, *self.folder.glob("**/__pycache__")):
            shutil.rmtree(folder, ignore_errors=True)
        open_folder.mkdir()
        open_folder.chmod(0o777)
        for name in ("open_to_all", "to_delete", "to_rename"):
            path = open_folder / name
            path.write_text(CANARY)
            path.chmod(0o666)

    def _files(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def _visited(self):
        with contextlib.suppress(BlockingIOError):
            self.tcp.accept()[0].close()
            return True
        with contextlib.suppress(BlockingIOError):
            return bool(self.udp.recv(100))
        return False


FILES = sorted(
    [
        *("canary.txt", "dataset.bin", "hidden_suite.py", "suite.zip", "socket", "datagrams"),
        *("site", "site/other_package.py", "site/library.so"),
        *("open", "open/open_to_all", "open/to_delete", "open/to_rename"),
    ]
)


@pytest.fixture(scope="session")
def stage():
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        (folder / "canary.txt").write_text(CANARY)
        (folder / "dataset.bin").write_bytes(bytes(100))
        (folder / "hidden_suite.py").write_text("CANARY = True\n")
        with zipfile.ZipFile(folder / "suite.zip", "w") as archive:
            archive.writestr("zipped_suite.py", "CANARY = True\n")
        site = folder / "site"
        site.mkdir()
        (site / "other_package.py").write_text("NAME = 'of a package that a chapter must not use'\n")
        shutil.copy(next(Path(np.__file__).parent.rglob(f"_umath_tests*{EXTENSION}")), site / "library.so")

        def server(kind, address, listen=True):
            made = stack.enter_context(socket.socket(kind, socket.SOCK_STREAM if listen else socket.SOCK_DGRAM))
            made.setblocking(False)
            made.bind(address)
            if listen:
                made.listen()
            return made

        tcp, udp = server(socket.AF_INET, ("127.0.0.1", 0)), server(socket.AF_INET, ("127.0.0.1", 0), listen=False)
        abstract = f"\0noyaux-{os.getpid()}"
        server(socket.AF_UNIX, abstract)
        server(socket.AF_UNIX, str(folder / "socket"))
        server(socket.AF_UNIX, str(folder / "datagrams"), listen=False)
        for path in folder.rglob("*"):
            path.chmod(0o777 if path.is_dir() else 0o666)
        victim = subprocess.Popen(
            [sys.executable, "-S", "-c", VICTIM, CANARY, str(folder / "canary.txt")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"SEED": CANARY},
        )
        address, fd = map(int, victim.stdout.readline().split())
        target = {
            "file": str(folder / "canary.txt"),
            "dataset": str(folder / "dataset.bin"),
            "around": str(folder),
            "folder": str(folder / "open"),
            "root": str(ROOT),
            "site": str(site),
            "library": str(site / "library.so"),
            "python": sys.executable,
            "pid": victim.pid,
            "address": address,
            "fd": fd,
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "unix": str(folder / "socket"),
            "datagrams": str(folder / "datagrams"),
            "abstract": abstract,
            "call": {name: numbers[platform.machine() == "aarch64"] for name, numbers in CALLS.items()},
        }
        stage = Stage(folder, victim, tcp, udp, target)
        stage.tidy()
        assert stage.untouched(), stage._files()
        yield stage
        victim.communicate()


@pytest.fixture(scope="session")
def sandboxes():
    """Start sandboxes when they are asked for: by tier and framework."""
    started = {}

    def sandbox(tier, framework):
        if (tier, framework) not in started:
            started[tier, framework] = offered(tier, framework)
        skip_unless_readable(started[tier, framework])
        return started[tier, framework]

    yield sandbox
    for sandbox in started.values():
        sandbox.close()
