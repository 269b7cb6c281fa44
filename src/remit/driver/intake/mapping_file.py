"""Reads a mapping file (TOML); `docs/mapping-files.md` describes it to its writers."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from remit.driver.intake.dates import YEARS, DateFormats
from remit.driver.intake.mapping import ColumnMapping, Skip
from remit.driver.intake.problems import outside
from remit.driver.intake.templates import TemplateError, template
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import zone, zone_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from remit.driver.intake.templates import Template

Table = dict[str, object]

KEYS: Final = (
    "about",
    "columns",
    "constants",
    "dates",
    "delimiter",
    "id",
    "ignore_columns",
    "ignore_other_columns",
    "other_values",
    "skip",
    "templates",
    "values",
)
UNKNOWN: Final = "unknown"
"""The value that leaves a fact unknown."""


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file.

    Raises OutsideError: R0001, R0002, R0003 (the file), R0033 (not TOML), R0034 (a key that mappings do not
    have), R0035 (a value that its key cannot have).
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise outside("R0001", path=path) from error
    except UnicodeDecodeError as error:
        raise outside("R0003", path=path) from error
    except OSError as error:
        raise outside("R0002", path=path, reason=error.strerror or error) from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise outside("R0033", path=path, reason=str(error)) from error
    except RecursionError as error:
        raise outside("R0033", path=path, reason="its values are nested too deeply") from error
    return mapping_of(table)


def mapping_of(table: Table) -> ColumnMapping:
    """Read a mapping from its TOML table; raises OutsideError R0034, R0035."""
    _only(table, KEYS, "")
    templates = dict(_templates(_table(table, "templates")))
    if "id" in table:
        templates["id"] = _alternatives("id", "{row}" if table["id"] == "row" else table["id"])
    return ColumnMapping(
        columns={
            column: _names(f"columns.{column}", facts) for column, facts in _table(table, "columns").items()
        },
        values=_values(_table(table, "values")),
        other_values={fact: _value(value) for fact, value in _flat(_table(table, "other_values"))},
        templates=templates,
        constants={fact: _value(value) for fact, value in _flat(_table(table, "constants"))},
        dates=_dates(_table(table, "dates")) if "dates" in table else None,
        skips=tuple(_skips(table.get("skip", []))),
        ignored=frozenset(_names("ignore_columns", table.get("ignore_columns", []))),
        ignore_others=_flag(table, "ignore_other_columns"),
        delimiter=_delimiter(table),
    )


def _wrong(key: str, expected: str) -> Exception:
    return outside("R0035", key=key, expected=expected)


def _only(table: Mapping[str, object], known: Iterable[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            raise outside("R0034", near=(key, known), key=f"{prefix}{key}")


def _table(table: Table, key: str) -> Table:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise _wrong(key, f"a table, `[{key}]`")
    return found


def _flag(table: Table, key: str) -> bool:
    found = table.get(key, False)
    if not isinstance(found, bool):
        raise _wrong(key, "`true` or `false`")
    return found


def _delimiter(table: Table) -> str | None:
    found = table.get("delimiter")
    if found is None:
        return None
    if not isinstance(found, str) or len(found) != 1 or found in '"\r\n\0' or not found.isascii():
        raise _wrong("delimiter", 'one character, such as ";" or "\\t"')
    return found


def _names(key: str, found: object) -> tuple[str, ...]:
    names = [found] if isinstance(found, str) else found
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise _wrong(key, "a name or a list of names")
    return tuple(names)


def _flat(table: Table, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield dotted names and values: `author.role = 1` and `"author.role" = 1` are the same."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _value(found: object) -> object:
    """Return a TOML value as JSON has it; `unknown` and an empty text as None."""
    match found:
        case str():
            return None if found in (UNKNOWN, "") else found
        case datetime() | date() | time():
            return found.isoformat()
        case _:
            return found


def _values(table: Table, prefix: str = "") -> dict[str, dict[str, object]]:
    """Read `[values.author.role]` and `[values."author.role"]` alike: the last table holds what is written."""
    found: dict[str, dict[str, object]] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if not isinstance(value, dict):
            raise _wrong(f"values.{name}", f"a table, `[values.{name}]`, of what is written and its value")
        here = {written: _value(one) for written, one in value.items() if not isinstance(one, dict)}
        if here:
            found[name] = here
        found |= _values({k: one for k, one in value.items() if isinstance(one, dict)}, f"{name}.")
    return found


def _templates(table: Table) -> Iterator[tuple[str, tuple[Template, ...]]]:
    for fact, found in _flat(table):
        yield fact, _alternatives(f"templates.{fact}", found)


def _alternatives(key: str, found: object) -> tuple[Template, ...]:
    written = [found] if isinstance(found, str) else found
    if not isinstance(written, list) or not written or not all(isinstance(part, str) for part in written):
        raise _wrong(key, "a text with columns in braces, or a list of such texts")
    try:
        return tuple(template(part) for part in written)
    except TemplateError as error:
        raise _wrong(key, f"a text with columns in braces: {error}") from error


def _dates(table: Table) -> DateFormats:
    _only(table, ("formats", "zone", "time"), "dates.")
    formats = _names("dates.formats", table.get("formats", "iso"))
    for form in formats:
        if form not in ("iso", "unix", "unix_ms") and not any(year in form for year in YEARS):
            raise _wrong(
                "dates.formats", "`iso`, `unix`, `unix_ms` or formats with a year such as `%d/%m/%Y %H:%M`"
            )
    name = table.get("zone")
    if name is not None:
        if not isinstance(name, str):
            raise _wrong("dates.zone", "the name of a time zone, such as `Europe/London`")
        try:
            zone(name)
        except ValueProblem as problem:
            raise outside(
                "R0035", near=(name, zone_names()), key="dates.zone", expected=f"a time zone; {problem.words}"
            ) from problem
    return DateFormats(formats, name, _time(table.get("time", time(0, 0))))


def _time(found: object) -> time:
    if isinstance(found, time):
        return found
    try:
        return time.fromisoformat(str(found))
    except ValueError as error:
        raise _wrong("dates.time", "a time of day, such as 12:00") from error


def _skips(found: object) -> Iterator[Skip]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _wrong("skip", "tables, each `[[skip]]`")
    for one in found:
        _only(one, ("column", "is", "is_not", "because"), "skip.")
        column, because = one.get("column"), one.get("because")
        if not isinstance(column, str):
            raise _wrong("skip.column", "the name of a column")
        if ("is" in one) == ("is_not" in one):
            raise _wrong("skip", "either `is` or `is_not`, a text or a list of texts")
        is_, is_not = (frozenset(_texts(f"skip.{key}", one.get(key, []))) for key in ("is", "is_not"))
        said = (
            because
            if isinstance(because, str)
            else f"`{column}` {'is' if is_ else 'is not'} {_listed(is_ or is_not)}"
        )
        yield Skip(column, is_, is_not, said)


def _texts(key: str, found: object) -> tuple[str, ...]:
    texts = [found] if isinstance(found, str) else found
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _wrong(key, "a text or a list of texts, as the file has them")
    return tuple(texts)


def _listed(texts: frozenset[str]) -> str:
    return ", ".join(f"`{text}`" for text in sorted(texts))
