"""The Linux calls that Python's standard library lacks; each raises `OSError` where it fails.

Not importable on other systems: nothing imports it before a sandbox starts.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

CLONE_NEWNS = 0x0002_0000
CLONE_NEWCGROUP = 0x0200_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47

# The kernel numbers these alike on every architecture.
_SYS_MOUNT_SETATTR = 442
_AT_RECURSIVE = 0x8000
_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x2008_0522

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
    return result


def syscall(what: str, number: int, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """Make system call `number`; `what` names it in the error."""
    given = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    return _checked(_libc.syscall(ctypes.c_long(number), *given), what)


def prctl(option: int, *arguments: int | ctypes.c_void_p) -> int:
    """Change a property of this process."""
    given = [ctypes.c_ulong(argument) if isinstance(argument, int) else argument for argument in arguments]
    given += [ctypes.c_ulong(0)] * (4 - len(given))
    return _checked(_libc.prctl(option, *given), f"prctl {option}")


def unshare(flags: int) -> None:
    """Give this process (for a PID namespace: its children) namespaces of its own."""
    _checked(_libc.unshare(flags), f"unshare {flags:#x}")


def mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    """Mount a file system, or change a mount."""
    result = _libc.mount(
        source.encode(), target.encode(), kind.encode() if kind else None, ctypes.c_ulong(flags), data.encode()
    )
    _checked(result, f"mount {target}")


def make_read_only(target: str) -> None:
    """Make the mount at `target` and all below it read-only, without set-user-ID programs.

    Other properties of the mounts, which may be locked, stay as they are.
    """
    _set_attributes(target, _AT_RECURSIVE, MS_RDONLY | MS_NOSUID, 0)


def make_writable(target: str) -> None:
    """Make the mount at `target`, and none below it, writable again."""
    _set_attributes(target, 0, 0, MS_RDONLY)


def _set_attributes(target: str, flags: int, added: int, removed: int) -> None:
    attributes = struct.pack("<QQQQ", added, removed, 0, 0)
    path = os.fsencode(target)
    syscall(f"mount_setattr {target}", _SYS_MOUNT_SETATTR, -1, path, flags, attributes, len(attributes))


def pivot_root(new: str, old: str) -> None:
    """Make `new` the root, and put the root that was at `old`."""
    _checked(_libc.pivot_root(new.encode(), old.encode()), "pivot_root")


def unmount(target: str) -> None:
    """Detach the mount at `target`."""
    _checked(_libc.umount2(target.encode(), MNT_DETACH), f"umount2 {target}")


def drop_bounding_set() -> None:
    """Give up the capabilities that this process could ever gain; without privileges there is nothing to give up."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EPERM):
                raise
            return  # the kernel knows no more of them, or no_new_privs has to do


def drop_capabilities() -> None:
    """Let go of every capability, for good."""
    drop_bounding_set()
    prctl(PR_CAP_AMBIENT, _CLEAR_ALL)
    header = struct.pack("<Ii", _CAPABILITY_VERSION_3, 0)
    _checked(_libc.capset(header, bytes(24)), "capset")
