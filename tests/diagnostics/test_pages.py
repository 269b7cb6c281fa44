"""Pages of codes."""

from __future__ import annotations

import pytest

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError
from remit.diagnostics.pages import examples, page, page_codes

PAGE = """# R0201 unknown-name

## What it means

A name is used and nothing declares it.

```remit
not this one
```

## Shows it

```remit
## Put right
give to nobody
```

## Put right

Declare it:

```remit
team nobody
give to nobody
```

## Since, status, related

0.1.0, stable.
"""


def test_the_examples_of_a_page_are_the_policies_in_the_middle() -> None:
    """The policy that gives the code, and the one that does not."""
    assert examples(PAGE) == ("## Put right\ngive to nobody\n", "team nobody\ngive to nobody\n")


def test_a_page_may_have_no_policy_to_show() -> None:
    """Codes about files have nothing to show in a policy."""
    assert examples("# R0001 file-not-found\n\n## Shows it\n\n```console\n$ remit check x\n```\n") == (
        None,
        None,
    )


def test_an_unknown_code_has_no_page() -> None:
    """Asking for a page that cannot be says so, with a code of its own."""
    with pytest.raises(OutsideError, match=r"\[R0007\] no diagnostic is called `R9999`"):
        page("R9999")


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_page_is_shown_by_number_and_by_name(code: str) -> None:
    """A code with a page shows it under its title; one without says that the page is missing."""
    if code in page_codes():
        assert page(code).startswith(f"# {code} {CODES[code].name}\n")
        assert page(CODES[code].name) == page(code)
    else:
        with pytest.raises(OutsideError, match=r"\[R0902\]"):
            page(code)


def test_every_page_belongs_to_a_code() -> None:
    """No page outlives its code."""
    assert set(page_codes()) <= set(CODES)
