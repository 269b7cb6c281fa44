"""How a file that was not made for Remit is read: which column fills which fact, and how."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.driver.intake.dates import DateFormats
    from remit.driver.intake.templates import Template


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows left out: those whose column `is` one of these texts, or is not one of `is_not`."""

    column: str
    is_: frozenset[str]
    is_not: frozenset[str]
    because: str

    def skips(self, cell: str) -> bool:
        """Whether a row with this cell is left out."""
        return cell in self.is_ if self.is_ else cell not in self.is_not


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A mapping file, read. `docs/mapping-files.md` says what each part means.

    `columns` are facts by column. `values` are by fact and by what is written; `other_values` is what anything else
    written becomes, None: unknown. `templates` are by fact, of several the first whose columns are filled.
    `constants` fill facts that a record lacks.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    other_values: Mapping[str, object] = field(default_factory=dict)
    templates: Mapping[str, tuple[Template, ...]] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    dates: DateFormats | None = None
    skips: tuple[Skip, ...] = ()
    ignored: frozenset[str] = frozenset()
    ignore_others: bool = False
    delimiter: str | None = None

    def with_columns(self, columns: Mapping[str, str]) -> ColumnMapping:
        """Return it with columns that fill these facts instead of what it says of them."""
        own = {column: (fact,) for column, fact in columns.items()}
        return replace(self, columns={**self.columns, **own}, ignored=self.ignored - own.keys())

    def with_constants(self, constants: Mapping[str, object]) -> ColumnMapping:
        """Return it with constants that stand before its own."""
        return replace(self, constants={**self.constants, **constants})

    @property
    def only_fills(self) -> bool:
        """Whether it says no more than what facts are that a record lacks."""
        return replace(self, constants={}) == ColumnMapping()

    @property
    def facts(self) -> frozenset[str]:
        """Every fact that it names."""
        named = {fact for facts in self.columns.values() for fact in facts}
        return frozenset(
            named
            | self.values.keys()
            | self.other_values.keys()
            | self.templates.keys()
            | self.constants.keys()
        )

    @property
    def named_columns(self) -> frozenset[str]:
        """Every column that it names and reads."""
        in_templates = {c for several in self.templates.values() for one in several for c in one.columns}
        return frozenset(self.columns.keys() | in_templates | {skip.column for skip in self.skips})
