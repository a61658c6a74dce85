"""Measure what cutting and augmenting batches costs beside a bare loop on tensors that are there already.

    python -m benchmarks.data_path --device cuda --images 45000 --batch-size 250

Both loops train the course's CNN with the reference's `train_step` on as many batches of the same size, in turns;
medians of several epochs are compared. At most 10 % is what the accuracy check allows itself on a GPU.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable

import torch

from grader.accuracy import prepare
from grader.accuracy.scenario import Batches, build, normalised
from grader.course import Course
from reference.training import train_epoch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--batch-size", type=int, default=50)
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    if options.device == "cpu":
        torch.set_num_threads(1)
    Course.find().importable()
    model = build(prepare(b"", options.device, "no data").initial_weights()).to(options.device)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    images = torch.randint(256, (options.images, 3, 32, 32), dtype=torch.uint8, device=options.device)
    labels = torch.randint(10, (options.images,), device=options.device)
    shuffle = torch.Generator().manual_seed(0)
    kinds: dict[str, Iterable[tuple[torch.Tensor, torch.Tensor]]] = {
        "bare": [
            (normalised(part), targets)
            for part, targets in zip(images.split(options.batch_size), labels.split(options.batch_size), strict=True)
        ],
        **{
            name: Batches(
                images, labels, options.batch_size, shuffle=shuffle, augment=name == "augmented", watch=lambda: None
            )
            for name in ("shuffled", "augmented")
        },
    }
    seconds: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(1 + options.epochs):
        for name, batches in kinds.items():
            start = time.perf_counter()
            train_epoch(model, batches, optimizer)  # every step asks for its loss, so that nothing is left running
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(measured[1:]) for name, measured in seconds.items()}
    for name, median in medians.items():
        print(f"{name:10} {median:7.3f} s an epoch, {median / medians['bare'] - 1:+.0%}")


if __name__ == "__main__":
    main()
