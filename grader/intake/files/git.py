"""A commit of a git clone as a tree, without trusting anything in the clone but its objects.

A clone's own `.git` can run programs: hooks, filters, `core.fsmonitor`,
`core.sshCommand` of a partial clone. So git never runs *in* it. It runs in an
empty repository of ours that borrows the clone's objects; which commit is
meant is read from the clone's files as text. Nothing is checked out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.intake.files import archives, disk
from grader.intake.files.members import NOT_REGULAR, Member, tree
from grader.intake.files.tree import MAX_ENTRIES, MAX_READ, Folder, Refused, too_long, too_many
from grader.intake.likeness import module_name
from grader.text import Text

_SECONDS = 60
_MEMORY = 2 * 2**30  # bytes of address space for git: a crafted pack can ask for any
_MAX_FILE = 8 * 2**20  # a notebook with outputs
_MAX_TEXT = 16 * 2**20  # packed-refs, lists of files
_OBJECT = re.compile(r"[0-9a-f]{40}")
_BLOB = re.compile(rb"(?P<mode>\d{6}) (?P<kind>\w+) (?P<id>[0-9a-f]{40}) +(?P<size>\d+|-|BAD)\t(?P<name>.+)", re.DOTALL)

_NO_COMMIT = Text("has no commit", "n’a aucun commit")
_NO_TAG = Text("has no tag {tag}", "n’a pas de tag {tag}")
_NONE_BEFORE = Text("has no commit before {before}", "n’a aucun commit avant le {before}")
_BORROWS = Text(
    "borrows objects from elsewhere (alternates or links in .git/objects): clone it again",
    "emprunte des objets ailleurs (alternates ou liens dans .git/objects) : le cloner de nouveau",
)
_MISSING = Text(
    "is not in the clone (a partial or damaged one): clone it again in full",
    "n’est pas dans le clone (partiel ou endommagé) : le cloner de nouveau en entier",
)
_FAILED = Text("cannot be read by git ({why})", "est illisible par git ({why})")


@dataclass(frozen=True, slots=True)
class Commit:
    """What a clone held at one commit."""

    tree: Folder
    id: str
    committed_at: datetime


def git_folder(folder: Folder) -> Folder | None:
    """Return what git keeps beside the files of a clone, or `folder` itself if it is a bare one."""
    if folder.path is None:
        return None
    for candidate in (folder.path / ".git", folder.path):
        if all((candidate / name).exists() for name in ("HEAD", "objects")) and not candidate.is_symlink():
            return disk.folder(candidate)
    return None


def commit(clone: Folder, name: str, *, tag: str | None, before: datetime | None) -> Commit:
    """Return a clone's files at `tag`, else at the last commit before `before`, else at its head.

    The dates of commits are the student's own word.

    Args:
        clone: what `git_folder` returned.
        name: what the tree is called.
        tag: the name of a tag.
        before: a moment, without a zone in this machine's; commits after it do not count, at a tag either.

    Raises:
        Refused: there is no such commit, the clone borrows objects, or git cannot read it.
    """
    assert clone.path is not None
    _refuse_borrowed(clone)
    start = _reference(clone, f"refs/tags/{tag}") if tag else _head(clone)
    if start is None:
        raise Refused(_NO_TAG.format(tag=tag) if tag else _NO_COMMIT)
    with _borrowing(clone) as repository:
        until = [f"--before={before.astimezone().isoformat()}"] if before else []
        line = repository.run("log", "-1", "--no-show-signature", "--format=%H %cI", *until, f"{start}^{{commit}}")
        if not line.strip() and before:
            raise Refused(_NONE_BEFORE.format(before=before.isoformat(sep=" ", timespec="minutes")))
        commit_id, committed_at = line.decode("ascii").split()
        return Commit(tree(name, repository.members(commit_id)), commit_id, datetime.fromisoformat(committed_at))


def _head(clone: Folder) -> str | None:
    head = _text(clone, "HEAD").strip()
    return _reference(clone, head.removeprefix("ref: ")) if head.startswith("ref: ") else _checked(head)


def _reference(clone: Folder, name: str) -> str | None:
    """Return the object that `refs/…` names, read as text: loose, or packed."""
    parts = name.split("/")
    if parts[0] != "refs" or any(part in ("", ".", "..") for part in parts):
        return None
    loose = _text(clone, *parts).strip()
    if loose:
        return _checked(loose)
    for line in _text(clone, "packed-refs").splitlines():
        value, _, packed = line.partition(" ")
        if packed == name:
            return _checked(value)
    return None


def _checked(value: str) -> str:
    if not _OBJECT.fullmatch(value):
        raise Refused(_FAILED.format(why="SHA-1?"))
    return value


def _text(clone: Folder, *parts: str) -> str:
    assert clone.path is not None
    if not clone.path.joinpath(*parts).is_file():
        return ""
    return disk.file(clone.path, *parts).read(_MAX_TEXT).decode("utf-8", "surrogateescape")


def _refuse_borrowed(clone: Folder) -> None:
    """Refuse objects that lie elsewhere: a student could otherwise hand in a commit of somebody else's repository."""
    assert clone.path is not None
    folders = [clone.path / "objects"]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_symlink() or entry.name in ("alternates", "http-alternates"):
                    raise Refused(_BORROWS)
                if entry.is_dir():
                    folders.append(Path(entry.path))


@contextmanager
def _borrowing(clone: Folder) -> Iterator[_Repository]:
    assert clone.path is not None
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        own = Path(folder)
        (own / "refs").mkdir()
        (own / "objects").mkdir()
        (own / "HEAD").write_text("ref: refs/heads/none\n")
        (own / "config").write_text(
            "[core]\nrepositoryformatversion = 0\nbare = true\ncommitGraph = false\nmultiPackIndex = false\n"
        )
        shallow = _OBJECT.findall(_text(clone, "shallow"))
        if shallow:
            (own / "shallow").write_text("".join(f"{one}\n" for one in shallow))
        yield _Repository(own, clone.path / "objects")


@dataclass(frozen=True, slots=True)
class _Repository:
    own: Path
    objects: Path

    def run(self, *arguments: str, lines: list[str] | None = None, limit: int = _MAX_TEXT) -> bytes:
        """Return what git prints; `lines` are its standard input.

        Raises:
            Refused: git fails, prints more than `limit` bytes, or takes too long.
        """
        inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
        environment = inherited | {
            "GIT_OBJECT_DIRECTORY": str(self.objects.absolute()),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "HOME": str(self.own),
            "LC_ALL": "C",
        }
        with tempfile.TemporaryFile() as given:
            given.write("".join(f"{line}\n" for line in lines or ()).encode("ascii"))
            given.seek(0)
            try:
                process = subprocess.Popen(
                    ["git", f"--git-dir={self.own}", *arguments],
                    cwd=self.own,
                    env=environment,
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except FileNotFoundError as error:
                raise Refused(_FAILED.format(why="git: command not found")) from error
        _bound(process)
        timer = threading.Timer(_SECONDS, process.kill)
        timer.start()
        try:
            with process:
                printed = process.stdout.read(limit + 1) if process.stdout else b""
                if len(printed) > limit:
                    process.kill()
        finally:
            timer.cancel()
        if len(printed) > limit:
            raise too_many(MAX_ENTRIES)
        if process.returncode:
            raise Refused(_FAILED.format(why=f"git {arguments[0]}: {process.returncode}"))
        return printed

    def members(self, commit_id: str) -> list[Member]:
        """Return the files of a commit that may be chapters, read at once, and its links.

        Raises:
            Refused: git fails, or there are too many files.
        """
        listed = self.run("ls-tree", "-r", "-l", "-z", "--full-tree", commit_id).split(b"\0")[:-1]
        if len(listed) > MAX_ENTRIES:
            raise too_many(MAX_ENTRIES)
        found: list[Member] = []
        wanted: list[tuple[str, str, int]] = []
        for blob in filter(None, map(_BLOB.fullmatch, listed)):
            name = blob["name"].decode("utf-8", "surrogateescape")
            last = name.rsplit("/", 1)[-1]
            if blob["kind"] != b"blob" or not (module_name(last) or archives.is_archive(last)):
                continue
            if not blob["mode"].startswith(b"100"):
                found.append(Member(name, NOT_REGULAR))
            elif not blob["size"].isdigit():
                found.append(Member(name, _MISSING))
            elif int(blob["size"]) > _MAX_FILE:
                found.append(Member(name, too_long(_MAX_FILE).reason))
            else:
                wanted.append((name, blob["id"].decode("ascii"), int(blob["size"])))
        if sum(size for _, _, size in wanted) > MAX_READ:
            raise too_long(MAX_READ)
        return found + self._blobs(wanted)

    def _blobs(self, wanted: list[tuple[str, str, int]]) -> list[Member]:
        answers = self.run("cat-file", "--batch", lines=[blob for _, blob, _ in wanted], limit=2 * MAX_READ)
        found, position = [], 0
        for name, blob, size in wanted:
            header = f"{blob} blob {size}\n".encode("ascii")
            if not answers.startswith(header, position):
                raise Refused(_FAILED.format(why=f"git cat-file {blob}"))
            position += len(header)
            found.append(_in_memory(name, answers[position : position + size]))
            position += size + 1
        return found


def _in_memory(name: str, content: bytes) -> Member:
    def read(limit: int) -> bytes:
        if len(content) > limit:
            raise too_long(limit)
        return content

    return Member(name, read)


def _bound(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "linux":
        import resource

        with suppress(ProcessLookupError):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
