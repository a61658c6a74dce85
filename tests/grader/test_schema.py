"""The published schemas are those of the models, and every result fulfils its own."""

import json
from pathlib import Path

import jsonschema
import pytest

from grader import schema
from tests.grader import results_factory as make

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", schema.documents())
def test_published_schema_is_current(name):
    current = schema.written(schema.documents()[name])
    assert (PUBLISHED / name).read_text(encoding="utf-8") == current, "run: python -m grader.schema docs/schema"


def test_nothing_else_is_published():
    assert {path.name for path in PUBLISHED.iterdir()} == set(schema.documents())


@pytest.mark.parametrize("name", schema.documents())
def test_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema.documents()[name])


@pytest.mark.parametrize("result", [make.student(), make.absent(), make.hostile("x")], ids=lambda one: one.student)
def test_stored_results_fulfil_the_schema(result):
    stored = json.loads(result.model_dump_json())
    validator = jsonschema.Draft202012Validator(schema.documents()["student.schema.json"])
    validator.validate(stored)
    del stored["chapters"]
    assert not validator.is_valid(stored)
