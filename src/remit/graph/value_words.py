"""Constants as a policy writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from remit.model.types import Elapsed, FreeText
from remit.runtime.numbers import number_words
from remit.runtime.values import Money
from remit.runtime.zones import zone as zone_named

if TYPE_CHECKING:
    from remit.model.conditions import Scalar
    from remit.model.types import FactType

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
_UNITS = ((604_800, "week"), (86_400, "day"), (3_600, "hour"), (60, "minute"))


def quoted(text: str) -> str:
    """Return the text in quotes, escaped as in a policy."""
    return f'"{text.translate(_ESCAPES)}"'


def value_words(value: Scalar, type_: FactType | None, zone: str) -> str:
    """Return a constant as a policy of that time zone writes it; the type settles what is not plain."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if isinstance(type_, Elapsed):
            return _duration(value)
        case int() | Money():
            return str(value)
        case Decimal():
            return number_words(value)
        case datetime():
            return moment_words(value, zone)
        case str():
            is_text = isinstance(type_, FreeText) if type_ is not None else not _NAME.fullmatch(value)
            return quoted(value) if is_text else value


def moment_words(moment: datetime, zone: str) -> str:
    """Return `2026-03-26` for a midnight of that zone, else `2026-03-26 08:30`."""
    local = moment.astimezone(UTC if zone == "UTC" else zone_named(zone))
    if (local.hour, local.minute) == (0, 0):
        return f"{local:%Y-%m-%d}"
    return f"{local:%Y-%m-%d %H:%M}"


def _duration(seconds: int) -> str:
    for length, name in _UNITS:
        if seconds and seconds % length == 0:
            return _count(seconds // length, name)
    return _count(seconds, "second")


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
