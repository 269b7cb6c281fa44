"""An interaction as it is decided: facts by name, each of the type that the policies declare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from remit.runtime.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = bool | int | Decimal | str | Money | datetime | frozenset[str]
"""Durations are whole seconds; moments are aware and in UTC; there is no value for the unknown."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One interaction; `facts` are those known, always with `received`, `channel` and `sector`.

    `derived` names the facts that were found in the message because they were not given.
    """

    id: str
    sector: str
    facts: Mapping[str, Value]
    derived: frozenset[str] = frozenset()

    @property
    def received(self) -> datetime:
        """When it was received, in UTC."""
        moment = self.facts["received"]
        if not isinstance(moment, datetime):
            raise TypeError("`received` is a moment")
        return moment
