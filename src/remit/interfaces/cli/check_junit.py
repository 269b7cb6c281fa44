"""What `remit check` finds as JUnit XML: a suite for each file, a case for each family of checks.

The document is valid against the schema of Jenkins' xUnit plugin (junit-10), which knows a file of suites only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from remit.diagnostics.codes import CODES
from remit.diagnostics.render_text import render_text
from remit.diagnostics.severity import Severity
from remit.diagnostics.unread import path_of, unread
from remit.interfaces.cli.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.source.text import SourceText

FAMILIES: Final = ("reading", "syntax", "names", "types", "workflow", "advice", "proof")
"""The phases of codes, in the order in which a file goes through them."""
# These look at all files together, and only where none has an error.
_OF_THE_WHOLE: Final = ("advice", "proof")
_NOWHERE: Final = "policies"
_WIDTH: Final = 100


def check_junit(
    found: Sequence[Diagnostic],
    sources: Mapping[str, SourceText],
    *,
    stopping: Collection[Severity],
    not_checked: str | None = None,
) -> str:
    """Return the document.

    Findings of a severity in `stopping` fail their case; others are written to its output. A path that could not be
    read is an error. `not_checked` says why nothing is proved; None where it is. A case without findings is skipped,
    not passed, where errors kept its checks from being made in full.
    """
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in sources}
    for one in found:
        by_file.setdefault(_file(one), []).append(one)
    broken = any(one.severity is Severity.ERROR for one in found)
    suites = ET.Element("testsuites", name="remit check")
    for name, of_file in sorted(by_file.items()):
        suite = ET.SubElement(suites, "testsuite", name=xml_text(name), file=xml_text(name))
        families = (
            FAMILIES if name in sources else tuple(dict.fromkeys(CODES[one.code].phase for one in of_file))
        )
        earlier = False
        for family in families:
            mine = [one for one in of_file if CODES[one.code].phase == family]
            case = ET.SubElement(suite, "testcase", classname=xml_text(name), name=family)
            if mine:
                _told(case, mine, sources, stopping)
            elif family == "proof" and not_checked is not None:
                ET.SubElement(case, "skipped", message=xml_text(not_checked))
            elif earlier or (broken and family in _OF_THE_WHOLE):
                ET.SubElement(case, "skipped", message="not checked in full while there are errors")
            earlier = earlier or any(one.severity is Severity.ERROR for one in mine)
        _count(suite)
    _count(suites)
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written.decode()


def _file(diagnostic: Diagnostic) -> str:
    if unread(diagnostic):
        return path_of(diagnostic)
    return _NOWHERE if diagnostic.primary is None else diagnostic.primary.span.file


def _told(
    case: ET.Element,
    found: Sequence[Diagnostic],
    sources: Mapping[str, SourceText],
    stopping: Collection[Severity],
) -> None:
    """Put findings into a case: one outcome, as the form has it, and all of them in its text."""
    first = next((one for one in found if one.severity in stopping), found[0])
    text = xml_text(render_text(found, sources, width=_WIDTH))
    if first.severity not in stopping:
        ET.SubElement(case, "system-out").text = text
        return
    others = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    outcome = "error" if unread(first) else "failure"
    said = ET.SubElement(case, outcome, type=first.code, message=xml_text(f"{first.headline}{others}"))
    said.text = text


def _count(element: ET.Element) -> None:
    """Say how many cases there are below, and how they came out."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    for outcome, name in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        # The schema has no sum of what was skipped.
        if name != "skipped" or element.tag == "testsuite":
            element.set(name, str(sum(case.find(outcome) is not None for case in cases)))
