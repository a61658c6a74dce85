"""The grader of noyaux: it knows why an answer is wrong, and no chapter by name."""

__version__ = "1.0.0"
