"""One file of CIFAR-10, in either of its two official formats.

The Python format is a pickle, and a pickle is a program. It is read here without running any of it: the only
names that it may mention are the three which rebuild a NumPy array, and even those are replaced by stand-ins that
record their arguments.
"""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

import numpy as np

from datasets.splits import DatasetError

IMAGES_PER_BATCH = 10_000
IMAGE_SHAPE = (3, 32, 32)
_PIXELS = 3 * 32 * 32
# An official batch is half the size; what is larger is something else and is not read into memory.
_MOST_BYTES = 64 * 2**20


def read_binary(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read a file of 3073-byte records: the label, then the red, green and blue planes.

    Returns:
        uint8 images `(N, 3, 32, 32)` and int64 labels `(N,)`.

    Raises:
        DatasetError: the file is truncated or something else.
    """
    expected = IMAGES_PER_BATCH * (1 + _PIXELS)
    size = path.stat().st_size
    if size != expected:
        raise DatasetError(f"{path} has {size:,} bytes instead of {expected:,}: it is truncated or no CIFAR-10 file")
    records = np.fromfile(path, np.uint8).reshape(IMAGES_PER_BATCH, 1 + _PIXELS)
    return _checked(path, records[:, 1:], records[:, 0].astype(np.int64))


def read_python(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read a pickled dict of `data` `(N, 3072)` and `labels`, without running the pickle.

    Returns:
        uint8 images `(N, 3, 32, 32)` and int64 labels `(N,)`.

    Raises:
        DatasetError: the file is truncated, or holds anything beyond what an official file is made of.
    """
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise DatasetError(f"{path} has {size:,} bytes: it is no CIFAR-10 file")
    try:
        batch = _Unpickler(io.BytesIO(path.read_bytes()), encoding="bytes").load()
        pixels, labels = _array(batch[b"data"]), np.array(batch[b"labels"], np.int64)
    except Exception as error:  # a damaged pickle can fail in every way there is
        raise DatasetError(f"{path} is truncated or no CIFAR-10 file: {error!r}") from error
    return _checked(path, pixels, labels)


def _checked(path: Path, pixels: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if pixels.shape != (IMAGES_PER_BATCH, _PIXELS) or labels.shape != (IMAGES_PER_BATCH,):
        raise DatasetError(
            f"{path} holds pixels {pixels.shape} and labels {labels.shape} "
            f"instead of {(IMAGES_PER_BATCH, _PIXELS)} and {(IMAGES_PER_BATCH,)}: it is no CIFAR-10 file"
        )
    if labels.min() < 0 or labels.max() > 9:
        raise DatasetError(f"{path} has labels from {labels.min()} to {labels.max()} instead of 0 to 9: it is damaged")
    return pixels.reshape(-1, *IMAGE_SHAPE), labels


class _Recorded:
    """Stands where the pickle would build an object: remembers what it is given, and does nothing."""

    __slots__ = ("arguments", "state")

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments
        self.state: Any = None

    def __setstate__(self, state: Any) -> None:
        self.state = state


class _Unpickler(pickle.Unpickler):
    _ARRAY = frozenset({("numpy.core.multiarray", "_reconstruct"), ("numpy", "ndarray"), ("numpy", "dtype")})

    def find_class(self, module: str, name: str) -> type[_Recorded]:
        if (module, name) not in self._ARRAY:
            raise pickle.UnpicklingError(f"it names {module}.{name}, which no CIFAR-10 file does; nothing was run")
        return _Recorded


def _array(recorded: _Recorded) -> np.ndarray:
    """Build the array whose pickled state was recorded: (version, shape, dtype, Fortran order, bytes)."""
    _, shape, dtype, fortran_order, data = recorded.state
    if dtype.arguments[0] != b"u1" or fortran_order or type(data) is not bytes:
        raise TypeError("data must be a uint8 array in C order")
    return np.frombuffer(data, np.uint8).reshape(shape)
