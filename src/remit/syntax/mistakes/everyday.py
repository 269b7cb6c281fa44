"""Phrases of everyday English that the language says in another way: `open mon to fri`, `is about rent`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.states import DAYS, keywords

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY: Final = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)\b\.?|(?:" + "|".join(DAYS) + r")s?\b"
_PART: Final = r"\s*(?:[-\u2013,&]|\bto\b|\bthrough\b|\btill\b|\band\b)\s*"
_DAYS: Final = re.compile(rf"(?:{_DAY})(?:{_PART}(?:{_DAY}))*", re.IGNORECASE)
_RANGE: Final = re.compile(r"[-\u2013]|\b(?:to|through|till)\b", re.IGNORECASE)
_SHORT: Final = 3
_ENDS: Final = 2
_ANCHORS: Final = {
    "acknowledgement": "acknowledged",
    "acknowledgment": "acknowledged",
    "answer": "responded",
    "response": "responded",
    "reply": "responded",
    "resolution": "resolved",
    "closure": "resolved",
    "acceptance": "accepted",
    "reopening": "reopened",
    "receipt": "receipt",
    "arrival": "receipt",
}
_ABOUT: Final = re.compile(
    r"(?:(?:the\s+)?(?:message|it|topics?|subject|content|text)\s+)?(?:(?:is|are)\s+)?(?P<none>not\s+)?about\s+"
    r"(?:the\s+|an?\s+)?(?P<topic>\"[^\"\n]*\"|“[^”\n]*”|\w+)"
)
_OF_ONE: Final = ("START", "FLAG", "NOTIFY", "REQUIRE", "FOLLOW", "APPLY")
"""Verbs of actions that name one thing each."""
_TESTS: Final = ("IS", "INCLUDE", "INCLUDES", "SHOWS", "CONTAINS", "MATCHES")
_VERBS: Final = (*_OF_ONE, "FOR", "TO", "WITH", "PRIORITY")


def everyday(mistake: Mistake) -> Finding | None:
    """Return what the language says instead of a phrase."""
    for reading in _READINGS:
        found = reading(mistake)
        if found is not None:
            return found
    return None


def _days(mistake: Mistake) -> Finding | None:
    """Days of the week cut short, in the plural, or joined with a dash."""
    bare = "DAY" in mistake.possible
    on = mistake.before in ("on", "every") and len(mistake.read) > 1 and mistake.read[-2] == "open"
    match = _DAYS.match(mistake.text, mistake.start) if bare or on else None
    if match is None:
        return None
    days = [_full(day.group()) for day in re.finditer(_DAY, match.group(), re.IGNORECASE)]
    ends = len(days) == _ENDS and _RANGE.search(match.group())
    sentence = " to ".join(days) if ends else ", ".join(days)
    start = mistake.start if bare else mistake.span_before.start
    found = mistake.text[start : match.end()]
    # Capitals alone are told as such, like those of any other word.
    if found.lower() == sentence:
        return None
    return Finding("R0126", mistake.place(start, match.end()), "", f"write `{sentence}`", {"found": found})


def _full(day: str) -> str:
    return next(full for full in DAYS if full.startswith(day.lower()[:_SHORT]))


def _every_weekday(mistake: Mistake) -> Finding | None:
    if mistake.word not in ("weekday", "weekdays") or mistake.before != "every":
        return None
    span = mistake.span_before.to(mistake.span)
    return Finding("R0126", span, "", "write `monday to friday`", {"found": f"every {mistake.word}"})


def _days_unsaid(mistake: Mistake) -> Finding | None:
    """Hours without their days: `open 9am to 5pm`."""
    if mistake.before != "open" or "DAY" not in mistake.possible or not mistake.word[:1].isdigit():
        return None
    help_ = "write `every day` before the hours, or days such as `monday to friday`"
    return Finding("R0143", mistake.span, "", help_, {**mistake.words, "missing": "a day of the week"})


def _closed_weekly(mistake: Mistake) -> Finding | None:
    """A day of the week on which nothing is open: `closed on sundays`."""
    if mistake.before != "on" or "HOLIDAYS" not in mistake.possible:
        return None
    match = _DAYS.match(mistake.text, mistake.start)
    if match is None:
        return None
    help_ = "leave it out: a day of the week with no hours is closed"
    return Finding("R0126", mistake.place(mistake.start, match.end()), "", help_, {"found": match.group()})


def _language(mistake: Mistake) -> Finding | None:
    """A text of a reply without its language."""
    if mistake.found.type != "STRING" or mistake.before not in ("public", "private"):
        return None
    if set(mistake.possible) != {"COMMA", "NAME"}:
        return None
    text = str(mistake.found)
    place = mistake.place(mistake.start, mistake.start + len(text))
    facts = {**mistake.words, "found": text, "missing": "a language"}
    return Finding("R0143", place, "", f"say in which language the text is, such as `en {text}`", facts)


def _audience(mistake: Mistake) -> Finding | None:
    """A reply that does not say for whom it is written."""
    if set(mistake.possible_words) != {"for", "instead"} or "reply" not in mistake.read[-2:]:
        return None
    help_ = "say where it may be said: `for public`, `for private` or `for public, private`"
    return Finding("R0144", mistake.span, "", help_, {**mistake.words, "missing": "for"})


def _day_called(mistake: Mistake) -> Finding | None:
    """A closed day that is called something without `as`: `closed on 2026-12-24 "Christmas Eve"`."""
    if mistake.found.type != "STRING" or "as" not in mistake.possible_words:
        return None
    line = mistake.text[mistake.text.rfind("\n", 0, mistake.start) + 1 : mistake.start]
    if "closed" not in line.split():
        return None
    help_ = f"write `as {mistake.found}`"
    return Finding("R0144", mistake.span, "", help_, {**mistake.words, "missing": "as"})


def _the_event(mistake: Mistake) -> Finding | None:
    """What a deadline counts from, with `the`."""
    if mistake.before != "the" or "LATEST" not in mistake.possible:
        return None
    meant = _ANCHORS.get(mistake.word.lower())
    help_ = f"write `{meant}`" if meant else "name an event without `the`, such as `receipt`"
    span = mistake.span_before.to(mistake.span)
    return Finding("R0126", span, "", help_, {"found": f"the {mistake.word}"})


def _about(mistake: Mistake) -> Finding | None:
    """What a message is about is its topics: `message is about rent`."""
    if not {"AND", "IS"} & set(mistake.possible):
        return None
    line = mistake.text.rfind("\n", 0, mistake.start) + 1
    for match in _ABOUT.finditer(mistake.text, line, mistake.text.find("\n", mistake.start)):
        if match.start() <= mistake.start < match.end():
            topic = match["topic"].strip('"“”').lower().replace(" ", "_")
            verb = "do not include" if match["none"] else "include"
            found = " ".join(match.group().split())
            place = mistake.place(match.start(), match.end())
            return Finding("R0126", place, "", f"write `topics {verb} {topic}`", {"found": found})
    return None


def _comma_for_and(mistake: Mistake) -> Finding | None:
    """A comma between actions, each of which has its own verb: `start a, b`."""
    if mistake.word != "," or "AND" not in mistake.possible or len(mistake.read) < _ENDS:
        return None
    verb, after = mistake.read[-2], mistake.words["next"]
    if verb.type not in _VERBS or after in ("with", "else") or not after[:1].isalpha():
        return None
    again = "" if after in keywords(mistake.lark).values() or verb.type not in _OF_ONE else f"{verb} "
    return Finding("R0126", mistake.span, "", f"write `and {again}{after}`", {"found": ","})


def _comma_in_condition(mistake: Mistake) -> Finding | None:
    """A comma between conditions, the second of which was taken for a value: `intent is complaint, channel is …`."""
    if mistake.found.type not in _TESTS or "AND" not in mistake.possible or len(mistake.read) < _ENDS:
        return None
    comma, start = mistake.read[-2], mistake.read[-2].start_pos or 0
    if comma != ",":
        return None
    return Finding(
        "R0126", mistake.place(start, start + 1), "", f"write `and {mistake.before}`", {"found": ","}
    )


def _two_commas(mistake: Mistake) -> Finding | None:
    if mistake.word != "," or mistake.words["next"][:1] != ",":
        return None
    return Finding("R0145", mistake.span, "said twice", "leave one out", mistake.words)


_READINGS: tuple[Callable[[Mistake], Finding | None], ...] = (
    _days,
    _every_weekday,
    _days_unsaid,
    _closed_weekly,
    _language,
    _audience,
    _day_called,
    _the_event,
    _about,
    _two_commas,
    _comma_for_and,
    _comma_in_condition,
)
