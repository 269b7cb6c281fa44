"""Results of examples as JUnit XML, which build servers show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from remit.driver.expectations import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.driver.examples import Result
    from remit.source.span import Span

# What XML 1.0 has no way to write, not even escaped.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
            classname=_clean(result.policy),
            name=_clean(result.title),
            file=_clean(file),
            line=line,
        )
        if result.verdict is Verdict.FAILED:
            failure = ET.SubElement(case, "failure", message="the outcome is not what the example expects")
            failure.text = _clean("\n".join(words(result)))
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
