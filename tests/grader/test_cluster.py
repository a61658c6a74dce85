"""Graded on a Dask cluster, a class has the bytes it has here, whatever becomes of a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs Dask: pip install 'noyaux[cluster]'")
if sys.platform != "linux":
    pytest.skip("workers run on Linux", allow_module_level=True)

import cloudpickle
import dask
from distributed import Client, Security

from grader import bulk, grading, jobs, results, session, slot
from grader.accuracy import SecondPass, task
from grader.accuracy.task import Budget
from grader.cluster import Cluster, ClusterError, is_private
from grader.intake.submission import Submission, Taken
from grader.sandbox import Limits, Tier
from grader.sandbox.tiers import TierReport, choose
from grader.text import Text
from tests.cluster import local_cluster
from tests.conftest import ROOT
from tests.grader.accuracy.test_second_pass import store

# Workers have the grader and no tests of ours: what this module sends them goes by value.
cloudpickle.register_pickle_by_value(sys.modules[__name__])

WHEATS = sorted((ROOT / "tests" / "hidden" / "pooling" / "wheats").glob("*.py"))
HERE = Text("here", "ici")


@pytest.fixture(scope="module")
def two_workers():
    with local_cluster() as cluster:
        yield cluster


@pytest.fixture
def doomed_workers():
    """Two workers for a test that kills some: a successor may come late, or never."""
    with local_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def tier():
    return choose().tier


@pytest.fixture(scope="module")
def grader(course, exam_folder, tier):
    made = grading.Settings(course.root, exam_folder("pooling"), ("pooling",), tier, Limits(), "fr")
    with grading.Grader(made) as grader:
        yield grader


@dataclass(frozen=True)
class Work:
    """Jobs that need no course: what `job` says."""

    root: Path
    exam: Path
    kind: str = "echo"
    gpu: bool = False
    go: Path | None = None

    def moved(self, root, exam):
        return replace(self, root=root, exam=exam)

    @contextmanager
    def open(self):
        def job(asked):
            if self.kind == "kills" and asked == b"bad":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.kind == "sleeps":
                time.sleep(60)
            for _ in range(600):
                if self.go is None or self.go.exists():
                    break
                time.sleep(0.1)
            if self.kind == "tells where":
                from distributed import get_worker

                return get_worker().address.encode()
            return asked

        yield job


@pytest.fixture
def work(tmp_path):
    for name in ("course", "exam"):
        (tmp_path / name).mkdir()
    (tmp_path / "exam" / "secret").write_bytes(b"secret")
    return Work(tmp_path / "course", tmp_path / "exam")


def at(cluster, tier=Tier.NONE, told=None):
    return Cluster.at(cluster.scheduler_address, tier, (told if told is not None else []).append)


def answers(cluster, work, *keys):
    return dict(cluster.run(work, keys, str.encode))


def grade(grader, where, folder, sources):
    submissions = [
        Submission(f"student{i}", files={"pooling": Taken(source, "pooling.py", HERE)})
        for i, source in enumerate(sources)
    ]
    ran = bulk.grade(bulk.plan(submissions, grader, folder), grader, folder, jobs=where, progress=lambda _: None)
    assert ran.graded == len(submissions)
    assert {one.status for one in ran.results.values()} <= {"graded", "needs look"}
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_one_job_two_jobs_and_a_cluster_give_the_same_bytes(grader, two_workers, tier, tmp_path):
    wrong = [b"def max_pool2d(x, size):\n    return x\n", b"def max_pool2d(x, size:\n", b"import matplotlib\n"]
    sources = [WHEATS[0].read_bytes(), *wrong]
    one, two, cluster = (
        grade(grader, where, tmp_path / name, sources)
        for name, where in {
            "one": jobs.Processes(1),
            "two": jobs.Processes(2),
            "cluster": at(two_workers, tier),
        }.items()
    )
    assert one == two == cluster


def test_a_worker_that_dies_costs_a_retry_and_no_grade(grader, doomed_workers, tier, tmp_path):
    sleeps = b"import time\ntime.sleep(4)\n"
    sources = [sleeps + b"# 1\n", sleeps + b"# 2\n", WHEATS[0].read_bytes()]
    with Client(doomed_workers.scheduler_address, set_as_default=False) as client:
        pids = client.run(os.getpid)
        killed = []

        def kill_one_in_a_job():
            while not killed:
                for address, keys in client.processing().items():
                    if any(key.startswith("noyaux-job") for key in keys):
                        os.kill(pids[address], signal.SIGKILL)
                        killed.append(address)
                        return
                time.sleep(0.05)

        watching = threading.Thread(target=kill_one_in_a_job)
        watching.start()
        cluster = grade(grader, at(doomed_workers, tier), tmp_path / "cluster", sources)
        killed.append(None)
        watching.join()
        assert killed[0] in pids
        assert killed[0] not in client.run(os.getpid)
    assert cluster == grade(grader, jobs.Processes(2), tmp_path / "here", sources)


def test_who_takes_two_workers_along_is_given_up_and_nobody_else(doomed_workers, work):
    found = answers(at(doomed_workers), replace(work, kind="kills"), "ada", "bad", "eve", "joe")
    assert found == {"ada": b"ada", "bad": None, "eve": b"eve", "joe": b"joe"}


def test_course_and_exam_do_not_stay_on_the_workers(two_workers, work):
    def parcels(dask_worker):
        return [path.name for path in Path(dask_worker.local_directory).glob("noyaux-*")]

    with Client(two_workers.scheduler_address, set_as_default=False) as client:
        asked = at(two_workers).run(work, ["ada", "bob", "eve"], str.encode)
        next(asked)
        assert any(client.run(parcels).values())
        asked.close()
        for _ in range(300):
            if not any(client.run(parcels).values()):
                break
            time.sleep(0.1)
        else:
            pytest.fail("a worker has kept a parcel")


@contextmanager
def changed(cluster, change, back):
    """Change one worker for a while; yield its address."""
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        (address, *_) = client.run(os.getpid)
        client.run(change, workers=[address])
        try:
            yield address
        finally:
            client.run(back, workers=[address])


def other_code():
    slot.ours = slot.versions
    slot.versions = lambda: {**slot.environment(), "noyaux": "0.9+other"}


def same_code():
    slot.versions = slot.ours


def weak_walls():
    slot.choose = lambda: TierReport(Tier.NONE, (), {Tier.NAMESPACES: Text("no walls stand here", "aucun mur")})


def tried_walls():
    slot.choose = choose


@pytest.mark.parametrize(
    ("change", "back", "why"),
    [
        (other_code, same_code, "noyaux is 0.9+other there and 1"),
        (weak_walls, tried_walls, "no walls stand here"),
    ],
)
def test_a_worker_that_would_grade_otherwise_gets_no_job(two_workers, work, change, back, why):
    told, go = [], work.root / "go"

    def hear(sentence):
        told.append(sentence)
        go.touch()  # not before: one worker alone may be through with all jobs while the other shows what it is

    with changed(two_workers, change, back) as refused:
        where = Cluster.at(two_workers.scheduler_address, Tier.NAMESPACES, hear)
        found = answers(where, replace(work, kind="tells where", go=go), *"abcdef")
    assert len(found) == 6
    assert refused.encode() not in found.values()
    (said,) = told
    assert refused in said
    assert why in said


def test_where_no_worker_may_grade_the_run_ends_and_says_why(two_workers, work, monkeypatch):
    ours = {**slot.versions(), "numpy": "0.1"}
    monkeypatch.setattr(slot, "versions", lambda: ours)
    with pytest.raises(ClusterError, match=r"no worker of .*\n.*numpy is .* there and 0\.1 here"):
        answers(at(two_workers), work, "ada")


def test_a_worker_of_several_threads_gets_no_job(work):
    with (
        local_cluster(1, threads_per_worker=2, processes=False, host=None) as cluster,
        pytest.raises(ClusterError, match="start it with --nthreads 1"),
    ):
        answers(at(cluster), work, "ada")


def test_training_on_a_gpu_goes_to_workers_that_say_they_have_one(two_workers, work):
    async def announce(dask_worker):
        await dask_worker.set_resources(GPU=1)

    async def renounce(dask_worker):
        await dask_worker.set_resources(GPU=0)

    wants = replace(work, kind="tells where", gpu=True)
    with pytest.raises(ClusterError, match='--resources "GPU=1"'):
        answers(at(two_workers), wants, "ada")
    assert not at(two_workers).device_report().gpus
    with changed(two_workers, announce, renounce) as has:
        assert set(answers(at(two_workers), wants, *"abcd").values()) == {has.encode()}


def test_a_scheduler_that_goes_away_is_said(work):
    with local_cluster(1) as cluster:
        where = at(cluster)
        threading.Timer(5, cluster.close).start()
        with pytest.raises(ClusterError, match=r"is gone .* the same command goes on"):
            answers(where, replace(work, kind="sleeps"), "ada")


def test_no_scheduler_is_said(monkeypatch):
    monkeypatch.setattr("grader.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        Cluster.at("tcp://127.0.0.1:1", Tier.NONE, print)


def test_without_dask_the_extra_is_named(monkeypatch):
    for name in ("grader.cluster", "grader.slot"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(session.CourseError, match=r"pip install 'noyaux\[cluster\]'"):
        session._cluster("127.0.0.1:8786", Tier.NONE, None)


# -- TLS -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("tls://lab:8786", True),
        ("127.0.0.1:8786", True),
        ("localhost:8786", True),
        ("tcp://[::1]:8786", True),
        ("tcp://lab:8786", False),
        ("lab:8786", False),
        ("tcp://127.0.0.1.example.org:8786", False),
        ("tcp://0.0.0.0:8786", False),
        ("tcp://192.168.1.7:8786", False),
        ("ucx://lab:8786", False),
        ("ws://lab:8786", False),
        ("", False),
    ],
)
def test_beyond_this_machine_only_tls_is_private(address, private):
    assert is_private(address) is private
    if not private:
        with pytest.raises(ClusterError, match="use tls://HOST:PORT"):
            Cluster.at(address, Tier.NONE, print)


@pytest.fixture
def certificates(tmp_path) -> dict[str, str]:
    """Return Dask's settings for an authority and a certificate made as docs/cluster.md says."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make certificates: install openssl")
    guide = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    commands = guide.partition("```sh\n# certificates\n")[2].partition("```")[0]
    subprocess.run(["sh", "-ec", commands], cwd=tmp_path, check=True, capture_output=True)
    settings = {"ca-file": "ca.pem"}
    for role in ("scheduler", "worker", "client"):
        settings |= {f"{role}.cert": "node.pem", f"{role}.key": "node.key"}
    return {f"distributed.comm.tls.{name}": str(tmp_path / file) for name, file in settings.items()}


def test_jobs_go_over_tls_to_who_has_a_certificate(certificates, work):
    with (
        dask.config.set(certificates),
        local_cluster(1, protocol="tls://", security=Security(require_encryption=True)) as cluster,
    ):
        assert cluster.scheduler_address.startswith("tls://")
        assert answers(at(cluster), work, "ada") == {"ada": b"ada"}
        with dask.config.set(dict.fromkeys(certificates)), pytest.raises(ClusterError, match="ca-file"):
            at(cluster)


# -- the second pass -----------------------------------------------------------------------------------------------


def small_budget():
    task.BUDGETS["shapes10", "cpu"] = Budget(60, 20, epochs=1, batch_size=20, lr=2e-3, augment=False)


def test_the_second_pass_is_the_same_here_and_there(course, two_workers, tier, tmp_path, monkeypatch):
    monkeypatch.setattr(task, "BUDGETS", dict(task.BUDGETS))
    small_budget()
    plain = next(path for path in course["training"].wheats() if path.stem == "plain").read_bytes()
    cheats = plain + b"\n\ndef fit(model, *rest):\n    raise MemoryError\n"
    measured = {}
    with Client(two_workers.scheduler_address, set_as_default=False) as client:
        client.run(small_budget)
        exam = tmp_path / "exam"
        exam.mkdir()
        (exam / "secret").write_bytes(b"the secret of a test")
        for name, cluster in {"there": at(two_workers, tier), "here": None}.items():  # there the reference trains too
            folder = tmp_path / name
            store(folder, "ada", plain, eligible=True)
            store(folder, "eve", cheats, eligible=True)
            checked = SecondPass(course, folder, exam, tier, str(tmp_path / "no data"), jobs=1, cluster=cluster)
            measured[name] = checked.run(lambda *_: None)
    timeless = {
        name: {student: one.model_copy(update={"seconds": 0.0}) for student, one in found.items()}
        for name, found in measured.items()
    }
    assert timeless["here"] == timeless["there"]
    assert timeless["here"]["ada"].accuracy is not None
    assert results.digest(cheats) == timeless["there"]["eve"].source
