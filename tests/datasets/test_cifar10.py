"""CIFAR-10's two formats, whole, broken and hostile, on files of four images."""

from __future__ import annotations

import io
import pickle
import sys
import tarfile
from pathlib import Path

import numpy as np
import pytest

from datasets import batches, cifar10
from datasets.splits import DatasetError

PER_BATCH = 4
TRAIN = [f"data_batch_{k}" for k in range(1, 6)]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(autouse=True)
def _tiny_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "IMAGES_PER_BATCH", PER_BATCH)
    monkeypatch.setattr(cifar10, "IMAGES_PER_BATCH", PER_BATCH)


def drawn(name: str) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(list(name.encode()))
    return rng.integers(0, 256, (PER_BATCH, 3072), np.uint8), rng.integers(0, 10, PER_BATCH, np.uint8)


def write_binary(folder: Path, name: str) -> Path:
    pixels, labels = drawn(name)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.bin"
    path.write_bytes(np.hstack([labels[:, None], pixels]).tobytes())
    return path


def short(text: bytes) -> bytes:
    """A Python 2 string, as the official files hold them."""
    return b"T" + len(text).to_bytes(4, "little") + text


def write_python(folder: Path, name: str, dtype: bytes = b"u1") -> Path:
    """Write the opcodes of the official files: protocol 2, from Python 2 and an old NumPy."""
    pixels, labels = drawn(name)
    array = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00t" + short(b"b") + b"tR"
    array += b"(K\x01(M" + PER_BATCH.to_bytes(2, "little") + b"M\x00\x0ct"
    array += b"cnumpy\ndtype\n(" + short(dtype) + b"K\x00K\x01tR"
    array += b"(K\x03" + short(b"|") + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
    array += b"\x89" + short(pixels.tobytes()) + b"tb"
    content = b"\x80\x02}(" + short(b"batch_label") + short(name.encode())
    content += short(b"labels") + b"](" + b"".join(b"K" + bytes([label]) for label in labels) + b"e"
    content += short(b"data") + array + b"u."
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


WRITERS = {"cifar-10-batches-bin": write_binary, "cifar-10-batches-py": write_python}


@pytest.fixture(params=WRITERS)
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder with all six files in one of the formats."""
    for name in [*TRAIN, "test_batch"]:
        WRITERS[request.param](tmp_path / request.param, name)
    return tmp_path


def test_the_fabricated_pickle_is_what_numpy_would_read(tmp_path: Path) -> None:
    path = write_python(tmp_path, "data_batch_1")
    content = pickle.loads(path.read_bytes(), encoding="bytes")
    np.testing.assert_array_equal(content[b"data"], drawn("data_batch_1")[0])
    assert content[b"labels"] == drawn("data_batch_1")[1].tolist()


@pytest.mark.parametrize(("split", "names"), [("train", TRAIN), ("test", ["test_batch"])])
def test_reads_all_batches_in_order(whole: Path, split: str, names: list[str]) -> None:
    loaded = cifar10.load(split, whole)
    assert (loaded.images.dtype, loaded.images.shape) == (np.uint8, (PER_BATCH * len(names), 3, 32, 32))
    assert (loaded.labels.dtype, loaded.labels.shape) == (np.int64, (PER_BATCH * len(names),))
    np.testing.assert_array_equal(loaded.images.reshape(-1, 3072), np.vstack([drawn(name)[0] for name in names]))
    np.testing.assert_array_equal(loaded.labels, np.hstack([drawn(name)[1] for name in names]))
    assert len(loaded.classes) == 10


def test_takes_the_folder_of_a_format_too(whole: Path) -> None:
    (inner,) = whole.iterdir()
    assert len(cifar10.load("test", inner)) == PER_BATCH


def test_prefers_the_format_that_is_whole(tmp_path: Path) -> None:
    write_binary(tmp_path / "cifar-10-batches-bin", "data_batch_1")
    for name in TRAIN:
        write_python(tmp_path / "cifar-10-batches-py", name)
    assert len(cifar10.load("train", tmp_path)) == 5 * PER_BATCH


def test_looks_in_the_configured_folder_then_in_the_cache(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOYAUX_DATA", str(whole))
    assert len(cifar10.load("test")) == PER_BATCH
    monkeypatch.setenv("NOYAUX_DATA", "")
    for platform, variable in [("linux", "XDG_CACHE_HOME"), ("win32", "LOCALAPPDATA")]:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setenv(variable, str(tmp_path / platform))
        assert cifar10.data_folder() == tmp_path / platform / "noyaux"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cifar10.data_folder() == Path.home() / "Library" / "Caches" / "noyaux"


def test_a_missing_folder_says_where_it_looked_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        DatasetError, match=r"no train images.*nowhere.*cifar-10-batches-py.*`grader data`.*NOYAUX_DATA"
    ):
        cifar10.load("train", tmp_path / "nowhere")


def test_a_broken_download_names_the_missing_files(tmp_path: Path) -> None:
    write_binary(tmp_path / "cifar-10-batches-bin", "data_batch_1")
    with pytest.raises(DatasetError, match=r"lacks data_batch_2\.bin.*data_batch_5\.bin.*`grader data`.*partial=True"):
        cifar10.load("train", tmp_path)


def test_a_part_can_be_asked_for(tmp_path: Path) -> None:
    write_binary(tmp_path / "cifar-10-batches-bin", "data_batch_1")
    write_binary(tmp_path / "cifar-10-batches-bin", "data_batch_4")
    loaded = cifar10.load("train", tmp_path, partial=True)
    np.testing.assert_array_equal(loaded.labels, np.hstack([drawn("data_batch_1")[1], drawn("data_batch_4")[1]]))


@pytest.mark.parametrize("keep", [0, 1, 500, -1])
def test_a_truncated_file_is_named(whole: Path, keep: int) -> None:
    path = next(whole.rglob("data_batch_3*"))
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(DatasetError, match=r"data_batch_3.*truncated.*`grader data`"):
        cifar10.load("train", whole)


def test_a_web_page_in_place_of_a_file_is_named(whole: Path) -> None:
    path = next(whole.rglob("test_batch*"))
    path.write_text("<html>404</html>")
    with pytest.raises(DatasetError, match=r"test_batch.*no CIFAR-10 file.*`grader data`"):
        cifar10.load("test", whole)


def test_labels_beyond_nine_are_refused(tmp_path: Path) -> None:
    path = write_binary(tmp_path / "cifar-10-batches-bin", "test_batch")
    content = bytearray(path.read_bytes())
    content[3073] = 77
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"test_batch\.bin has labels from \d to 77 instead of 0 to 9"):
        cifar10.load("test", tmp_path)


def test_a_huge_file_is_not_read_as_a_pickle(tmp_path: Path) -> None:
    path = tmp_path / "test_batch"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)  # sparse
    with pytest.raises(DatasetError, match=r"68,157,440 bytes: it is no CIFAR-10 file"):
        cifar10.load("test", tmp_path)


class _Payload:
    def __init__(self, function: object, *args: object) -> None:
        self.function, self.args = function, args

    def __reduce__(self) -> tuple[object, ...]:
        return self.function, self.args


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_malicious_pickle_runs_nothing(tmp_path: Path, protocol: int) -> None:
    victim = tmp_path / "victim"
    victim.write_text("alive")
    content = pickle.dumps({b"data": _Payload(Path.unlink, victim), b"labels": []}, protocol)
    (tmp_path / "test_batch").write_bytes(content)
    with pytest.raises(DatasetError, match=r"test_batch.*which no CIFAR-10 file does; nothing was run"):
        cifar10.load("test", tmp_path)
    assert victim.exists()
    pickle.loads(content)  # the positive control
    assert not victim.exists()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"cnumpy\nload\n(S'x'\ntR.", id="another name of numpy"),
        pytest.param(b"cnumpy.core.multiarray\n_reconstruct.__globals__\n.", id="an attribute of an allowed name"),
        pytest.param(b"\x80\x04\x8c\x05numpy\x8c\x0cndarray.dump\x93.", id="an attribute, protocol 4"),
        pytest.param(b"cbuiltins\neval\n(S'1'\ntR.", id="eval"),
        pytest.param(b"(S'1'\niposix\nsystem\n.", id="the INST opcode"),
        pytest.param(b"cnumpy\nndarray\n}S'a'\nI1\nsb.", id="state for an allowed name"),
        pytest.param(b"cnumpy\nndarray\n)\x81.", id="the NEWOBJ opcode"),
        pytest.param(b"\x80\x02\x82\x01.", id="an extension code"),
        pytest.param(b"P1\n.", id="a persistent id"),
    ],
)
def test_every_other_way_to_name_something_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "test_batch").write_bytes(content)
    with pytest.raises(DatasetError, match="test_batch is truncated or no CIFAR-10 file"):
        cifar10.load("test", tmp_path)


def test_arrays_of_python_objects_are_refused(tmp_path: Path) -> None:
    write_python(tmp_path, "test_batch", dtype=b"O8")
    with pytest.raises(DatasetError, match="data must be a uint8 array"):
        cifar10.load("test", tmp_path)


def test_fetch_is_content_with_whole_files(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    assert cifar10.fetch(whole) == whole


def test_fetch_without_pooch_says_how_to_do_it_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(DatasetError, match=r"pip install pooch, or put https://.*binary\.tar\.gz into"):
        cifar10.fetch(tmp_path)


def test_fetch_offline_names_file_folder_and_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pooch")
    monkeypatch.setattr(cifar10, "URL", "http://127.0.0.1:9/cifar-10-binary.tar.gz")  # nobody listens there
    with pytest.raises(
        DatasetError, match=r"cifar-10-binary\.tar\.gz could not be fetched.*into .*`grader data`"
    ) as error:
        cifar10.fetch(tmp_path)
    assert str(tmp_path) in str(error.value)


def test_fetch_repairs_a_truncated_file_from_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pooch = pytest.importorskip("pooch")
    source = tmp_path / "source"
    for name in [*TRAIN, "test_batch"]:
        write_binary(source / "cifar-10-batches-bin", name)
    archive = tmp_path / cifar10.ARCHIVE
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(source / "cifar-10-batches-bin", "cifar-10-batches-bin")
        intruder = tarfile.TarInfo("../intruder")
        tar.addfile(intruder, io.BytesIO())
    monkeypatch.setattr(cifar10, "MD5", pooch.file_hash(str(archive), "md5"))
    data = tmp_path / "data"
    write_binary(data / "cifar-10-batches-bin", "data_batch_1").write_bytes(b"broken")
    archive.rename(data / cifar10.ARCHIVE)
    cifar10.fetch(data)
    assert len(cifar10.load("train", data)) == 5 * PER_BATCH
    assert not (data / "intruder").exists()
    assert not (tmp_path / "intruder").exists()


def test_fetch_refuses_an_archive_with_another_md5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pooch")
    wrong = tmp_path / "elsewhere.tar.gz"
    wrong.write_bytes(b"not the archive")

    def deliver(url: str, output: str, downloader: object) -> None:  # what pooch calls to download
        Path(output).write_bytes(wrong.read_bytes())

    monkeypatch.setattr("pooch.core.choose_downloader", lambda *args, **kwargs: deliver)
    with pytest.raises(DatasetError, match=r"could not be fetched.*hash"):
        cifar10.fetch(tmp_path / "data")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/data with real CIFAR-10 files")
class TestRealFiles:
    @pytest.fixture(autouse=True)
    def _whole_batches(self, monkeypatch: pytest.MonkeyPatch, _tiny_batches: None) -> None:
        monkeypatch.setattr(batches, "IMAGES_PER_BATCH", 10_000)
        monkeypatch.setattr(cifar10, "IMAGES_PER_BATCH", 10_000)

    def test_both_formats_hold_the_same_images(self) -> None:
        binary = cifar10.load("train", SHARED / "cifar-10-batches-bin", partial=True)
        python = cifar10.load("train", SHARED / "cifar-10-batches-py", partial=True)
        np.testing.assert_array_equal(binary.images, python.images)
        np.testing.assert_array_equal(binary.labels, python.labels)
        assert binary.labels[:10].tolist() == [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]

    def test_the_missing_batches_are_named(self) -> None:
        with pytest.raises(DatasetError, match=r"lacks data_batch_2.*data_batch_5"):
            cifar10.load("train", SHARED)

    def test_the_class_names_are_the_published_ones(self) -> None:
        published = (SHARED / "cifar-10-batches-bin" / "batches.meta.txt").read_text().split()
        assert cifar10.load("test", SHARED).classes == tuple(published)
