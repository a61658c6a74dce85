"""Is a number where a function should be."""

# always: TypeError

attack = 3
