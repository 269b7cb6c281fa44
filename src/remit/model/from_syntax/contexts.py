"""The context of each file of an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from remit.model import standard
from remit.model.from_syntax.context import Context
from remit.runtime.zones import zone_names

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.from_syntax.scope import Declaration, Scope
    from remit.model.nodes import Fact
    from remit.syntax import nodes as n

S = TypeVar("S")

UTC = "UTC"


class Contexts:
    """Gives each file its context.

    That is its policy's time zone and working days, or those of the policy that leads the assembly where the file
    states no policy, or its policy does not say; `working_days` is the calendar where neither does.
    """

    def __init__(
        self,
        scope: Scope,
        facts: dict[str, Fact],
        sectors: tuple[str, ...],
        lead: n.Policy | None,
        working_days: str | None = None,
    ) -> None:
        self.scope = scope
        self._facts = facts
        self._sectors = sectors
        self._lead = lead
        self._working_days = working_days
        self._made: dict[str, Context] = {}

    @property
    def report(self) -> Report:
        """Where findings go."""
        return self.scope.report

    def of(self, file: str) -> Context:
        """The context of a file."""
        if file not in self._made:
            self._made[file] = self._make(self.scope.project.policy(file))
        return self._made[file]

    def each(self, kind: str, type_: type[S]) -> list[tuple[Declaration, S]]:
        """The declarations of a kind with their statements, by name."""
        return [(d, d.statement) for d in self.scope.declarations(kind) if isinstance(d.statement, type_)]

    def _make(self, policy: n.Policy | None) -> Context:
        stated = [p for p in (policy, self._lead) if p is not None]
        # A zone that nobody knows is reported with its policy; reading goes on with another.
        zone = next((p.zone.value for p in stated if p.zone and p.zone.value in zone_names()), UTC)
        days = next((p.working_days for p in stated if p.working_days), None)
        calendar = self._working_days
        if days is not None:
            calendar = self.scope.find("calendar", days, standard=(standard.ALWAYS,))
        return Context(self.scope, self._facts, self._sectors, zone, calendar)
