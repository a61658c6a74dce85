"""The submission that tries to break out: each function returns what it got, or raises.

`tiers.py` sends the text of this file into a worker, as if a student had
handed it in. The examiner judges by what really happened, not by the answers.
"""

import contextlib
import ctypes
import os
import socket
import time
from pathlib import Path
from typing import NoReturn


def read_file(path: str) -> str:
    """Read a file of the examiner's."""
    return Path(path).read_text(encoding="ascii")


def write_file(path: str) -> None:
    """Write a file where everybody may."""
    Path(path).write_text("written", encoding="ascii")


def read_memory_file(pid: int, address: int, length: int) -> str:
    """Read another process's memory through /proc."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(length).decode("ascii")


def read_memory(pid: int, address: int, length: int) -> str:
    """Read another process's memory with process_vm_readv."""
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(length)
    mine = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), length)
    theirs = (ctypes.c_void_p * 2)(address, length)
    if libc.process_vm_readv(pid, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) < 0:
        raise OSError(ctypes.get_errno(), "process_vm_readv")
    return buffer.raw.decode("ascii")


def connect(port: int) -> None:
    """Connect to a server on this machine."""
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass


def fork() -> int:
    """Start a process."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    return os.waitpid(child, 0)[1]


def signal_examiner(pid: int) -> None:
    """Find out by a signal that does nothing whether one that kills would arrive."""
    os.kill(pid, 0)


def use_libraries() -> str:
    """Import what a student may, though nobody did before."""
    import sqlite3
    import xml.dom.minidom

    import numpy.polynomial

    return sqlite3.__name__ + xml.dom.minidom.__name__ + numpy.polynomial.__name__


def take_memory() -> NoReturn:
    """Take ever more memory."""
    kept = []
    while True:
        with contextlib.suppress(MemoryError):
            kept.append(b"x" * 2**20)


def take_cpu() -> NoReturn:
    """Compute for ever."""
    while True:
        pass


def take_time() -> NoReturn:
    """Sleep for ever."""
    while True:
        time.sleep(3600)
