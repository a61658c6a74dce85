"""Measure what the accuracy check gives to right loops, wrong ones and cheats, over several exams.

    python -m benchmarks.accuracy --data ../shared/data --test 1000

The right loops are the wheats of `training` and those of tests/grader/accuracy/loops.py, most of them with other
rounding; the wrong ones stand there too. Without `--data`, and where there is no CIFAR-10, shapes10 is measured.
`linear` is ridge regression on the pixels of the same images. docs/accuracy.md holds the figures.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

import numpy as np
import torch

from grader import modules
from grader.accuracy import Task, check, prepare, scenario, train_reference
from grader.course import Course
from grader.sandbox import InProcess
from reference import training
from tests.grader.accuracy import loops


def linear(task: Task) -> float:
    """Return the test accuracy of the better of two ridge regressions."""
    x, x_test = (
        np.c_[split.images.reshape(len(split), -1) / 255 - 0.5, np.ones(len(split))].astype(np.float32)
        for split in (task.train, task.test)
    )
    square, target = x.T @ x, x.T @ np.eye(10, dtype=np.float32)[task.train.labels]
    return max(
        float(
            (
                (x_test @ np.linalg.solve(square + ridge * np.eye(len(square)), target)).argmax(1) == task.test.labels
            ).mean()
        )
        for ridge in (300, 3000)
    )


def submissions(course: Course, task: Task) -> dict[str, Callable[[], ModuleType]]:
    """Return what makes each loop, by kind and name."""
    return {
        **{f"right: {path.stem}": partial(modules.load, path, "training") for path in course["training"].wheats()},
        **{f"right: {name}": partial(loops.module, fit) for name, fit in loops.RIGHT.items()},
        **{f"wrong: {name}": partial(loops.module, fit) for name, fit in loops.WRONG.items()},
        **{f"cheat: {name}": partial(loops.module, fit) for name, fit in loops.CHEATS.items()},
        "cheat: brings weights": lambda: loops.module(loops.brings(pretrained(task))),
        "cheat: brings weights, renames labels": lambda: loops.module(loops.brings_and_renames(pretrained(task))),
    }


def pretrained(task: Task) -> list[np.ndarray]:
    """Return what somebody may bring along: the same network, trained before the exam under the true names."""
    other = replace(task, secret=b"an older exam")
    weights = train_reference(other, InProcess(training, scenario), runs=1).path[-1]
    return [*weights[:-2], *(weight[other.label_names] for weight in weights[-2:])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=str(Path("no data")), help="folder that holds CIFAR-10")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--exams", type=int, default=1, help="number of secrets")
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them")
    parser.add_argument("--orders", type=int, default=3, help="reference runs per exam")
    parser.add_argument("--images", type=int, help="training images, if not the budget's")
    parser.add_argument("--epochs", type=int, help="epochs, if not the budget's")
    parser.add_argument("--test", type=int, default=10_000, help="so many test images, the first ones")
    parser.add_argument("--only", nargs="*", help="beginnings of names: right wrong 'cheat: brings'")
    options = parser.parse_args()
    torch.set_num_threads(1)
    course = Course.find()
    course.importable()
    for number in range(options.first, options.first + options.exams):
        task = shortened(prepare(bytes([number]), options.device, options.data), options)
        start = time.process_time()
        reference = train_reference(task, InProcess(training, scenario), runs=options.orders)
        each = (time.process_time() - start) / options.orders
        print(f"\n{task.data}, exam {number}, {task.budget}")
        print(f"linear model {linear(task):.3f}")
        print(f"reference {listed(reference.accuracies)}, mean {reference.accuracy:.3f}, {each:.0f} s of CPU each")
        print(f"after each epoch, on validation: {listed(reference.curve)}")
        print(f"{'loop':42} accuracy  share  points  closeness  CPU s  needs a look")
        for name, make in submissions(course, task).items():
            if options.only and not name.startswith(tuple(options.only)):
                continue
            examinee = InProcess(make(), scenario)
            start = time.process_time()
            result = check(task, reference, examinee)
            seconds = time.process_time() - start
            looks = ", ".join(concern.rule for concern in result.needs_look)
            if result.accuracy is None:
                print(f"{name:42} {result.verdict}")
                continue
            print(
                f"{name:42} {result.accuracy:8.3f} {result.accuracy / reference.accuracy:6.2f} {result.score:7} "
                f"{result.closeness:10.2f} {seconds:6.0f}  {looks}",
                flush=True,
            )


def listed(shares: Sequence[float]) -> str:
    """Return shares beside each other."""
    return " ".join(f"{share:.3f}" for share in shares)


def shortened(task: Task, options: argparse.Namespace) -> Task:
    """Return `task` with the budget that was asked for."""
    budget = replace(
        task.budget, images=options.images or task.budget.images, epochs=options.epochs or task.budget.epochs
    )
    return replace(task, budget=budget, train=task.train[: budget.images], test=task.test[: options.test])


if __name__ == "__main__":
    main()
