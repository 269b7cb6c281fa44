"""One entry of the table of codes."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.severity import Severity

PHASES = {
    "R00": "reading",
    "R01": "syntax",
    "R02": "names",
    "R03": "types",
    "R04": "workflow",
    "R05": "advice",
    "R06": "proof",
    "R07": "deciding",
    "R08": "cases",
    "R09": "internal",
}
"""The first three characters of a code, and the phase that they stand for."""

STATUSES = ("preview", "stable", "retired")
"""A retired code keeps its entry and its page, so that its number is never given away again."""


@dataclass(frozen=True, slots=True)
class Code:
    """What is always true of a code.

    `code` is R and four digits; `name` is in kebab case and names the bad thing; `headline` is a `str.format`
    template over the facts of a diagnostic: one line, lower case at the start, no final stop.
    """

    code: str
    name: str
    severity: Severity
    phase: str
    headline: str
    since: str = "0.1.0"
    status: str = "stable"

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts that the headline needs, in its order, each once."""
        names = (name for _, name, _, _ in string.Formatter().parse(self.headline) if name)
        return tuple(dict.fromkeys(names))

    def say(self, facts: Mapping[str, str]) -> str:
        """Put the facts into words; facts that the headline does not use are welcome.

        Raises ValueError where a fact is missing: the place that reports is at fault, not the policy.
        """
        missing = [name for name in self.facts if name not in facts]
        if missing:
            raise ValueError(f"{self.code} {self.name} needs the fact {', '.join(missing)}")
        return self.headline.format_map(facts)
