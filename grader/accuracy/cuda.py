"""CUDA in a confined worker: what has to be opened for NVIDIA's driver, and whether that is enough.

Where the lists are from, and what is assumed of the driver, stands in
docs/security.md. Whether they are enough, only a try can tell.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from grader.outcome import Call, Fault, InternalError, LoadError, Outcome, Returned
from grader.sandbox import Limits, Opening, Sandbox, Tier
from grader.sandbox.tiers import choose
from grader.text import SEMICOLON, Text

# In /dev; not modeset, which is for screens.
_NODES = ("nvidia[0-9]*", "nvidiactl", "nvidia-uvm", "nvidia-uvm-tools", "nvidia-caps/*")
_READABLE = (
    "/proc/cpuinfo",
    "/proc/devices",
    "/proc/driver/nvidia",
    "/proc/driver/nvidia-uvm",
    "/proc/meminfo",
    "/proc/modules",
    "/proc/sys/vm/mmap_min_addr",
    "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu",
    "/sys/devices/system/memory",
    "/sys/devices/system/node",
)
_GPUS = Path("/proc/driver/nvidia/gpus")  # a folder for each, named by its address on the bus
_PCI = Path("/sys/bus/pci/devices")
# The driver's parts that compute, and what PyTorch asks it for; the others draw or encode.
_LIBRARIES = (
    "libcuda.so.1",
    "libnvidia-ptxjitcompiler.so.1",
    "libnvidia-nvvm.so.4",
    "libnvidia-gpucomp.so",
    "libnvidia-ml.so.1",
)
_TRY = b"""
import torch

def multiply():
    try:
        ones = torch.ones(64, 64, device="cuda")
        return float((ones @ ones).sum())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
"""
_PRODUCT = 64.0**3
_NO_DEVICE = Text(
    "there is no /dev/nvidia0 here, and the walls open for NVIDIA's driver on Linux only",
    "il n’y a pas ici de /dev/nvidia0, et les murs ne s’ouvrent que pour le pilote de NVIDIA, sous Linux",
)
_NO_WALLS = Text(
    "no walls hold with the GPU's driver: {reasons}", "aucun mur ne tient avec le pilote du GPU : {reasons}"
)
_NO_PRODUCT = Text(
    "a worker behind the walls {tier} cannot compute on the GPU: {said}",
    "un exécutant derrière les murs {tier} ne peut calculer sur le GPU : {said}",
)
_PATIENT = Limits(cpu=120.0, wall=300.0, memory=4 * 2**30)  # a driver that starts for the first time takes its time


def nodes(dev: Path = Path("/dev")) -> tuple[Path, ...]:
    """Return the device files of NVIDIA's GPUs that are there."""
    return tuple(sorted(path for pattern in _NODES for path in dev.glob(pattern) if path.is_char_device()))


def opening(devices: Sequence[Path]) -> Opening:
    """Return what to open for one GPU: the first that `CUDA_VISIBLE_DEVICES` names, or the first there is.

    Args:
        devices: the device files, as `nodes` finds them.

    Raises:
        InternalError: there are none, as with a GPU of another maker or under WSL 2.
    """
    if not any(path.name.removeprefix("nvidia").isdigit() for path in devices):
        raise InternalError(_NO_DEVICE)
    wanted = os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]
    order = os.environ.get("CUDA_DEVICE_ORDER")
    cards = [str(_PCI / path.name) for path in sorted(_GPUS.glob("*"))]
    return Opening(
        name="cuda",
        devices=tuple(str(path) for path in devices),
        readable=tuple(path for path in (*_READABLE, *cards, *_packages()) if Path(path).exists()),
        libraries=_LIBRARIES,
        environment={
            "CUDA_VISIBLE_DEVICES": wanted,
            "CUDA_CACHE_DISABLE": "1",  # there is nowhere to write
            **({"CUDA_DEVICE_ORDER": order} if order else {}),
        },
    )


def walls(opened: Opening, *, trusted: bool) -> Tier:
    """Return the strongest walls that hold with `opened` in them, after a worker behind them computed on the GPU.

    Args:
        opened: what `opening` returns.
        trusted: do without walls, as the instructor wishes.

    Raises:
        InternalError: there are none, or the GPU is out of reach behind them; the message says why.
    """
    tier = Tier.NONE
    if not trusted:
        report = choose(opened)
        tier = report.tier
        if tier is Tier.NONE:
            raise InternalError(_NO_WALLS.format(reasons=Text.joined(report.reasons, SEMICOLON)))
    with Sandbox("torch", _PATIENT, tier, opened) as sandbox:
        worker = sandbox.worker("multiply", _TRY)
        try:
            loaded = worker.load()
            outcome = loaded if isinstance(loaded, LoadError) else worker.ask([Call("multiply", ())])[0]
        finally:
            worker.close()
    if not (isinstance(outcome, Returned) and outcome.value == _PRODUCT):
        raise InternalError(_NO_PRODUCT.format(tier=tier, said=_said(outcome)))
    return tier


def _said(outcome: Outcome | LoadError) -> Text:
    """Return the first line of what CUDA said, or what became of the worker."""
    if isinstance(outcome, Returned) and isinstance(outcome.value, str):
        return Text.same(next(iter(outcome.value.splitlines()), ""))
    return outcome.detail if isinstance(outcome, Fault | LoadError) else Text.same(str(outcome))


def _packages() -> list[str]:
    """Return the folder of NVIDIA's Python packages: cuDNN and its like load parts of themselves when first used."""
    from importlib.util import find_spec

    spec = find_spec("nvidia")
    return list(spec.submodule_search_locations or ()) if spec else []
