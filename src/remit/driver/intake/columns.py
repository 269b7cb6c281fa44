"""From rows of any file to interactions, as a mapping says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.contract.problem import InteractionProblem
from remit.contract.read_value import read_value
from remit.contract.schema import REQUIRED, Moment, OneOf, Text, YesNo
from remit.diagnostics.codes import CODES
from remit.driver.intake.cells import value_of
from remit.driver.intake.problems import outside
from remit.driver.intake.records import Record, Refusal, Skipped, refuse
from remit.driver.intake.templates import NUMBERS
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.contract.schema import Kind
    from remit.driver.intake.mapping import ColumnMapping
    from remit.driver.intake.records import Item, Row


class ColumnReader:
    """Reads rows; `kinds` are those of every fact that a policy knows.

    A column that the mapping does not name fills the fact of its own name, unless all other columns are ignored.
    """

    def __init__(self, mapping: ColumnMapping, kinds: Mapping[str, Kind]) -> None:
        """Raise OutsideError: R0032 for an unknown fact, R0048 for a constant that is none of its values."""
        self._mapping = mapping
        self._kinds = kinds
        self._filled: dict[str, tuple[str, ...]] = {}
        for fact in sorted(mapping.facts):
            if fact not in kinds:
                raise outside("R0032", near=(fact, kinds), name=fact)
        for fact, value in mapping.constants.items():
            _check(fact, value, kinds[fact])

    def check(self, columns: Iterable[str]) -> None:
        """Check that the columns of a file are those that the mapping expects.

        A file without a header has a message for its columns, so what is said of them is masked.

        Raises OutsideError: R0036 for a column that is missing, R0030 for one that fills nothing, R0042 where two fill
        one fact, R0031 where nothing fills a fact that every interaction has.
        """
        there = tuple(columns)
        for column in sorted(self._mapping.named_columns - set(there) - set(NUMBERS)):
            raise outside("R0036", near=(column, map(mask, there)), column=column)
        filled: dict[str, str] = dict.fromkeys(self._mapping.templates, "a template")
        for column in there:
            for fact in self._facts_of(column):
                if fact not in self._kinds:
                    raise outside("R0030", near=(column, self._kinds), column=mask(column))
                if fact in filled:
                    raise outside("R0042", fact=fact, column=mask(column), other=filled[fact])
                filled[fact] = f"the column `{mask(column)}`"
        for fact in REQUIRED:
            if fact not in filled and self._mapping.constants.get(fact) is None:
                raise outside("R0031", fact=fact)

    def read(self, row: Row) -> Item:
        """Read a row as an interaction."""
        cells = {column: _written(cell) for column, cell in row.cells.items()}
        shown = "; ".join(f"{column}: {cell}" for column, cell in cells.items() if cell)
        for skip in self._mapping.skips:
            if skip.skips(cells.get(skip.column, "")):
                return Skipped(row.line, skip.because)
        given: dict[str, object] = {}
        for column, cell in row.cells.items():
            for fact in self._facts_of(column):
                given[fact] = cell
        cells |= {"row": str(row.row), "line": str(row.line)}
        for fact, alternatives in self._mapping.templates.items():
            filled = (text for one in alternatives if (text := one.fill(cells)) is not None)
            given[fact] = next(filled, None)
        fields: dict[str, object] = {}
        for fact, cell in given.items():
            value = self._value(row.line, fact, cell, shown)
            if isinstance(value, Refusal):
                return value
            fields[fact] = value
        return Record(row.line, with_fills(fields, self._mapping.constants), shown[:1024])

    def _facts_of(self, column: str) -> tuple[str, ...]:
        known = self._filled.get(column)
        if known is None:
            known = self._filled[column] = self._look_up(column)
        return known

    def _look_up(self, column: str) -> tuple[str, ...]:
        mapping = self._mapping
        if column in mapping.columns:
            return mapping.columns[column]
        if column in mapping.ignored or mapping.ignore_others or column in mapping.named_columns:
            return ()
        return (column,)

    def _value(self, line: int, fact: str, cell: object, shown: str) -> object:
        """Return a JSON value; None is unknown."""
        written = _written(cell)
        listed = self._mapping.values.get(fact)
        if listed is not None and written in listed:
            return listed[written]
        if not written and not isinstance(cell, list):
            return None
        if fact in self._mapping.other_values:
            return self._mapping.other_values[fact]
        if listed is not None:
            return refuse(line, "R0761", field=fact, record=shown, fact=fact, value=_short(written))
        kind = self._kinds.get(fact)
        if isinstance(kind, Moment) and self._mapping.dates is not None:
            moment = self._mapping.dates.read(written)
            return moment or refuse(line, "R0762", field=fact, record=shown, fact=fact, value=_short(written))
        if kind is not None and (isinstance(cell, str) or _is_number_for_words(cell, kind)):
            return value_of(cell if isinstance(cell, str) else written, kind)
        return cell


def _check(fact: str, value: object, kind: Kind) -> None:
    if value is None:
        return
    try:
        read_value(fact, value, kind)
    except InteractionProblem as problem:
        words = CODES[problem.code].say(problem.facts)
        near = (str(value), problem.candidates) if problem.candidates else None
        raise outside("R0048", near=near, fact=fact, reason=words) from problem


def with_fills(fields: Mapping[str, object], fills: Mapping[str, object]) -> dict[str, object]:
    """Return the fields with those facts filled that are not given. Names are dotted."""
    filled = dict(fields)
    for fact, value in fills.items():
        if filled.get(fact) is None:
            filled[fact] = value
    return filled


def _is_number_for_words(cell: object, kind: Kind) -> bool:
    """Whether a typed column holds numbers where the fact takes words: ids and flags are often kept so."""
    return type(cell) is int and isinstance(kind, Text | OneOf | YesNo)


def _written(cell: object) -> str:
    """Return a cell as texts of a mapping name it: `true` and `false` as JSON has them, nothing as an empty text."""
    match cell:
        case None:
            return ""
        case str():
            return cell.strip()
        case bool():
            return "true" if cell else "false"
        case _:
            return str(cell)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
