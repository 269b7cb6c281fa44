"""Replies that say sorry and nothing else: customers want the matter put right, not an apology with no action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly

# Of each language that replies are commonly written in, the words of a bare apology and of thanks for the message.
_SORRY: Final = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies|ymddiheur\w*|sori|leid|entschuldig\w*|désolé\w*|excus\w*|siento|scus\w*)\b",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"[.!?…]+")
_CONTACT: Final = re.compile(r"[{}/@]|\d{3}|\w\.\w")
LINT = "only_sorry"


def check(assembly: Assembly, report: Report) -> None:
    """R0637, for a text every sentence of which says sorry, without a link, a number or a fill."""
    if any(LINT in policy.accepts for policy in assembly.policies):
        return
    for reply in assembly.vocabulary.replies.values():
        for language, pieces in reply.texts.items():
            if not all(isinstance(piece, str) for piece in pieces):
                continue
            text = "".join(piece for piece in pieces if isinstance(piece, str))
            sentences = [one for one in _SENTENCES.split(text) if one.strip()]
            if sentences and not _CONTACT.search(text) and all(_SORRY.search(one) for one in sentences):
                help_ = "say what happens next, and when"
                report.add("R0637", reply.span, help=help_, name=reply.name, language=language)
