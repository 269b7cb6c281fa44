"""The lists of public holidays and what they refuse."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from remit.runtime.holiday_source import HolidayTable
from remit.runtime.values import ValueProblem
from runtime.sample_calendars import public_holidays

# Bank holidays on weekdays, as the government lists them, by year from 2019.
WEEKDAYS_OFF = {
    "GB-ENG": (8, 8, 8, 10, 9, 8, 8, 8, 8, 8),
    "GB-WLS": (8, 8, 8, 10, 9, 8, 8, 8, 8, 8),
    "GB-SCT": (9, 9, 9, 11, 10, 9, 9, 10, 9, 9),
    "GB-NIR": (10, 10, 10, 12, 11, 10, 10, 10, 10, 10),
}


@pytest.mark.parametrize("region", WEEKDAYS_OFF)
def test_each_nation_has_its_number_of_days_off(region: str) -> None:
    """On weekdays the lists of 2019 to 2028 are as long as the government's, one-off days included."""
    for year, expected in enumerate(WEEKDAYS_OFF[region], 2019):
        off = [day for day in public_holidays().days(region, year) if day.weekday() < 5]
        assert len(off) == expected


def test_names_are_english_and_marks_are_british() -> None:
    """A day in place of another is a substitute day, whatever the country's own word."""
    assert public_holidays().days("GB-ENG", 2027)[date(2027, 12, 28)] == ("Boxing Day (substitute day)",)
    assert public_holidays().days("DE-BY", 2026)[date(2026, 10, 3)] == ("German Unity Day",)
    assert public_holidays().days("GB-SCT", 2023)[date(2023, 1, 2)] == (
        "New Year Holiday",
        "New Year's Day (substitute day)",
    )


def test_plain_gb_is_no_region() -> None:
    """The days that all four nations share are nobody's list; the nations are offered instead."""
    assert "GB" not in public_holidays().regions()
    with pytest.raises(ValueProblem) as refused:
        public_holidays().days("GB", 2026)
    assert refused.value.reason == "unknown-region"
    nations = ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")
    assert public_holidays().nearest("GB") == nations
    assert public_holidays().nearest("GB-LON") == nations
    assert public_holidays().nearest("UK-SCT") == ("GB-SCT",)
    assert public_holidays().nearest("ie") == ("IE",)


@pytest.mark.parametrize("region", ["", "-", "ZZ", "GBR", "England", "GB-", "gb-eng", "__class__", "IE-X"])
def test_what_is_no_region_is_refused(region: str) -> None:
    """Only codes of the list are regions."""
    with pytest.raises(ValueProblem) as refused:
        public_holidays().years(region)
    assert refused.value.reason == "unknown-region"


def test_years_without_data_are_refused() -> None:
    """Far years are not guessed, nor years before a list begins or after it ends."""
    for region, year in (("GB-ENG", 2051), ("GB-ENG", 1800), ("LK", 2100)):
        with pytest.raises(ValueProblem) as refused:
            public_holidays().days(region, year)
        assert refused.value.reason == "no-holiday-data"
    assert 2050 in public_holidays().years("GB-ENG")


def test_a_frozen_list_answers_as_the_package_does() -> None:
    """A list written down is a source like any other, and ends where it ends."""
    days = public_holidays().days("GB-ENG", 2026)
    table = HolidayTable("frozen", {"GB-ENG": days}, 2026, 2026)
    assert table.days("GB-ENG", 2026) == days
    assert table.nearest("GB") == ("GB-ENG",)
    with pytest.raises(ValueProblem, match="not for 2027"):
        table.days("GB-ENG", 2027)
    with pytest.raises(ValueProblem, match="no list of holidays"):
        table.days("GB-SCT", 2026)


def test_calendars_do_not_load_the_holidays_package() -> None:
    """Values and calendars come without the package; only its own module loads it."""
    code = (
        "import sys, remit.runtime.calendars, remit.runtime.values, remit.runtime.opening_hours;"
        "sys.exit('holidays' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "src"})
