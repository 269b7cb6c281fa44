"""What the front page shows is what the commands show."""

from __future__ import annotations

import json
import re
from pathlib import Path

from interfaces.command_line import remit

PAGE = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
POLICY = next(text for kind, text in BLOCKS if kind == "remit")
RULE = next(text for kind, text in BLOCKS if kind == "remit-rule")
SHOWN = [text for kind, text in BLOCKS if kind == ""]


def test_the_interaction_is_decided_as_the_page_shows(tmp_path: Path) -> None:
    """The policy of the page, its interaction, and the decision below it."""
    (tmp_path / "shop.remit").write_text(POLICY)
    given, _, decided = SHOWN[0].partition("\n\n")
    ended = remit("decide", "shop.remit", "--text", given=json.dumps(json.loads(given)), folder=tmp_path)
    assert (ended.status, ended.out.strip()) == (0, decided.strip())


def test_a_conflict_is_told_as_the_page_shows(tmp_path: Path) -> None:
    """The rule that the page adds does not go with the one above it."""
    rules = POLICY.replace("  otherwise hold", f"{RULE}\n  otherwise hold")
    (tmp_path / "shop.remit").write_text(rules)
    ended = remit("check", "shop.remit", folder=tmp_path)
    assert ended.status == 1
    assert ended.out.startswith(SHOWN[1].rstrip())
