"""The page on time: every due moment in it is the one that is computed."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from remit.driver.compile import compile_text
from remit.driver.policy import Policy
from remit.runtime.zones import zone

PAGE = Path(__file__).parents[2] / "docs" / "time.md"
LONDON = zone("Europe/London")
ROWS = re.findall(
    r"^\| `(\w+)` \| ([-\d]+ [:\d]+) \| ([-\d]+ [:\d]+) \|", PAGE.read_text("utf-8"), re.MULTILINE
)


def test_the_page_has_rows() -> None:
    """Each clock of the page is in its table."""
    assert {clock for clock, _, _ in ROWS} == set(
        re.findall(r"^clock (\w+)", PAGE.read_text("utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize(("clock", "received", "due"), ROWS)
def test_a_due_moment_is_the_one_that_the_page_says(clock: str, received: str, due: str) -> None:
    """Received then, it is due then."""
    text = re.findall(r"```remit\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]
    moment = datetime.fromisoformat(received).replace(tzinfo=LONDON)
    found = Policy(compile_text(text)).due(clock, moment).due
    assert f"{found.astimezone(LONDON):%Y-%m-%d %H:%M}" == due
