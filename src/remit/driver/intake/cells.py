"""What stands in a cell, or after `fact=`, as the JSON value that its fact takes."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from remit.contract.schema import Language, Number, OneOf, SomeOf, Whole, YesNo

if TYPE_CHECKING:
    from remit.contract.schema import Kind

_YES: Final = frozenset({"yes", "true", "1", "y", "t"})
_NO: Final = frozenset({"no", "false", "0", "n", "f"})
# Spreadsheets and data frames write the whole numbers of a column with gaps as 3.0.
_WHOLE: Final = re.compile(r"([+-]?[0-9]{1,18})(?:\.0+)?")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?")
_BETWEEN: Final = re.compile(r"\s*[,;|]\s*")


def value_of(text: str, kind: Kind) -> object:
    """Return the value; the text itself where it is none, so that decoding says what is wrong with it."""
    stripped = text.strip()
    match kind:
        case YesNo():
            word = stripped.casefold()
            return word in _YES if word in _YES | _NO else text
        case Whole():
            whole = _WHOLE.fullmatch(stripped)
            return int(whole[1]) if whole else text
        case Number():
            return Decimal(stripped) if _NUMBER.fullmatch(stripped) else text
        case SomeOf():
            return _set(stripped)
        case OneOf() | Language():
            return stripped
        case _:
            return text


def _set(text: str) -> object:
    """Names between commas, semicolons or bars; or a JSON array of them."""
    if text.startswith("["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return [name for name in _BETWEEN.split(text) if name]
