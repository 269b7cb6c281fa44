"""`remit test --mutate`: which faults the examples would notice."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from remit.backends.mutation.rules import rule_words
from remit.diagnostics.cells import visible
from remit.diagnostics.colour import Style
from remit.driver.mutation.score import score
from remit.interfaces.cli import output
from remit.interfaces.cli.counting import counting
from remit.model.nodes import Example

if TYPE_CHECKING:
    from remit.backends.mutation.fault import Fault
    from remit.driver.mutation.score import Planted, Score
    from remit.driver.policy import Policy

_LONGEST: Final = 200


def run(
    policy: Policy, *, form: str, wanted: str | None, sample: int | None, seed: int, at_least: float | None
) -> int:
    """Plant faults, show the score and what nobody notices; 1 where the score is under `at_least` percent."""
    words = (wanted or "").casefold()
    with counting("planting faults") as step:
        found = score(policy, wanted=lambda fault: words in _told(fault), sample=sample, seed=seed, step=step)
    if wanted and not found.planted:
        raise click.UsageError(
            f"no fault that could be planted has `{wanted}` in it or in the name of its rule"
        )
    if form == "json":
        output.out(json.dumps(_json(policy, found), ensure_ascii=False, indent=2))
    else:
        _text(policy, found)
    if found.left_out:
        left = output.counted(found.left_out, "example")
        output.note(f"{left} fail without any fault and can notice none: run `remit test` first")
    return output.FINDINGS if at_least is not None and found.percent < at_least else output.DONE


def _told(fault: Fault) -> str:
    rule = "" if fault.rule is None else f"{fault.rule.name} {fault.rule.section} {fault.rule.policy}"
    return f"{rule} {fault.says} {fault.kind.value}".casefold()


def _text(policy: Policy, found: Score) -> None:
    paint = output.paint_for(sys.stdout)
    if found.survivors:
        output.out(paint(Style.HEADLINE, "Nobody notices if"))
    whole = {
        place: list(some) for place, some in groupby(found.planted, lambda one: _where(policy, one.fault))
    }
    for place, some in whole.items():
        survivors = [one for one in some if one.by is None and not one.same]
        if not survivors:
            continue
        output.out(f"  {place}")
        if len(survivors) == len(some) > 2 and some[0].fault.rule is not None:
            output.out(f"    anything in it were another ({len(some)} faults)")
        else:
            for one in survivors:
                output.out(f"    {visible(_cut(one.fault.says))}")
    if found.survivors:
        output.out("")
    output.out(summary(found))


def summary(found: Score) -> str:
    """`31 of 40 faults noticed (77%), 3 of them by guarantees alone; 2 more change no decision`."""
    could = len(found.planted) - found.same
    said = f"{found.caught:,} of {output.counted(could, 'fault')} noticed"
    said += f" ({_percent(found)}%)" if could else ""
    said += f", {found.by_guarantees:,} of them by guarantees alone" if found.by_guarantees else ""
    return said + (f"; {found.same:,} more change no decision" if found.same else "")


def _percent(found: Score) -> int:
    """Whole percents; 100 only where nothing is left."""
    return int(found.percent)


def _where(policy: Policy, fault: Fault) -> str:
    """Name the rule that a fault is in, or else the line."""
    if fault.rule is None:
        return policy.at(fault.place)
    return f"{visible(rule_words(fault.rule))} ({policy.at(fault.rule.span)})"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _json(policy: Policy, found: Score) -> dict[str, object]:
    return {
        "planted": len(found.planted),
        "noticed": found.caught,
        "noticed_by_guarantees_alone": found.by_guarantees,
        "no_difference": found.same,
        "survived": len(found.survivors),
        "percent": round(found.percent, 1),
        "examples": found.examples,
        "examples_left_out": found.left_out,
        "faults": [_fault(policy, one) for one in found.planted],
    }


def _fault(policy: Policy, one: Planted) -> dict[str, object]:
    fault = one.fault
    said: dict[str, object] = {"kind": fault.kind.value, "says": fault.says, "at": policy.at(fault.place)}
    if fault.rule is not None:
        said |= {"rule": fault.rule.name, "section": fault.rule.section, "policy": fault.rule.policy}
    said["outcome"] = "noticed" if one.by is not None else "no difference" if one.same else "survived"
    if one.by is not None:
        kind = "example" if isinstance(one.by, Example) else "guarantee"
        said["by"] = {kind: one.by.title, "at": policy.at(one.by.span)}
    return said
