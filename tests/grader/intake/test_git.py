"""A folder of git clones, some of them hostile: only committed objects count, and nothing in a clone is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake import IntakeError, Submission, read
from tests.grader.intake.conftest import CODE, Reader, fill

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
FIRST, SECOND = "2026-12-01T10:00:00+01:00", "2026-12-08T10:00:00+01:00"


def git(folder: Path, *arguments: str, date: str = FIRST) -> str:
    who = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=x", "-c", "user.email=x@x", "-c", "init.defaultBranch=main", "-c", "gc.auto=0")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=os.environ | who, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def committed(folder: Path, files: dict[str, bytes], date: str = FIRST) -> Path:
    """Commit `files` to the repository in `folder`, made if need be."""
    fill(folder, files)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A", "-f", ".")
    git(folder, "commit", "-q", "-m", "x", date=date)
    return folder


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with alice's clone: two commits, the first tagged."""
    clones = tmp_path_factory.mktemp("clones")
    alice = committed(clones / "alice", {"exercises/pooling/pooling.py": b"first = 1\n", "padding.py": CODE})
    git(alice, "tag", "-a", "rendu", "-m", "x")
    git(alice, "tag", "light")
    committed(alice, {"exercises/pooling/pooling.py": b"second = 1\n"}, SECOND)
    fill(alice, {"exercises/pooling/pooling.py": b"not_committed = 1\n"})
    return clones


@pytest.fixture
def clones(original: Path, tmp_path: Path) -> Path:
    """Return a copy of `original` that a test may change."""
    return Path(shutil.copytree(original, tmp_path / "clones", symlinks=True))


def pooling(found: dict[str, Submission], student: str = "alice") -> bytes | None:
    return found[student].files["pooling"].source


def test_the_head_is_read_not_the_working_tree(by_student: Reader, clones: Path) -> None:
    found = by_student(clones)
    assert pooling(found) == b"second = 1\n"
    assert found["alice"].files["pooling"].origin == "exercises/pooling/pooling.py"
    assert found["alice"].submitted_at == datetime.fromisoformat(SECOND)
    assert any("read at commit" in note.en for note in found["alice"].notes)


@pytest.mark.parametrize("tag", ["rendu", "light"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_tag_is_read(by_student: Reader, clones: Path, tag: str, packed: bool) -> None:
    if packed:
        git(clones / "alice", "pack-refs", "--all")
        git(clones / "alice", "repack", "-a", "-d", "-q")
    assert pooling(by_student(clones, tag=tag)) == b"first = 1\n"


def test_the_last_commit_before_a_moment_is_read(by_student: Reader, clones: Path) -> None:
    moment = datetime.fromisoformat("2026-12-07T00:00:00+01:00")
    found = by_student(clones, before=moment)
    assert pooling(found) == b"first = 1\n"
    assert found["alice"].submitted_at == datetime.fromisoformat(FIRST)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs a zone that a test may set")
@pytest.mark.parametrize(("zone", "is_there"), [("Europe/Paris", True), ("Asia/Tokyo", False)])
def test_a_moment_without_a_zone_is_the_machines(
    by_student: Reader, clones: Path, monkeypatch: pytest.MonkeyPatch, zone: str, is_there: bool
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        found = by_student(clones, before=datetime(2026, 12, 1, 10, 0, 0))
    time.tzset()
    assert (pooling(found) is not None) == is_there


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"tag": "missing"}, "no tag missing"),
        ({"tag": "../../config"}, "no tag"),
        ({"before": datetime(2020, 1, 1, tzinfo=UTC)}, "no commit before"),
    ],
)
def test_who_has_no_such_commit_is_rejected_not_dropped(
    by_student: Reader, clones: Path, options: dict[str, object], why: str
) -> None:
    taken = by_student(clones, **options)["alice"].files["pooling"]
    assert taken.source is None
    assert taken.rejected is not None
    assert why in taken.rejected.en


def test_an_empty_clone_is_rejected(by_student: Reader, clones: Path) -> None:
    (clones / "bob").mkdir()
    git(clones / "bob", "init", "-q")
    found = by_student(clones)
    assert pooling(found) == b"second = 1\n"
    assert found["bob"].files["pooling"].rejected is not None
    assert "no commit" in found["bob"].files["pooling"].rejected.en


def test_bare_and_shallow_clones_are_read(by_student: Reader, clones: Path) -> None:
    git(clones, "clone", "-q", "--bare", str(clones / "alice"), "bob.git")
    git(clones, "clone", "-q", "--depth", "1", f"file://{clones / 'alice'}", "carol")
    moment = datetime.fromisoformat("2026-12-31T00:00:00+01:00")
    found = by_student(clones, before=moment)
    assert {student: pooling(found, student) for student in found} == dict.fromkeys(
        ("alice", "bob", "carol"), b"second = 1\n"
    )


def test_nothing_that_a_clone_configures_runs(by_student: Reader, clones: Path, tmp_path: Path) -> None:
    alice, trace = clones / "alice", tmp_path / "ran"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{trace}'\n")
    script.chmod(0o755)
    committed(alice, {".gitattributes": b"*.py filter=evil diff=evil\n"}, SECOND)
    for hook in ("post-checkout", "reference-transaction", "pre-auto-gc", "post-index-change"):
        shutil.copy(script, alice / ".git" / "hooks" / hook)
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor", "core.pager",
                "core.sshCommand", "diff.external", "gpg.program"):  # fmt: skip
        git(alice, "config", key, str(script))
    git(alice, "status")
    assert trace.exists()  # the trap works
    trace.unlink()
    (alice / ".git" / "config").open("a").write(
        f'[remote "origin"]\n\turl = ext::{script}\n\tpromisor = true\n[extensions]\n\tpartialClone = origin\n'
        f"[include]\n\tpath = /dev/zero\n[log]\n\tshowSignature = true\n"
    )
    assert pooling(by_student(clones)) == b"not_committed = 1\n"  # by now it is
    assert not trace.exists()


def test_a_missing_object_is_not_fetched(by_student: Reader, clones: Path, tmp_path: Path) -> None:
    alice = clones / "alice"
    blob = git(alice, "rev-parse", "HEAD:padding.py")
    (alice / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (alice / ".git" / "config").open("a").write(
        f'[remote "origin"]\n\turl = ext::touch {tmp_path / "ran"}\n\tpromisor = true\n'
    )
    found = by_student(clones)
    assert pooling(found) == b"second = 1\n"
    assert found["alice"].files["padding"].rejected is not None
    assert "not in the clone" in found["alice"].files["padding"].rejected.en
    assert not (tmp_path / "ran").exists()


def test_objects_of_another_repository_cannot_be_handed_in(by_student: Reader, clones: Path, tmp_path: Path) -> None:
    private = committed(tmp_path / "private", {"pooling.py": b"the_solution = 1\n"})
    head = git(private, "rev-parse", "HEAD")
    for student in ("bob", "carol"):
        committed(clones / student, {"pooling.py": CODE})
        (clones / student / ".git" / "refs" / "heads" / "main").write_text(head + "\n")
    (clones / "bob" / ".git" / "objects" / "info" / "alternates").write_text(f"{private}/.git/objects\n")
    (clones / "carol" / ".git" / "objects" / head[:2]).symlink_to(private / ".git" / "objects" / head[:2])
    found = by_student(clones)
    for student in ("bob", "carol"):
        rejected = found[student].files["pooling"].rejected
        assert rejected is not None
        assert "borrows objects" in rejected.en
    assert pooling(found) == b"second = 1\n"


@pytest.mark.parametrize(
    "head", ["ref: /etc/passwd", "ref: refs/../../../secret", "x" * 40, "", "ref: refs/heads/main\n" * 2]
)
def test_a_crafted_head_is_rejected(by_student: Reader, clones: Path, head: str) -> None:
    (clones / "alice" / ".git" / "HEAD").write_text(head)
    assert by_student(clones)["alice"].files["pooling"].source is None


def test_a_committed_link_is_rejected(by_student: Reader, clones: Path) -> None:
    (clones / "alice" / "correlation.py").symlink_to("/etc/passwd")
    committed(clones / "alice", {}, SECOND)
    taken = by_student(clones)["alice"].files["correlation"]
    assert taken.source is None
    assert taken.rejected is not None


def test_a_tree_that_unfolds_into_millions_is_rejected(by_student: Reader, clones: Path) -> None:
    bob = committed(clones / "bob", {"pooling.py": CODE})
    kind, entry = "100644 blob", git(bob, "rev-parse", "HEAD:pooling.py")
    for _ in range(6):  # twenty names for the same thing, six times over: 64 million files in a few hundred bytes
        listing = "".join(f"{kind} {entry}\t{n}.py\n" for n in range(20))
        entry = subprocess.run(
            ["git", "mktree"], cwd=bob, input=listing, check=True, capture_output=True, text=True
        ).stdout.strip()
        kind = "040000 tree"
    (bob / ".git" / "refs" / "heads" / "main").write_text(git(bob, "commit-tree", entry, "-m", "x") + "\n")
    found = by_student(clones)
    rejected = found["bob"].files["pooling"].rejected
    assert rejected is not None
    assert "holds more than" in rejected.en
    assert pooling(found) == b"second = 1\n"


def test_long_files_and_odd_names_are_read_or_rejected(by_student: Reader, clones: Path) -> None:
    files = {"pool\ning.py": CODE, "é/padding.py": CODE, "pooling.py": b"#" * (9 * 2**20)}
    committed(clones / "bob", files)
    found = by_student(clones)["bob"]
    assert found.files["padding"].origin == "é/padding.py"
    assert found.files["pooling"].rejected is not None


def test_a_tag_without_clones_is_an_error(tmp_path: Path, course: Course) -> None:
    fill(tmp_path, {"alice/pooling.py": CODE, "bob/pooling.py": CODE})
    with pytest.raises(IntakeError, match="git clone per student"):
        read(tmp_path, course, tag="v1")
