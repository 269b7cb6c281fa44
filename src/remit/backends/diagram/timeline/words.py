"""What is said of a day, or of weeks, beside their picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.calendars.reasons import OUTSIDE_HOURS, clock_words
from remit.runtime.moment_wording import span_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.backends.diagram.timeline.days import Day, Piece
    from remit.backends.diagram.timeline.fold import Weeks
    from remit.contract.timeline import Stretch, Timeline


def day_remarks(day: Day, timeline: Timeline) -> tuple[str, ...]:
    """Return what there is to say of a day: what starts, what counts and what does not and why, what is due."""
    said = []
    if day.starts is not None:
        name = "received" if timeline.starts_with == "receipt" else timeline.starts_with
        said.append(f"{clock_words(day.starts)} {name}")
    if day.main is not None:
        said.append(_day(day.main))
    else:
        said += dict.fromkeys(_hours(day))
        said += day.changes
    if day.due is not None:
        why = f" ({timeline.sooner})" if timeline.sooner else ""
        said.append(f"due {clock_words(day.due)}{why}")
    return tuple(filter(None, said))


def packed(remarks: Sequence[str], room: int, wrap: Callable[[str, int], list[str]]) -> list[str]:
    """Return lines of at most `room`, which break between remarks where they can and as `wrap` says where not."""
    lines: list[str] = []
    for remark in remarks:
        joined = f"{lines[-1]}; {remark}" if lines else remark
        if lines and len(wrap(joined, room)) == 1:
            lines[-1] = joined
        else:
            lines += wrap(remark, room)
    return lines


def weeks_remark(weeks: Weeks) -> str:
    """`3 weeks: days 4 to 18`; `2 weeks: 70 h, total 105 h`."""
    many = "1 week" if weeks.number == 1 else f"{weeks.number} weeks"
    numbers = [day.main.number for day in weeks.days if day.main is not None and day.main.number is not None]
    if numbers:
        return f"{many}: days {numbers[0]} to {numbers[-1]}"
    counted = [piece for day in weeks.days for piece in day.pieces if piece.counts]
    if not counted:
        return f"{many}: nothing counts"
    seconds = sum(piece.seconds for piece in counted)
    return f"{many}: {span_words(seconds)}, total {span_words(counted[-1].total)}"


def stretch_name(stretch: Stretch) -> str:
    """`Saint Patrick's Day (GB-NIR)`; `paused: customer`."""
    name = stretch.name or ""
    if stretch.kind == "paused":
        return f"paused: {name}" if name else "paused"
    return f"{name} ({', '.join(stretch.regions)})" if stretch.regions else name


def _day(stretch: Stretch) -> str:
    name = stretch_name(stretch)
    match stretch.kind:
        case "counted_day":
            return f"day {stretch.number}" + (f", {name}" if name else "")
        case "start_day":
            return "does not count" + (f": {name}" if name else "")
        case "rolled_day":
            return "moves on to this day"
        case _:
            return name


def _hours(day: Day) -> Iterator[str]:
    whole = len(day.pieces) == 1
    for piece in day.pieces:
        if piece.counts:
            much = span_words(piece.seconds)
            yield much if whole and piece.stretch.kind == "running" else f"{_span(piece)} {much}"
        elif piece.stretch.kind == "paused":
            yield f"{_span(piece)} {stretch_name(piece.stretch)}"
        elif piece.stretch.name != OUTSIDE_HOURS.words:
            yield stretch_name(piece.stretch)
    counted = [piece for piece in day.pieces if piece.counts]
    # On the first day the total is what has just been said.
    if counted and counted[-1].total != counted[0].seconds:
        yield f"total {span_words(counted[-1].total)}"


def _span(piece: Piece) -> str:
    return f"{clock_words(piece.start)}-{clock_words(piece.end)}"
