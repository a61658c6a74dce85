"""JUnit XML as GitLab and GitHub read it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.export import Context, Exported
from grader.outcome import Verdict
from grader.report.explanation import explanation
from grader.report.ladder import Seen, seen
from grader.report.plain import one_line
from grader.results import ChapterResult, StudentResult

_ELEMENTS = {Verdict.NOT_CHECKED: "skipped", Verdict.INTERNAL_ERROR: "error"}


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `junit.xml`: a suite per student and chapter, a case per property.

    GitLab shows a case by `classname` and `name` and drops a second one of the
    same; it reads the content of `failure`, `error` and `skipped`, not their
    attributes.
    """
    root = Element("testsuites", name="noyaux")
    for result in results:
        for slug, chapter in result.chapters.items():
            _suite(root, result, slug, chapter, context)
    indent(root)
    return Exported({"junit.xml": tostring(root, encoding="utf-8", xml_declaration=True)})


def _suite(root: Element, result: StudentResult, slug: str, chapter: ChapterResult, context: Context) -> None:
    shown = [seen(one, context.rung, context.language) for one in chapter.properties]
    kinds = [_element(one) for one in shown]
    suite = SubElement(
        root,
        "testsuite",
        name=f"{result.student}/{slug}",
        tests=str(len(shown)),
        failures=str(kinds.count("failure")),
        errors=str(kinds.count("error")),
        skipped=str(kinds.count("skipped")),
        time="0",
    )
    for one, kind in zip(shown, kinds, strict=True):
        case = SubElement(suite, "testcase", classname=f"{result.student}.{slug}", name=one.name, time="0")
        if chapter.origin:
            case.set("file", one_line(chapter.origin))
        if kind:
            told = SubElement(case, kind, message=one_line(one.summary))
            if kind != "skipped":
                told.set("type", one.verdict.value)
            told.text = f"{one_line(one.title)}\n{explanation(one, context.language)}"


def _element(one: Seen) -> str | None:
    return None if one.passed else _ELEMENTS.get(one.verdict, "failure")
