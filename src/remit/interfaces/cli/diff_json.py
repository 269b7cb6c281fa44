"""A difference as JSON."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING

from remit.contract.decision import Decision
from remit.driver.difference import say
from remit.driver.difference.told import ChangeTold, RegionTold, ShareTold

if TYPE_CHECKING:
    from remit.driver.difference.told import Difference


def write(told: Difference, *, listing: bool) -> str:
    """Return one JSON object."""
    del listing
    whole = {
        "verdict": say.verdict(told),
        "nothing_changes": not told.changes and not told.limits and bool(told.compared),
        "clean": told.clean,
        **_plain(told),  # type: ignore[dict-item] # a dataclass is an object
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    match value:
        case Decision():
            return value.to_dict()
        case ShareTold():
            # Larger than what many readers of JSON hold as a number.
            return {
                "sector": value.sector,
                "changed": str(value.changed),
                "cells": str(value.cells),
                "says": value.words,
            }
        case date():
            return str(value)
        case tuple() | list():
            return [_plain(one) for one in value]
        case dict():
            return {str(name): _plain(one) for name, one in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            written = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
            if isinstance(value, RegionTold):
                written["says"] = say.region_words(value)
            if isinstance(value, ChangeTold):
                written["says"] = say.headline(value)
            return written
        case _:
            return value
