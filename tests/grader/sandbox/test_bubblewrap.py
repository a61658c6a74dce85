"""The outer wall on its own: what a template's code could reach if every inner wall were forgotten."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from grader.outcome import Call, InternalError, Returned
from grader.sandbox import Limits, Sandbox, Tier, bubblewrap

from .machine import offered

ROOT = Path(__file__).parents[3]
PYTHON = os.path.realpath(sys.executable)
ROOTS = (5, 6, 7, 8, 31)  # CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SETPCAP, CAP_SETFCAP
REACH = """
import json, os, socket, sys
paths, folder, pid, port = json.loads(sys.argv[1])

def reaches(action, *arguments):
    try:
        action(*arguments)
    except OSError:
        return False
    return True

fields = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(json.dumps({
    "seen": [path for path in paths if os.path.exists(path)],
    "writes": reaches(open, folder + "/written", "w"),
    "writes to the root": reaches(os.mkdir, "/noyaux-test"),
    "signals": reaches(os.kill, pid, 0),
    "connects": reaches(socket.create_connection, ("127.0.0.1", port), 5),
    "processes": sum(name.isdigit() for name in os.listdir("/proc")),
    "capabilities": fields["CapEff"].strip(),
}))
"""


@pytest.fixture(scope="module")
def around():
    try:
        made = bubblewrap.around(PYTHON, [str(ROOT / "grader")])
    except InternalError as error:
        pytest.skip(str(error))
    tried = subprocess.run([*made, PYTHON, "-S", "-c", ""], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"bubblewrap is installed but cannot work here: {tried.stderr}")
    return made


@pytest.fixture
def reached(tmp_path):
    """Return a function that says what Python reaches when it is started by a command."""
    tmp_path.chmod(0o755)
    secret = tmp_path / "exam"
    secret.write_text("secret")
    paths = [str(path) for path in (secret, __file__, ROOT / "reference", "/etc/passwd", "/sys/kernel", "/dev/shm")]
    with socket.create_server(("127.0.0.1", 0)) as server:
        given = json.dumps([paths, str(tmp_path), os.getpid(), server.getsockname()[1]])

        def run(command):
            done = subprocess.run(
                [*command, PYTHON, "-S", "-c", REACH, given], capture_output=True, text=True, check=True
            )
            return json.loads(done.stdout)

        yield run
    shutil.rmtree("/noyaux-test", ignore_errors=True)


def test_without_it_all_is_reached(reached):
    everything = reached([])
    assert len(everything["seen"]) == 6
    assert everything["writes"]
    assert everything["signals"]
    assert everything["connects"]
    assert everything["processes"] > 1
    assert everything["writes to the root"] == (os.geteuid() == 0)


def test_bubblewrap_alone_keeps_the_examiner_out_of_reach(around, reached):
    capabilities = sum(1 << number for number in ROOTS) if os.geteuid() == 0 else 0
    assert reached(around) == {
        "seen": [],
        "writes": False,
        "writes to the root": False,
        "signals": False,
        "connects": False,
        "processes": 1,
        "capabilities": f"{capabilities:016x}",
    }


def test_all_that_a_template_sees_is_read_only_and_of_a_python(around):
    code = "import sys; print(open('/proc/self/mountinfo').read())"
    done = subprocess.run([*around, PYTHON, "-S", "-c", code], capture_output=True, text=True, check=True)
    mounts = [line.split() for line in done.stdout.splitlines() if line]
    points = {fields[4]: set(fields[5].split(",")) for fields in mounts}
    assert {"/", "/proc", "/dev/null", str(ROOT / "grader")} <= set(points)
    writable = {point for point, flags in points.items() if "ro" not in flags}
    assert {point for point in writable if not point.startswith("/proc")} <= {"/tmp", "/dev/null", "/dev/urandom"}
    assert all("nosuid" in flags for flags in points.values())
    assert str(ROOT) not in points


def test_pytorch_starts_in_it_where_numpy_does():
    with offered(Tier.BUBBLEWRAP_NAMESPACES), Sandbox("torch", Limits(), Tier.BUBBLEWRAP_NAMESPACES) as sandbox:
        worker = sandbox.worker("chapter", b"import torch\ndef f(): return torch.ones(2).sum().item()")
        worker.load()
        assert worker.ask([Call("f", ())]) == [Returned(2.0)]
        worker.close()


def test_what_has_to_be_seen_may_lie_below_tmp(around):
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "here").touch()
        command = [*bubblewrap.around(PYTHON, [str(ROOT / "grader"), name]), PYTHON, "-S", "-c"]
        subprocess.run([*command, f"open({str(folder / 'here')!r})"], check=True)
