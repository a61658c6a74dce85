"""Folders that students filled: what is opened, and what never is."""

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from grader.intake import Submission, candidates
from grader.intake.files import disk, tree
from tests.grader.intake.conftest import CODE, Reader, fill

posix = pytest.mark.skipif(os.name != "posix", reason="needs links and special files")
Alone = Callable[[Mapping[str, bytes]], Submission]


@pytest.fixture
def bob(tmp_path: Path) -> Path:
    """Return the folder of a student beside whom alice is fine."""
    fill(tmp_path / "class", {"alice/pooling.py": CODE, "bob/padding.py": CODE})
    return tmp_path / "class" / "bob"


def rejected(reader: Reader, folder: Path) -> str:
    """Return why bob's pooling is rejected; alice's and his other chapter are not touched by it."""
    found = reader(folder.parent)
    assert found["alice"].files["pooling"].source == CODE
    assert found["bob"].files["padding"].source == CODE
    taken = found["bob"].files["pooling"]
    assert taken.source is None
    assert taken.rejected is not None
    assert taken.rejected.fr != taken.rejected.en
    return taken.rejected.en


@posix
@pytest.mark.parametrize("target", ["../alice/pooling.py", "/dev/zero", "/etc/passwd", "nowhere"])
def test_a_link_is_never_followed(by_student: Reader, bob: Path, target: str) -> None:
    (bob / "pooling.py").symlink_to(target)
    assert "is a link" in rejected(by_student, bob)


@posix
def test_a_fifo_is_never_opened(by_student: Reader, bob: Path) -> None:
    os.mkfifo(bob / "pooling.py")
    assert "no regular file" in rejected(by_student, bob)


@posix
def test_a_socket_is_never_opened(by_student: Reader, bob: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bob)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("pooling.py")
        assert "no regular file" in rejected(by_student, bob)


@posix
def test_a_linked_folder_is_never_entered(by_student: Reader, bob: Path) -> None:
    (bob / "lab").symlink_to("../alice", target_is_directory=True)
    found = by_student(bob.parent)["bob"]
    assert "pooling" not in found.files
    assert any("lab is a link" in note.en for note in found.notes)


@posix
def test_a_student_folder_that_is_a_link_is_rejected_not_dropped(by_student: Reader, bob: Path) -> None:
    (bob.parent / "carol").symlink_to("alice", target_is_directory=True)
    carol = by_student(bob.parent)["carol"]
    assert {taken.source for taken in carol.files.values()} == {None}


@posix
@pytest.mark.parametrize("beneath", [True, False])
def test_a_file_swapped_for_a_link_between_listing_and_reading_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beneath: bool
) -> None:
    monkeypatch.setattr(disk, "BENEATH", disk.BENEATH and beneath)
    fill(tmp_path, {"bob/pooling.py": CODE, "secret.py": b"answer\n"})
    (file,) = [child for child in disk.folder(tmp_path / "bob").children if isinstance(child, tree.File)]
    (tmp_path / "bob" / "pooling.py").unlink()
    (tmp_path / "bob" / "pooling.py").symlink_to("../secret.py")
    with pytest.raises(tree.Refused):
        file.read(1000)


@posix
def test_a_folder_swapped_for_a_link_between_listing_and_reading_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, {"bob/lab/pooling.py": CODE, "elsewhere/pooling.py": b"answer\n"})
    (work,) = disk.folder(tmp_path / "bob").children
    assert isinstance(work, tree.Folder)
    (file,) = work.children
    (tmp_path / "bob" / "lab").rename(tmp_path / "bob" / "gone")
    (tmp_path / "bob" / "lab").symlink_to("../elsewhere", target_is_directory=True)
    assert isinstance(file, tree.File)
    with pytest.raises(tree.Refused):
        file.read(1000)


@posix
def test_without_descriptors_of_folders_a_link_is_refused_too(
    by_student: Reader, bob: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "BENEATH", False)
    (bob / "pooling.py").symlink_to("../alice/pooling.py")
    assert "is a link" in rejected(by_student, bob)


@posix
def test_a_file_swapped_for_a_fifo_between_listing_and_reading_is_not_waited_for(tmp_path: Path) -> None:
    fill(tmp_path, {"pooling.py": CODE})
    (file,) = disk.folder(tmp_path).children
    (tmp_path / "pooling.py").unlink()
    os.mkfifo(tmp_path / "pooling.py")
    assert isinstance(file, tree.File)
    with pytest.raises(tree.Refused, match="no regular file"):
        file.read(1000)


@pytest.mark.parametrize("size", [300 * 1024, 2**20])
def test_a_long_file_is_rejected(by_student: Reader, bob: Path, size: int) -> None:
    (bob / "pooling.py").write_bytes(b"#" * size)
    assert "longer than" in rejected(by_student, bob)


def test_the_limit_is_the_configured_one(by_student: Reader, bob: Path) -> None:
    (bob / "pooling.py").write_bytes(b"#" * 1025)
    assert by_student(bob.parent, source_kb=2)["bob"].files["pooling"].source == b"#" * 1025
    taken = by_student(bob.parent, source_kb=1)["bob"].files["pooling"]
    assert taken.rejected is not None
    assert "longer than 1 kB" in taken.rejected.en


def test_a_folder_called_like_the_chapter_is_no_file(by_student: Reader, bob: Path) -> None:
    (bob / "pooling.py").mkdir()
    assert "pooling" not in by_student(bob.parent)["bob"].files


@pytest.mark.parametrize(
    "name", ["a\nb", "-rf", "x" * 200, "Jürgen, „Müller“", "😀", "a'b\"c" if os.name == "posix" else "a'b", "con"]
)
def test_names_of_folders_may_be_anything(by_student: Reader, bob: Path, name: str) -> None:
    fill(bob.parent / name, {"pooling.py": CODE})
    found = by_student(bob.parent)
    (student,) = set(found) - {"alice", "bob"}
    assert found[student].files["pooling"].source == CODE
    assert "\n" not in found[student].files["pooling"].origin


@posix
def test_a_name_that_is_no_utf_8_is_read(by_student: Reader, bob: Path) -> None:
    folder = bob.parent / os.fsdecode(b"\xff\xfe")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes no such name")
    (folder / "pooling.py").write_bytes(CODE)
    found = by_student(bob.parent)
    (student,) = set(found) - {"alice", "bob"}
    assert student.isascii()
    assert found[student].files["pooling"].source == CODE


def test_deep_folders_are_told_and_not_read(alone: Alone) -> None:
    found = alone({"padding.py": CODE, "/".join(["d"] * 20) + "/pooling.py": CODE})
    assert set(found.files) == {"padding"}
    assert any("levels deep" in note.en for note in found.notes)


def test_too_many_files_stop_one_student_only(by_student: Reader, bob: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "Budget", lambda: tree.Budget(entries=50))
    fill(bob, {f"x{n}.txt": b"" for n in range(60)})
    found = by_student(bob.parent)
    assert found["alice"].files["pooling"].source == CODE
    assert any("holds more than" in note.en for note in found["bob"].notes)


def test_what_tools_make_is_passed_over(alone: Alone) -> None:
    found = alone(
        {
            "pooling.py": CODE,
            "__MACOSX/._padding.py": b"\0",
            "._padding.py": b"\0",
            "__pycache__/padding.py": CODE,
            ".ipynb_checkpoints/padding.py": CODE,
            "venv/lib/padding.py": CODE,
        }
    )
    assert set(found.files) == {"pooling"}
