"""The grammar, read from the package, or from the checkout where the package is installed in place."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from lark import Lark


def _folder() -> Traversable:
    packaged = files("remit") / "grammar"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "grammar"


@cache
def grammar_text() -> str:
    """Return the text of `remit.lark`."""
    return (_folder() / "remit.lark").read_text(encoding="utf-8")


@cache
def mistake_files() -> dict[str, str]:
    """Return the files under `mistakes`, by name."""
    folder = _folder() / "mistakes"
    return {
        file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".txt")
    }


@cache
def parser(*, keep_all_tokens: bool = False, cache_file: str | None = None) -> Lark:
    """Return the LALR(1) parser; `cache_file` is where its tables are kept between runs, if anywhere.

    The grammar is held to `strict=True` by a test, which is too slow for every start.
    """
    from lark import Lark  # noqa: PLC0415 - `import remit` must not load it

    options: dict[str, Any] = {"cache": cache_file} if cache_file else {}
    return Lark(
        grammar_text(),
        parser="lalr",
        propagate_positions=True,
        maybe_placeholders=True,
        keep_all_tokens=keep_all_tokens,
        **options,
    )
