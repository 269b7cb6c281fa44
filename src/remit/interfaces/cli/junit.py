"""Results of examples as JUnit XML, which build servers show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from remit.driver.expectations import Verdict
from remit.interfaces.cli.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.driver.examples import Result
    from remit.source.span import Span


def junit(
    results: tuple[Result, ...], words: Callable[[Result], list[str]], at: Callable[[Span], str]
) -> str:
    """Return the document; `words` gives the lines that say how a result failed."""
    verdicts = [result.verdict for result in results]
    suites = ET.Element("testsuites")
    suite = ET.SubElement(
        suites,
        "testsuite",
        name="remit test",
        tests=str(len(results)),
        failures=str(verdicts.count(Verdict.FAILED)),
        errors="0",
        skipped="0",
    )
    for result in results:
        file, _, line = at(result.span).rpartition(":")
        case = ET.SubElement(
            suite,
            "testcase",
            classname=xml_text(result.policy),
            name=xml_text(result.title),
            file=xml_text(file),
            line=line,
        )
        if result.verdict is Verdict.FAILED:
            failure = ET.SubElement(case, "failure", message="the outcome is not what the example expects")
            failure.text = xml_text("\n".join(words(result)))
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written.decode()
