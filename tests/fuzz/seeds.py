"""Writes seeds for fuzzing: every policy block of the manual and of the pages; every sample interaction.

`seeds.py FOLDER` fills FOLDER/policies and FOLDER/interactions.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Write them."""
    policies, interactions = folder / "policies", folder / "interactions"
    for made in (policies, interactions):
        made.mkdir(parents=True, exist_ok=True)
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("pages/*.md")]
    blocks = [b for page in pages for b in re.findall(r"```remit\n(.*?)```", page.read_text(), re.DOTALL)]
    for number, block in enumerate(blocks):
        (policies / f"{number}.remit").write_text(block)
    samples = [
        line for file in (ROOT / "policies/samples").glob("*.jsonl") for line in file.read_text().splitlines()
    ]
    for number, line in enumerate(samples):
        (interactions / f"{number}.json").write_text(line)


main(Path(sys.argv[1]))
