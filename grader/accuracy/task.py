"""What is to be trained, on which images, and what that earns: the same for a whole class."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from grader.outcome import Call, Value
from grader.text import Text

if TYPE_CHECKING:
    from datasets.splits import Split

Device = Literal["cpu", "cuda"]

# The course's CNN: `CNN(in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32)`.
_IN_CHANNELS, _CHANNELS, _HIDDEN, _CLASSES, _SIDE = 3, (32, 64), 128, 10, 32


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be trained; in images and epochs, never in seconds."""

    images: int
    validation: int
    epochs: int
    batch_size: int
    lr: float
    augment: bool


# docs/accuracy.md has what each comes to, in accuracy and in time.
BUDGETS: dict[tuple[str, Device], Budget] = {
    ("cifar10", "cpu"): Budget(images=9_000, validation=1_000, epochs=8, batch_size=50, lr=1e-3, augment=True),
    ("cifar10", "cuda"): Budget(images=45_000, validation=5_000, epochs=20, batch_size=250, lr=1e-3, augment=True),
    ("shapes10", "cpu"): Budget(images=1_080, validation=120, epochs=4, batch_size=25, lr=2e-3, augment=False),
    ("shapes10", "cuda"): Budget(images=1_080, validation=120, epochs=4, batch_size=25, lr=2e-3, augment=False),
}


@dataclass(frozen=True, slots=True)
class Band:
    """At least `share` of the reference's accuracy earns `points`."""

    share: float
    points: int


# The best first. What no linear model reaches, and no right loop misses by luck: see docs/accuracy.md.
BANDS = (Band(0.93, 10), Band(0.88, 7), Band(0.80, 4))


@dataclass(frozen=True, slots=True)
class Task:
    """One training for all submissions of an exam.

    Attributes:
        data: `"cifar10"`, or `"shapes10"`, the generated stand-in.
        device: where the student's code trains.
        budget: how much.
        train: the images that `fit` trains on.
        validation: those it chooses the best epoch by; published, so that they may be shown.
        test: never seen by a worker.
        secret: the exam's; initial weights, order and names of the labels come from it.
        bands: what accuracy earns.
        note: what the instructor should know about data and device.
    """

    data: Literal["cifar10", "shapes10"]
    device: Device
    budget: Budget
    train: Split
    validation: Split
    test: Split
    secret: bytes
    bands: tuple[Band, ...] = BANDS
    note: Text | None = None

    @property
    def max_points(self) -> int:
        """Return what the best band earns."""
        return self.bands[0].points

    @property
    def label_names(self) -> np.ndarray:
        """Return the number by which a worker knows each class, int64 `(10,)`.

        Weights that were trained before the exam, or labels known by heart, say nothing under secret names.
        """
        return self._stream("labels").permutation(_CLASSES)

    def initial_weights(self) -> list[np.ndarray]:
        """Return the parameters of the course's CNN before training, drawn as PyTorch draws them by default."""
        rng = self._stream("weights")
        shapes: list[tuple[int, ...]] = []
        inputs, side = _IN_CHANNELS, _SIDE
        for outputs in _CHANNELS:
            shapes.append((outputs, inputs, 3, 3))
            inputs, side = outputs, side // 2
        shapes += [(_HIDDEN, inputs * side * side), (_CLASSES, _HIDDEN)]
        weights = []
        for shape in shapes:
            bound = np.prod(shape[1:]) ** -0.5
            weights += [rng.uniform(-bound, bound, size).astype(np.float32) for size in (shape, shape[:1])]
        return weights

    def call(self, run: int = 0) -> Call:
        """Return the question to a worker: train, and give the weights back.

        Args:
            run: 0 for every submission; other numbers shuffle the images otherwise.
        """
        names = self.label_names
        options: dict[str, Value] = {
            "epochs": self.budget.epochs,
            "batch_size": self.budget.batch_size,
            "lr": self.budget.lr,
            "augment": self.budget.augment,
            "seed": int(self._stream(f"order {run}").integers(2**63)),
            "device": self.device,
        }
        weights: list[Value] = [*self.initial_weights()]
        train, validation = self.train, self.validation
        images = (train.images, names[train.labels], validation.images, names[validation.labels])
        return Call("train", (weights, *images), options, scenario=True)

    def digest(self) -> str:
        """Return a hash of everything that the reference's accuracy depends on."""
        hashed = hashlib.sha256(repr((self.data, self.device, self.budget)).encode())
        for split in (self.train, self.validation, self.test):
            hashed.update(split.images.tobytes() + split.labels.tobytes())
        hashed.update(hashlib.sha256(self.secret).digest())
        return hashed.hexdigest()

    def _stream(self, name: str) -> np.random.Generator:
        """Return random numbers that are the exam's own; without the secret nobody can foretell them."""
        seed = hashlib.sha256(self.secret + b"accuracy: " + name.encode()).digest()
        return np.random.default_rng(int.from_bytes(seed, "big"))


def prepare(secret: bytes, device: Device, folder: str | None = None, note: Text | None = None) -> Task:
    """Make the task from CIFAR-10 where it is found, from shapes10 otherwise; the task's note then says so.

    Students read the note: why it is not found, and in which folder, is for `grader doctor` to say.

    Args:
        secret: the exam's.
        device: where to train.
        folder: of the data; see `datasets.cifar10.data_folder`.
        note: what there is to say about the device.
    """
    found = _of_cifar10(secret, device, folder, note)
    if isinstance(found, Task):
        return found
    stand_in = Text(
        f"measured on shapes10, generated images, instead of CIFAR-10: {found.en}",
        f"mesuré sur shapes10, des images générées, au lieu de CIFAR-10 : {found.fr}",
    )
    note = stand_in if note is None else Text(f"{note.en}; {stand_in.en}", f"{note.fr} ; {stand_in.fr}")
    return _of_shapes10(secret, device, note)


def _of_cifar10(secret: bytes, device: Device, folder: str | None, note: Text | None) -> Task | Text:
    """Return the task, or why there is none."""
    from datasets import cifar10
    from datasets.splits import DatasetError, train_validation

    budget = BUDGETS["cifar10", device]
    try:
        # A download that broke off is enough for a budget that it covers.
        train, validation = train_validation(cifar10.load("train", folder, partial=True))
        test = cifar10.load("test", folder)
    except DatasetError:
        return Text("it is not there, or damaged", "il manque, ou est endommagé")
    if len(train) < budget.images:
        return Text(
            f"{budget.images} training images are needed and {len(train)} are there",
            f"il faut {budget.images} images d’entraînement et {len(train)} sont là",
        )
    train, validation = train[: budget.images], validation[: budget.validation]
    return Task("cifar10", device, budget, train, validation, test, secret, note=note)


def _of_shapes10(secret: bytes, device: Device, note: Text) -> Task:
    from datasets import shapes10
    from datasets.splits import train_validation

    budget = BUDGETS["shapes10", device]
    train, validation = train_validation(shapes10.load("train", budget.images + budget.validation))
    return Task("shapes10", device, budget, train, validation, shapes10.load("test", 1_000), secret, note=note)
