"""An opening: exactly its devices, and what a driver needs beside them; every other wall stands as before.

`/dev/full` stands in for a GPU: it is a device that everybody may open, and no worker but one with the opening.
"""

import os
import sys
from pathlib import Path

import pytest

from grader.outcome import Call, InternalError, Returned
from grader.sandbox import Limits, Opening, Sandbox, Tier, landlock, tiers

from .machine import skip_unless_readable
from .test_tiers import LANDLOCK, in_a_new_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")

DEVICE, OTHER = "/dev/full", "/dev/zero"
LIMITS = Limits(cpu=5.0, wall=60.0, memory=2**28)
STAND_IN = Opening(
    "stand-in", devices=(DEVICE,), readable=("/proc/devices", "/sys/devices/system/cpu"), environment={"DRIVER": "here"}
)

WORKER = r"""
import ctypes, fcntl, os, socket, threading

def attempt(do):
    try:
        return do()
    except OSError as error:
        return os.strerror(error.errno)

def open_for_both(path):
    def do():
        os.close(os.open(path, os.O_RDWR))
        return "opened"
    return attempt(do)

def read(path):
    def do():
        with open(path, "rb") as file:
            file.read(1)
        return "read"
    return attempt(do)

def write(path):
    def do():
        os.close(os.open(path, os.O_WRONLY))
        return "opened"
    return attempt(do)

def control(path, command):
    # What the device itself says of a command that it does not know comes from behind all walls.
    def do():
        fd = os.open(path, os.O_RDWR)
        try:
            fcntl.ioctl(fd, command)
        finally:
            os.close(fd)
        return "done"
    return attempt(do)

def name_a_thread():
    named = []
    def work():
        path = f"/proc/self/task/{threading.get_native_id()}/comm"
        def do():
            fd = os.open(path, os.O_RDWR)  # as pthread_setname_np does
            os.write(fd, b"cuda-like")
            os.close(fd)
            with open(path) as comm:
                return comm.read().strip()
        named.append(attempt(do))
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return named[0]

def file_in_memory(size):
    def do():
        fd = os.memfd_create("a", 0)
        os.ftruncate(fd, size)
        os.close(fd)
        return "made"
    return attempt(do)

def listen(kind):
    def do():
        with socket.socket(socket.AF_UNIX, kind) as server:
            server.bind("\0noyaux-stand-in")
            server.listen(1)
        return "listens"
    return attempt(do)

def bind_in(folder):
    def do():
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
            server.bind(folder + "/socket")
        return "bound"
    return attempt(do)

def meet(kind):
    def do():
        with socket.socket(socket.AF_UNIX, kind) as client:
            client.connect("\0noyaux-stand-in")
        return "connected"
    return attempt(do)

def reserve(size):
    import mmap
    def do():
        noreserve, none = 0x4000, 0
        mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | noreserve, prot=none).close()
        return "reserved"
    return attempt(do)

def start_threads(most):
    import time
    started = 0
    try:
        while started < most:
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    return started

def driver():
    return os.environ.get("DRIVER", "")

def processes():
    return sorted(name for name in os.listdir("/proc") if name.isdigit())
"""
SEQPACKET, STREAM = 5, 1
# Not there, behind Landlock, or nothing that may be changed.
DENIED = {"No such file or directory", "Permission denied", "Read-only file system"}
REFUSED = "Operation not permitted"  # by seccomp
UNKNOWN_COMMAND = "Inappropriate ioctl for device"


def sandbox(tier, opening):
    """Return a sandbox with this opening, or skip where the tier or an opening in it is not to be had."""
    made = Sandbox("numpy", LIMITS, tier, opening)
    try:
        made.template()
    except InternalError as error:
        pytest.skip(f"this machine does not offer {tier} with {'an' if opening else 'no'} opening: {error}")
    return made


@pytest.fixture(scope="module", params=[tier for tier in Tier if tier is not Tier.NONE])
def tier(request):
    return request.param


@pytest.fixture(scope="module")
def opened(tier):
    with sandbox(tier, STAND_IN) as made:
        yield made


@pytest.fixture(scope="module")
def closed(tier):
    with sandbox(tier, None) as made:
        yield made


def asked(made, *calls):
    worker = made.worker("probe", WORKER.encode())
    try:
        worker.load()
        outcomes = worker.ask([Call(name, tuple(arguments)) for name, *arguments in calls])
    finally:
        worker.close()
    assert all(isinstance(outcome, Returned) for outcome in outcomes), outcomes
    return [outcome.value for outcome in outcomes]


def test_a_worker_opens_exactly_the_devices_of_its_opening(opened, closed):
    calls = [("open_for_both", DEVICE), ("open_for_both", OTHER)]
    opened_, denied = asked(opened, *calls)
    assert opened_ == "opened"
    assert denied in DENIED
    assert set(asked(closed, *calls)) <= DENIED
    os.close(os.open(OTHER, os.O_RDWR))  # it is the walls that keep a worker from it


def test_an_opened_device_hears_a_drivers_commands_and_no_others(opened):
    nvidias, first_of_uvm, of_uvm, of_a_terminal = 0x4600, 0x3000_0001, 0x25, 0x5412
    calls = [("control", DEVICE, command) for command in (nvidias, first_of_uvm, of_uvm, of_a_terminal)]
    assert asked(opened, *calls) == [UNKNOWN_COMMAND] * 3 + [REFUSED]


def test_a_driver_gets_what_it_needs_beside_its_devices(opened, closed):
    calls = {
        ("name_a_thread",): "cuda-like",
        ("file_in_memory", 2**12): "made",
        ("listen", SEQPACKET): "listens",
        ("reserve", 2**40): "reserved",
        ("read", "/proc/devices"): "read",
        ("read", "/proc/self/maps"): "read",
        ("read", "/sys/devices/system/cpu/online"): "read",
        ("driver",): "here",
    }
    assert dict(zip(calls, asked(opened, *calls), strict=True)) == calls
    assert set(asked(closed, *calls)) <= DENIED | {REFUSED, "Cannot allocate memory", ""}


def test_a_driver_gets_no_more_than_it_needs(opened):
    calls = [
        ("listen", STREAM),
        ("meet", SEQPACKET),
        ("bind_in", "/tmp"),
        ("write", "/proc/self/oom_score_adj"),
        ("write", "/proc/sys/kernel/hostname"),
        ("write", "/sys/devices/system/cpu/online"),
        ("read", "/proc/1/status"),
        ("read", "/proc/cpuinfo"),  # in the list of another opening
        ("read", f"/proc/self/root{Path(__file__)}"),
        ("read", f"/proc/{os.getpid()}/status"),
    ]
    answers = dict(zip(calls, asked(opened, *calls), strict=True))
    assert {call: answer for call, answer in answers.items() if answer not in DENIED | {REFUSED}} == {}


def test_a_file_in_memory_is_small(opened):
    worker = opened.worker("probe", WORKER.encode())
    try:
        worker.load()
        (outcome,) = worker.ask([Call("file_in_memory", (2**30,))])
    finally:
        worker.close()
    # Python asks for no signal, so that this is an error; a program that does is ended by it.
    assert isinstance(outcome, Returned)
    assert outcome.value == "File too large"


def test_threads_are_limited(opened):
    """By their number where there is a user namespace, elsewhere by what their stacks take."""
    (started,) = asked(opened, ("start_threads", 3000))
    assert 16 < started < 300


def test_workers_do_not_see_into_each_other(opened):
    """Though each sees itself in `/proc`."""
    victim = opened.worker("victim", b"import os\ndef who(): return os.getpid()")
    try:
        victim.load()
        (answer,) = victim.ask([Call("who", ())])
        calls = [(name, f"/proc/{answer.value}/{file}") for file in ("mem", "maps", "environ") for name in ("read",)]
        assert set(asked(opened, *calls)) <= DENIED
    finally:
        victim.close()


def test_the_walls_hold_with_an_opening(tier, opened):
    skip_unless_readable(opened)
    assert [check.what.en for check in tiers.try_to_break_out(tier, STAND_IN) if not check.held] == []


def test_a_tier_is_chosen_with_the_opening_in_it(monkeypatch):
    tried = []
    monkeypatch.setattr(tiers, "try_to_break_out", lambda tier, opening: tried.append(opening) or ())
    assert tiers.choose(STAND_IN).tier is next(iter(Tier))
    assert tiers.choose().tier is next(iter(Tier))
    assert tried == [STAND_IN, None]


def test_an_opening_takes_landlock():
    """Without it nothing bounds what a worker does in `/proc`."""
    if not landlock.version():
        pytest.skip("this kernel has no Landlock: an opening is refused anyway")
    code = (
        "from grader.outcome import InternalError\n"
        "from tests.grader.sandbox.test_opening import LIMITS, STAND_IN, Sandbox, Tier\n"
        "try:\n    Sandbox('numpy', LIMITS, Tier.NAMESPACES, STAND_IN).template()\n"
        "except InternalError as error:\n    print(error)"
    )
    (said,) = in_a_new_process(code, LANDLOCK)
    assert "Landlock" in said or "unshare" in said or "mount" in said


def test_a_device_that_is_not_there_is_said(tier):
    missing = Opening("missing", devices=("/dev/no such device",))
    with Sandbox("numpy", LIMITS, tier, missing) as made, pytest.raises(InternalError, match=r"no such device|unshare"):
        made.template()


def test_libraries_are_loaded_and_those_that_are_not_there_passed_over(tmp_path):
    code = (
        "from pathlib import Path\nfrom grader.sandbox.libraries import load\n"
        "load(['libutil.so.1', 'libnot-there.so.1', 'libanl.so.1'])\n"
        "print([name in Path('/proc/self/maps').read_text() for name in ('libutil', 'libanl')])"
    )
    assert in_a_new_process(code) == ["[True, True]"]
