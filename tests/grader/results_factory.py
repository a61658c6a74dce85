"""Results to write reports and exports of, without grading anything.

Every rung of the ladder says something that is found again wherever it leaks.
"""

from grader import results
from grader.outcome import Verdict
from grader.results import Array, ChapterResult, Counterexample, PropertyResult, Provenance, Said, Status, StudentResult

# What only one rung may show; none of them occurs anywhere else.
MARKS = {
    "category": "CATEGORYMARK",
    "shapes": "SHAPESMARK",
    "diagnosis": "DIAGNOSISMARK",
    "counterexample": "987654",
    "everything": "MESSAGEMARK",
}
CHAFF = "CHAFFMARK"

PROVENANCE = Provenance(
    isolation="landlock",
    exam="e" * 64,
    grader="9" * 64,
    look="a" * 64,
    language="fr",
    environment={"python": "3.11"},
    limits={"cpu": 10},
)

PROVENANCE = {
    "isolation": "landlock+seccomp",
    "exam": "e" * 64,
    "grader": "1.0.0+9f",
    "look": "a" * 64,
    "language": "fr",
    "environment": {"python": "3.11"},
    "limits": {"cpu": 10.0},
}

# Formulas, HTML, terminal colours, workflow commands, Markdown, right-to-left marks and line ends.
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2",
    '<script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b[0m",
    "::set-output name=score::100",
    "a\n::error::owned",
    "a\r\n::add-mask::b",
    "tab\tand;semi,comma\"quote'",
    "](javascript:alert(1)) `code` **bold** | pipe",
    "]]></failure><testcase name='free'/>",
    "\u202egnp.exe",
    "~~~\n# heading",
    "a\x00b\x0bc\ufffe",
    "{{ 7 * 7 }}{% raw %}",
    "%0A::error::x",
]


def array(values, dtype="float64"):
    import numpy as np

    return results.shown(np.array(values, dtype=dtype))


def counterexample(**changes):
    fields = {
        "function": "correlate2d",
        "scenario": False,
        "arguments": {"image": array([[1, 2, 3], [4, 5, 987654]]), "kernel": array([[1, 0], [0, 2]])},
        "outcome": {"returned": array([[987654, 2]])},
        "expected": array([[11, 2]]),
        "aspect": "value",
        "path": [],
        "at": [0, 0],
        "case": 3,
        "small": True,
    }
    return Counterexample(**{**fields, **changes})


def said(title, language, *, failed):
    if not failed:
        return Said(title=f"{title} ({language})")
    return Said(
        title=f"{title} ({language})",
        category=f"{MARKS['category']} {language}",
        shapes=f"{MARKS['shapes']} {language}",
        diagnosis=f"{MARKS['diagnosis']} {language}",
        message=f"{MARKS['everything']} {language}",
    )


def prop(name="correlate2d.sums", verdict=Verdict.WRONG, *, kind="agreement", points=3, title=None, **changes):
    failed = verdict is not Verdict.PASSED
    title = title or name.partition(".")[2]
    explained = verdict is Verdict.WRONG
    fields = {
        "name": name,
        "function": name.partition(".")[0],
        "kind": kind,
        "title": f"{title} (fr)",
        "verdict": verdict,
        "score": 0 if failed else points,
        "max_score": points,
        "message": f"{MARKS['everything']} fr" if failed else "",
        "diagnosis": f"{MARKS['diagnosis']} fr" if explained else None,
        "chaffs": [CHAFF] if explained else [],
        "said": {language: said(title, language, failed=failed) for language in ("fr", "en")},
        "counterexample": counterexample() if explained else None,
    }
    return PropertyResult(**{**fields, **changes})


def chapter(*properties, **changes):
    fields = {
        "score": sum(one.score for one in properties),
        "max_score": sum(one.max_score for one in properties),
        "verdict": next((one.verdict for one in properties if one.score < one.max_score), Verdict.PASSED),
        "properties": list(properties),
        "origin": "correlation.py",
        "source": "5" * 64,
        "provenance": PROVENANCE,
    }
    return ChapterResult(**{**fields, **changes})


def student(student="alice", *, chapters=None, **changes):
    if chapters is None:
        chapters = {
            "correlation": chapter(
                prop("correlate2d.sums"),
                prop("correlate2d.keeps_dtype", Verdict.PASSED, kind="dtype", points=1),
                prop("convolve2d.sums", Verdict.PASSED),
            ),
            "pooling": chapter(prop("max_pool2d.takes_maximum", Verdict.PASSED, points=4)),
        }
    fields = {
        "student": student,
        "score": sum(one.score for one in chapters.values()),
        "max_score": sum(one.max_score for one in chapters.values()),
        "isolation": "landlock+seccomp",
        "chapters": chapters,
    }
    return StudentResult(**{**fields, **changes})


def absent(name="zoe"):
    return student(name, chapters={}, max_score=11, status=Status.ABSENT)


def hostile(text):
    """Put `text` wherever a student, a browser or an LMS could have put it."""
    broken = prop(
        "correlate2d.raises",
        Verdict.EXCEPTION,
        said={
            language: Said(title="title", category=text, shapes=text, diagnosis=text, message=text)
            for language in ("fr", "en")
        },
        counterexample=counterexample(outcome={"raised": text, "line": 3}, aspect=None, at=None),
    )
    whole = prop("correlate2d.loads", Verdict.LOAD_ERROR, said=broken.said)
    return student(
        "mallory",
        name=text,
        group=text,
        notes=[{"fr": text, "en": text}],
        chapters={
            "correlation": chapter(broken, origin=text, notes=[{"fr": text, "en": text}]),
            "pooling": chapter(whole, needs_look=[{"rule": text, "line": 3, "reason": text}]),
        },
    )


def empty_array():
    return Array(dtype="float64", shape=[2, 0, 0], values=[[], []]).model_dump()
