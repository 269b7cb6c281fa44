"""R0750 to R0799: how a record is written, before anything it says is looked at."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _record(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "deciding", headline)


RECORDS = (
    _record("R0750", "not-json", "the line is not JSON: {reason}"),
    _record("R0751", "not-an-object", "the line is {found}, and not one JSON object"),
    _record("R0752", "key-twice", "the key `{key}` comes twice"),
    _record("R0753", "no-json-number", "`{found}` is not a number that JSON has"),
    _record("R0754", "nested-too-deeply", "values are nested too deeply to be read"),
    _record("R0755", "record-too-long", "the record is longer than {most} bytes"),
    _record("R0756", "record-not-utf8", "the record is not UTF-8 text, from byte {position} of its line on"),
    _record("R0757", "nul-character", "the record holds a NUL character"),
    _record("R0758", "id-twice", "the id `{id}` came before, on line {line}"),
    _record("R0759", "ragged-row", "the row has {found} cells where the header has {columns}"),
    _record("R0760", "broken-quotes", "a quoted cell {problem}"),
    _record("R0761", "unlisted-value", "`{fact}`: the mapping does not say what `{value}` is"),
    _record("R0762", "unreadable-date", "`{fact}`: `{value}` fits none of the date formats"),
    _record("R0763", "lone-surrogate", "the record holds half a character"),
    _record("R0765", "binary-cell", "the column `{column}` holds bytes, which no fact takes"),
)
