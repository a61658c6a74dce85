"""Connects with asyncio."""

# walls: PermissionError OSError
# none: pwned

import asyncio


def attack(x, target):
    async def connect():
        await asyncio.open_connection("127.0.0.1", target["tcp"])
    asyncio.run(connect())
    return "pwned"
