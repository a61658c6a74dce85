"""Is empty."""

# always: AttributeError

pass
