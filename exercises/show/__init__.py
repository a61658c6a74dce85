"""The students' screen: what visible tests are written with, and how they are shown.

Authors of a chapter need `expect`, `rejects`, `same`, `law`, `Text`, `Window` and
`show.strategies`; docs/chapters.md says how.
"""

from show.checks import expect, law, rejects, same
from show.drawing import Window
from show.text import Text

__all__ = ["Text", "Window", "expect", "law", "rejects", "same"]
