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
from remit.driver.mutation.kills import kills
from remit.driver.mutation.score import Outcome, score
from remit.interfaces.cli import output, proposals
from remit.interfaces.cli.counting import counting
from remit.model.nodes import Example

if TYPE_CHECKING:
    from remit.backends.mutation.fault import Fault
    from remit.driver.mutation.score import Planted, Score
    from remit.driver.policy import Policy

_LONGEST: Final = 200


def run(
    policy: Policy,
    *,
    form: str,
    wanted: str | None,
    sample: int | None,
    seed: int,
    at_least: float | None,
    suggested: bool,
) -> int:
    """Plant faults, show the score and what nobody notices; 1 where the score is under `at_least` percent.

    Where examples are `suggested`, those that would notice what survives are written to standard output instead.
    """
    words = (wanted or "").casefold()
    with counting("planting faults") as step:
        found = score(policy, wanted=lambda fault: words in _told(fault), sample=sample, seed=seed, step=step)
    if wanted and not found.planted and not found.stopped:
        raise click.UsageError(
            f"no fault that could be planted has `{wanted}` in it or in the name of its rule"
        )
    if form == "json":
        output.out(json.dumps(_json(policy, found), ensure_ascii=False, indent=2))
    elif suggested:
        proposals.write(kills(policy, found))
        output.note(summary(found))
    else:
        _text(policy, found)
    if found.left_out:
        left = output.counted(found.left_out, "example")
        output.note(f"{left} fail without any fault and can notice none: run `remit test` first")
    if found.stopped:
        output.note("interrupted: only the faults that were tried are counted")
        return output.INTERRUPTED
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
        survivors = [one for one in some if one.outcome is Outcome.SURVIVED]
        if not survivors:
            continue
        output.out(f"  {place}")
        if len(survivors) == len(some) > 2 and some[0].fault.rule is not None:
            output.out(f"    anything in it were another ({len(some)} faults)")
            _shown(survivors[:1])
        else:
            for shown, alike in groupby(survivors, lambda one: one.shown):
                told = list(alike)
                for one in told:
                    output.out(f"    {visible(_cut(one.fault.says))}")
                _shown(told[:1] if shown is not None else [])
    undecided = found.of(Outcome.NOT_DECIDED)
    if undecided:
        output.out(paint(Style.HEADLINE, "Whether anything changes was not decided if"))
    for one in undecided:
        output.out(f"    {visible(_cut(one.fault.says))} ({policy.at(one.fault.place)})")
    if found.survivors or undecided:
        output.out("")
    output.out(summary(found))
    if any(one.shown is not None for one in found.survivors):
        output.note("with --suggest as well, examples that would notice them are written out")


def _shown(some: list[Planted]) -> None:
    for one in some:
        if one.shown is not None:
            before, after = one.shown.differs
            output.out(f"      as in: {visible(_cut(one.shown.interaction))}")
            instead = "not be so" if after is None else f"be `{visible(after)}`"
            output.out(f"      where `{visible(before)}` would {instead}")


def summary(found: Score) -> str:
    """`31 of 40 faults noticed (77%): 25 by examples, 3 by guarantees, 3 by the check; 2 more change nothing`."""
    survived = len(found.survivors)
    could = found.caught + survived
    said = f"{found.caught:,} of {output.counted(could, 'fault')} noticed"
    if could:
        ways = (
            (found.by_examples, "examples"),
            (found.by_guarantees, "guarantees"),
            (found.refused, "`remit check`"),
        )
        by = ", ".join(f"{count:,} by {what}" for count, what in ways if count)
        said += f" ({_percent(found)}%)" + (f": {by}" if by else "")
    same, open_ = len(found.of(Outcome.SAME)), len(found.of(Outcome.NOT_DECIDED))
    said += f"; {same:,} more change no decision" if same else ""
    return said + (f"; {open_:,} more not decided" if open_ else "")


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
        "noticed_by_examples": found.by_examples,
        "noticed_by_guarantees_alone": found.by_guarantees,
        "noticed_by_check_alone": found.refused,
        "no_difference": len(found.of(Outcome.SAME)),
        "not_decided": len(found.of(Outcome.NOT_DECIDED)),
        "survived": len(found.survivors),
        "percent": round(found.percent, 1),
        "interrupted": found.stopped,
        "examples": found.examples,
        "examples_left_out": found.left_out,
        "faults": [_fault(policy, one) for one in found.planted],
        "proposed": [proposals.as_json(one) for one in kills(policy, found)],
    }


def _fault(policy: Policy, one: Planted) -> dict[str, object]:
    fault = one.fault
    said: dict[str, object] = {"kind": fault.kind.value, "says": fault.says, "at": policy.at(fault.place)}
    if fault.rule is not None:
        said |= {"rule": fault.rule.name, "section": fault.rule.section, "policy": fault.rule.policy}
    said["outcome"] = one.outcome.value
    if one.by is not None:
        kind = "example" if isinstance(one.by, Example) else "guarantee"
        said["by"] = {kind: one.by.title, "at": policy.at(one.by.span)}
    if one.shown is not None:
        before, after = one.shown.differs
        said["shown"] = {"given": one.shown.interaction, "expected": before, "with_the_fault": after}
    return said
