"""Writing files so that a run that fails leaves nothing half done."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from remit.driver.intake.problems import outside

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD: Final = "-"


class Sink:
    """Takes lines as UTF-8; raises OutsideError R0040 where they cannot be written."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def line(self, text: str) -> None:
        """Write a line."""
        with _writable(self._name):
            self._stream.write(text.encode() + b"\n")

    def whole(self, content: str | bytes) -> None:
        """Write a text, or bytes, as they are."""
        with _writable(self._name):
            self._stream.write(content.encode() if isinstance(content, str) else content)

    def flush(self) -> None:
        """Write what is held back."""
        with _writable(self._name):
            self._stream.flush()


@contextmanager
def writing(path: str) -> Iterator[Sink]:
    """Open a file to write, or standard output for `-`.

    A file appears, or changes, only when all of it is written: until then it has another name in the same folder.
    Devices and pipes are written to as they are.
    """
    if path == STANDARD:
        sys.stdout.flush()
        sink = Sink(sys.stdout.buffer, "standard output")
        yield sink
        sink.flush()
        return
    with _writable(path):
        target = Path(path).resolve()
        mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with _open(target, path) as stream:
            sink = Sink(stream, path)
            yield sink
            sink.flush()
        return
    with _replacing(target, path, mode) as sink:
        yield sink


def write_whole(path: Path, text: str) -> None:
    """Write a file at once; raises OutsideError R0040."""
    with writing(str(path)) as sink:
        sink.whole(text)


def document(text: str) -> None:
    """Write a document to standard output as UTF-8, whatever the encoding of the terminal.

    Names of files can be no text at all; what of them is none is written escaped.
    """
    with writing(STANDARD) as sink:
        sink.line(text.encode(errors="backslashreplace").decode())


@contextmanager
def _open(target: Path, name: str) -> Iterator[BinaryIO]:
    with _writable(name):
        stream = target.open("wb", buffering=0)
    with stream:
        yield stream


@contextmanager
def _replacing(target: Path, name: str, mode: int | None) -> Iterator[Sink]:
    with _writable(name):
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            sink = Sink(stream, name)
            yield sink
            sink.flush()
        with _writable(name):
            Path(temporary).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _writable(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise outside("R0040", path=name, reason=error.strerror or error) from error
