"""`grader doctor`: what this machine offers, in words that a system administrator can act on."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape

from grader.accuracy import cuda
from grader.accuracy.device import DeviceReport, device_report
from grader.outcome import InternalError
from grader.sandbox import Tier
from grader.sandbox.tiers import TierReport, choose
from grader.text import Language, Text

_TIERS = {
    Tier.BUBBLEWRAP_NAMESPACES: Text(
        "full, twice: bubblewrap around own namespaces and root, Landlock, seccomp, limits",
        "complet, deux fois : bubblewrap autour d’espaces de noms et d’une racine propres, Landlock, seccomp, limites",
    ),
    Tier.NAMESPACES: Text(
        "full: own namespaces and root, Landlock, seccomp, limits",
        "complet : espaces de noms et racine propres, Landlock, seccomp, limites",
    ),
    Tier.BUBBLEWRAP_LANDLOCK: Text(
        "very good: bubblewrap around Landlock, seccomp, limits; no namespaces of our own",
        "très bon : bubblewrap autour de Landlock, seccomp, limites ; sans espaces de noms à nous",
    ),
    Tier.LANDLOCK: Text(
        "good: Landlock, seccomp, limits; no namespaces", "bon : Landlock, seccomp, limites ; sans espaces de noms"
    ),
    Tier.NONE: Text(
        "none: a separate process only. Bulk grading refuses; students' own runs work",
        "aucun : seulement un processus séparé. La correction en masse refuse ; les essais des élèves marchent",
    ),
}
_WHY_NOT = Text("why not {tier}", "pourquoi pas {tier}")
_ISOLATION = Text("isolation", "isolation")
_TRAINING = Text("training", "entraînement")
_NO_GPU = Text("{cores} cores, no GPU that PyTorch can use", "{cores} cœurs, aucun GPU utilisable par PyTorch")
_NO_TORCH = Text("PyTorch cannot be imported", "PyTorch ne s’importe pas")
_BEHIND_WALLS = Text("GPU behind the walls", "GPU derrière les murs")
_REACHED = Text(
    "a worker behind {tier} computes on it through an opening for its driver; only the accuracy check has that opening",
    "un exécutant derrière {tier} y calcule par une ouverture pour son pilote ; seul le contrôle a cette ouverture",
)
_NOT_REACHED = Text(
    "of no use ({why}); the accuracy check trains on the processor and says so",
    "inutilisable ({why}) ; le contrôle entraîne sur le processeur et le dit",
)
_DATA = Text("data", "données")
_NO_DATA = Text(
    "CIFAR-10 is not in {folder}, or not whole (`grader data` fetches it); the accuracy check uses shapes10 instead",
    "CIFAR-10 n’est pas dans {folder}, ou pas en entier (`grader data` le télécharge) ; "
    "le contrôle utilise shapes10 à la place",
)
_ALL_DATA = Text("CIFAR-10 in {folder}", "CIFAR-10 dans {folder}")


def report(console: Console, language: Language) -> bool:
    """Print what is there and what is missing; return whether bulk grading is possible."""
    tiers = choose()
    _isolation(console, tiers, language)
    found = device_report()
    if found.torch is None:
        device = _NO_TORCH
    elif found.gpus:
        device = Text.same(", ".join(found.gpus))
    else:
        device = _NO_GPU.format(cores=found.cores)
    _line(console, _TRAINING, device, language)
    if found.gpus:
        _line(console, _BEHIND_WALLS, _gpu(found), language)
    _line(console, _DATA, _data(), language)
    console.print(f"Python {sys.version.split()[0]}, PyTorch {found.torch or '-'}", highlight=False)
    return tiers.tier is not Tier.NONE


def _line(console: Console, head: Text, said: Text, language: Language) -> None:
    colon = Text(":", " :").in_(language)
    console.print(f"[bold]{head.in_(language)}[/]{colon} {escape(said.in_(language))}", highlight=False)


def _isolation(console: Console, tiers: TierReport, language: Language) -> None:
    _line(
        console,
        _ISOLATION,
        Text.same("{tier} ({what})").format(tier=tiers.tier, what=_TIERS[tiers.tier]),
        language,
    )
    for check in tiers.checks:
        mark = "[green]✓[/]" if check.held else "[red]✗[/]"
        console.print(f"  {mark} {escape(check.what.in_(language))}", highlight=False)
    for tier, why in tiers.refused.items():
        _line(console, _WHY_NOT.format(tier=tier), why, language)


def _gpu(found: DeviceReport) -> Text:
    try:
        tier = cuda.walls(cuda.opening(found.nodes), trusted=False)
    except InternalError as error:
        return _NOT_REACHED.format(why=error.said)
    return _REACHED.format(tier=tier)


def _data() -> Text:
    from datasets import cifar10
    from datasets.splits import DatasetError

    folder = cifar10.data_folder()
    try:
        cifar10.load("train", folder)
        cifar10.load("test", folder)
    except DatasetError:
        return _NO_DATA.format(folder=folder)
    return _ALL_DATA.format(folder=folder)
