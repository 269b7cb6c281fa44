"""Everything an assembly may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model.nodes.time import Clock, Path, Sla
    from remit.model.nodes.wording import Ban, Reply
    from remit.model.nodes.words import (
        Body,
        Calendar,
        Channel,
        Declared,
        Fact,
        PersonalKind,
        Placeholder,
        Switch,
        Team,
        Topic,
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything an assembly may name, by name, sorted. `bans` are those of files that state no policy."""

    facts: Mapping[str, Fact]
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team]
    calendars: Mapping[str, Calendar]
    topics: Mapping[str, Topic]
    personal_kinds: Mapping[str, PersonalKind]
    events: Mapping[str, Declared]
    reasons: Mapping[str, Declared]
    cues: Mapping[str, Declared]
    requirements: Mapping[str, Declared]
    bodies: Mapping[str, Body]
    placeholders: Mapping[str, Placeholder]
    switches: Mapping[str, Switch]
    slas: Mapping[str, Sla]
    clocks: Mapping[str, Clock]
    paths: Mapping[str, Path]
    replies: Mapping[str, Reply]
    bans: tuple[Ban, ...] = ()
