"""A sentence and its values in two languages, also where an error carries it from one process to another."""

import pickle

import pytest

from grader.outcome import InternalError
from grader.text import Text


def test_a_text_fills_each_sentence_in_its_language():
    filled = Text("{who} {did}", "{did} {who}").format(who="Ada", did=Text("counted", "a compté"))
    assert filled == Text("Ada counted", "a compté Ada")


def test_numbers_have_a_comma_in_french():
    assert Text.number(1234.5, ".2f") == Text("1234.50", "1234,50")
    assert Text.number(3, "g") == Text("3", "3")


@pytest.mark.parametrize("message", [Text("gone", "parti"), "gone"])
def test_an_error_is_said_in_both_languages_and_printed_in_english(message):
    error = pickle.loads(pickle.dumps(InternalError(message)))
    assert str(error) == "gone"
    assert error.said == (message if isinstance(message, Text) else Text("gone", "gone"))
