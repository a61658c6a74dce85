"""seccomp: the system calls that a worker may make, and nothing else (seccomp(2)).

An allow-list: what a warm NumPy or PyTorch needs to compute, to open libraries
and to print. A call that is refused fails with EPERM, one that a newer C
library only tries with ENOSYS; a foreign architecture ends the process.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Sequence

from grader.sandbox import linux

# name: (x86-64, aarch64); None where the architecture has no such call.
_FREE: dict[str, tuple[int, int | None]] = {
    # input and output on what is open already, and opening (the file system decides what)
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "pwrite64": (18, 68),
    "lseek": (8, 62),
    "close": (3, 57),
    "open": (2, None),
    "openat": (257, 56),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "stat": (4, None),
    "fstat": (5, 80),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "pipe": (22, None),
    "pipe2": (293, 59),
    # memory
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    # threads and signals of its own
    "futex": (202, 98),
    "membarrier": (324, 283),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136),
    "rt_sigtimedwait": (128, 137),
    "rt_sigsuspend": (130, 133),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "pause": (34, None),
    # what it is
    "getpid": (39, 172),
    "getppid": (110, 173),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getgroups": (115, 158),
    "getresuid": (118, 148),
    "getresgid": (120, 150),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "times": (100, 153),
    "getrandom": (318, 278),
    # time
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "alarm": (37, None),
    "setitimer": (38, 103),
    "getitimer": (36, 102),
    # waiting
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21),
    "epoll_wait": (232, None),
    "epoll_pwait": (281, 22),
    "epoll_pwait2": (441, 441),
    "eventfd2": (290, 19),
}

# What a driver needs on top where there is an opening: docs/security.md says where the list is from.
_FREE_TO_DRIVERS: dict[str, tuple[int, int | None]] = {
    "memfd_create": (319, 279),
    "ftruncate": (77, 46),
    "fallocate": (285, 47),
    "statfs": (137, 43),
    "fstatfs": (138, 44),
    "bind": (49, 200),  # to an abstract name: Landlock lets no socket be made in a folder
    "listen": (50, 201),  # but never accept
    "getsockname": (51, 204),
    "mincore": (27, 232),
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "get_mempolicy": (239, 236),
    "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120),
    "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126),
}

# Allowed with some arguments only.
_CLONE = (56, 220)
_KILL = (62, 129)
_TGKILL = (234, 131)
_PRLIMIT64 = (302, 261)
_PRCTL = (157, 167)
_FCNTL = (72, 25)
_IOCTL = (16, 29)
_SOCKET = (41, 198)
_SETSOCKOPT = (54, 208)
_SOCKETPAIR = (53, 199)
_SENDTO = (44, 206)
_RECVFROM = (45, 207)
# The C library tries calls from here on (clone3 among them), and falls back where they are unknown.
_FIRST_NEW_CALL = 424

_SECCOMP = (317, 277)
_AUDIT_ARCH = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}
_X32 = 0x4000_0000

_THREAD_FLAGS = 0x0001_0100  # CLONE_THREAD | CLONE_VM
_NAMESPACE_FLAGS = 0x7E02_0000
_PRCTL_NAMES = (15, 16)  # PR_SET_NAME, PR_GET_NAME
_FCNTL_COMMANDS = (0, 1, 2, 3, 4, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC: no locks
_IOCTL_COMMANDS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIO(N)CLEX
_AF_UNIX = 1
_SOCK_SEQPACKET, _SOCK_TYPE_MASK = 5, 0xF
_SOL_SOCKET = 1
_DRIVER_FCNTL_COMMANDS = (1033, 1034)  # F_ADD_SEALS, F_GET_SEALS
# NVIDIA's: commands of the type "F", and UVM's, which are bare numbers but for the first two.
_DRIVER_IOCTL_TYPE, _IOCTL_TYPE_MASK = 0x4600, 0xFF00
_UVM_COMMANDS, _UVM_BARE = (0x3000_0001, 0x3000_0002), 0x100

_ALLOW = 0x7FFF_0000
_KILL_PROCESS = 0x8000_0000
_REFUSE = 0x0005_0000 | errno.EPERM
_UNKNOWN = 0x0005_0000 | errno.ENOSYS

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


def supported() -> bool:
    """Tell whether the numbers of this machine's architecture are known here."""
    return platform.machine() in _AUDIT_ARCH


def program(pid: int, *, driver: bool = False) -> bytes:
    """Return the filter for the process `pid`, which may signal itself and nobody else.

    Args:
        pid: of the worker.
        driver: allow what the driver of an opened device needs.
    """
    column = list(_AUDIT_ARCH).index(platform.machine())
    code = [
        _load(4),
        *_unless_equal(_AUDIT_ARCH[platform.machine()], [_return(_KILL_PROCESS)]),
        _load(0),
        *_if_at_least(_X32, [_return(_KILL_PROCESS)]),
    ]
    for numbers in (*_FREE.values(), *(_FREE_TO_DRIVERS.values() if driver else ())):
        number = numbers[column]
        if number is not None:
            code += _if_equal(number, [_return(_ALLOW)])
    fcntl, ioctl = _one_of(1, _FCNTL_COMMANDS), _one_of(1, _IOCTL_COMMANDS)
    if driver:
        fcntl, ioctl = _one_of(1, (*_FCNTL_COMMANDS, *_DRIVER_FCNTL_COMMANDS)), [*_driver_ioctl(), *ioctl]
        code += _if_equal(_SOCKET[column], _seqpacket())
        code += _if_equal(_SETSOCKOPT[column], _one_of(1, [_SOL_SOCKET]))
    for numbers, block in (
        (_CLONE, _clone()),
        (_KILL, _one_of(0, [pid])),
        (_TGKILL, _one_of(0, [pid])),
        (_PRLIMIT64, _null(2, then=[_return(_ALLOW)])),  # to read a limit
        (_PRCTL, _one_of(0, _PRCTL_NAMES)),
        (_FCNTL, fcntl),
        (_IOCTL, ioctl),
        (_SOCKETPAIR, _one_of(0, [_AF_UNIX])),
        (_SENDTO, _null(4, then=_one_of(3, [0]))),  # to the other end of a pair, in band
        (_RECVFROM, _one_of(3, [0])),
    ):
        code += _if_equal(numbers[column], block)
    code += _if_at_least(_FIRST_NEW_CALL, [_return(_UNKNOWN)])
    code.append(_return(_REFUSE))
    return _assemble(code)


def install(filter_: bytes) -> None:
    """Put this process behind `filter_`, for good; it must have no_new_privs."""
    buffer = ctypes.create_string_buffer(filter_, len(filter_))
    program_ = struct.pack("@HP", len(filter_) // 8, ctypes.addressof(buffer))
    number = _SECCOMP[list(_AUDIT_ARCH).index(platform.machine())]
    # SECCOMP_SET_MODE_FILTER with SECCOMP_FILTER_FLAG_SPEC_ALLOW: kernels before 5.16 slow all code down without it.
    linux.syscall("seccomp", number, 1, 4, program_)


def _assemble(code: Sequence[Instruction]) -> bytes:
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def _load(offset: int) -> Instruction:
    return (0x20, 0, 0, offset)  # BPF_LD | BPF_W | BPF_ABS


def _low(argument: int) -> Instruction:
    return _load(16 + 8 * argument)


def _high(argument: int) -> Instruction:
    return _load(20 + 8 * argument)


def _return(action: int) -> Instruction:
    return (0x06, 0, 0, action)  # BPF_RET | BPF_K


def _if_equal(value: int, block: Sequence[Instruction]) -> list[Instruction]:
    return [(0x15, 0, len(block), value), *block]  # BPF_JMP | BPF_JEQ | BPF_K


def _unless_equal(value: int, block: Sequence[Instruction]) -> list[Instruction]:
    return [(0x15, len(block), 0, value), *block]


def _if_at_least(value: int, block: Sequence[Instruction]) -> list[Instruction]:
    return [(0x35, 0, len(block), value), *block]  # BPF_JMP | BPF_JGE | BPF_K


def _unless_at_least(value: int, block: Sequence[Instruction]) -> list[Instruction]:
    return [(0x35, len(block), 0, value), *block]


def _one_of(argument: int, values: Sequence[int]) -> list[Instruction]:
    """Allow where the argument, an int, is one of `values`."""
    block = [_low(argument)]
    for value in values:
        block += _if_equal(value, [_return(_ALLOW)])
    return [*block, _return(_REFUSE)]


def _null(argument: int, then: Sequence[Instruction]) -> list[Instruction]:
    """Refuse where the argument is no null pointer; otherwise go on with `then`."""
    return [
        _low(argument),
        *_unless_equal(0, [_return(_REFUSE)]),
        _high(argument),
        *_unless_equal(0, [_return(_REFUSE)]),
        *then,
    ]


def _masked(argument: int, mask: int) -> list[Instruction]:
    return [_low(argument), (0x54, 0, 0, mask)]  # BPF_ALU | BPF_AND | BPF_K


def _seqpacket() -> list[Instruction]:
    """Allow a local socket that keeps messages apart; without connect or accept it reaches nobody."""
    return [
        _low(0),
        *_unless_equal(_AF_UNIX, [_return(_REFUSE)]),
        *_masked(1, _SOCK_TYPE_MASK),
        *_if_equal(_SOCK_SEQPACKET, [_return(_ALLOW)]),
        _return(_REFUSE),
    ]


def _driver_ioctl() -> list[Instruction]:
    """Allow a driver's commands, and go on where it is another one."""
    return [
        *_masked(1, _IOCTL_TYPE_MASK),
        *_if_equal(_DRIVER_IOCTL_TYPE, [_return(_ALLOW)]),
        _low(1),
        *(instruction for command in _UVM_COMMANDS for instruction in _if_equal(command, [_return(_ALLOW)])),
        *_unless_at_least(_UVM_BARE, [_return(_ALLOW)]),
    ]


def _clone() -> list[Instruction]:
    """Allow a thread, and neither a process nor a namespace."""
    return [
        *_masked(0, _THREAD_FLAGS | _NAMESPACE_FLAGS),
        *_if_equal(_THREAD_FLAGS, [_return(_ALLOW)]),
        _return(_REFUSE),
    ]
