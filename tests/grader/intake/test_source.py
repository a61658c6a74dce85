from collections.abc import Callable, Mapping

import pytest

from grader.intake import Submission
from grader.intake.files.tree import Refused
from grader.intake.source import normalised


def test_marks_and_line_ends_are_made_one() -> None:
    assert normalised(b"\xef\xbb\xbfa\r\nb\rc\n", 100) == b"a\nb\nc\n"


@pytest.mark.parametrize(
    ("content", "guess"),
    [
        ("é".encode("latin-1"), "Windows-1252"),
        ("x = 1".encode("utf-16"), "UTF-16"),
        (b"\xff", "byte 0"),
        (b"ab\xc3(", "byte 2"),
        (b"\xed\xa0\x80", "byte 0"),  # a surrogate
    ],
)
def test_another_encoding_is_refused_with_a_hint(content: bytes, guess: str) -> None:
    with pytest.raises(Refused, match=guess) as caught:
        normalised(content, 100)
    assert "UTF-8" in caught.value.reason.fr


def test_the_limit_counts_what_is_graded() -> None:
    assert normalised(b"\xef\xbb\xbf" + b"a\r\n" * 50, 100) == b"a\n" * 50
    with pytest.raises(Refused, match="longer"):
        normalised(b"a" * 101, 100)


def test_windows_line_ends_do_not_count_against_the_limit(
    alone: Callable[[Mapping[str, bytes]], Submission],
) -> None:
    taken = alone({"pooling.py": b"\r\n" * (200 * 1024)}).files["pooling"]
    assert taken.source == b"\n" * (200 * 1024)
