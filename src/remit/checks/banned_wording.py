"""Replies that say what a ban forbids, or leave out what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.signals.topics import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly, Ban, Piece, Reply, Wording


def concerns(ban: Ban, reply: Reply) -> bool:
    """Whether a ban is about a reply at all, be it always or under its condition."""
    named = not ban.replies or reply.name in ban.replies
    return named and ((ban.public and reply.public) or (ban.private and reply.private))


def words_of(pieces: tuple[Piece, ...]) -> str:
    """The text of a reply with its fixed fills; other holes are a gap between words."""
    return "".join(piece if isinstance(piece, str) else piece.fill or " … " for piece in pieces)


def check(assembly: Assembly, report: Report) -> None:
    """R0417, R0418: bans without a condition, on every reply. A ban with one is read when a reply is said."""
    for ban in assembly.bans:
        replies = [reply for reply in assembly.vocabulary.replies.values() if concerns(ban, reply)]
        if ban.when is None and replies:
            for wording in ban.wordings:
                _check(ban, wording, replies, report)


def _check(ban: Ban, wording: Wording, replies: Iterable[Reply], report: Report) -> None:
    words = Words(wording.phrases)
    place = [Label(ban.span, "; ".join(ban.because) or "says so")]
    for reply in replies:
        for language, pieces in reply.texts.items():
            if wording.language not in (None, language):
                continue
            found = words.found(words_of(pieces))
            if wording.must and not found:
                wanted = " or ".join(wording.phrases)
                report.add(
                    "R0418",
                    reply.places.get(language, reply.span),
                    secondary=place,
                    reply=reply.name,
                    words=wanted,
                    ban=ban.title,
                )
            elif found and not wording.must:
                report.add(
                    "R0417",
                    reply.places.get(language, reply.span),
                    secondary=place,
                    reply=reply.name,
                    words=found[0],
                    ban=ban.title,
                )
