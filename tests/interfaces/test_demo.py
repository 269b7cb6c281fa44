"""`remit demo`."""

from __future__ import annotations

import re

from interfaces.command_line import remit

SECTORS = ("banking", "government", "insurance", "logistics", "retail", "travel", "utilities")


def test_every_sample_of_every_sector_is_decided_and_readable() -> None:
    """From anywhere, with nothing set up; nothing is refused, and nothing is held because rules disagree."""
    ended = remit("demo")
    assert (ended.status, ended.err) == (0, "")
    titles = re.findall(r"─ (\w+) \(([\d,]+) messages?\) ─", ended.out)
    assert [title for title, _ in titles] == list(SECTORS)
    total = sum(int(number) for _, number in titles)
    assert total >= 100
    assert f"\n{total} messages in 7 sectors over " in ended.out
    assert ended.out.count("  decided   ") == total
    assert "rules disagree" not in ended.out


def test_decisions_of_one_sector_come_as_json() -> None:
    """For those who want to see what the contract looks like."""
    ended = remit("demo", "--json", "--sector", "banking")
    assert ended.status == 0
    assert all(one["handling"]["kind"] and one["rules"] for one in ended.objects)


def test_a_sector_without_samples_is_said() -> None:
    """With those that there are."""
    ended = remit("demo", "--sector", "bankng")
    assert ended.status == 2
    assert "did you mean `banking`?" in ended.err
