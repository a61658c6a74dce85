"""Read single keys, on Windows as elsewhere."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def single_keys() -> Iterator[None]:
    """Let keys come without Enter for as long as the block runs; restore the terminal afterwards."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def pressed() -> Iterator[str]:
    """Yield every key, in lower case, until the input ends; none if it is no terminal."""
    if not sys.stdin.isatty():
        return
    if sys.platform == "win32":
        import msvcrt

        while True:
            yield msvcrt.getwch().lower()
    with contextlib.suppress(OSError):  # the terminal was closed
        while key := sys.stdin.read(1):
            yield key.lower()
