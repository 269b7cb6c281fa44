"""Proving before deciding, once for each text: what was proved clean is not proved again at the next start."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from remit.driver.cache import private_folder

if TYPE_CHECKING:
    from remit.driver.compile import Compiled

_FILE: Final = "proved"
_KEPT: Final = 500
# A proof stands on the texts, on Remit, and on the data that calendars are laid out with.
_GROUND: Final = ("remit", "holidays", "tzdata", "google-re2", "python-sat", "lark")
_PACKAGE: Final = Path(__file__).parents[1]


def proved_once(compiled: Compiled) -> Compiled:
    """Add what the prover finds to the report, unless the same texts were proved to be without errors before."""
    if compiled.report.has_errors:
        return compiled
    folder = private_folder()
    known = [] if folder is None else _known(folder)
    key = _key(compiled)
    if key in known:
        return compiled
    from remit.driver.prove import proved  # noqa: PLC0415 - the prover is loaded where there is something to prove

    proved(compiled)
    if folder is not None and not compiled.report.has_errors:
        _keep(folder, [key, *known][:_KEPT])
    return compiled


def _key(compiled: Compiled) -> str:
    digest = hashlib.sha256()
    for package in _GROUND:
        with suppress(PackageNotFoundError):
            digest.update(f"{package} {version(package)}\n".encode())
    # Whoever works on Remit, in a checkout without a grammar in the package, changes the prover and not its version.
    changing = () if (_PACKAGE / "grammar").is_dir() else _PACKAGE.rglob("*.py")
    for file in sorted(changing):
        written = file.stat()
        digest.update(f"{file.name} {written.st_size} {written.st_mtime_ns}\n".encode())
    for name, source in sorted(compiled.sources.items()):
        digest.update(f"{len(name)} {name} {len(source.text)}\n{source.text}".encode())
    return digest.hexdigest()


def _known(folder: Path) -> list[str]:
    with suppress(OSError, UnicodeDecodeError):
        return (folder / _FILE).read_text("utf-8").split()
    return []


def _keep(folder: Path, keys: list[str]) -> None:
    with suppress(OSError):
        (folder / _FILE).write_text("\n".join(keys) + "\n", "utf-8")
