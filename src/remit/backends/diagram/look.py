"""How cards and arrows look, the same in every form that is drawn.

Fills differ in lightness as well as in hue and every kind of arrow has its own stroke, so that a picture printed in
grey says the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from remit.backends.diagram.picture import ArrowKind, CardKind

INK = "#1f2933"
FAINT_INK = "#52606d"
LANE_FILL = "#f7f8fa"
LANE_BORDER = "#9aa5b1"
FONT = "Helvetica,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class CardLook:
    """Colours as `#rrggbb`; `border` is a width in points, and so is `width`, which a card has at least."""

    fill: str
    stroke: str
    ink: str = INK
    border: float = 1.0
    rounded: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class ArrowLook:
    """`stroke` is a style of Graphviz; `width` in points."""

    stroke: str
    colour: str
    width: float = 1.0


CARDS = {
    CardKind.INTAKE: CardLook("#323f4b", "#323f4b", ink="#ffffff", rounded=True),
    CardKind.GATE: CardLook("#323f4b", "#323f4b", ink="#ffffff", rounded=True),
    CardKind.RULE: CardLook("#ffffff", "#323f4b", width=250),
    CardKind.EXCEPTION: CardLook("#fdf3e1", "#8d6b2c", width=230),
    CardKind.OTHERWISE: CardLook("#e4e7eb", "#52606d", width=250),
    CardKind.TABLE: CardLook("#ffffff", "#323f4b", width=250),
    CardKind.HANDLING: CardLook("#d6e6f5", "#2f5d8a", rounded=True, width=190),
    CardKind.PATH: CardLook("#ffffff", "#323f4b", border=2.0, width=150),
    CardKind.STEP: CardLook("#dcecd9", "#3c6e47", width=150),
    CardKind.CLOCK: CardLook("#fbe9c6", "#8d6b2c", border=1.6, width=250),
    CardKind.PROMISE: CardLook("#ffffff", "#323f4b", width=190),
    CardKind.TEAM: CardLook("#ffffff", "#3c6e47", width=150),
    CardKind.OUTCOME: CardLook("#52606d", "#52606d", ink="#ffffff", rounded=True),
}

ARROWS = {
    ArrowKind.FLOW: ArrowLook("solid", INK),
    ArrowKind.NEXT: ArrowLook("solid", INK, 1.6),
    ArrowKind.CONDITION: ArrowLook("solid", FAINT_INK),
    ArrowKind.TIMED: ArrowLook("dashed", INK, 1.3),
    ArrowKind.EVENT: ArrowLook("dotted", INK, 1.5),
    ArrowKind.OVERRIDES: ArrowLook("bold", "#9b2c2c", 2.2),
}
