"""Dates and times of day in other forms than the one of the language."""

from __future__ import annotations

import re
from datetime import date

from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.states import MONTHS

_MONTHS = tuple(month[:3] for month in MONTHS)
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(rf"(?<![\w.:-]){form}(?![\w:-])", re.IGNORECASE)
    for form in (
        r"(?P<day>\d{1,2})[/.-](?P<number>\d{1,2})[/.-](?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    )
)
_DATE_LIKE = re.compile(r"(?<![\w.:-])\d+(?:\s?[-/.]\s?\d+){1,3}(?![\w:-])")
_TIME = re.compile(
    r"(?<![\w.:-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{1,2}))?\s*(?P<half>[ap]\.?m\b\.?)?(?![\w:-])",
    re.IGNORECASE,
)
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_MIDDAY = 12


def stamp(mistake: Mistake) -> Finding | None:
    """Return how a date or a time is written."""
    return _date(mistake) or _time(mistake)


def _date(mistake: Mistake) -> Finding | None:
    for form in _DATES:
        match = _on_line(mistake, form)
        if match is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", match.group()):
            continue
        written = _iso(match)
        return Finding(
            "R0127",
            mistake.place(match.start(), match.end()),
            "",
            "write the year, the month and the day"
            + (f": `{written}`" if written else ", as in `2026-12-24`"),
            {"found": match.group()},
        )
    whole = _on_line(mistake, _DATE_LIKE)
    if "DATE" in mistake.possible and (whole or mistake.found.type == "NUMBER"):
        place = mistake.place(whole.start(), whole.end()) if whole else mistake.span
        found = whole.group() if whole else mistake.word
        return Finding(
            "R0127", place, "", "write the year, the month and the day, as in `2026-12-24`", {"found": found}
        )
    return None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    name = groups.get("month")
    month = _MONTHS.index(name.lower()) + 1 if name else int(groups["number"])
    year, day = int(groups["year"]), int(groups["day"])
    if not name and month > len(_MONTHS) >= day:
        # Only the other way round is there such a date.
        day, month = month, day
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def _time(mistake: Mistake) -> Finding | None:
    named = _NAMED_TIMES.get(mistake.word.lower())
    if "TIME" not in mistake.possible and not _after_time(mistake):
        return None
    if named:
        return Finding("R0128", mistake.span, "", f"write `{named}`", {"found": mistake.word})
    match = _on_line(mistake, _TIME)
    if match is None:
        whole = mistake.found.type == "NUMBER" and "DATE" not in mistake.possible
        help_text = "write hours and minutes, as in `08:30`"
        return Finding("R0128", mistake.span, "", help_text, {"found": mistake.word}) if whole else None
    half = (match["half"] or "").lower()[:1]
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half == "p" and hour < _MIDDAY:
        hour += _MIDDAY
    elif half == "a" and hour == _MIDDAY:
        hour = 0
    written = f"write `{hour:02}:{minute:02}`" if hour <= 24 and minute < 60 else "write it as `08:30`"
    return Finding("R0128", mistake.place(match.start(), match.end()), "", written, {"found": match.group()})


def _after_time(mistake: Mistake) -> bool:
    before = mistake.before
    return (
        before is not None
        and before.type == "TIME"
        and mistake.word.lower().rstrip(".") in ("am", "pm", "a.m", "p.m")
    )


def _on_line(mistake: Mistake, form: re.Pattern[str]) -> re.Match[str] | None:
    """Return the match on the line of the mistake that what was found lies in."""
    start = mistake.text.rfind("\n", 0, mistake.start) + 1
    end = mistake.text.find("\n", mistake.start)
    for match in form.finditer(mistake.text, start, max(end, start)):
        if match.start() <= mistake.start < match.end():
            return match
    return None
