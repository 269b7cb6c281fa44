"""Remit: how an organisation answers the people who contact it, as policies that are checked and decide.

`load(path)` gives a `Policy`; `policy.decide(interaction)` a `Decision`; `policy.due(clock, received)` a `Timeline`;
`check(path)` the findings. Nothing heavy is loaded before it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from remit.contract.decision import Decision
    from remit.contract.draft import DraftCheck
    from remit.contract.timeline import Timeline
    from remit.diagnostics.diagnostic import Diagnostic
    from remit.diagnostics.errors import ClockError, InteractionError, OutsideError, PolicyError, RemitError
    from remit.driver.policy import Policy, check, load
    from remit.runtime.calendars import Calendar, OutsideCalendar

__version__ = "0.1.0"

__all__ = [
    "Calendar",
    "ClockError",
    "Decision",
    "Diagnostic",
    "DraftCheck",
    "InteractionError",
    "OutsideCalendar",
    "OutsideError",
    "Policy",
    "PolicyError",
    "RemitError",
    "Timeline",
    "__version__",
    "check",
    "load",
]

_HOMES = {
    "Calendar": "remit.runtime.calendars",
    "ClockError": "remit.diagnostics.errors",
    "Decision": "remit.contract.decision",
    "Diagnostic": "remit.diagnostics.diagnostic",
    "DraftCheck": "remit.contract.draft",
    "InteractionError": "remit.diagnostics.errors",
    "OutsideCalendar": "remit.runtime.calendars",
    "OutsideError": "remit.diagnostics.errors",
    "Policy": "remit.driver.policy",
    "PolicyError": "remit.diagnostics.errors",
    "RemitError": "remit.diagnostics.errors",
    "Timeline": "remit.contract.timeline",
    "check": "remit.driver.policy",
    "load": "remit.driver.policy",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each public name has its own type, told to checkers above
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module `remit` has no attribute `{name}`")


def __dir__() -> list[str]:
    return sorted(__all__)
