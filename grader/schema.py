"""The published schemas of what other programs read: `python -m grader.schema docs/schema` writes them.

A test compares the published files with the models, so that they cannot drift.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from grader.config import Config
from grader.results import StudentResult


def documents() -> dict[str, dict[str, Any]]:
    """Return every schema by the name of its file: `students/ID.json`, and `course.toml` read as JSON."""
    drafts = {
        "student.schema.json": StudentResult.model_json_schema(mode="serialization"),
        "course.schema.json": Config.model_json_schema(by_alias=True),
    }
    return {name: {"$schema": GenerateJsonSchema.schema_dialect, **draft} for name, draft in drafts.items()}


def written(document: dict[str, Any]) -> str:
    """Return a schema as it lies in its file."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Write every schema into `folder`.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / name).write_text(written(document), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
