"""`remit test --suggest`: examples that reach what those of the policies do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from remit.diagnostics.cells import visible
from remit.driver.suggestion.suggest import suggest
from remit.interfaces.cli import output, proposals
from remit.interfaces.cli.counting import counting

if TYPE_CHECKING:
    from remit.driver.policy import Policy
    from remit.driver.suggestion.suggest import Suggestions


def run(policy: Policy, *, form: str, wanted: str | None) -> int:
    """Write examples that can be pasted to standard output, and what they are worth to standard error."""
    words = (wanted or "").casefold()
    with counting("looking for examples") as step:
        found = suggest(policy, wanted=lambda told: words in told.casefold(), step=step)
    if wanted and not found.wanted:
        raise click.UsageError(f"no rule, section or policy has `{wanted}` in its name")
    if form == "json":
        output.out(json.dumps(_json(policy, found), ensure_ascii=False, indent=2))
        return output.DONE
    proposals.write(found.examples)
    output.note(summary(found))
    for words_, place in found.not_found:
        output.note(f"  nothing found ({policy.at(place)}): {visible(words_)}")
    return output.DONE


def summary(found: Suggestions) -> str:
    """`12 examples to review; they and yours reach 96 of 100 points, yours alone 60`."""
    together = found.wanted - len(found.not_found)
    examples = output.counted(len(found.examples), "example")
    return (
        f"{examples} to review; with them {together:,} of {output.counted(found.wanted, 'point')} are reached, "
        f"without them {found.reached:,}"
    )


def _json(policy: Policy, found: Suggestions) -> dict[str, object]:
    return {
        "points": found.wanted,
        "reached": found.reached,
        "examples": [proposals.as_json(one) for one in found.examples],
        "not_found": [{"says": words, "at": policy.at(place)} for words, place in found.not_found],
    }
