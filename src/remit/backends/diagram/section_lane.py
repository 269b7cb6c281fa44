"""The lane of one section: its gate, its rules and tables, and what they do about the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.diagram.handling_card import handling_card
from remit.backends.diagram.picture import Arrow, ArrowKind, Card, CardKind, Lane, Line, Row
from remit.backends.diagram.rule_lines import action_lines, because_lines, condition_lines, override_lines
from remit.graph.nodes import Conditional, Gate, HandlingNode, Link, LinkKind, RuleNode
from remit.model.nodes import RuleKind, Stratum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.workflow import Workflow
    from remit.model.nodes import Rule

_STRATA = {Stratum.OVERRIDING: "overriding", Stratum.SECTOR: "", Stratum.FALLBACK: "fallback"}


def section_lane(workflow: Workflow, node: str, gate: Gate) -> Lane:
    """Draw a section; a table is one card, and a handling is one however many rules of the section share it."""
    return _Section(workflow, node).lane(gate)


class _Section:
    """The lane while it is drawn; `node` is that of its gate."""

    def __init__(self, workflow: Workflow, node: str) -> None:
        self._workflow = workflow
        self._assembly = workflow.assembly
        self._node = node
        self._cards: dict[str, Card] = {}
        self._arrows: list[Arrow] = []

    def lane(self, gate: Gate) -> Lane:
        self._add(Card(self._node, CardKind.GATE, str(gate.position + 1)))
        rules = list(self._rules(self._node))
        for node, rule in rules:
            if rule.kind is not RuleKind.ROW:
                self._rule(node, rule)
            elif _table_card(rule) not in self._cards:
                self._table([(row, other) for row, other in rules if other.table == rule.table])
        for node, _ in rules:
            self._leads(node)
        several = sum(bool(policy.sections) for policy in self._assembly.policies) > 1
        note = " · ".join(filter(None, (gate.policy if several else "", _STRATA[gate.stratum])))
        return Lane(self._node, gate.section, note, tuple(self._cards.values()), tuple(self._arrows))

    def _add(self, card: Card) -> str:
        self._cards.setdefault(card.id, card)
        return card.id

    def _rules(self, source: str) -> Iterator[tuple[str, Rule]]:
        """Find the rules behind a gate or a rule, each followed by its exceptions."""
        for target in self._workflow.graph.successors(source):
            payload, edge = self._workflow.payload(target), self._workflow.edge(source, target)
            if isinstance(payload, RuleNode) and (
                isinstance(edge, Conditional) or edge == Link(LinkKind.OTHERWISE)
            ):
                yield target, payload.rule
                yield from self._rules(target)

    def _rule(self, node: str, rule: Rule) -> None:
        title = "otherwise" if rule.kind is RuleKind.OTHERWISE else rule.name
        lines = (*self._lines(rule), *override_lines(rule), *because_lines(rule.because))
        self._add(Card(node, CardKind(rule.kind.value), title, lines))
        if rule.excepts is None:
            self._arrows.append(Arrow(self._node, node, ArrowKind.CONDITION))

    def _table(self, rows: Sequence[tuple[str, Rule]]) -> None:
        first = rows[0][1]
        alike = all(rule.because == first.because for _, rule in rows)
        how = [Line("first row wins")] if first.first_row_wins else []
        card = Card(
            _table_card(first),
            CardKind.TABLE,
            first.table or "",
            (*how, *because_lines(first.because if alike else ())),
            tuple(
                Row(
                    node,
                    rule.row or 0,
                    (*self._lines(rule), *because_lines(() if alike else rule.because)),
                )
                for node, rule in rows
            ),
        )
        self._arrows.append(Arrow(self._node, self._add(card), ArrowKind.CONDITION))

    def _lines(self, rule: Rule) -> Iterator[Line]:
        yield from condition_lines(rule, self._assembly)
        yield from action_lines(rule, self._assembly.vocabulary)

    def _leads(self, node: str) -> None:
        """Draw the arrows that leave a rule for other cards of the lane."""
        for target in self._workflow.graph.successors(node):
            payload, edge = self._workflow.payload(target), self._workflow.edge(node, target)
            if isinstance(payload, HandlingNode):
                card = f"{self._node} > {target}"
                self._add(handling_card(self._workflow, target, payload, card=card))
                self._arrows.append(Arrow(node, card, ArrowKind.FLOW))
            elif edge == Link(LinkKind.OVERRIDES) and self._beside(node, target):
                self._arrows.append(Arrow(node, target, ArrowKind.OVERRIDES, "overrides"))
            elif isinstance(payload, RuleNode) and isinstance(edge, Conditional):
                self._arrows.append(Arrow(node, target, ArrowKind.CONDITION, "except"))

    def _beside(self, first: str, second: str) -> bool:
        """Whether two rules stand next to each other; an arrow between others would cross those between them."""
        places = [arrow.target for arrow in self._arrows if arrow.source == self._node]
        return abs(places.index(first) - places.index(second)) == 1


def _table_card(row: Rule) -> str:
    return f"table:{row.policy} / {row.table}"
