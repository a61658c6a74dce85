"""Every console gets what it can show."""

from __future__ import annotations

import pytest
from show.glyphs import printable


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "✓ Première étape … « œil » × 2"),
        ("cp1252", '+ Première étape ... " oeil " x 2'),
        ("ascii", '+ Premiere etape ... " oeil " x 2'),
        (None, '+ Premiere etape ... " oeil " x 2'),
    ],
)
def test_signs_and_accents(encoding: str | None, shown: str) -> None:
    assert printable("✓ Première étape … « œil » × 2", encoding) == shown


def test_what_no_rule_covers_does_not_fail() -> None:
    assert printable("漢字", "ascii") == "??"
