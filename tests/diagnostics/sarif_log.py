"""SARIF logs in tests: made of findings, held against the published schema, and read as an editor reads them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft4Validator

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"


@cache
def _validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def faults(log: object) -> list[str]:
    """What the published schema finds wrong with a log."""
    return [f"{fault.json_path}: {fault.message}" for fault in _validator().iter_errors(log)]


def the_run(log: Mapping[str, Any]) -> dict[str, Any]:
    """The one run of a log that the schema finds nothing wrong with."""
    assert faults(log) == []
    [run] = log["runs"]
    found: dict[str, Any] = run
    return found


def marked(region: Mapping[str, int], text: str) -> str:
    """The part of a text that a region means to an editor that counts in UTF-16 code units."""
    lines = text.split("\n")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    end = _units(lines[last])[: 2 * (region["endColumn"] - 1)]
    if first == last:
        return end[2 * (region["startColumn"] - 1) :].decode("utf-16-le")
    start = _units(lines[first])[2 * (region["startColumn"] - 1) :]
    return "\n".join([start.decode("utf-16-le"), *lines[first + 1 : last], end.decode("utf-16-le")])


def mended(fix: Mapping[str, Any], text: str) -> str:
    """The text after the one replacement of a fix."""
    [change] = fix["artifactChanges"]
    [replacement] = change["replacements"]
    region = replacement["deletedRegion"]
    assert region["startLine"] == region["endLine"]
    lines = text.split("\n")
    units = _units(lines[region["startLine"] - 1])
    inserted = _units(replacement["insertedContent"]["text"])
    units = units[: 2 * (region["startColumn"] - 1)] + inserted + units[2 * (region["endColumn"] - 1) :]
    lines[region["startLine"] - 1] = units.decode("utf-16-le")
    return "\n".join(lines)


def _units(line: str) -> bytes:
    return line.encode("utf-16-le")
