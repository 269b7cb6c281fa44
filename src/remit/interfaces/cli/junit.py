"""Results of examples as JUnit XML, which build servers show: a suite for each file, a case for each example.

The document is valid against the schema of Jenkins' xUnit plugin (junit-10), which knows a file of suites only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from xml.etree import ElementTree as ET

from remit.diagnostics.severity import Severity
from remit.diagnostics.unread import path_of, unread
from remit.driver.expectations import Verdict
from remit.interfaces.cli.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.diagnostics.errors import PolicyError
    from remit.driver.examples import Result
    from remit.source.span import Span
    from remit.source.text import SourceText

One = TypeVar("One")

_NAME: Final = "remit test"


def junit(
    results: tuple[Result, ...], words: Callable[[Result], list[str]], at: Callable[[Span], str]
) -> str:
    """Return the document; `words` gives the lines that say how a result failed."""
    suites = ET.Element("testsuites", name=_NAME)
    for name, some in _by_file(results, lambda result: at(result.span).rpartition(":")[0]).items():
        suite = _suite(suites, name, len(some))
        suite.set("failures", str([result.verdict for result in some].count(Verdict.FAILED)))
        for result in some:
            case = ET.SubElement(
                suite, "testcase", classname=xml_text(result.policy), name=xml_text(result.title)
            )
            if result.verdict is Verdict.FAILED:
                failure = ET.SubElement(
                    case, "failure", message="the outcome is not what the example expects"
                )
                failure.text = xml_text("\n".join((f"  at        {at(result.span)}", *words(result))))
    return _written(suites)


def unread_junit(failure: PolicyError, words: Callable[[Diagnostic], str]) -> str:
    """Return the document where no example could be run: a case in error for each finding that keeps it from that."""
    found = [one for one in failure.diagnostics if one.severity is Severity.ERROR]
    suites = ET.Element("testsuites", name=_NAME)
    for name, some in _by_file(found, lambda one: _file(one, failure.sources)).items():
        suite = _suite(suites, name, len(some))
        suite.set("errors", str(len(some)))
        for one in some:
            case = ET.SubElement(suite, "testcase", classname=xml_text(name), name=xml_text(one.headline))
            message = xml_text(f"no example was run: {one.headline}")
            error = ET.SubElement(case, "error", type=one.code, message=message)
            error.text = xml_text(words(one))
    return _written(suites)


def _file(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    if diagnostic.primary is not None and diagnostic.primary.span.file in sources:
        return diagnostic.primary.span.file
    return path_of(diagnostic) if unread(diagnostic) else "policies"


def _by_file(some: Iterable[One], file: Callable[[One], str]) -> dict[str, list[One]]:
    found: dict[str, list[One]] = {}
    for one in some:
        found.setdefault(file(one), []).append(one)
    return found


def _suite(suites: ET.Element, file: str, tests: int) -> ET.Element:
    suite = ET.SubElement(suites, "testsuite", name=xml_text(file), file=xml_text(file), tests=str(tests))
    for outcome in ("failures", "errors", "skipped"):
        suite.set(outcome, "0")
    return suite


def _written(suites: ET.Element) -> str:
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written.decode()
