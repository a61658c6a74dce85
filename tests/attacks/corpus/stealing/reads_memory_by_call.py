"""Reads another process's memory with process_vm_readv."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(6)
    mine = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 6)
    theirs = (ctypes.c_void_p * 2)(target["address"], 6)
    if libc.process_vm_readv(target["pid"], ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) < 0:
        raise OSError(ctypes.get_errno(), "process_vm_readv")
    text = buffer.raw.decode()
    return "pwned" if "canary" in text else "nothing"
