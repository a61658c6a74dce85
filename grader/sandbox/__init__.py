"""Where a submission runs: in a confined worker, or, if it is trusted, in this process."""

from grader.sandbox.inprocess import InProcess

__all__ = ["InProcess"]
