"""Every fault that can be planted in an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.mutation.actions import action_faults
from remit.backends.mutation.conditions import condition_faults
from remit.backends.mutation.rules import rule_faults
from remit.backends.mutation.time import time_faults
from remit.backends.mutation.walk import rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.backends.mutation.fault import Fault
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly


def faults(assembly: Assembly, words: Callable[[Condition], str]) -> Iterator[Fault]:
    """Yield the faults of an assembly, each once; `words` says a part of a condition as its policy does."""
    yield from condition_faults(assembly, words)
    for policy in assembly.policies:
        yield from rule_faults(policy, words)
    for rule in rules_of(assembly):
        yield from action_faults(rule, assembly.vocabulary)
    yield from time_faults(assembly.vocabulary)
