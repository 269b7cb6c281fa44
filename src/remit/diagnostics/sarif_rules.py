"""What SARIF says of each code: its page, in the parts that viewers show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from remit.diagnostics.codes import CODES
from remit.diagnostics.pages import page
from remit.diagnostics.severity import Severity

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
# What code scanning at GitHub calls the weight of a finding that is none of security.
_PROBLEMS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}
# A sentence may lead to a list.
_SENTENCE: Final = re.compile(r".+?(?:[.?!](?=\s|$)|:(?=\n))", re.DOTALL)


def descriptor(code: str) -> dict[str, object]:
    """Return the `reportingDescriptor` of a code."""
    entry = CODES[code]
    written = page(code)
    meaning = _section(written, "What it means")
    first = _SENTENCE.match(meaning)
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": re.sub(":$", ".", first[0]) if first else meaning},
        "fullDescription": {"text": f"{meaning}\n\n{_section(written, 'Why it matters')}"},
        "help": {"text": f"Run `remit explain {code}` for the page of this code.", "markdown": written},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
        "properties": _properties(entry),
    }


def _properties(entry: Code) -> dict[str, object]:
    return {
        "tags": ["policy", entry.phase],
        "precision": "very-high",
        "problem.severity": _PROBLEMS[entry.severity],
        "since": entry.since,
        "status": entry.status,
    }


def _section(written: str, title: str) -> str:
    """Return what stands under a heading of a page, its lines joined."""
    _, _, after = written.partition(f"\n## {title}\n")
    text, _, _ = after.partition("\n## ")
    return " ".join(text.split())
