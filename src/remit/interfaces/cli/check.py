"""`remit check`: what is wrong with policies."""

from __future__ import annotations

import json
import sys
from importlib.metadata import metadata, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.diagnostics.render_json import to_json
from remit.diagnostics.render_line import render_line
from remit.diagnostics.render_sarif import Run, to_sarif
from remit.diagnostics.render_text import render_text
from remit.diagnostics.severity import Severity
from remit.diagnostics.unread import unread
from remit.driver.compile import Compiled, compile_paths
from remit.driver.prove import proved
from remit.interfaces.cli import output, parts
from remit.interfaces.cli.check_junit import check_junit
from remit.interfaces.cli.files import document

if TYPE_CHECKING:
    from remit.diagnostics.diagnostic import Diagnostic

PROMISE_FORMS = ("text", "json", "markdown")
_CHECKED = (
    "checked: the writing, names, types, dates, calendars, and the length, languages and wording of replies"
)
_PROVED = "proved for every interaction: no conflict, no gap, every redirect lands, every rule can matter"
_ASKED = "asked of every interaction: conflicts, gaps, redirects that land nowhere, dead text, guarantees"
_NO_POLICY = "not proved: anything, as there is no policy"
_NOT_PROVED = "not proved: anything, as long as there are other errors"
EXAMPLES = """\b
Examples:
  remit check policies/
  remit check banking.remit --format line
  remit check policies/ --strict
  remit check policies/ --format sarif > remit.sarif
  remit check policies/ --promises
"""


@click.command("check", epilog=EXAMPLES)
@parts.policies
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "line", "json", "sarif", "junit", "markdown"]),
    default="text",
    show_default=True,
    help="How to show what is found; markdown is for promises.",
)
@click.option("--strict", is_flag=True, help="Warnings, too, give exit status 1.")
@click.option("--promises", is_flag=True, help="Show every promise about time, with the longest it can take.")
def command(paths: tuple[Path, ...], form: str, *, strict: bool, promises: bool) -> int:
    """Find what is wrong with policy files, or with all those in folders."""
    if form not in PROMISE_FORMS if promises else form == "markdown":
        raise click.UsageError(f"--format {form} does not go {'with' if promises else 'without'} --promises")
    compiled = compile_paths(paths)
    if not promises:
        compiled = proved(compiled)
    found = compiled.report.diagnostics
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    status = output.FINDINGS if any(one.severity in stopping for one in found) else output.DONE
    if any(map(unread, found)):
        status = output.FAILED
    if promises and not compiled.report.has_errors:
        from remit.interfaces.cli.promises import show_promises  # noqa: PLC0415 - loads much that checking needs not

        show_promises(compiled, form)
        if found:
            output.note(summary(compiled))
        return status
    match form:
        case "json":
            document(_json(compiled, found))
        case "sarif":
            document(_sarif(compiled, found, status))
            output.note(summary(compiled))
        case "junit":
            document(
                check_junit(
                    found,
                    compiled.sources,
                    stopping=stopping,
                    not_checked=None if _asked(found) else _NOT_PROVED,
                )
            )
            output.note(summary(compiled))
        case "line":
            _lines(compiled, found)
        case _:
            _text(compiled, found)
    return status


def summary(compiled: Compiled) -> str:
    """Say how many errors and warnings there are, or how much is clean."""
    found = compiled.report.diagnostics
    counts = [(severity, sum(one.severity is severity for one in found)) for severity in Severity]
    said = ", ".join(output.counted(number, severity.value) for severity, number in counts if number)
    if any(number for severity, number in counts if severity is not Severity.NOTE):
        return f"{said} in {output.counted(len(_files(found)), 'file')}" if _files(found) else said
    size = _size(compiled)
    counted = ", ".join(
        output.counted(size[many], one, many)
        for one, many in (("policy", "policies"), ("sector", "sectors"), ("rule", "rules"))
    )
    return f"clean: {counted}" + (f" ({said})" if said else "")


def _proofs(compiled: Compiled) -> str:
    """Say how far the proofs went."""
    found = compiled.report.diagnostics
    if not _asked(found):
        return _NOT_PROVED
    if not compiled.assemblies:
        return _NO_POLICY
    if any(one.code.startswith("R06") for one in found):
        return _ASKED
    guarantees = len(
        {g.span for a in compiled.assemblies for policy in a.policies for g in policy.guarantees}
    )
    if not guarantees:
        return _PROVED
    hold = "the one guarantee holds" if guarantees == 1 else f"all {guarantees:,} guarantees hold"
    return f"{_PROVED}; {hold}"


def _asked(found: tuple[Diagnostic, ...]) -> bool:
    """Whether anything was asked of the prover: there is nothing to prove of what does not compile."""
    return not any(one.severity is Severity.ERROR and not one.code.startswith("R06") for one in found)


def _files(found: tuple[Diagnostic, ...]) -> set[str]:
    return {one.primary.span.file for one in found if one.primary is not None}


def _size(compiled: Compiled) -> dict[str, int]:
    # A policy for all sectors is in many assemblies, each time with their vocabulary.
    policies = {policy.file: policy for assembly in compiled.assemblies for policy in assembly.policies}
    rules = sum(len(section.rules) for policy in policies.values() for section in policy.sections)
    sectors = {assembly.sector for assembly in compiled.assemblies}
    return {"policies": len(policies), "sectors": len(sectors), "rules": rules}


def _text(compiled: Compiled, found: tuple[Diagnostic, ...]) -> None:
    if found:
        colour = output.coloured(sys.stdout)
        output.out(render_text(found, compiled.sources, colour=colour, width=output.width()) + "\n")
    output.out(summary(compiled))
    if compiled.sources:
        output.out(_CHECKED)
        output.out(_proofs(compiled))


def _lines(compiled: Compiled, found: tuple[Diagnostic, ...]) -> None:
    for diagnostic in found:
        output.out(render_line(diagnostic, compiled.sources))
    output.note(summary(compiled))
    output.note(_proofs(compiled))


def _json(compiled: Compiled, found: tuple[Diagnostic, ...]) -> str:
    counts = {f"{severity.value}s": sum(one.severity is severity for one in found) for severity in Severity}
    whole = {
        "diagnostics": [to_json(diagnostic, compiled.sources) for diagnostic in found],
        **counts,
        "files": sorted(compiled.sources),
        **_size(compiled),
        "not_checked": [] if _asked(found) else ["proofs"],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _sarif(compiled: Compiled, found: tuple[Diagnostic, ...], status: int) -> str:
    run = Run(version("remit"), status, str(Path.cwd()), _home())
    return json.dumps(to_sarif(found, compiled.sources, run), ensure_ascii=False, indent=2)


def _home() -> str | None:
    """Return the first address that the release gives for itself."""
    addresses = metadata("remit").get_all("Project-URL", ())
    return next((str(one).partition(",")[2].strip() for one in addresses), None)
