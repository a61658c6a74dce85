"""Is an async function."""

# always: unusable

def attack(x, target):
    async def later():
        return 2 * x
    return later()
