"""Parquet, a batch of rows at a time."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from remit.driver.intake.problems import outside
from remit.driver.intake.records import Refusal, Row, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROWS_A_BATCH: Final = 256


class ParquetRows:
    """The rows of a file; `line` is the number of the row. Nested fields are columns with dotted names."""

    def __init__(self, path: Path) -> None:
        """Raise OutsideError: R0001, R0002, R0037 (not Parquet), R0038 (the extra is not installed)."""
        try:
            import pyarrow.parquet  # noqa: PLC0415 - an extra, loaded when first used
        except ImportError as error:
            raise outside("R0038", task="reading Parquet", extra="parquet") from error
        self._path = path
        with self._understood():
            self._file: Any = pyarrow.parquet.ParquetFile(path)
        self.total = int(self._file.metadata.num_rows)
        self.done = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, nested ones dotted."""
        schema = self._file.schema_arrow
        return tuple(column for field in schema for column in _leaves(field.name, field.type))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __iter__(self) -> Iterator[Row | Refusal]:
        with self._understood():
            for batch in self._file.iter_batches(batch_size=ROWS_A_BATCH):
                yield from self._rows(batch)

    def _rows(self, batch: Any) -> Iterator[Row | Refusal]:  # noqa: ANN401 - pyarrow ships no types
        try:
            table = _microseconds(batch).to_pylist()
        except UnicodeDecodeError as error:
            if batch.num_rows > 1:
                for i in range(batch.num_rows):
                    yield from self._rows(batch.slice(i, 1))
            else:
                self.done += 1
                yield refuse(self.done, "R0756", position=error.start + 1)
            return
        for cells in table:
            self.done += 1
            yield self._row(dict(_flat(cells)))

    def _row(self, cells: dict[str, object]) -> Row | Refusal:
        for column, cell in cells.items():
            if isinstance(cell, bytes):
                return refuse(self.done, "R0765", column=column)
            if isinstance(cell, str) and "\0" in cell:
                return refuse(self.done, "R0757")
            if isinstance(cell, datetime | date):
                cells[column] = cell.isoformat()
        return Row(self.done, self.done, cells)

    @contextmanager
    def _understood(self) -> Iterator[None]:
        import pyarrow as pa  # noqa: PLC0415 - an extra, loaded when first used

        try:
            yield
        except FileNotFoundError as error:
            raise outside("R0001", path=self._path) from error
        except (pa.ArrowException, NotImplementedError) as error:
            reason = str(error).partition("\n")[0].rstrip(".")
            raise outside("R0037", path=self._path, format="Parquet", reason=reason) from error
        except OSError as error:
            raise outside("R0002", path=self._path, reason=error.strerror or error) from error


def _microseconds(batch: Any) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Return the batch with moments to the microsecond, which is as fine as Python has them."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, loaded when first used

    for i, field in enumerate(batch.schema):
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns":
            coarse = batch.column(i).cast(pa.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(i, field.name, coarse)
    return batch


def _leaves(name: str, kind: Any) -> Iterator[str]:  # noqa: ANN401 - pyarrow ships no types
    import pyarrow as pa  # noqa: PLC0415 - an extra, loaded when first used

    if pa.types.is_struct(kind):
        for field in kind:
            yield from _leaves(f"{name}.{field.name}", field.type)
    else:
        yield name


def _flat(cells: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, cell in cells.items():
        if isinstance(cell, dict):
            yield from _flat(cell, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", cell
