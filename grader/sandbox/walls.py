"""The walls between a worker and everything else.

They are prepared once, in the template, and put up in every worker after its
fork and before it hears of a student: nothing is executed anew, so the warm
libraries are kept. All of it works without privileges. Every step that fails
raises, and no worker runs behind half a wall.
"""

from __future__ import annotations

import fcntl
import os
import resource
import signal
from pathlib import Path

from grader.sandbox import landlock, linux, seccomp
from grader.sandbox.libraries import locations, standard_folders
from grader.sandbox.policy import Limits, Opening, Tier

# File descriptors from here on are free while a worker's are put in their places.
OUT_OF_THE_WAY = 64
# Who a worker is where the examiner is root.
NOBODY = 65534

_NAMESPACES = (
    linux.CLONE_NEWUSER
    | linux.CLONE_NEWNS
    | linux.CLONE_NEWPID
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWCGROUP
)
_DEVICES = {"/dev/null": landlock.READ_FILE | landlock.WRITE_FILE, "/dev/urandom": landlock.READ_FILE}
_TO_A_DRIVER = landlock.READ_FILE | landlock.WRITE_FILE | landlock.IOCTL_DEV
# What every process may know of itself; a driver names its threads there, and fails where it cannot.
_OWN_PROCESS = {
    "/proc/self": landlock.READ_FILE | landlock.READ_DIR,
    "/proc/self/task": landlock.READ_FILE | landlock.READ_DIR | landlock.WRITE_FILE,
}
_BUILDING_SITE = "/tmp"  # noqa: S108  any folder does: what lies in it is seen again after the pivot
_OLD = "/.old"
_ALL_FDS = 2**20
_MAPPED = "mapped"
# Address space, or data, that a worker may reserve beyond its memory: stacks and arenas of its threads.
_RESERVE = 2**29
# A driver's file in memory; such files are no resident memory, so they are few (RLIMIT_NOFILE) and small.
_FILE_IN_MEMORY = 2**24


def unshare() -> None:
    """Put this process and its children into new namespaces, which map its user (for root: also nobody).

    A child that stays outside writes the maps: from inside only one user could be mapped.

    Raises:
        OSError: namespaces are refused, or users cannot be mapped in them.
    """
    target = os.getpid()
    order, go = os.pipe()
    report, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(go)
        if os.read(order, 1):
            os.write(said, _map_users(target).encode())
        os._exit(0)
    os.close(order)
    os.close(said)
    try:
        linux.unshare(_NAMESPACES)
        os.write(go, b"!")
        problem = os.read(report, 2**10).decode()
    finally:
        os.close(go)
        os.close(report)
        os.waitpid(child, 0)
    if problem != _MAPPED:
        raise OSError(f"users cannot be mapped: {problem or 'nobody did'}")


def _map_users(pid: int) -> str:
    """Map users in the new user namespace of process `pid`; return `_MAPPED`, or what went wrong."""
    try:
        for name, content in _user_maps(os.geteuid(), os.getegid()).items():
            Path(f"/proc/{pid}/{name}").write_text(content, encoding="ascii")
    except OSError as error:
        return str(error)
    return _MAPPED


def _user_maps(user: int, group: int) -> dict[str, str]:
    if user == 0:
        return {"uid_map": f"0 0 1\n{NOBODY} {NOBODY} 1", "gid_map": f"0 0 1\n{NOBODY} {NOBODY} 1"}
    return {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}


class Walls:
    """The walls of one tier, ready to be put up in workers that fork from this process.

    Args:
        tier: which walls.
        limits: what a worker may use up.
        held: bytes of address space that this process has; with an opening, of data.
        opening: a hole in them.
    """

    def __init__(self, tier: Tier, limits: Limits, held: int, opening: Opening | None = None) -> None:
        self._tier = tier
        self._opening = opening
        self._threads = limits.threads
        # A driver reserves far more addresses than it uses; what may be written is limited there, and threads with it.
        which = resource.RLIMIT_DATA if opening else resource.RLIMIT_AS
        self._space = which, held + limits.memory + _RESERVE
        self._ruleset = -1
        self._rules: list[tuple[str, int]] = []
        if tier is Tier.NONE:
            return
        if not seccomp.supported():
            raise OSError("seccomp: no table of this architecture's system calls")
        seen = locations()
        if tier.has_own_namespaces:
            opened = (*opening.devices, *opening.outside_proc) if opening else ()
            _pivot([*seen, *_DEVICES, *opened], processes=opening is not None)
        if not tier.has_own_namespaces or landlock.version() or opening:
            self._rules = _rules(seen, opening)
            ruleset = landlock.ruleset(self._rules)
            self._ruleset = fcntl.fcntl(ruleset, fcntl.F_DUPFD_CLOEXEC, OUT_OF_THE_WAY)
            os.close(ruleset)
        linux.prctl(linux.PR_SET_DUMPABLE, 0)

    def put_up(self, highest_fd: int) -> None:
        """Put up the walls around this process, a fresh fork that keeps the files up to `highest_fd`.

        Raises:
            OSError: a wall does not stand.
        """
        os.setsid()
        ruleset = self._ruleset
        if self._opening and self._tier is not Tier.NONE:  # /proc/self is another folder in every process
            ruleset = landlock.ruleset([*self._rules, *_OWN_PROCESS.items()])
        if self._tier is not Tier.NONE and os.geteuid() == 0:
            linux.drop_bounding_set()
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        if self._tier.has_own_namespaces:
            linux.unshare(linux.CLONE_NEWUSER)  # threads are counted for each user namespace on its own
            _limit(resource.RLIMIT_NPROC, self._threads)
        _limit(*self._space)
        _limit(resource.RLIMIT_CORE, 0)
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        if self._tier is Tier.NONE:
            os.closerange(highest_fd + 1, _ALL_FDS)
            return
        _limit(resource.RLIMIT_FSIZE, _FILE_IN_MEMORY if self._opening else 0)
        _limit(resource.RLIMIT_NOFILE, 256)
        _limit(resource.RLIMIT_MEMLOCK, 0)
        _limit(resource.RLIMIT_MSGQUEUE, 0)
        _limit(resource.RLIMIT_NICE, 0)
        _limit(resource.RLIMIT_RTPRIO, 0)
        linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
        linux.drop_capabilities()
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
        if ruleset >= 0:
            landlock.restrict(ruleset)
        os.closerange(highest_fd + 1, _ALL_FDS)
        seccomp.install(seccomp.program(os.getpid(), driver=self._opening is not None))


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))


def _rules(seen: list[str], opening: Opening | None) -> list[tuple[str, int]]:
    readable = [*seen, *(opening.readable if opening else ())]
    return [
        *((folder, landlock.READ_DIR) for folder in standard_folders()),
        *((path, landlock.READ_FILE | (landlock.READ_DIR if Path(path).is_dir() else 0)) for path in readable),
        *_DEVICES.items(),
        *((path, _TO_A_DRIVER) for path in (opening.devices if opening else ())),
    ]


def _pivot(seen: list[str], *, processes: bool) -> None:
    """Make a new root that holds `seen`, read-only, at the paths where they are now, and nothing else.

    Args:
        seen: files and folders.
        processes: let it have a `/proc` of this PID namespace too, writable.
    """
    sources = {path: os.path.realpath(path) for path in seen}
    linux.mount("none", "/", None, linux.MS_REC | linux.MS_PRIVATE)
    flags = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
    linux.mount("none", _BUILDING_SITE, "tmpfs", flags, "size=1m,nr_inodes=4k,mode=755")
    Path(_BUILDING_SITE + _OLD).mkdir()
    linux.pivot_root(_BUILDING_SITE, _BUILDING_SITE + _OLD)
    os.chdir("/")
    for path, source in sources.items():
        _bind(_OLD + source, path)
    if processes:
        Path("/proc").mkdir()
        linux.mount("proc", "/proc", "proc", flags)
    linux.unmount(_OLD)
    Path(_OLD).rmdir()
    linux.make_read_only("/")
    if processes:
        linux.make_writable("/proc")


def _bind(source: str, target: str) -> None:
    path = Path(target)
    if Path(source).is_dir():
        path.mkdir(parents=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    linux.mount(source, target, None, linux.MS_BIND | linux.MS_REC)
