"""Replies that lack a language of the policy that says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.model.from_syntax.policies import replies_said

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly


def check(assembly: Assembly, report: Report) -> None:
    """R0416: every reply a policy says must have every language of the policy."""
    for policy in assembly.policies:
        told = set()
        for section in policy.sections:
            for rule in section.rules:
                for name in replies_said(rule):
                    reply = assembly.vocabulary.replies.get(name)
                    if reply is None or name in told:
                        continue
                    missing = [language for language in policy.languages if language not in reply.texts]
                    if missing:
                        told.add(name)
                        said = Label(
                            rule.head, f"`{policy.title}` says it here and speaks {_and(policy.languages)}"
                        )
                        report.add("R0416", reply.span, secondary=[said], reply=name, languages=missing)


def _and(languages: tuple[str, ...]) -> str:
    return " and ".join(f"`{language}`" for language in languages)
