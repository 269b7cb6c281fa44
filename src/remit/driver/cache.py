"""What is kept between runs, in a folder that only the user can write to: the parser's tables, and what was proved."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def parser_cache() -> str | None:
    """The cache file, or None where there is no folder that is the user's alone.

    The file is a pickle, so nobody else may be able to write it.
    """
    folder = private_folder()
    return None if folder is None else str(folder / "grammar.lark")


def private_folder() -> Path | None:
    """The folder of what is kept, or None where there is none that is the user's alone.

    `REMIT_CACHE` names another folder; empty: nothing is kept.
    """
    named = os.environ.get("REMIT_CACHE")
    if named == "":
        return None
    with suppress(OSError, RuntimeError):
        folder = Path(named) if named else _user_cache() / "remit"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
        private = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if private and (not hasattr(os, "getuid") or status.st_uid == os.getuid()):
            return folder
    return None


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) if base else Path.home() / ".cache"
