"""R06xx: what the prover found."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "proof", headline)


def _warning(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.WARNING, "proof", headline)


PROOF: tuple[Code, ...] = (
    _error("R0601", "conflict", "rules `{one}` and `{other}` disagree about {aspects}"),
    _error("R0602", "lands-nowhere", "the redirect of `{rule}` can reach none of its channels"),
    _error("R0603", "gap", "no rule of sector `{sector}` handles {what}"),
    _error("R0604", "incomplete-table", "table `{table}` is not complete: it has no row for {what}"),
    _warning("R0605", "dead-rule", "`{rule}` never decides anything"),
    _warning("R0606", "never-holds", "`{rule}` can never hold"),
    _warning("R0607", "always-holds", "the condition of `{rule}` always holds"),
    _warning("R0608", "idle-unless", "the `unless` of `{rule}` never makes a difference"),
    _error("R0609", "not-decided", "it is not decided {question}"),
    _warning("R0610", "never-reached", "nothing ever leads to {kind} `{name}`"),
    _warning("R0611", "repeated-row", "`{row}` says nothing that `{other}` does not say"),
)
