"""Topics that rules only leave out: none says what becomes of a message about them, so they have no route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.conditions import AllOf, AnyOf, Atom, Has

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.diagnostics.report import Report
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly

LINT = "topic_without_route"


def check(assemblies: Iterable[Assembly], report: Report) -> None:
    """R0638, for topics that a policy's own file declares; a topic that another includes has that one's route."""
    every = tuple(assemblies)
    files = {policy.file for assembly in every for policy in assembly.policies if LINT not in policy.accepts}
    routed: set[str] = set()
    asked: set[str] = set()
    for assembly in every:
        for policy in assembly.policies:
            for section in policy.sections:
                for rule in section.rules:
                    routed.update(_topics(rule.when))
                    asked.update(() if rule.unless is None else _topics(rule.unless))
        routed |= _included(routed, assembly)
    for assembly in every:
        for name, topic in assembly.vocabulary.topics.items():
            # One that nothing asks for at all is told as unused.
            if name in asked and name not in routed and topic.span.file in files:
                help_ = "give it a rule, or say `accept topic_without_route because …` in the policy"
                report.add("R0638", topic.span, help=help_, name=name)


def _included(routed: set[str], assembly: Assembly) -> set[str]:
    """Return the topics that these include, directly or through others."""
    topics = assembly.vocabulary.topics
    found: set[str] = set()
    waiting = [name for name in routed if name in topics]
    while waiting:
        inner = set(topics[waiting.pop()].pattern.includes) & topics.keys()
        waiting += inner - found
        found |= inner
    return found


def _topics(condition: Condition) -> Iterator[str]:
    match condition:
        case Atom(fact="topics", test=Has(element)):
            yield element
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _topics(part)
        case _:
            return
