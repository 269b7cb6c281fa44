"""Names, steps and alternatives that no decision ever leads to, though rules, paths or clocks name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.proof.findings import NeverReached, NotDecided
from remit.backends.proof.leading import uses
from remit.backends.proof.solver import Undecided
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.findings import Finding
    from remit.backends.proof.leading import Named
    from remit.backends.proof.points import Points
    from remit.backends.proof.witness import Finder


@dataclass(slots=True)
class _Seen:
    """Who names it: the words of each user, and the users themselves; and what an answer was not found to."""

    by: dict[str, None] = field(default_factory=dict)
    users: set[Span | Named] = field(default_factory=set)
    accepted: bool = False
    undecided: NotDecided | None = None


class Unreached:
    """What was named and never seen to be reached; assemblies are shown to it one after the other."""

    def __init__(self) -> None:
        self._named: dict[Named, _Seen] = {}
        self._reached: set[Named] = set()

    def look(self, encoding: Encoding, finder: Finder, points: Points) -> None:
        """Take in an assembly; `points` are some of its interactions."""
        policies = encoding.assembly.policies
        files = {policy.file for policy in policies}
        accepting = {policy.file for policy in policies if "never_reached" in policy.accepts}
        where: dict[Named, list[int]] = {}
        for use in uses(encoding):
            # A file of shared vocabulary may hold more than those need who use it.
            if use.named[0].file not in files:
                continue
            seen = self._named.setdefault(use.named, _Seen())
            seen.by[use.by] = None
            seen.users.add(use.user)
            seen.accepted |= use.accepted or use.named[0].file in accepting
            where.setdefault(use.named, []).append(use.literal)
            if use.shown:
                points.add(*use.shown)
        wanted = {named: encoding.circuit.any(some) for named, some in where.items()}
        shown = points.true([*wanted.values()])
        for named, literal in wanted.items():
            if named in self._reached:
                continue
            try:
                if literal in shown or finder.possible(literal):
                    self._reached.add(named)
            except Undecided as undecided:
                span, kind, name = named
                question = f"whether anything ever leads to {kind} `{name}`"
                self._named[named].undecided = NotDecided(encoding.assembly, question, span, undecided.why)

    def findings(self, dead: set[Span]) -> Iterator[Finding]:
        """Yield what was never reached, once all assemblies were looked at.

        What is named only by rules that are `dead`, or by what is not reached itself, follows from that.
        """
        for named, seen in self._named.items():
            if named in self._reached or seen.accepted:
                continue
            if all(
                user in dead if isinstance(user, Span) else user not in self._reached for user in seen.users
            ):
                continue
            span, kind, name = named
            yield seen.undecided or NeverReached(kind, name, span, tuple(seen.by))
