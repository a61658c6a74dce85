"""Makes a system call of the 32-bit kind, which a filter may not know."""

# walls: crashed
# none: pwned crashed

import ctypes
import mmap
import os
import platform


def attack(x, target):
    if platform.machine() != "x86_64":
        os.abort()
    code = bytes.fromhex("b814000000cd80c3")  # mov eax, 20; int 0x80; ret
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    return "pwned" if function() else "nothing"
