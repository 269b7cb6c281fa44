"""Facts to read columns against."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remit.contract import schema as s

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, s.Kind] = {
    "id": s.Text(),
    "received": s.Moment(),
    "channel": s.OneOf(("twitter", "email")),
    "sector": s.Text(),
    "message": s.Text(),
    "intent": s.OneOf(("complaint", "question")),
    "language": s.Language(),
    "topics": s.SomeOf(("fraud", "hours")),
    "sentiment": s.Number(Decimal(-1), Decimal(1)),
    "author.followers": s.Whole(0),
    "author.role": s.OneOf(("customer", "staff")),
    "customer.vulnerable": s.YesNo(),
    "claim": s.Amount(),
    "booked": s.Moment(),
}
