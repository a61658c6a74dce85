"""Which walls this machine offers: found out by trying to break out of them.

A kernel's version and flags say little. Under AppArmor a namespace can be made
but not used, a container filters system calls, a limit can be set and never
fire. So a real worker runs `breakout.py`, and the strongest tier that holds
against all of it is chosen.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from grader.outcome import Call, Fault, InternalError, Outcome, Returned, Verdict
from grader.sandbox.policy import Limits, Opening, Tier
from grader.sandbox.sandbox import Sandbox
from grader.sandbox.worker import Worker
from grader.text import Text

_WALLS = tuple(tier for tier in Tier if tier is not Tier.NONE)
_LIMITS = Limits(cpu=0.1, wall=0.3, memory=2**26)
_PATIENT = Limits(cpu=30.0, wall=60.0, memory=2**26)


@dataclass(frozen=True, slots=True)
class Check:
    """One attempt, and whether the walls held."""

    what: Text
    held: bool


@dataclass(frozen=True, slots=True)
class TierReport:
    """The tier that was chosen, what was tried against it, and why no stronger one was."""

    tier: Tier
    checks: tuple[Check, ...]
    refused: dict[Tier, Text] = field(default_factory=dict)

    @property
    def reasons(self) -> list[Text]:
        """Say of every stronger tier why it was not chosen."""
        said = Text("{tier}: {why}", "{tier} : {why}")
        return [said.format(tier=tier, why=why) for tier, why in self.refused.items()]


def choose(opening: Opening | None = None) -> TierReport:
    """Return the strongest tier that holds here, with `opening` in its walls; it takes a second or two."""
    refused: dict[Tier, Text] = {}
    if sys.platform == "linux":
        for tier in _WALLS:
            try:
                checks = try_to_break_out(tier, opening)
            except InternalError as error:
                refused[tier] = _advice(str(error))
                continue
            failed = [check.what for check in checks if not check.held]
            if not failed:
                return TierReport(tier, checks, refused)
            refused[tier] = _leak(failed)
    else:
        refused = dict.fromkeys(_WALLS, _NOT_LINUX)
    return TierReport(Tier.NONE, (), refused)


def try_to_break_out(tier: Tier, opening: Opening | None = None) -> tuple[Check, ...]:
    """Run every attempt in a worker of `tier`, with `opening` in its walls.

    Raises:
        InternalError: no such worker can be started here.
    """
    submission = Path(__file__).with_name("breakout.py").read_bytes()
    with Sandbox("numpy", _LIMITS, tier, opening) as sandbox:
        patient = Worker(sandbox.template, _PATIENT, "breakout", submission, None)
        hasty = Worker(sandbox.template, _LIMITS, "breakout", submission, None)
        return (*_isolation(patient), *_exhaustion(patient, hasty))


def _isolation(worker: Worker) -> Iterator[Check]:
    canary = secrets.token_hex(16)
    memory = ctypes.create_string_buffer(canary.encode("ascii"))
    where = (os.getpid(), ctypes.addressof(memory), len(canary))
    with _folder_open_to_all() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        (folder / "canary").write_text(canary, encoding="ascii")
        written = folder / "written"
        (libraries, read, by_file, by_call, _, _, forked, signalled) = _answers(
            worker,
            [
                Call("use_libraries", ()),
                Call("read_file", (str(folder / "canary"),)),
                Call("read_memory_file", where),
                Call("read_memory", where),
                Call("write_file", (str(written),)),
                Call("connect", (server.getsockname()[1],)),
                Call("fork", ()),
                Call("signal_examiner", (os.getpid(),)),
            ],
        )
        yield Check(_LIBRARIES, isinstance(libraries, Returned))
        yield Check(_READ, not _told(read, canary))
        yield Check(_MEMORY, not _told(by_file, canary) and not _told(by_call, canary))
        yield Check(_WRITE, not written.exists())
        yield Check(_CONNECT, not _somebody_came(server))
        yield Check(_FORK, not isinstance(forked, Returned))
        yield Check(_SIGNAL, not isinstance(signalled, Returned))


def _exhaustion(patient: Worker, hasty: Worker) -> Iterator[Check]:
    for what, worker, function, verdict in (
        (_MEMORY_LIMIT, patient, "take_memory", Verdict.MEMORY),
        (_CPU_LIMIT, hasty, "take_cpu", Verdict.TIMEOUT),
        (_WALL_LIMIT, hasty, "take_time", Verdict.TIMEOUT),
    ):
        (outcome,) = _answers(worker, [Call(function, ())])
        yield Check(what, isinstance(outcome, Fault) and outcome.verdict is verdict)


def _answers(worker: Worker, calls: list[Call]) -> list[Outcome]:
    try:
        worker.load()
        outcomes = worker.ask(calls)
    finally:
        worker.close()
    if len(outcomes) != len(calls):
        raise InternalError(f"{calls[len(outcomes) - 1].function} ended the worker: {outcomes[-1]}")
    return outcomes


@contextmanager
def _folder_open_to_all() -> Iterator[Path]:
    """Yield a folder in which every user may read and write: only walls can keep a worker out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def _told(outcome: Outcome, canary: str) -> bool:
    return isinstance(outcome, Returned) and outcome.value == canary


def _somebody_came(server: socket.socket) -> bool:
    server.setblocking(False)
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


_LIBRARIES = Text("a worker can import the public libraries", "un exécutant peut importer les bibliothèques publiques")
_READ = Text("no file of the examiner can be read", "aucun fichier du correcteur n’est lisible")
_MEMORY = Text("the examiner's memory cannot be read", "la mémoire du correcteur n’est pas lisible")
_WRITE = Text("no file can be written", "aucun fichier ne peut être écrit")
_CONNECT = Text("no network connection can be made", "aucune connexion réseau n’est possible")
_FORK = Text("no process can be started", "aucun processus ne peut être lancé")
_SIGNAL = Text("the examiner cannot be signalled", "aucun signal n’atteint le correcteur")
_MEMORY_LIMIT = Text("the memory limit fires", "la limite de mémoire se déclenche")
_CPU_LIMIT = Text("the limit on CPU time fires", "la limite de temps processeur se déclenche")
_WALL_LIMIT = Text("the limit on elapsed time fires", "la limite de temps écoulé se déclenche")

_NOT_LINUX = Text(
    "the walls are Linux's: on other systems grade inside a Linux container or under WSL 2",
    "les murs sont ceux de Linux : sur un autre système, corrigez dans un conteneur Linux ou sous WSL 2",
)

# A word of the error, and what an administrator can do about it.
_ADVICE = {
    "bubblewrap is not installed": Text(
        "bubblewrap is not installed. It is no fault: with it a second, audited wall would stand around these. "
        "Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap; Arch: pacman -S bubblewrap",
        "bubblewrap n’est pas installé. Ce n’est pas un défaut : avec lui, un second mur, audité, entourerait ceux-ci. "
        "Debian, Ubuntu : apt install bubblewrap ; Fedora : dnf install bubblewrap ; Arch : pacman -S bubblewrap",
    ),
    "bwrap:": Text(
        "bubblewrap is installed, but cannot work here ({error}): it is too old, or the kernel, AppArmor or a "
        "container's profile refuses it namespaces",
        "bubblewrap est installé, mais ne peut fonctionner ici ({error}) : il est trop ancien, ou bien le noyau, "
        "AppArmor ou le profil d’un conteneur lui refuse les espaces de noms",
    ),
    "unshare": Text(
        "user namespaces are refused ({error}). On a host: sysctl -w user.max_user_namespaces=10000. In a container: "
        "start it with a seccomp profile that allows unshare and mount (Docker: --security-opt seccomp=unconfined "
        "--security-opt apparmor=unconfined)",
        "les espaces de noms utilisateur sont refusés ({error}). Sur une machine : sysctl -w "
        "user.max_user_namespaces=10000. Dans un conteneur : démarrez-le avec un profil seccomp qui autorise unshare "
        "et mount (Docker : --security-opt seccomp=unconfined --security-opt apparmor=unconfined)",
    ),
    "mount": Text(
        "namespaces can be made but not used ({error}): AppArmor or a container's profile forbids it. On Ubuntu: "
        "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        "les espaces de noms sont créés mais inutilisables ({error}) : AppArmor ou le profil du conteneur l’interdit. "
        "Sous Ubuntu : sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    ),
    "Landlock": Text(
        "Landlock is off ({error}): it takes Linux 5.13 or later, with landlock in the boot parameter lsm=",
        "Landlock est inactif ({error}) : il faut Linux 5.13 ou plus récent, avec landlock dans le paramètre de "
        "démarrage lsm=",
    ),
    "seccomp": Text(
        "system calls cannot be filtered ({error}): it takes a kernel with CONFIG_SECCOMP_FILTER on x86-64 or AArch64",
        "les appels système ne peuvent être filtrés ({error}) : il faut un noyau avec CONFIG_SECCOMP_FILTER, sur "
        "x86-64 ou AArch64",
    ),
}
_ADVICE["mapped"] = _ADVICE["pivot_root"] = _ADVICE["mount"]
_NO_ADVICE = Text("a worker cannot be started: {error}", "un exécutant ne peut être lancé : {error}")
_LEAKS = Text(
    "the walls stand, but this does not hold: {what}", "les murs sont là, mais ceci n’est pas assuré : {what}"
)
_READABLE = Text(
    "; Python and its packages must lie where every user may read, not below /root",
    " ; Python et ses paquets doivent se trouver là où tout utilisateur peut lire, pas sous /root",
)


def _advice(error: str) -> Text:
    for word, advice in _ADVICE.items():
        if word in error:
            return advice.format(error=error)
    return _NO_ADVICE.format(error=error)


def _leak(failed: list[Text]) -> Text:
    more = _READABLE if _LIBRARIES in failed else Text("", "")
    return Text(
        _LEAKS.en.format(what=", ".join(what.en for what in failed)) + more.en,
        _LEAKS.fr.format(what=", ".join(what.fr for what in failed)) + more.fr,
    )
