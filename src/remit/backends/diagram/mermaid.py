"""The picture as a flowchart of Mermaid: lanes are subgraphs, a decision table is one within its lane."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.backends.diagram.dot import names_of
from remit.backends.diagram.look import ARROWS, CARDS, LANE_BORDER, LANE_FILL
from remit.backends.diagram.picture import ArrowKind, CardKind
from remit.backends.diagram.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.backends.diagram.picture import Arrow, Card, Line, Picture

# Mermaid reads entities, HTML, markdown, directives and `\n` in its texts.
_ENTITIES = str.maketrans(
    {
        "#": "#35;",
        '"': "#quot;",
        "&": "#amp;",
        "<": "#lt;",
        ">": "#gt;",
        "`": "#96;",
        "%": "#37;",
        "\\": "#92;",
    }
)
_HEADS = {ArrowKind.OVERRIDES: "==>", ArrowKind.TIMED: "-.->", ArrowKind.EVENT: "-.->"}
_DASHES = {ArrowKind.TIMED: "6 4", ArrowKind.EVENT: "2 4"}


def mermaid_of(picture: Picture) -> str:
    """Return the whole picture as one flowchart."""
    names = names_of(picture)
    rows = {
        row.id: f"{names[card.id]}row{row.number}"
        for lane in picture.lanes
        for card in lane.cards
        for row in card.rows
    }
    lines = ["---", f"title: {json.dumps(plain(picture.title), ensure_ascii=False)}", "---", "flowchart LR"]
    lines += (f"  %% {plain(note).replace('%', '')}" for note in picture.notes)
    lines.append(f"  {_node(names[picture.intake.id], picture.intake)}")
    for number, lane in enumerate(picture.lanes, start=1):
        heading = lane.heading if not lane.note else f"{lane.heading} ({lane.note})"
        lines += [f"  subgraph lane{number} [{_quoted(heading)}]", "    direction LR"]
        for card in lane.cards:
            lines += _card(card, names[card.id], rows)
        lines.append("  end")
    named = {**names, **rows}
    arrows = [*(arrow for lane in picture.lanes for arrow in lane.arrows), *picture.arrows]
    lines += (f"  {_arrow(arrow, named)}" for arrow in arrows)
    lines += _styles(picture, arrows)
    return "\n".join((*lines, ""))


def _card(card: Card, name: str, rows: Mapping[str, str]) -> Iterator[str]:
    if not card.rows:
        yield f"    {_node(name, card)}"
        return
    heading = " · ".join((card.title, *(line.text for line in card.lines)))
    yield f"    subgraph {name} [{_quoted(heading)}]"
    for row in card.rows:
        yield f"      {rows[row.id]}[{_label('', row.lines)}]:::{card.kind.value}"
    yield "    end"


def _node(name: str, card: Card) -> str:
    if card.kind is CardKind.GATE:
        return f"{name}(({_quoted(card.title)})):::{card.kind.value}"
    opening, closing = ("(", ")") if CARDS[card.kind].rounded else ("[", "]")
    return f"{name}{opening}{_label(card.title, card.lines)}{closing}:::{card.kind.value}"


def _label(title: str, lines: Iterable[Line]) -> str:
    words = [f"<b>{_escaped(title)}</b>"] if title else []
    for line in lines:
        text = _escaped(line.text)
        words.append(f"<b>{text}</b>" if line.strong else f"<i>{text}</i>" if line.aside else text)
    return f'"{"<br/>".join(words)}"'


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Escape a text; where there is none, a space that Mermaid reads as one."""
    return plain(text).translate(_ENTITIES) or "#160;"


def _arrow(arrow: Arrow, names: Mapping[str, str]) -> str:
    head = _HEADS.get(arrow.kind, "-->")
    label = f"|{_quoted(arrow.label)}|" if arrow.label else ""
    return f"{names[arrow.source]} {head}{label} {names[arrow.target]}"


def _styles(picture: Picture, arrows: Sequence[Arrow]) -> Iterator[str]:
    """Give cards, lanes and arrows their looks; no line ends in a semicolon, which Mermaid misreads after colours."""
    for kind, look in CARDS.items():
        border = f"stroke:{look.stroke},stroke-width:{look.border:g}px"
        yield f"  classDef {kind.value} fill:{look.fill},{border},color:{look.ink},text-align:left"
    for number in range(1, len(picture.lanes) + 1):
        yield f"  style lane{number} fill:{LANE_FILL},stroke:{LANE_BORDER}"
    for arrow_kind, drawn in ARROWS.items():
        numbers = ",".join(str(number) for number, arrow in enumerate(arrows) if arrow.kind is arrow_kind)
        dashes = f",stroke-dasharray:{_DASHES[arrow_kind]}" if arrow_kind in _DASHES else ""
        if numbers:
            yield f"  linkStyle {numbers} stroke:{drawn.colour},stroke-width:{drawn.width:g}px{dashes}"
