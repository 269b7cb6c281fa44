"""The picture in the DOT language of Graphviz: lanes are clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.diagram.card_table import card_table, heading, label, left_of, padded
from remit.backends.diagram.look import ARROWS, FONT, LANE_BORDER, LANE_FILL
from remit.backends.diagram.picture import ArrowKind, CardKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.diagram.picture import Arrow, Card, Lane, Picture

_LABEL_WIDTH = 26
_CARDS_IN_A_LINE = 4


def dot_of(picture: Picture) -> str:
    """Return the whole picture as one digraph."""
    names = names_of(picture)
    ports = ports_of(picture)
    lines = [
        "digraph remit {",
        *_settings(),
        f"  label=<{heading(picture.title, picture.notes, size=20)}>; labelloc=t; labeljust=l;",
        _node(picture.intake, names),
    ]
    for number, lane in enumerate(picture.lanes, start=1):
        lines += [
            f"  subgraph cluster_{number} {{",
            f"    label=<{heading(lane.heading, filter(None, [lane.note]), size=14)}>; labeljust=l;",
            f'    style="rounded,filled"; color="{LANE_BORDER}"; fillcolor="{LANE_FILL}"; margin=14;',
            *_lane(lane, names, ports),
            "  }",
        ]
    lines += (_between(arrow, names, ports) for arrow in picture.arrows)
    return "\n".join((*lines, "}", ""))


def lane_dot(lane: Lane, names: Mapping[str, str], ports: Mapping[str, str]) -> str:
    """Return one lane as a digraph of its own."""
    settings = _settings("TB" if lane.downward else "LR")
    return "\n".join(("digraph lane {", *settings, *_lane(lane, names, ports), "}", ""))


def names_of(picture: Picture) -> dict[str, str]:
    """Give each card a name that is safe in every form: `card1`, `card2`, … in the order of the picture."""
    cards = (picture.intake, *(card for lane in picture.lanes for card in lane.cards))
    return {card.id: f"card{number}" for number, card in enumerate(cards, start=1)}


def ports_of(picture: Picture) -> dict[str, str]:
    """Say for each row of a decision table which port of which card it is."""
    names = names_of(picture)
    return {
        row.id: f"{names[card.id]}:row{row.number}"
        for lane in picture.lanes
        for card in lane.cards
        for row in card.rows
    }


def _settings(direction: str = "LR") -> Iterator[str]:
    apart = "nodesep=0.3, ranksep=0.4" if direction == "TB" else "nodesep=0.18, ranksep=0.6"
    yield f'  graph [rankdir={direction}, {apart}, charset="UTF-8", fontname="{FONT}"];'
    yield f'  node [shape=plain, fontname="{FONT}"];'
    yield f'  edge [fontname="{FONT}", arrowsize=0.7];'


def _lane(lane: Lane, names: Mapping[str, str], ports: Mapping[str, str]) -> Iterator[str]:
    for card in lane.cards:
        yield _node(card, names)
    for arrow in lane.arrows:
        yield _arrow(arrow, names, ports, sides="" if lane.downward else ":e :w")
    gates = {card.id for card in lane.cards if card.kind is CardKind.GATE}
    reached = {arrow.target for arrow in lane.arrows if arrow.source not in gates}
    first = [names[card.id] for card in lane.cards if card.id not in reached | gates]
    if not lane.arrows:
        # Nothing joins these cards, so they are put side by side instead of all below each other.
        lines = [first[start : start + _CARDS_IN_A_LINE] for start in range(0, len(first), _CARDS_IN_A_LINE)]
        yield from (f"    {' -> '.join(line)} [style=invis];" for line in lines if len(line) > 1)
        first = [line[0] for line in lines]
    if len(first) > 1:
        # What comes first stands below each other, in the order in which it is given.
        yield f"    {{ rank=same; {' -> '.join(first)} [style=invis]; }}"


def _node(card: Card, names: Mapping[str, str]) -> str:
    name = names[card.id]
    return f'    {name} [id="{name}", label=<{card_table(card, names)}>];'


def _arrow(arrow: Arrow, names: Mapping[str, str], ports: Mapping[str, str], *, sides: str) -> str:
    """Draw an arrow within a lane; `sides` are those of the cards at which it leaves and arrives."""
    source, target = ports.get(arrow.source) or names[arrow.source], names[arrow.target]
    if arrow.kind is ArrowKind.OVERRIDES:
        # Rules that override each other stay below each other, as all rules of a section do.
        return f"    {source} -> {target} [{_settings_of(arrow)}, constraint=false];"
    leaves, arrives = sides.split(" ") if sides else ("", "")
    return f"    {source}{leaves} -> {target}{arrives} [{_settings_of(arrow)}];"


def _between(arrow: Arrow, names: Mapping[str, str], ports: Mapping[str, str]) -> str:
    """Draw an arrow from lane to lane; sections follow on each other without moving to the right."""
    source, target = ports.get(arrow.source) or names[arrow.source], names[arrow.target]
    moves = "" if arrow.kind is not ArrowKind.NEXT else ", constraint=false"
    return f"  {source} -> {target} [{_settings_of(arrow)}{moves}];"


def _settings_of(arrow: Arrow) -> str:
    look = ARROWS[arrow.kind]
    settings = [f"style={look.stroke}", f'color="{look.colour}"', f"penwidth={look.width:g}"]
    if arrow.label:
        words = label(arrow.label, _LABEL_WIDTH)
        settings.append(f"label=<{left_of(words) if arrow.kind is ArrowKind.OVERRIDES else padded(words)}>")
    return ", ".join(settings)
