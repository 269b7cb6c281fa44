"""Diagnostics as SARIF 2.1.0 (OASIS Standard with errata 01), which code scanning reads.

Each finding is a result; a path that could not be read is a notification of the invocation. Findings that a policy
accepts in words are no findings, so nothing is shown as suppressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.diagnostics.place import within
from remit.diagnostics.sarif_places import BASE, COLUMN_KIND, FINGERPRINT, Fingerprints, Places, region
from remit.diagnostics.sarif_rules import LEVELS, descriptor
from remit.diagnostics.unread import path_of, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.diagnostics.diagnostic import Diagnostic, Label
    from remit.source.text import SourceText

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_EXITS: Final = {0: "done, and clean", 1: "done, with findings", 2: "could not do it"}
_FAILED: Final = 2
# A help that offers one name, and no other, for the word at the place.
_MEANT: Final = re.compile(r"did you mean `([^`]+)`\?")


@dataclass(frozen=True, slots=True)
class Run:
    """What ran: the release of Remit, with which exit status, and in which folder (an absolute path).

    `home` is the address at which this release says that it is at home, None: it says none.
    """

    version: str
    exit_status: int
    folder: str
    home: str | None = None


def to_sarif(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], run: Run
) -> dict[str, object]:
    """Return the log as JSON values, with the same bytes for the same findings; `sources` are all files read."""
    found = tuple(diagnostics)
    results = [one for one in found if not unread(one)]
    notices = [one for one in found if unread(one)]
    places = Places(sources, run.folder)
    prints = Fingerprints(places, sources)
    rules, notifications = _codes(results), _codes(notices)
    driver: dict[str, object] = {
        "name": "Remit",
        "version": run.version,
        "semanticVersion": run.version,
        "rules": [descriptor(code) for code in rules],
    }
    if run.home is not None:
        driver["informationUri"] = run.home
    if notifications:
        driver["notifications"] = [descriptor(code) for code in notifications]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": COLUMN_KIND,
                "defaultEncoding": "UTF-8",
                "defaultSourceLanguage": "remit",
                "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which Remit ran."}}},
                "invocations": [_invocation(run, notices, notifications, places)],
                "artifacts": [_artifact(name, places) for name in places.files],
                "results": [_result(one, rules, sources, places, prints) for one in results],
            }
        ],
    }


def _codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return sorted({diagnostic.code for diagnostic in diagnostics})


def _invocation(
    run: Run, notices: Sequence[Diagnostic], codes: Sequence[str], places: Places
) -> dict[str, object]:
    said: dict[str, object] = {
        "executionSuccessful": run.exit_status != _FAILED,
        "exitCode": run.exit_status,
        "exitCodeDescription": _EXITS[run.exit_status],
    }
    if notices:
        said["toolExecutionNotifications"] = [_notification(one, codes, places) for one in notices]
    return said


def _notification(diagnostic: Diagnostic, codes: Sequence[str], places: Places) -> dict[str, object]:
    return {
        "descriptor": {"id": diagnostic.code, "index": codes.index(diagnostic.code)},
        "level": LEVELS[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
        "locations": [{"physicalLocation": {"artifactLocation": places.artifact(path_of(diagnostic))}}],
    }


def _artifact(name: str, places: Places) -> dict[str, object]:
    return {
        "location": places.artifact(name),
        "roles": ["analysisTarget"],
        "mimeType": "text/markdown" if name.endswith(".md") else "text/plain",
    }


def _result(
    diagnostic: Diagnostic,
    codes: Sequence[str],
    sources: Mapping[str, SourceText],
    places: Places,
    prints: Fingerprints,
) -> dict[str, object]:
    said: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
        "locations": _locations(diagnostic, places),
        "partialFingerprints": {FINGERPRINT: prints.take(diagnostic)},
    }
    if diagnostic.secondary:
        said["relatedLocations"] = [
            _related(number, label, places) for number, label in enumerate(diagnostic.secondary, 1)
        ]
    fix = _fix(diagnostic, sources, places)
    if fix is not None:
        said["fixes"] = [fix]
    if diagnostic.facts:
        said["properties"] = {"facts": dict(diagnostic.facts)}
    return said


def _locations(diagnostic: Diagnostic, places: Places) -> list[dict[str, object]]:
    """Where it is. What is nowhere in a text is shown at the first file: GitHub refuses results without a file."""
    if diagnostic.primary is not None:
        return [{"physicalLocation": places.physical(diagnostic.primary.span)}]
    return [{"physicalLocation": {"artifactLocation": places.artifact(name)}} for name in places.files[:1]]


def _related(number: int, label: Label, places: Places) -> dict[str, object]:
    said: dict[str, object] = {"id": number, "physicalLocation": places.physical(label.span)}
    if label.text:
        said["message"] = {"text": _escaped(label.text)}
    return said


def _message(diagnostic: Diagnostic) -> str:
    """Say it as a sentence, which viewers show first, then on a line each what is remarked, and the help."""
    headline = diagnostic.headline[:1].upper() + diagnostic.headline[1:]
    label = diagnostic.primary.text if diagnostic.primary is not None else ""
    lines = [
        headline if headline.endswith((".", "?", "!")) else f"{headline}.",
        *([f"Here: {label}."] if label else []),
        *(f"Note: {note}" for note in diagnostic.notes),
        *([f"Help: {diagnostic.help.rstrip()}"] if diagnostic.help else []),
    ]
    return _escaped("\n".join(lines))


def _escaped(text: str) -> str:
    """Double braces, which stand for placeholders in SARIF, and part what it would take for a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _fix(
    diagnostic: Diagnostic, sources: Mapping[str, SourceText], places: Places
) -> dict[str, object] | None:
    """Return the edit where the help offers one name for the one at the place; other help needs a person."""
    meant = _MEANT.fullmatch(diagnostic.help or "")
    if meant is None or diagnostic.primary is None:
        return None
    span = diagnostic.primary.span
    source = sources.get(span.file)
    if source is None:
        return None
    span = within(span, source)
    written = source.text[span.start : span.end]
    quotes = '"' if written.startswith('"') else ""
    if written.strip('"') not in dict(diagnostic.facts).values():
        return None
    return {
        "description": {"text": f"Replace `{_escaped(written)}` with `{_escaped(meant[1])}`."},
        "artifactChanges": [
            {
                "artifactLocation": places.artifact(span.file),
                "replacements": [
                    {
                        "deletedRegion": region(span, source),
                        "insertedContent": {"text": f"{quotes}{meant[1]}{quotes}"},
                    }
                ],
            }
        ],
    }
