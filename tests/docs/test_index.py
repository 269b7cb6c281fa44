"""The pages lead to one another."""

from __future__ import annotations

import re

import pytest

from docs.pages import DOCS

PAGES = sorted(DOCS.glob("*.md"))


def _anchors(text: str) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_index_names_every_page() -> None:
    """A page that the index leaves out is read by nobody."""
    index = (DOCS / "README.md").read_text()
    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: object) -> None:
    """A link to a page, or to a heading on one, finds it."""
    path = DOCS / str(page)
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", path.read_text()):
        other = path if not target else (path.parent / target).resolve()
        assert other.exists(), f"{path.name}: {target}"
        assert not anchor or anchor in _anchors(other.read_text()), f"{path.name}: {target}#{anchor}"
