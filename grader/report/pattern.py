"""Say what all wrong answers of a function have in common, where no listed misconception answers alike.

Nothing is guessed: what is said was measured on the answers to the whole exam, namely for which arguments the function
fails, and what makes the right answers into those that came. The numbers that are named come from a short list, so that
a submission cannot have a sentence carry what it was asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.examiner import Answered
from grader.report.conditions import condition
from grader.report.likeness import likeness
from grader.text import BLANK, Text


def pattern(answered: Sequence[Answered]) -> Text | None:
    """Return when the function fails, and what its wrong answers are, as far as one sentence holds for all of them.

    Args:
        answered: the calls of all agreements of one function, and what came of them.
    """
    if not answered:
        return None
    with np.errstate(all="ignore"):
        how = likeness(answered)
    when = None if how is not None and how.everywhere else condition(answered)
    told = [text for text in (when, how.said if how else None) if text is not None]
    return Text.joined(told, BLANK) if told else None
