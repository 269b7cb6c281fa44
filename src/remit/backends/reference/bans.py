"""Bans, read on the text that would go out: with its fills, and where their condition holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.reference.holds import is_true
from remit.backends.reference.say import SEVERAL_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.reference.say import Said
    from remit.backends.reference.situation import Situation
    from remit.model.nodes import Ban, Wording


def forbidding(said: Said, situation: Situation) -> Ban | None:
    """Return the first ban, in the order of the policies, that the text would break; None where it may be said."""
    return next(broken_bans(said, situation), None)


def broken_bans(said: Said, situation: Situation) -> Iterator[Ban]:
    """Yield every ban that the text would break, in the order of the policies."""
    return (ban for ban in _concerned(said, situation) if not _kept(ban, said, situation))


def _concerned(said: Said, situation: Situation) -> Iterator[Ban]:
    assembly = situation.assembly
    public = assembly.vocabulary.channels[situation.channel].public
    for ban in assembly.bans:
        heard = ban.public if public else ban.private
        named = not ban.replies or said.reply in ban.replies
        if heard and named and (ban.when is None or is_true(ban.when, situation)):
            yield ban


def _kept(ban: Ban, said: Said, situation: Situation) -> bool:
    return all(
        situation.world.contains(wording.phrases, said.text) == wording.must
        for wording in ban.wordings
        if _spoken(wording, said)
    )


def _spoken(wording: Wording, said: Said) -> bool:
    return wording.language is None or said.language in (wording.language, SEVERAL_LANGUAGES)
