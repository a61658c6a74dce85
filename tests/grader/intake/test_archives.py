"""Archives of students: what is repaired, and every trick that must cost one submission and nothing else."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake import IntakeError, Submission, candidates, read
from grader.intake.files import archives, tree
from tests.grader.intake.conftest import CODE, Reader, fill, tarred, zipped

Alone = Callable[[Mapping[str, bytes]], Submission]
PACKED = {
    "work.zip": zipped,
    "WORK.ZIP": zipped,
    "work.tar": lambda files: tarred(files, "w:"),
    "work.tar.gz": lambda files: tarred(files, "w:gz"),
    "work.tgz": lambda files: tarred(files, "w:gz"),
    "work.tar.bz2": lambda files: tarred(files, "w:bz2"),
    "work.tar.xz": lambda files: tarred(files, "w:xz"),
}


def only_reason(found: Submission) -> str:
    """Return why nothing could be read: every chapter is rejected for it, none is missing."""
    reasons = {taken.rejected for taken in found.files.values()}
    assert len(found.files) == 3
    assert {taken.source for taken in found.files.values()} == {None}
    (reason,) = reasons
    assert reason is not None
    assert reason.en != reason.fr
    return reason.en


@pytest.mark.parametrize("name", PACKED)
def test_every_kind_is_read_through_an_extra_folder(alone: Alone, name: str) -> None:
    taken = alone({name: PACKED[name]({"lab/pooling.py": CODE})}).files["pooling"]
    assert taken.source == CODE
    assert taken.origin == f"{name}/lab/pooling.py"
    assert "inside an archive" in taken.why.en


def test_an_archive_in_an_archive_is_read(alone: Alone) -> None:
    inner = tarred({"pooling.py": CODE})
    assert alone({"a.zip": zipped({"b/c.tar.gz": inner})}).files["pooling"].origin == "a.zip/b/c.tar.gz/pooling.py"


def test_archives_are_not_opened_for_ever(alone: Alone) -> None:
    packed = zipped({"pooling.py": CODE})
    for _ in range(3):
        packed = zipped({"again.zip": packed})
    assert "archive inside 3 others" in only_reason(alone({"a.zip": packed}))


def test_backslashes_of_windows_are_folders(alone: Alone) -> None:
    assert alone({"a.zip": zipped({"work\\pooling.py": CODE})}).files["pooling"].source == CODE


@pytest.mark.parametrize("make", [zipped, tarred], ids=["zip", "tar"])
@pytest.mark.parametrize(
    "name",
    [
        "../pooling.py",
        "a/../../pooling.py",
        "/etc/pooling.py",
        "C:\\pooling.py",
        "c:pooling.py",
        "..\\pooling.py",
        "\\\\host\\pooling.py",
    ],
)
def test_a_path_that_leaves_the_archive_is_rejected(
    alone: Alone, tmp_path: Path, make: Callable[[Mapping[str, bytes]], bytes], name: str
) -> None:
    file = "a.zip" if make is zipped else "a.tar.gz"
    before = sorted(tmp_path.rglob("*"))
    found = alone({file: make({name: CODE, "padding.py": CODE})})
    assert found.files["padding"].source == CODE
    assert found.files["pooling"].source is None
    assert found.files["pooling"].rejected is not None
    assert "leaves the archive" in found.files["pooling"].rejected.en
    written = set(tmp_path.rglob("*")) - set(before)
    assert {path.name for path in written} == {"class", "alice", "bob", "README.txt", file}


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.GNUTYPE_SPARSE],
)
def test_links_and_devices_in_a_tar_are_rejected(alone: Alone, kind: bytes) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("pooling.py")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    rejected = alone({"a.tar": stream.getvalue(), "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "link or a device" in rejected.en


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o020644, 0o140644], ids=["link", "fifo", "device", "socket"])
def test_links_and_devices_in_a_zip_are_rejected(alone: Alone, mode: int) -> None:
    info = zipfile.ZipInfo("pooling.py")
    info.external_attr, info.create_system = mode << 16, 3
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    rejected = alone({"a.zip": stream.getvalue(), "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "link or a device" in rejected.en


def test_an_encrypted_member_is_rejected(alone: Alone) -> None:
    packed = bytearray(zipped({"pooling.py": CODE}))
    packed[6] |= 1  # in the local header
    packed[packed.index(b"PK\x01\x02") + 8] |= 1  # in the central directory
    rejected = alone({"a.zip": bytes(packed), "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "encrypted" in rejected.en


def test_a_wrong_checksum_is_rejected(alone: Alone) -> None:
    packed = zipped({"pooling.py": CODE}, compression=zipfile.ZIP_STORED).replace(b"return x", b"return y")
    rejected = alone({"a.zip": packed, "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "damaged" in rejected.en


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_methods_of_compression_are_rejected(alone: Alone, method: int) -> None:
    found = alone({"a.zip": zipped({"pooling.py": CODE}, compression=method), "padding.py": CODE})
    rejected = found.files["pooling"].rejected
    assert rejected is not None
    assert "method" in rejected.en


def test_a_bomb_named_like_a_chapter_is_rejected(alone: Alone) -> None:
    rejected = alone({"a.zip": zipped({"pooling.py": b"#" * 2**24}), "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "more than 200 times" in rejected.en


def test_a_member_that_understates_its_size_is_rejected(alone: Alone) -> None:
    packed = bytearray(zipped({"pooling.py": b"x = 1\n" * 1000}))
    entry = packed.index(b"PK\x01\x02")
    packed[entry + 24 : entry + 28] = struct.pack("<I", 12)
    rejected = alone({"a.zip": bytes(packed), "padding.py": CODE}).files["pooling"].rejected
    assert rejected is not None
    assert "damaged" in rejected.en


def test_nested_bombs_are_rejected(alone: Alone) -> None:
    bomb = zipped({"b.zip": zipped({"pooling.py": CODE, "zeros": b"\0" * 2**24}, compression=zipfile.ZIP_STORED)})
    assert "200 times" in only_reason(alone({"a.zip": bomb}))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_tar_bomb_is_rejected(alone: Alone, pack: Callable[[bytes], bytes]) -> None:
    ending = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
    plain = tarred({"pooling.py": CODE, "zeros": b"\0" * 2**25}, "w:")
    assert "200 times" in only_reason(alone({f"a.tar.{ending}": pack(plain)}))


def test_archives_that_fill_the_memory_are_rejected(alone: Alone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "Budget", lambda: tree.Budget(bytes=3000))
    inner = tarred({"padding.py": b"#" * 700}, "w:")  # 10 240 bytes unpacked
    found = alone({"pooling.py": CODE, "x.tar": inner, "y.tar": inner})
    assert set(found.files) == {"pooling"}
    assert any("unpack to more than" in note.en for note in found.notes)


def test_overlapping_members_are_rejected(alone: Alone) -> None:
    packed = zipped({"pooling.py": CODE})
    start = packed.index(b"PK\x01\x02")
    entry, end = packed[start : packed.index(b"PK\x05\x06")], bytearray(packed[packed.index(b"PK\x05\x06") :])
    end[8:12] = struct.pack("<HH", 2, 2)
    end[12:16] = struct.pack("<I", 2 * len(entry))
    twice = packed[:start] + entry + entry.replace(b"pooling", b"padding") + bytes(end)
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        assert len(archive.infolist()) == 2  # the trick itself works
    assert "overlap" in only_reason(alone({"a.zip": twice}))


def test_a_million_entries_are_not_listed(alone: Alone) -> None:
    packed = zipped({"pooling.py": CODE})
    start, end = packed.index(b"PK\x01\x02"), packed.index(b"PK\x05\x06")
    entries = packed[start:end] * 100_000
    tail = bytearray(packed[end:])
    tail[12:16] = struct.pack("<I", len(entries))
    assert "holds more than" in only_reason(alone({"a.zip": packed[:start] + entries + bytes(tail)}))


def test_a_tar_of_very_many_entries_is_not_listed(alone: Alone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ENTRIES", 100)
    assert "holds more than" in only_reason(alone({"a.tar": tarred({f"{n}.py": b"" for n in range(101)}, "w:")}))


def header(name: bytes, kind: bytes = b"0", size: bytes = b"00000000000\0") -> bytes:
    """Return one block of a tar, with a checksum that fits."""
    block = bytearray(512)
    block[:100], block[124:136], block[156:157] = name.ljust(100, b"\0"), size, kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "blocks",
    [
        header(b"pooling.py", size=b"\xff" * 12),  # a negative size: tarfile.open reads it for ever
        header(b"x", b"x", b"00000001000\0") + b"1" * 512,  # records without an end
        header(b"x", b"x", b"00000001000\0") + b"0 path=a\n".ljust(512, b"\0"),  # a record that does not advance
        header(b"x", b"L", b"77777777777\0"),  # a name of 8 GB
        b"\1" * 512,
    ],
    ids=["negative", "digits", "empty", "long", "garbage"],
)
def test_crafted_headers_end_in_a_rejection(alone: Alone, blocks: bytes) -> None:
    assert "damaged" in only_reason(alone({"a.tar": blocks + bytes(1024)}))


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_long_and_accented_names_are_read_in_every_format(alone: Alone, form: int) -> None:
    stream = io.BytesIO()
    name = "é" * 20 + "/" + "d" * 90 + "/pooling.py"
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for each in (name, "padding.py"):  # the second must not inherit the first's name
            info = tarfile.TarInfo(each)
            info.size = len(CODE)
            archive.addfile(info, io.BytesIO(CODE))
    found = alone({"a.tar": stream.getvalue()})
    assert found.files["pooling"].source == CODE
    assert found.files["padding"].origin == "a.tar/padding.py"


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz", "a.tar.bz2"])
@pytest.mark.parametrize("cut", [0, 1, 20, 100])
def test_an_archive_that_was_cut_off_is_rejected_or_empty(alone: Alone, name: str, cut: int) -> None:
    found = alone({name: PACKED[name.replace("a.", "work.")]({"pooling.py": CODE})[:cut]})
    assert all(taken.source is None for taken in found.files.values())


@pytest.mark.parametrize("name", ["a.rar", "a.7z", "a.tar.zst"])
def test_other_archives_are_rejected_with_a_hint(alone: Alone, name: str) -> None:
    assert "hand in a zip" in only_reason(alone({name: b"Rar!"}))


def test_an_unreadable_archive_beside_chapters_is_only_a_note(alone: Alone) -> None:
    found = alone({"pooling.py": CODE, "data.rar": b"Rar!"})
    assert set(found.files) == {"pooling"}
    assert any(note.en.startswith("data.rar is an archive") for note in found.notes)


def test_of_two_members_with_one_name_the_last_counts(alone: Alone) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("pooling.py", b"first = 1\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("pooling.py", b"last = 1\n")
    assert alone({"a.zip": stream.getvalue()}).files["pooling"].source == b"last = 1\n"


@pytest.mark.parametrize("name", PACKED)
def test_a_class_in_an_archive_is_read(tmp_path: Path, by_student: Reader, name: str) -> None:
    (tmp_path / name).write_bytes(PACKED[name]({f"export/{who}/pooling.py": CODE for who in ("alice", "bob")}))
    found = by_student(tmp_path / name)
    assert {one: found[one].files["pooling"].source for one in found} == {"alice": CODE, "bob": CODE}


def test_a_class_in_an_archive_in_a_folder_is_read(tmp_path: Path, by_student: Reader) -> None:
    packed = zipped({"alice.zip": zipped({"pooling.py": CODE}), "bob/pooling.py": CODE})
    fill(tmp_path / "download", {"class.zip": packed})
    assert set(by_student(tmp_path / "download")) == {"alice", "bob"}


@pytest.mark.parametrize(
    ("name", "content"), [("a.zip", b"PK"), ("a.rar", b"Rar!"), ("a.txt", b""), ("a.tar.gz", b"x")]
)
def test_a_class_that_cannot_be_read_is_an_error_with_a_reason(
    tmp_path: Path, course: object, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(IntakeError, match=r"damaged|neither a folder nor an archive that is read|no submission"):
        read(tmp_path / name, course)


def test_a_member_without_a_name_is_passed_over(alone: Alone) -> None:
    stored = zipped({"pooling.py": CODE, "@@@@": CODE}, compression=zipfile.ZIP_STORED)
    nameless = stored.replace(b"@@@@", b"\0@@@")  # a name ends at its first NUL
    with zipfile.ZipFile(io.BytesIO(nameless)) as archive:
        assert archive.namelist() == ["pooling.py", ""]
    assert alone({"a.zip": nameless}).files["pooling"].source == CODE


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(sorted(PACKED)),
    edits=st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_whatever_is_damaged_ends_in_a_reason(name: str, edits: list[tuple[int, int]]) -> None:
    packed = bytearray(PACKED[name]({"pooling.py": CODE * 20, "é/padding.py": CODE}))
    for position, value in edits:
        packed[position % len(packed)] = value
    with suppress(tree.Refused):  # and nothing else
        folder = archives.opened(tree.File(name, lambda limit: bytes(packed)), tree.Budget())
        for found in tree.walk(folder, tree.Budget()):
            with suppress(tree.Refused):
                found.file.read(10_000)
