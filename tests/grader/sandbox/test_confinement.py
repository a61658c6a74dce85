"""What a worker is made of: no memory of the examiner's, no privileges, no trace after the examiner's end."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.outcome import Call
from grader.sandbox import Tier, seccomp
from grader.sandbox.walls import NOBODY

from .machine import descendants, offered

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")

SCAN = """
OWN = "own-" + "canary" * 3

def found(reversed_canary):
    # Never whole in the memory that is searched.
    begin, rest = reversed_canary[:11:-1].encode(), reversed_canary[11::-1].encode()
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps.read().splitlines():
            bounds, rights, *_ = line.split()
            if rights.startswith("rw") and "[v" not in line:
                start, end = (int(bound, 16) for bound in bounds.split("-"))
                memory.seek(start)
                parts = memory.read(end - start).split(begin)
                if any(part.startswith(rest) for part in parts[1:]):
                    return True
    return False
"""


def test_a_worker_holds_no_memory_of_the_examiner_or_of_earlier_submissions(monkeypatch):
    """The template's memory is in every worker, so it is scanned where /proc is there to do it."""
    canary = "examiner-" + os.urandom(8).hex()
    earlier_canary = "earlier-" + os.urandom(8).hex()
    monkeypatch.setenv("NOYAUX_SEED", canary)
    with offered(Tier.NONE) as sandbox:
        earlier = sandbox.worker("earlier", f"SECRET = {earlier_canary!r}\ndef f(x): return SECRET".encode())
        earlier.load()
        earlier.ask([Call("f", (canary,))])
        worker = sandbox.worker("scan", SCAN.encode())
        worker.load()
        names = (canary, earlier_canary, "own-" + "canary" * 3)
        found = [answer.value for answer in worker.ask([Call("found", (name[::-1],)) for name in names])]
    assert found == [False, False, True]


EXAMINER = """
from grader.outcome import Call
from grader.sandbox import Limits, Sandbox, Tier
sandbox = Sandbox("numpy", Limits(cpu=3600.0, wall=3600.0), Tier({tier!r}))
worker = sandbox.worker("chapter", b"def f():\\n    print('computing', flush=True)\\n    while True: pass")
worker.load()
drain = worker._connection._drain
worker._connection._drain = lambda: (drain(), print(worker._connection.printed.decode(), flush=True))
worker.ask([Call("f", ())])
"""


def test_nothing_is_left_when_the_examiner_is_killed(sandbox):
    tier = sandbox._tier
    with subprocess.Popen(
        [sys.executable, "-c", EXAMINER.format(tier=str(tier))],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        text=True,
    ) as examiner:
        try:
            assert "computing" in examiner.stdout.readline()
            below = descendants(examiner.pid)
            assert len(below) == 2 + tier.in_bubblewrap + tier.has_own_namespaces
        finally:
            examiner.kill()
    while any(_runs(pid) for pid in below):
        pass


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_worker_behind_walls_has_no_privileges(sandbox, worker):
    if sandbox._tier is Tier.NONE:
        pytest.skip("there are no walls")
    made = worker("import time\ndef f(): time.sleep(3600)", wall=1e9)
    status = Path(f"/proc/{made._connection._meter._statm.parent.name}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert {fields[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    if os.geteuid() == 0 or sandbox._tier.has_own_namespaces:  # others may not even give them up
        assert fields["CapBnd"] == "0" * 16
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == "2"
    assert fields["Threads"] == "1"
    assert fields["Uid"].split() == [str(NOBODY if os.geteuid() == 0 else os.geteuid())] * 4


def test_an_own_root_holds_nothing_but_libraries(sandbox, worker):
    if not sandbox._tier.has_own_namespaces:
        pytest.skip("there is no own root")
    source = "import os\ndef f(paths): return [os.path.lexists(path) for path in paths]"
    absent = [
        "/etc",
        "/home",
        "/etc/ssh",
        "/proc/self",
        "/sys/kernel",
        "/tmp/x",
        "/bin",
        "/usr/bin",
        "/dev/shm",
        "/.old",
    ]
    absent += [str(Path(__file__)), str(Path(__file__).parents[3] / "reference")]
    present = [os.__file__, "/dev/null"]
    (answer,) = worker(source).ask([Call("f", ([*absent, *present],))])
    assert answer.value == [False] * len(absent) + [True] * len(present)


def test_every_mount_of_an_own_root_is_read_only(sandbox, worker):
    if not sandbox._tier.has_own_namespaces or os.geteuid() != 0:
        pytest.skip("only root may look at the mounts of an own root")
    pid = worker("")._connection._meter._statm.parent.name
    mounts = [line.split() for line in Path(f"/proc/{pid}/mountinfo").read_text().splitlines()]
    assert {fields[4] for fields in mounts} >= {"/", "/dev/null"}
    assert all({"ro", "nosuid"} <= set(fields[5].split(",")) for fields in mounts)


@pytest.mark.parametrize(
    ("header", "column"),
    [("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", 0), ("/usr/include/asm-generic/unistd.h", 1)],
)
def test_the_numbers_of_system_calls_are_the_kernels(header, column):
    path = Path(header)
    if not path.exists():
        pytest.skip("the kernel's headers are not installed")
    kernel = dict(re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", path.read_text()))
    kernel.setdefault("newfstatat", kernel.get("fstatat"))
    for name, numbers in {**seccomp._FREE, **seccomp._FREE_TO_DRIVERS}.items():
        number = numbers[column]
        assert kernel.get(name) == (None if number is None else str(number)), name
    for name in (
        "clone",
        "kill",
        "tgkill",
        "prlimit64",
        "prctl",
        "fcntl",
        "ioctl",
        "socket",
        "setsockopt",
        "socketpair",
        "sendto",
        "recvfrom",
        "seccomp",
    ):
        assert kernel[name] == str(getattr(seccomp, f"_{name.upper()}")[column]), name
