"""From the workflow graph to the picture: which lanes there are, in which order, and what goes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.diagram.case_lanes import case_lanes
from remit.backends.diagram.picture import Arrow, ArrowKind, Card, CardKind, Lane, Picture
from remit.backends.diagram.section_lane import section_lane
from remit.graph.nodes import Gate, Intake, Link, LinkKind
from remit.model.nodes import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.workflow import Workflow
    from remit.model.nodes import Assembly, Policy


def picture_of(workflow: Workflow, *, part: str = "") -> Picture:
    """Lay out a workflow, whole or in part; `part` says in words which part it is."""
    sections = [section_lane(workflow, n, p) for n, p in workflow.nodes() if isinstance(p, Gate)]
    lanes = (*sections, *case_lanes(workflow))
    intake = next(n for n, p in workflow.nodes() if isinstance(p, Intake))
    return Picture(
        title=_title(workflow.assembly),
        notes=(*_notes(workflow.assembly), *filter(None, [part])),
        intake=Card(intake, CardKind.INTAKE, "A message comes in"),
        lanes=lanes,
        arrows=(*_between_sections(workflow), *_across(lanes)),
    )


def _title(assembly: Assembly) -> str:
    """Return the title of the sector's own policies; of all, where it has none."""
    own = [policy for policy in assembly.policies if policy.stratum is Stratum.SECTOR]
    return "; ".join(policy.title for policy in own or assembly.policies)


def _notes(assembly: Assembly) -> Iterator[str]:
    """Say the sector and the span of days, then each policy with its edition."""
    days = f"from {assembly.first}" if assembly.first else ""
    if assembly.last:
        days += f" until {assembly.last}"
    yield " · ".join(filter(None, [f"sector {assembly.sector}", f"in force {days.strip()}" if days else ""]))
    for policy in assembly.policies:
        yield _edition(policy, alone=len(assembly.policies) == 1)
    channels = assembly.vocabulary.channels.values()
    for how, mute in (
        ("only listen", [channel.name for channel in channels if channel.listen_only]),
        ("only publish", [channel.name for channel in channels if channel.broadcast_only]),
    ):
        if mute:
            names = ", ".join(dict.fromkeys(mute))
            yield f"On {names} we {how}: whatever would be said there lands as silence"


def _edition(policy: Policy, *, alone: bool) -> str:
    words = f"edition {policy.edition}" if alone else f"{policy.title}, edition {policy.edition}"
    if policy.stratum is not Stratum.SECTOR:
        words += f" ({policy.stratum.name.lower()})"
    return words if policy.owner is None else f"{words} · owner {policy.owner}"


def _between_sections(workflow: Workflow) -> Iterator[Arrow]:
    for source, target, edge in workflow.edges():
        if edge == Link(LinkKind.NEXT):
            first = isinstance(workflow.payload(source), Intake)
            yield Arrow(source, target, ArrowKind.FLOW if first else ArrowKind.NEXT)


def _across(lanes: Sequence[Lane]) -> Iterator[Arrow]:
    """Draw an arrow from each card to the cards of other lanes that its lines speak of; none to the teams."""
    drawn = {card.id for lane in lanes for card in lane.cards}
    for lane in lanes:
        there = drawn - {card.id for card in lane.cards}
        for card in lane.cards:
            for source, lines in ((card.id, card.lines), *((row.id, row.lines) for row in card.rows)):
                for line in lines:
                    to = line.leads_to
                    if to is not None and to in there and not to.startswith("team:"):
                        yield Arrow(source, to, ArrowKind.FLOW, line.text.split(" ", 1)[0])
