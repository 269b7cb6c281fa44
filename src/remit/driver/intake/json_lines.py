"""JSON Lines, read strictly: each line one object, no key twice, no number that JSON does not know."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from remit.driver.intake.lines import LONGEST
from remit.driver.intake.records import Record, Refusal, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.driver.intake.lines import Line

_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_KINDS = {list: "an array", str: "a text", bool: "true or false", type(None): "null"}


class _TwiceError(ValueError):
    """A key that comes twice in one object."""


class _ConstantError(ValueError):
    """NaN or an infinity."""


def json_records(lines: Iterable[Line]) -> Iterator[Record | Refusal]:
    """Yield a record or a refusal for each line that is not blank. Numbers with a point are `Decimal`."""
    for line in lines:
        if line.raw.strip():
            yield _read(line)


def _read(line: Line) -> Record | Refusal:
    shown = line.raw[:1024].decode("utf-8", "replace")
    if not line.whole:
        return refuse(line.number, "R0755", record=shown, most=f"{LONGEST:,}")
    if b"\0" in line.raw or b"\\u0000" in line.raw:
        return refuse(line.number, "R0757", record=shown)
    try:
        text = line.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return refuse(line.number, "R0756", record=shown, position=error.start + 1)
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_float=Decimal, parse_constant=_no_constant)
        # A lone half of a character can be escaped in JSON, but never written again as UTF-8.
        if _ESCAPED_SURROGATE.search(line.raw):
            json.dumps(found, ensure_ascii=False, default=str).encode()
    except _TwiceError as error:
        return refuse(line.number, "R0752", field=str(error), record=shown, key=error)
    except _ConstantError as error:
        return refuse(line.number, "R0753", record=shown, found=error)
    except json.JSONDecodeError as error:
        return refuse(line.number, "R0750", record=shown, reason=_words(error))
    except UnicodeEncodeError:
        return refuse(line.number, "R0763", record=shown)
    except RecursionError:
        return refuse(line.number, "R0754", record=shown)
    except ValueError:
        # Python reads no whole number of more than some thousands of digits.
        return refuse(line.number, "R0750", record=shown, reason="a number has too many digits")
    if not isinstance(found, dict):
        return refuse(line.number, "R0751", record=shown, found=_KINDS.get(type(found), "a number"))
    return Record(line.number, found, shown)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return made


def _no_constant(written: str) -> NoReturn:
    raise _ConstantError(written)


def _words(error: json.JSONDecodeError) -> str:
    at = f"character {error.pos + 1}"
    match error.msg:
        case "Extra data":
            return f"something follows the value, at {at}"
        case "Expecting value":
            return f"a value is missing at {at}"
        case _:
            return f"{error.msg[0].lower()}{error.msg[1:]}, at {at}"
