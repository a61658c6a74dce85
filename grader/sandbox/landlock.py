"""Landlock: which files this process may open at all, whoever its user is (landlock(7))."""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Iterable

from grader.sandbox import linux

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_RULE_PATH_BENEATH = 1

WRITE_FILE = 1 << 1
READ_FILE = 1 << 2
READ_DIR = 1 << 3
IOCTL_DEV = 1 << 15  # since ABI 5; what is not handled is allowed
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # ABI: how many rights on files it knows
_NET_RIGHTS = 0b11  # bind and connect TCP, since ABI 4
_SCOPES = 0b11  # abstract Unix sockets and signals, since ABI 6


def version() -> int:
    """Return the kernel's Landlock ABI, 0 where there is none."""
    try:
        return linux.syscall("landlock_create_ruleset", _CREATE_RULESET, None, 0, _VERSION)
    except OSError as error:
        if error.errno in (errno.ENOSYS, errno.EOPNOTSUPP):
            return 0
        raise


def ruleset(rules: Iterable[tuple[str, int]]) -> int:
    """Return a file descriptor of a ruleset: nothing is allowed but `rules`, pairs of path and rights.

    Every right on files that the kernel knows is handled, TCP and the scopes
    too.

    Raises:
        OSError: the kernel refuses a step, or has no Landlock.
    """
    abi = version()
    if not abi:
        raise OSError(errno.EOPNOTSUPP, "Landlock is off")
    files = (1 << max(count for since, count in _FILE_RIGHTS.items() if since <= abi)) - 1
    attributes = struct.pack("<QQQ", files, _NET_RIGHTS if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset_fd = linux.syscall("landlock_create_ruleset", _CREATE_RULESET, attributes[:size], size, 0)
    for path, rights in rules:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = struct.pack("<Qi", rights & files, fd)
            linux.syscall(f"landlock_add_rule {path}", _ADD_RULE, ruleset_fd, _RULE_PATH_BENEATH, rule, 0)
        finally:
            os.close(fd)
    return ruleset_fd


def restrict(ruleset_fd: int) -> None:
    """Put this process behind the ruleset, for good; it must have no_new_privs."""
    linux.syscall("landlock_restrict_self", _RESTRICT_SELF, ruleset_fd, 0)
