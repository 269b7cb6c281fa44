"""What is asked of two editions: each single value, the priority, and each thing that either may collect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.steps import Question, Side
from remit.model.nodes import Collected, Item

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from remit.backends.proof.difference.outcomes import Outcomes

_COLLECTED: Final = (Collected.CLOCK, Collected.REQUIREMENT, Collected.NOTIFICATION, Collected.FLAG)


def questions(old: Outcomes, new: Outcomes) -> Iterator[Question]:
    """Yield every aspect in which two editions can differ, the weightiest first."""
    yield Question(
        "handling",
        None,
        Side(old, old.handling, old.deciders("handling"), "handling"),
        Side(new, new.handling, new.deciders("handling"), "handling"),
    )
    yield Question(
        "owner",
        None,
        Side(old, old.owner, old.deciders("ownership"), "ownership"),
        Side(new, new.owner, new.deciders("ownership"), "ownership"),
    )
    yield Question(
        "SLA",
        None,
        Side(old, old.sla, old.deciders("SLA"), "SLA"),
        Side(new, new.sla, new.deciders("SLA"), "SLA"),
    )
    for aspect in _COLLECTED:
        for before, after in matched(old.items(aspect), new.items(aspect)):
            one = None if before is None else Item(aspect.value, before)
            other = None if after is None else Item(aspect.value, after)
            yield Question(
                aspect.value,
                after or before,
                Side(old, old.collected(one), old.givers(one)),
                Side(new, new.collected(other), new.givers(other)),
            )
    yield Question("priority", None, Side(old, old.priority, old.urgent), Side(new, new.priority, new.urgent))


def matched(
    before: Mapping[str, Hashable], after: Mapping[str, Hashable]
) -> Iterator[tuple[str | None, str | None]]:
    """Yield what is the same thing in both: by name, else, where it was renamed, by content."""
    gone = {before[name]: name for name in sorted(before, reverse=True) if name not in after}
    for name, content in after.items():
        if name in before:
            yield name, name
        elif content in gone:
            yield gone.pop(content), name
        else:
            yield None, name
    yield from ((name, None) for name in gone.values())
