"""One assembly made ready to decide: its order, its calendars, its finders of topics and personal data."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.backends.reference.decide import decide
from remit.backends.reference.situation import situation
from remit.clocks.deadlines import deadlines
from remit.driver.schema import schema_of
from remit.driver.world import PolicyWorld
from remit.graph.order import Order
from remit.model.nodes import Collected
from remit.runtime.moments import epoch_second, moment_at
from remit.signals.message import Reader
from remit.signals.topics import implications

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.contract.decision import Deadline, Derived
    from remit.contract.interaction import Interaction
    from remit.graph.workflow import Workflow
    from remit.model.nodes import Assembly, Value

States = dict[str, bool | frozenset[str]]


class Desk:
    """Decides the interactions of one assembly."""

    def __init__(self, assembly: Assembly, every: Iterable[Assembly]) -> None:
        self.assembly = assembly
        self.schema = schema_of(assembly, every)
        self.world = PolicyWorld(assembly)

    @cached_property
    def workflow(self) -> Workflow:
        """The workflow graph."""
        from remit.graph.from_model import build  # noqa: PLC0415 - for pictures and explanations alone

        return build(self.assembly)

    @cached_property
    def order(self) -> Order:
        """Which rule comes before which."""
        return Order(self.assembly)

    @cached_property
    def reader(self) -> Reader:
        """Finds topics, personal data and language in messages."""
        vocabulary = self.assembly.vocabulary
        return Reader(
            [topic.pattern for topic in vocabulary.topics.values()],
            {kind.name: kind.patterns for kind in vocabulary.personal_kinds.values()},
        )

    def situation(
        self, facts: Mapping[str, Value], switches: Mapping[str, bool | frozenset[str]]
    ) -> Situation:
        """The facts, those the message shows among them, and the state of every switch."""
        return situation(self.assembly, facts, switches, self.world)

    def decided(self, situation_: Situation) -> Decided:
        """What the reference evaluator decides."""
        return decide(situation_, self.order)

    def deadlines(self, decided: Decided, received: datetime) -> tuple[Deadline, ...]:
        """Every target of the SLA and every clock that starts, the first that is due first.

        Raises `ValueProblem` where a calendar does not reach so far.
        """
        vocabulary = self.assembly.vocabulary
        sla = None if decided.sla.term is None else vocabulary.slas[decided.sla.term]
        clocks = [vocabulary.clocks[name] for name in decided.items(Collected.CLOCK)]
        if sla is None and not clocks:
            return ()
        from remit.contract.decision import Deadline  # noqa: PLC0415 - proving and drawing need no decisions

        due = deadlines(sla, clocks, epoch_second(received), self.world.ground(received))
        return tuple(Deadline(name=d.name, due=moment_at(d.due), statutory=d.statutory) for d in due)

    @cached_property
    def implied(self) -> Mapping[str, frozenset[str]]:
        """For each topic, itself and all that include it."""
        return implications([topic.pattern for topic in self.assembly.vocabulary.topics.values()])

    def derive(self, facts: Mapping[str, Value]) -> tuple[dict[str, Value], Derived]:
        """The facts with what the message shows of those that were not given; a given fact always wins.

        A topic that is given brings those that include it, as one that is found does.
        """
        from remit.contract.decision import Derived  # noqa: PLC0415 - proving and drawing need no decisions

        topics = facts.get("topics")
        if isinstance(topics, frozenset):
            facts = {**facts, "topics": topics.union(*(self.implied.get(topic, ()) for topic in topics))}
        message = facts.get("message")
        missing = [name for name in ("topics", "personal_data", "language") if name not in facts]
        if not isinstance(message, str) or not missing:
            return dict(facts), Derived()
        signals = self.reader.read(message)
        found: dict[str, Value | None] = {
            "topics": signals.topics,
            "personal_data": signals.personal_data,
            "language": signals.language,
        }
        new = {name: value for name in missing if (value := found[name]) is not None}
        derived = Derived(
            topics=tuple(sorted(signals.topics)) if "topics" in new else None,
            personal_data=tuple(sorted(signals.personal_data)) if "personal_data" in new else None,
            language=signals.language if "language" in new else None,
        )
        return {**facts, **new}, derived

    def read(self, interaction: Interaction) -> tuple[dict[str, Value], Derived]:
        """The facts of an interaction and what was derived."""
        return self.derive(interaction.facts)
