"""Parse tree to nodes: the policy's header and the statements that declare vocabulary and wording."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remit.syntax import nodes as n
from remit.syntax.clauses import Clause, Clauses
from remit.syntax.lark_words import Words

if TYPE_CHECKING:
    from lark.tree import Meta

    from remit.syntax.lark_words import Children


class Vocabulary(Words):
    """Policy headers, channels, facts, topics, teams, replies, bans and what is declared with a sentence."""

    def clause(self, meta: Meta, key: str, words: str, value: object = None) -> Clause:
        """Return a clause; one without a value is true."""
        return Clause(key, words, True if value is None else value, self.span(meta))

    def instead(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def accept(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "accept", "accept", n.Accept(c[0], c[1], self.span(meta)))

    def because(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "because", "because", c[0])

    # -------------------------------------------------------------------------------------------- policy

    def policy(self, meta: Meta, c: Children) -> n.Policy:
        clauses = Clauses(c[1:], self.report)
        stratum = clauses.either("overriding", "fallback")
        first, last = clauses.one("in_force", (None, None))
        return n.Policy(
            title=c[0],
            sectors=clauses.joined("sectors"),
            all_sectors=clauses.flag("all_sectors"),
            edition=clauses.one("edition"),
            first=first,
            last=last,
            zone=clauses.one("zone"),
            working_days=clauses.one("working_days"),
            regulated=clauses.flag("regulated"),
            owner=clauses.one("owner"),
            purpose=clauses.one("purpose"),
            stratum="sector" if stratum is None else "overriding" if stratum else "fallback",
            comes_before=clauses.joined("comes_before"),
            languages=clauses.one("languages", ()),
            all_languages_when_unknown=clauses.flag("all_languages"),
            accepts=clauses.all("accept"),
            span=self.span(meta),
        )

    def policy_sectors(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "sectors", "sector", c[0])

    def policy_all_sectors(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "all_sectors", "all sectors")

    def policy_edition(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "edition", "edition", c[0])

    def policy_in_force(self, meta: Meta, c: Children) -> Clause:
        first, last = self.when_of(c[0]), self.when_of(c[1]) if c[1] is not None else None
        if last is not None and last.day < first.day:
            self.report.add("R0303", last.span, first=first.day, last=last.day)
        return self.clause(meta, "in_force", "in force", (first, last))

    def policy_time_zone(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "zone", "time zone", n.Text(str(c[0]), self.token_span(c[0])))

    def policy_working_days(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "working_days", "working days", c[0])

    def policy_regulated(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "regulated", "regulated")

    def policy_owner(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "owner", "owner", c[0])

    def policy_purpose(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "purpose", "purpose", c[0])

    def policy_overriding(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "overriding", "overriding")

    def policy_fallback(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "fallback", "fallback")

    def policy_comes_before(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "comes_before", "comes before", c[0])

    def policy_languages(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "languages", "languages", c[0])

    def policy_all_languages(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "all_languages", "all languages when unknown")

    def use(self, meta: Meta, c: Children) -> n.Use:
        return n.Use(c[0], self.span(meta))

    # -------------------------------------------------------------------------------------------- channels

    def channel(self, meta: Meta, c: Children) -> n.Channel:
        clauses = Clauses(c[2:], self.report)
        return n.Channel(
            name=c[0],
            instead_of=c[1],
            public=clauses.either("public", "private"),
            written=clauses.either("written", "spoken"),
            limit=clauses.one("limit"),
            needs=clauses.one("needs"),
            open=clauses.one("open"),
            link=clauses.one("link"),
            listen_only=clauses.flag("listen_only"),
            broadcast_only=clauses.flag("broadcast_only"),
            span=self.span(meta),
        )

    def channel_public(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "public", "public")

    def channel_private(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "private", "private")

    def channel_written(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "written", "written")

    def channel_spoken(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "spoken", "spoken")

    def channel_limit(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "limit", "up to … characters", Decimal(c[0]))

    def channel_needs(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "needs", "needs", c[0])

    def channel_open(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "open", "open", c[0])

    def channel_link(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "link", "link", c[0])

    def channel_listen_only(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "listen_only", "listen only")

    def channel_broadcast_only(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "broadcast_only", "broadcast only")

    def fact(self, meta: Meta, c: Children) -> n.Fact:
        says = c.pop()
        flags = Clauses(c[3:], self.report)
        return n.Fact(c[0], c[1], c[2], flags.flag("ordered"), flags.flag("personal"), says, self.span(meta))

    def flag_ordered(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "ordered", "ordered")

    def flag_personal(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "personal", "personal")

    def bounds(self, _meta: Meta, c: Children) -> tuple[Decimal, Decimal | None]:
        return Decimal(c[0]), Decimal(c[1]) if c[1] is not None else None

    def _type(self, meta: Meta, kind: str, values: tuple[n.Name, ...] = ()) -> n.FactType:
        return n.FactType(kind, values, None, None, self.span(meta))

    def _number(self, meta: Meta, kind: str, c: Children) -> n.FactType:
        low, high = c[0] or (None, None)
        return n.FactType(kind, (), low, high, self.span(meta))

    def type_yes_no(self, meta: Meta, _c: Children) -> n.FactType:
        return self._type(meta, "yes_no")

    def type_whole_number(self, meta: Meta, c: Children) -> n.FactType:
        return self._number(meta, "whole_number", c)

    def type_number(self, meta: Meta, c: Children) -> n.FactType:
        return self._number(meta, "number", c)

    def type_money(self, meta: Meta, _c: Children) -> n.FactType:
        return self._type(meta, "money")

    def type_duration(self, meta: Meta, _c: Children) -> n.FactType:
        return self._type(meta, "duration")

    def type_one_of(self, meta: Meta, c: Children) -> n.FactType:
        return self._type(meta, "one_of", c[0])

    def type_some_of(self, meta: Meta, c: Children) -> n.FactType:
        return self._type(meta, "some_of", c[0])

    def type_text(self, meta: Meta, _c: Children) -> n.FactType:
        return self._type(meta, "text")

    def type_moment(self, meta: Meta, _c: Children) -> n.FactType:
        return self._type(meta, "moment")

    def term(self, meta: Meta, c: Children) -> n.Term:
        return n.Term(c[0], c[1], c[2], self.span(meta))

    # -------------------------------------------------------------------------------------------- topics

    def topic(self, meta: Meta, c: Children) -> n.Topic:
        clauses = Clauses(c[2:], self.report)
        return n.Topic(
            name=c[0],
            instead_of=c[1],
            phrases=clauses.all("phrases"),
            together=clauses.all("together"),
            but_not=clauses.joined("but_not"),
            patterns=clauses.joined("patterns"),
            includes=clauses.joined("includes"),
            personal=clauses.flag("personal"),
            span=self.span(meta),
        )

    def topic_phrases(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "phrases", "phrases", n.Phrases(None, c[0], self.span(meta)))

    def topic_phrases_in(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "phrases", "phrases", n.Phrases(c[0], c[1], self.span(meta)))

    def group(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def topic_together(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "together", "any of", n.Together(tuple(c), self.span(meta)))

    def topic_but_not(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "but_not", "but not", c[0])

    def topic_patterns(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "patterns", "pattern", c[0])

    def topic_personal(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "personal", "personal")

    def topic_includes(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "includes", "includes", c[0])

    def personal_kind(self, meta: Meta, c: Children) -> n.PersonalKind:
        return n.PersonalKind(c[1], c[2], c[3], c[4], self.span(meta))

    # -------------------------------------------------------------------------------------------- declarations

    def team(self, meta: Meta, c: Children) -> n.Team:
        return n.Team(c[0], c[1], c[2], self.span(meta))

    def _sentence(self, meta: Meta, kind: str, c: Children) -> n.Sentence:
        return n.Sentence(kind, c[0], c[1], c[2], self.span(meta))

    def event_kind(self, meta: Meta, c: Children) -> n.Sentence:
        return self._sentence(meta, "event", c)

    def reason(self, meta: Meta, c: Children) -> n.Sentence:
        return self._sentence(meta, "reason", c)

    def cue(self, meta: Meta, c: Children) -> n.Sentence:
        return self._sentence(meta, "cue", c)

    def requirement(self, meta: Meta, c: Children) -> n.Sentence:
        return self._sentence(meta, "requirement", c)

    def body(self, meta: Meta, c: Children) -> n.Body:
        return n.Body(c[0], c[1], c[2], c[3], self.span(meta))

    def placeholder(self, meta: Meta, c: Children) -> n.Placeholder:
        return n.Placeholder(c[0], c[1], Decimal(c[2]), c[3], self.span(meta))

    def switch(self, meta: Meta, c: Children) -> n.Switch:
        clauses = Clauses(c[3:], self.report)
        return n.Switch(c[0], c[1], c[2], clauses.one("by"), clauses.all("on"), self.span(meta))

    def switch_by(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "by", "by", c[0])

    def switch_on(self, meta: Meta, c: Children) -> Clause:
        first, last = self.when_of(c[0]), self.when_of(c[1]) if c[1] is not None else None
        if last is not None and last.day < first.day:
            self.report.add("R0303", last.span, first=first.day, last=last.day)
        return self.clause(meta, "on", "on", n.DateSpan(first, last, self.span(meta)))

    # -------------------------------------------------------------------------------------------- wording

    def audience_public(self, _meta: Meta, _c: Children) -> str:
        return "public"

    def audience_private(self, _meta: Meta, _c: Children) -> str:
        return "private"

    def reply_text(self, meta: Meta, c: Children) -> n.ReplyText:
        pieces: list[n.Text] = c[1:]
        text = n.Text(" ".join(p.value for p in pieces), pieces[0].span.to(pieces[-1].span))
        return n.ReplyText(c[0], text, self.span(meta))

    def reply(self, meta: Meta, c: Children) -> n.Reply:
        audiences = {item for item in c[2:] if isinstance(item, str)}
        texts = tuple(item for item in c[2:] if isinstance(item, n.ReplyText))
        return n.Reply(c[0], c[1], "public" in audiences, "private" in audiences, texts, self.span(meta))

    def ban(self, meta: Meta, c: Children) -> n.Ban:
        clauses = Clauses(c[1:], self.report)
        audiences = clauses.joined("for")
        return n.Ban(
            title=c[0],
            wordings=clauses.all("wording"),
            public=not audiences or "public" in audiences,
            private=not audiences or "private" in audiences,
            replies=clauses.joined("replies"),
            when=clauses.one("when"),
            because=clauses.joined("because"),
            span=self.span(meta),
        )

    def _wording(
        self, meta: Meta, language: n.Name | None, phrases: tuple[n.Text, ...], *, must: bool
    ) -> Clause:
        return self.clause(meta, "wording", "say", n.Wording(must, language, phrases, self.span(meta)))

    def ban_never(self, meta: Meta, c: Children) -> Clause:
        return self._wording(meta, None, c[0], must=False)

    def ban_never_in(self, meta: Meta, c: Children) -> Clause:
        return self._wording(meta, c[0], c[1], must=False)

    def ban_must(self, meta: Meta, c: Children) -> Clause:
        return self._wording(meta, None, c[0], must=True)

    def ban_must_in(self, meta: Meta, c: Children) -> Clause:
        return self._wording(meta, c[0], c[1], must=True)

    def ban_for(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "for", "for", tuple(c))

    def ban_replies(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "replies", "in", c[0])

    def ban_when(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "when", "when", c[0])
