"""One row of the table of real data: `tabulate.py NAME DECISIONS REFUSED SECONDS`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def lines(file: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file; none where there is no file."""
    if Path(file).exists():
        with Path(file).open(encoding="utf-8") as opened:
            yield from map(json.loads, opened)


def shares(counts: Counter[str], most: int) -> str:
    """The largest counts as percentages."""
    whole = counts.total() or 1
    return ", ".join(f"{name} {100 * count / whole:.1f} %" for name, count in counts.most_common(most))


def main(name: str, decisions: str, refused: str, seconds: str) -> None:
    """Print the row."""
    handling: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    personal = 0
    for decision in lines(decisions):
        handled = decision["handling"]
        handling[f"{handled['kind']}{' (fault)' if 'fault' in handled else ''}"] += 1
        sections.update({rule["section"] for rule in decision["rules"] if "handling" in rule["decides"]})
        personal += bool(decision["derived"].get("personal_data"))
    codes = Counter(record["code"] for record in lines(refused))
    why = f" ({', '.join(f'{code} {count}' for code, count in codes.items())})" if codes else ""
    cells = (
        name,
        f"{handling.total() + codes.total():,}",
        f"{codes.total():,}{why}",
        shares(handling, 6),
        shares(sections, 8),
        f"{personal:,}",
        f"{float(seconds):.1f}",
    )
    print(f"| {' | '.join(cells)} |")


main(*sys.argv[1:])
