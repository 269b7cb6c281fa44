"""Changes that were agreed before they were made: a file (TOML) of sentences, with who agreed and why."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.declared import Declared
from remit.driver.difference.conditions import conditions
from remit.driver.intake.problems import outside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from remit.backends.proof.difference.pairing import Pair
    from remit.driver.difference.load import Loaded

ASPECTS: Final = (
    "handling",
    "owner",
    "SLA",
    "priority",
    "clock",
    "requirement",
    "notification",
    "flag",
    "in force",
    "channel",
)
# What only one edition has is no difference of decisions: it is held against these by itself.
APART: Final = ("in force", "channel")
_TEXTS: Final = ("item", "where", "unless", "before", "after", "rule_before", "rule_after", "by", "because")
KEYS: Final = ("sectors", "aspect", *_TEXTS, "everywhere")
_SAY_SOMETHING: Final = ("aspect", "item", "where", "before", "after", "rule_before", "rule_after")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change that may come, as it is written; `number` counts from 1. `sectors` is empty for all of them."""

    number: int
    sectors: tuple[str, ...]
    aspect: str | None
    item: str | None
    where: str
    unless: str
    before: str | None
    after: str | None
    old_rule: str | None
    new_rule: str | None
    everywhere: bool
    by: str
    because: str

    @property
    def says(self) -> str:
        """It in one line."""
        said = [self.item or self.aspect or "any change"]
        if self.before is not None or self.after is not None:
            said.append(f"{self.before or 'whatever it was'} → {self.after or 'anything'}")
        if self.where:
            said.append(f"where {self.where}")
        if self.unless:
            said.append(f"unless {self.unless}")
        return ", ".join(said)


class Allowed:
    """All that may change. `new` gives the words that conditions are written in."""

    def __init__(self, entries: Sequence[Entry], new: Loaded, path: Path) -> None:
        self.entries = tuple(entries)
        self._new = new
        self._path = path

    def of(self, sector: str, pair: Pair) -> tuple[Declared, ...]:
        """Return what is declared for a sector. Raises OutsideError R0067."""
        here = [
            entry
            for entry in self.entries
            if entry.aspect not in APART and (not entry.sectors or sector in entry.sectors)
        ]
        read = conditions(
            [(entry.number, entry.where, entry.unless) for entry in here], self._new, pair, self._path
        )
        return tuple(
            Declared(
                number=entry.number,
                aspect=entry.aspect,
                item=entry.item,
                where=where,
                unless=unless,
                before=entry.before,
                after=entry.after,
                old_rule=entry.old_rule,
                new_rule=entry.new_rule,
                everywhere=entry.everywhere,
            )
            for entry, (where, unless) in zip(here, read, strict=True)
        )


def read_allowed(path: Path, new: Loaded) -> Allowed:
    """Read what may change.

    Raises OutsideError: R0001, R0002, R0003 (the file), R0065 (not TOML), R0066 (a key or value that cannot be).
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise outside("R0001", path=path) from error
    except UnicodeDecodeError as error:
        raise outside("R0003", path=path) from error
    except OSError as error:
        raise outside("R0002", path=path, reason=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise outside("R0065", path=path, reason=str(error)) from error
    for key in table:
        if key != "change":
            raise outside("R0066", path=path, reason=f"there is no `{key}`: each change is a `[[change]]`")
    changes = table.get("change", [])
    if not isinstance(changes, list) or not all(isinstance(one, dict) for one in changes):
        raise outside("R0066", path=path, reason="each change is a `[[change]]`")
    return Allowed([_entry(i, one, path) for i, one in enumerate(changes, 1)], new, path)


def _entry(number: int, table: Mapping[str, object], path: Path) -> Entry:
    def wrong(reason: str) -> Exception:
        return outside("R0066", path=path, reason=f"change {number}: {reason}")

    for key in table:
        if key not in KEYS:
            raise wrong(f"there is no key `{key}`; there are {', '.join(KEYS)}")
    texts: dict[str, str | None] = dict.fromkeys(_TEXTS)
    for key in _TEXTS:
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            raise wrong(f"`{key}` must be a text")
        texts[key] = value
    sectors = table.get("sectors", [])
    if not isinstance(sectors, list) or not all(isinstance(one, str) for one in sectors):
        raise wrong("`sectors` must be a list of names")
    aspect = table.get("aspect")
    if aspect is not None and aspect not in ASPECTS:
        raise wrong(f"`aspect` must be one of {', '.join(ASPECTS)}")
    everywhere = table.get("everywhere", False)
    if not isinstance(everywhere, bool):
        raise wrong("`everywhere` must be true or false")
    for key in ("by", "because"):
        if not (texts[key] or "").strip():
            raise wrong(f"`{key}` must say {'who agreed to it' if key == 'by' else 'why'}")
    if not any(table.get(key) for key in _SAY_SOMETHING):
        raise wrong("it would allow everything; say at least an `aspect`")
    return Entry(
        number,
        tuple(str(one) for one in sectors),
        None if aspect is None else str(aspect),
        texts["item"],
        texts["where"] or "",
        texts["unless"] or "",
        texts["before"],
        texts["after"],
        texts["rule_before"],
        texts["rule_after"],
        everywhere,
        str(texts["by"]),
        str(texts["because"]),
    )
