"""What this machine offers for training, found out without touching CUDA in this process.

A process that has initialised CUDA cannot fork workers that use it, so another
process is asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.accuracy.cuda import nodes
from grader.accuracy.task import Device
from grader.text import Text

Wanted = Literal["auto", "cpu", "cuda"]

_QUESTION = """
import json, torch
names = [torch.cuda.get_device_name(k) for k in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
print(json.dumps({"torch": torch.__version__, "gpus": names}))
"""
_PATIENCE = 120  # seconds; importing PyTorch from a cold network disk takes that long


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """What training can run on.

    Attributes:
        torch: PyTorch's version, `None` where it cannot be imported.
        gpus: the names of the GPUs that it can use.
        nodes: the device files that a confined worker needs to use them.
        cores: the processor cores that this process may use.
    """

    torch: str | None
    gpus: tuple[str, ...]
    nodes: tuple[Path, ...]
    cores: int


def device_report() -> DeviceReport:
    """Ask a fresh process what PyTorch finds."""
    try:
        asked = subprocess.run(
            [sys.executable, "-c", _QUESTION], capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
        found = json.loads(asked.stdout)
    except subprocess.SubprocessError:
        found = {"torch": None, "gpus": []}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return DeviceReport(found["torch"], tuple(found["gpus"]), nodes(), cores)


def choose(wanted: Wanted, report: DeviceReport) -> tuple[Device, Text | None]:
    """Return the device to train on, and what there is to say about it."""
    if wanted == "cpu":
        return "cpu", None
    if report.gpus:
        name = report.gpus[0]
        return "cuda", Text(
            f"trained on {name}; for this the walls were opened to the driver of the GPU",
            f"entraîné sur {name} ; pour cela, les murs étaient ouverts au pilote du GPU",
        )
    asked = Text("--device cuda: ", "--device cuda : ") if wanted == "cuda" else Text("", "")
    return "cpu", Text(
        f"{asked.en}no GPU was found: trained on the processor, with its budget and bands",
        f"{asked.fr}aucun GPU trouvé : entraîné sur le processeur, avec son budget et ses seuils",
    )
