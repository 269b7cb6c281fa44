"""The digest of a policy: what it says after everything is resolved, whatever the layout of its text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from remit.runtime.zones import zone_data_version
from remit.source.span import Span

if TYPE_CHECKING:
    from remit.model.nodes import Policy, Vocabulary


def digest_of(policy: Policy, vocabulary: Vocabulary, holidays_version: str) -> Policy:
    """The policy with its digest: SHA-256 of its canonical JSON (RFC 8785) with the vocabulary it stands on.

    Positions, file names and the policy's examples are left out, unordered parts are sorted; the versions of holiday
    and time-zone data are in, since they move deadlines.
    """
    content = {
        "policy": canonical(replace(policy, file="", examples=(), digest="")),
        "vocabulary": canonical(vocabulary),
        "holidays": holidays_version,
        "zones": zone_data_version(),
    }
    # Keys are ASCII names and numbers are texts, so Python's sorted, separator-free form is RFC 8785's.
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return replace(policy, digest="sha256:" + hashlib.sha256(text.encode()).hexdigest())


def canonical(value: object) -> Any:  # noqa: ANN401 - JSON
    """A piece of the model as JSON that says nothing of positions."""
    match value:
        case None | bool() | str():
            return value
        case Enum():
            return value.name
        case int() | Decimal() | date() | datetime() | time():
            return str(value)
        case frozenset() | set():
            return sorted(json.dumps(canonical(item), sort_keys=True) for item in value)
        case tuple() | list():
            return [canonical(item) for item in value]
        case dict():
            return {str(key): canonical(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            inside = {f.name: getattr(value, f.name) for f in fields(value)}
            return {
                "is": type(value).__name__,
                **{name: canonical(part) for name, part in inside.items() if not isinstance(part, Span)},
            }
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form")
