"""Acknowledgements that say that the case is over, which could be taken for the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from remit.diagnostics.diagnostic import Label
from remit.model.nodes import Acknowledge

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly, Reply

LINT = "acknowledged_as_answered"
_OVER: Final = re.compile(
    r"\b(?:case|complaint|matter|query|enquiry|request|claim|ticket|issue|problem)\s+"
    r"(?:is|was|has\s+been|have\s+been)\s+(?:now\s+|fully\s+)*(?:closed|resolved|settled|completed|dealt\s+with)\b"
    r"|\bwe\s+(?:have|'ve)\s+(?:now\s+)?(?:closed|resolved|settled|dealt\s+with)\b"
    r"|\bthis\s+(?:letter|message|email|reply)?\s*is\s+our\s+final\s+(?:response|answer|decision|reply)\b",
    re.IGNORECASE,
)
# What is said of a time to come, or denied.
_NOT_YET: Final = re.compile(
    r"\b(?:until|once|when|unless|if|before|after|as\s+soon\s+as|by\s+the\s+time|not)\b|n't\b", re.IGNORECASE
)
_SENTENCES: Final = re.compile(r"(?<=[.!?…])\s+")


def check(assembly: Assembly, report: Report) -> None:
    """R0639, for each rule that acknowledges with such a text; English is read."""
    for policy in assembly.policies:
        if LINT in policy.accepts:
            continue
        for rule in (rule for section in policy.sections for rule in section.rules):
            handling = rule.actions.handling
            if not isinstance(handling, Acknowledge) or handling.reply is None or LINT in rule.accepts:
                continue
            reply = assembly.vocabulary.replies.get(handling.reply)
            words = None if reply is None else _closing(reply)
            if reply is not None and words is not None:
                report.add(
                    "R0639",
                    rule.head,
                    secondary=[Label(reply.places.get("en", reply.span), f"it says: {words}")],
                    help=f"say what happens next; where it is the answer, say `answer with {reply.name}`",
                    how=f"`{reply.name}` of rule `{rule.name}` says that the case is over",
                )


def _closing(reply: Reply) -> str | None:
    pieces = reply.texts.get("en", ())
    text = "".join(piece if isinstance(piece, str) else " … " for piece in pieces)
    for sentence in _SENTENCES.split(text):
        found = _OVER.search(sentence)
        if found and not _NOT_YET.search(sentence):
            return found[0]
    return None
