"""An acknowledgement that could count as the answer: it meets all that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.model.conditions import IsIn
from remit.model.nodes import Acknowledge, AfterWithout, BeforeClock, FollowPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Concern, Question
    from remit.model.nodes import Clock, Path, Sla

LINT = "acknowledged_as_answered"
# Whoever says thanks or an opinion waits for nothing.
WAITING: Final = ("complaint", "question", "request")
_MORE: Final = frozenset({"responded", "resolved"})


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can acknowledge what somebody waits for, where that meets all that is promised in time."""
    encoding, vocabulary, circuit = question.encoding, question.vocabulary, question.circuit
    waiting = question.space.variables["intent"].literal(IsIn(WAITING))
    slas = {vocabulary.slas[name]: encoding.settled("SLA", name) for name in encoding.sla_terms}
    clocks = {
        vocabulary.clocks[item.name]: one for item, one in encoding.collected.items() if item.kind == "clock"
    }
    paths = {
        vocabulary.paths[owner.path]: encoding.settled("ownership", owner)
        for owner in encoding.owner_terms
        if isinstance(owner, FollowPath)
    }
    met = circuit.any(
        (
            *(one for sla, one in slas.items() if not sla_asks(sla)),
            *(one for clock, one in clocks.items() if not clock_asks(clock)),
        )
    )
    asking = circuit.any(
        (
            *(one for sla, one in slas.items() if sla_asks(sla)),
            *(one for clock, one in clocks.items() if clock_asks(clock)),
            *(one for path, one in paths.items() if path_asks(path)),
        )
    )
    for concern in question.by_rule(LINT, circuit.all((question.landed(Acknowledge), waiting, met, -asking))):
        yield concern.with_facts(how=f"that of `{concern.facts['rule']}` meets all that is promised")


def sla_asks(sla: Sla) -> bool:
    """Whether an SLA has a target that an acknowledgement does not meet."""
    return any(target.kind in ("respond", "resolve") for target in sla.targets)


def clock_asks(clock: Clock) -> bool:
    """Whether a clock goes on after an acknowledgement; one that nothing stops does."""
    return "acknowledged" not in clock.stops and "taken" not in clock.stops


def path_asks(path: Path) -> bool:
    """Whether a path goes on where nobody answers."""
    return any(
        isinstance(step, BeforeClock) or (isinstance(step, AfterWithout) and step.lack in _MORE)
        for step in path.steps
    )
