"""A program in a pseudo-terminal: what is on its screen, and keys for it."""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROWS, COLUMNS = 40, 80
PATIENCE = 120.0  # seconds: a loaded machine may take its time; nothing waits that long in vain


class Terminal:
    """Runs `command`; `shows` waits for what a person would wait for."""

    def __init__(self, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.resize(ROWS, COLUMNS)
        self._process = subprocess.Popen(
            command, cwd=cwd, env={**env, "TERM": "xterm"}, stdin=slave, stdout=slave, stderr=slave
        )
        os.close(slave)
        self._output = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, key: str) -> None:
        os.write(self._master, key.encode())

    def resize(self, rows: int, columns: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def shows(self, pattern: str, patience: float = PATIENCE) -> str | None:
        """Wait until a screen holds `pattern` and return that screen; None if it does not come."""
        until = time.monotonic() + patience
        while True:
            # The program clears the screen before it draws it anew.
            screen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._output.split("\x1b[2J")[-1])
            if re.search(pattern, screen):
                return screen
            if not self._read(until - time.monotonic()):
                return None

    def ends(self) -> int:
        """Wait until the program has ended and return its exit status."""
        while self._read(PATIENCE):
            pass
        return self._process.wait(PATIENCE)

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes next; False when time is up or the program is gone."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # what Linux answers when the other end is closed
            return False
        self._output += data.decode(errors="replace")
        return bool(data)
