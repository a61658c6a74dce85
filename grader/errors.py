"""The root of all errors whose message says what, where, and what to do."""


class ClearError(Exception):
    """Something asked for cannot be done; the command line prints the message and nothing else."""
