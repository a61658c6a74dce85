"""CIFAR-10: 60 000 colour images of 32×32 pixels in ten classes.

The files are looked for in one folder: the argument, else the environment variable `NOYAUX_DATA`, else the user's
cache. Source: A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
"""

from __future__ import annotations

import os
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from datasets.batches import IMAGE_SHAPE, IMAGES_PER_BATCH, read_binary, read_python
from datasets.splits import DatasetError, Split

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
ARCHIVE = "cifar-10-binary.tar.gz"
URL = f"https://www.cs.toronto.edu/~kriz/{ARCHIVE}"
MD5 = "c32a1d4ab5d03f1284b67883e8d87530"  # as the data set's page publishes it

_BATCHES = {"train": tuple(f"data_batch_{k}" for k in range(1, 6)), "test": ("test_batch",)}


@dataclass(frozen=True, slots=True)
class _Format:
    """One of the two official ways to store the batches."""

    folder: str
    suffix: str
    read: Callable[[Path], tuple[np.ndarray, np.ndarray]]


_BINARY = _Format("cifar-10-batches-bin", ".bin", read_binary)
_FORMATS = (_BINARY, _Format("cifar-10-batches-py", "", read_python))


def data_folder(folder: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder in which data is looked for: `folder`, else `NOYAUX_DATA`, else the user's cache."""
    if folder is not None:
        return Path(folder)
    if configured := os.environ.get("NOYAUX_DATA"):
        return Path(configured)
    home = Path.home()
    if sys.platform == "win32":
        cache = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        cache = home / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return cache / "noyaux"


def load(
    split: Literal["train", "test"], folder: str | os.PathLike[str] | None = None, *, partial: bool = False
) -> Split:
    """Read the 50 000 training or the 10 000 test images, in official order.

    Args:
        split: which images.
        folder: holds `cifar-10-batches-bin` or `cifar-10-batches-py`, or is one of them; see `data_folder`.
        partial: be content with the training batches that are there.

    Raises:
        DatasetError: a file is missing, truncated or something else.
    """
    root = data_folder(folder)
    wanted = _BATCHES[split]
    there = [
        (form, where, names)
        for form in _FORMATS
        for where in (root / form.folder, root)
        if (names := [name for name in wanted if (where / (name + form.suffix)).is_file()])
    ]
    if not there:
        raise DatasetError(
            f"no {split} images of CIFAR-10 in {root}: neither {' nor '.join(form.folder for form in _FORMATS)} "
            f"holds {wanted[0]}; {_remedy(root)}"
        )
    form, where, names = max(there, key=lambda found: len(found[2]))
    missing = [name + form.suffix for name in wanted if name not in names]
    if missing and not partial:
        raise DatasetError(
            f"{where} lacks {', '.join(missing)}: the download broke off; {_remedy(root)}, "
            "or ask for the batches that are there with partial=True"
        )
    return _read(form, [where / (name + form.suffix) for name in names], root)


def fetch(folder: str | os.PathLike[str] | None = None) -> Path:
    """Make sure that all of CIFAR-10 is in the data folder: check what is there, download what is not.

    A damaged file is replaced. Needs pooch, and the network unless the archive is already in the folder.

    Returns:
        The data folder.

    Raises:
        DatasetError: the files cannot be had.
    """
    root = data_folder(folder)
    try:
        load("train", root)
        load("test", root)
    except DatasetError:
        _unpack(_download(root), root / _BINARY.folder)
    return root


def _read(form: _Format, paths: list[Path], root: Path) -> Split:
    images = np.empty((len(paths) * IMAGES_PER_BATCH, *IMAGE_SHAPE), np.uint8)
    labels = np.empty(len(images), np.int64)
    for k, path in enumerate(paths):
        batch = slice(k * IMAGES_PER_BATCH, (k + 1) * IMAGES_PER_BATCH)
        try:
            images[batch], labels[batch] = form.read(path)
        except DatasetError as error:
            raise DatasetError(f"{error}; {_remedy(root)}") from error
        except OSError as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error
    return Split(images, labels, CLASSES)


def _remedy(root: Path) -> str:
    return f"run `grader data` to fetch it into {root}, or set NOYAUX_DATA to a folder that holds it"


def _download(root: Path) -> Path:
    try:
        import pooch
    except ImportError as error:
        raise DatasetError(
            f"downloading CIFAR-10 needs pooch: pip install pooch, or put {URL} into {root} and unpack it there"
        ) from error
    try:
        return Path(pooch.retrieve(URL, f"md5:{MD5}", fname=ARCHIVE, path=root, progressbar=False))
    except (OSError, ValueError) as error:  # requests' errors are OSErrors; a wrong md5 is a ValueError
        raise DatasetError(
            f"{ARCHIVE} could not be fetched from {URL} into {root}: {error}. Run `grader data` again where there "
            f"is a network, or bring that file into {root} and run `grader data` there"
        ) from error


def _unpack(archive: Path, folder: Path) -> None:
    """Write the six batches out of the archive, whatever else may be in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as tar:
            for name in (*_BATCHES["train"], *_BATCHES["test"]):
                member = tar.extractfile(f"{_BINARY.folder}/{name}{_BINARY.suffix}")
                assert member is not None  # the archive's md5 is the official one
                (folder / (name + _BINARY.suffix)).write_bytes(member.read())
    except OSError as error:
        raise DatasetError(f"{archive} cannot be unpacked into {folder}: {error}") from error
