"""The digest of a policy: what it says after everything is resolved, whatever the layout of its text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from remit.runtime.zones import zone_data_version
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.model.nodes import Policy, Vocabulary
    from remit.runtime.holiday_source import HolidaySource


JsonValue: TypeAlias = "bool | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"


def digested(
    policies: Iterable[Policy], vocabulary: Vocabulary, holidays: HolidaySource, first: date, last: date
) -> tuple[Policy, ...]:
    """The policies with their digests: SHA-256 of canonical JSON (RFC 8785) of each with the vocabulary it stands on.

    Positions, file names and examples are left out, unordered parts are sorted. The public holidays from `first` to
    `last` of every region that a calendar names are in, and the versions of holiday and time-zone data: they move
    deadlines.
    """
    ground = _json(
        {
            "vocabulary": canonical(vocabulary),
            "holidays": holidays.version,
            "zones": zone_data_version(),
            "days": canonical(_frozen(vocabulary, holidays, first, last)),
        }
    )
    return tuple(replace(policy, digest=_digest(policy, ground)) for policy in policies)


def _frozen(
    vocabulary: Vocabulary, holidays: HolidaySource, first: date, last: date
) -> dict[str, dict[date, tuple[str, ...]]]:
    """Return the holidays of every region that a calendar names; a region or year without a list has none."""
    regions = {region for each in vocabulary.calendars.values() for region in each.spec.holiday_regions}
    frozen: dict[str, dict[date, tuple[str, ...]]] = {}
    for region in regions & holidays.regions():
        years = holidays.years(region)
        span = range(max(first.year, years.start), min(last.year + 1, years.stop))
        listed = {day: names for year in span for day, names in holidays.days(region, year).items()}
        frozen[region] = {day: names for day, names in listed.items() if first <= day <= last}
    return frozen


def _digest(policy: Policy, ground: str) -> str:
    sections = tuple(
        replace(section, rules=tuple(sorted(section.rules, key=lambda rule: rule.name)))
        for section in policy.sections
    )
    stated = _json(canonical(replace(policy, file="", sections=sections, examples=(), digest="")))
    return "sha256:" + hashlib.sha256(f'{{"ground":{ground},"policy":{stated}}}'.encode()).hexdigest()


def _json(value: JsonValue) -> str:
    # Keys are names and numbers are texts, so Python's sorted form without spaces is RFC 8785's.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: object) -> JsonValue:
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
        case _:
            stated: dict[str, JsonValue] = {"is": type(value).__name__}
            for name in _stated(type(value)):  # type: ignore[arg-type] # a class has a hash
                part = getattr(value, name)
                if not isinstance(part, Span):
                    stated[name] = canonical(part)
            return stated


@cache
def _stated(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a piece of the model that say something. Raises `TypeError`: it is no such piece."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no canonical form")
    return tuple(field.name for field in fields(kind) if field.name != "places")
