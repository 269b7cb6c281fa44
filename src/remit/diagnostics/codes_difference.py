"""R0060 to R0069: what `remit diff` is asked to compare and cannot have."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _comparing(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "reading", headline)


DIFFERENCE = (
    _comparing("R0060", "no-git", "`{revision}` is of git, and there is no command `git`"),
    _comparing("R0061", "no-repository", "`{revision}` is of git, and this folder is in no repository"),
    _comparing("R0062", "no-such-revision", "git knows no revision `{revision}`{fetched}"),
    _comparing("R0063", "not-in-revision", "there is no policy `{path}` in the revision `{revision}`"),
    _comparing("R0064", "git-failed", "git could not do it: {reason}"),
    _comparing("R0065", "declared-not-toml", "the declared changes `{path}` are not TOML: {reason}"),
    _comparing("R0066", "wrong-declared-change", "`{path}`: {reason}"),
    _comparing(
        "R0067",
        "unreadable-declared-condition",
        "`{path}`: change {number}: `{text}` cannot be read: {reason}",
    ),
)
