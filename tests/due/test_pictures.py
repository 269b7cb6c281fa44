"""The page to print: whole in itself, told to those who cannot see it, and true to the timeline."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from due.asking import ask, statute, uk
from remit.backends.diagram.timeline.page import svg_of

SVG = "{http://www.w3.org/2000/svg}"
HOURS = "clock it within 30 working hours of receipt counted in office pauses while waiting for customer"


def words(page: str) -> str:
    """All that is written on a page."""
    return " ".join("".join(text.itertext()) for text in ET.fromstring(page).iter(f"{SVG}text"))  # noqa: S314 - we drew it


def test_a_page_is_a_sheet_of_a4_with_title_and_description() -> None:
    """A screen reader reads the answer and how it was found."""
    page = ET.fromstring(svg_of(statute("foi_response", "2026-03-26 10:00")))  # noqa: S314 - we drew it
    assert (page.get("width"), page.get("height"), page.get("role")) == ("210mm", "297mm", "img")
    title, description = page.find(f"{SVG}title"), page.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == "foi_response: due Monday 27 April 2026, 24:00 (Europe/London)"
    assert "20 working days of uk_working_days end on Monday 27 April 2026" in str(description.text)
    assert page.get("aria-labelledby") == title.get("id")
    assert page.get("aria-describedby") == description.get("id")


@pytest.mark.parametrize(
    "page",
    [
        svg_of(statute("foi_response", "2026-03-26 10:00")),
        svg_of(ask(HOURS, "2026-03-26 10:00", pauses=[("2026-03-30 16:00", "2026-04-01 10:00")])),
        svg_of(statute("breach_notification", "2026-03-27 12:00")),
    ],
)
def test_a_page_loads_nothing(page: str) -> None:
    """No script, no image, no font, no link: it can be kept, mailed and printed."""
    assert not re.search(r"<(script|image|use|a|style|foreignObject)\b|href|@import", page)
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= {"#paused"}


def test_each_counted_day_has_its_number_and_each_other_day_its_reason() -> None:
    """As on a sheet of the calendar, and no day is left out."""
    timeline = statute("foi_response", "2026-03-26 10:00")
    shown = words(svg_of(timeline))
    for number in range(1, 21):
        assert re.search(rf"\b{number}\b", shown)
    for reason in (
        "Good Friday",
        "Easter Monday",
        "no hours on",
        "does not count",
        "due 24:00",
        "10:00 received",
    ):
        assert reason in shown
    dates = {f"{stretch.date.day} {stretch.date:%b}" for stretch in timeline.stretches if stretch.date}
    assert dates <= set(re.findall(r"\b\d{1,2} (?:Mar|Apr)\b", shown))


def test_hours_are_drawn_to_scale() -> None:
    """An opening of four hours is a sixth of the bar of its day."""
    timeline = ask("clock it within 4 working hours of receipt counted in office", "2026-03-26 10:00")
    page = ET.fromstring(svg_of(timeline))  # noqa: S314 - we drew it
    greens = [rect for rect in page.iter(f"{SVG}rect") if rect.get("fill") == "#a9cdb0"]
    assert [float(str(rect.get("width"))) for rect in greens[1:]] == [240 * 4 / 24]
    assert "total" not in words(svg_of(timeline))
    assert "due 14:00" in words(svg_of(timeline))


def test_long_timelines_stay_on_one_sheet() -> None:
    """Weeks in which nothing happens are folded where they would not fit; the sheet is never cut."""
    long = ask("clock it within 24 months of receipt counted in office", "2026-03-26 10:00")
    page = svg_of(long)
    assert "weeks: days" in words(page)
    assert ET.fromstring(page).get("viewBox") == "0 0 595 842"  # noqa: S314 - we drew it
    whole = ET.fromstring(svg_of(long, every_day=True))  # noqa: S314 - we drew it
    _, _, _, height = map(float, str(whole.get("viewBox")).split())
    assert height > 842
    lowest = max(float(str(text.get("y"))) for text in whole.iter(f"{SVG}text"))
    assert lowest < height


def test_the_same_timeline_gives_the_same_bytes() -> None:
    """A picture on file can be compared."""
    assert svg_of(statute("eir_response", "2026-03-26 10:00")) == svg_of(
        statute("eir_response", "2026-03-26 10:00")
    )


def test_names_of_a_policy_cannot_break_out_of_the_picture() -> None:
    """What a closure is called is text, whatever it holds."""
    hostile = """
calendar odd
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on 2026-03-27 as "<script>alert(1)</script> & \\u0007"

clock it within 2 working days of receipt counted in odd
"""
    timeline = ask(hostile, "2026-03-26 10:00")
    page = svg_of(timeline)
    assert timeline.due == uk("2026-03-31 17:00")
    assert "<script" not in page
    assert "alert(1)" in words(page)
