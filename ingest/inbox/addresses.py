"""What lies at an address (`s3://bucket/folder`), by fsspec, which comes with an extra (`zhimai[s3]`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from glob import has_magic
from typing import IO, TYPE_CHECKING

from ..errors import ReadError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_MARK, _CHAIN = "://", "::"
_HERE = ("file", "local")


def is_address(source: str) -> bool:
    """Tell whether a source is an address, and no path."""
    return source.partition(_MARK)[0].isalnum() and _MARK in source


def find(address: str) -> list[str]:
    """Return the addresses of the files at an address: one, those below it however deep, or what a pattern stands for.

    They come in order, without hidden ones. Raises ReadError, which names the address, where nothing can be had there.
    """
    with _told(address):
        system, path = _system(address)
        pattern = has_magic(path)
        found = system.glob(path) if pattern else system.find(path)
        found = [place for place in found if not _is_hidden(place) and not (pattern and system.isdir(place))]
        if not found:
            raise ReadError("there is no file at this address")
        return [str(system.unstrip_protocol(place)) for place in sorted(found)]


@contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """Open the file at an address. Raises ReadError, without the address, where it cannot be read, to its end too."""
    try:
        system, path = _system(address)
        with io.BufferedReader(system.open(path, "rb")) as file:
            yield file
    except ReadError:
        raise
    except Exception as error:  # each system has errors of its own
        raise ReadError(f"cannot be read ({_line(error)})") from error


@contextmanager
def _told(address: str) -> Iterator[None]:
    try:
        yield
    except ReadError as error:
        raise ReadError(f"{address}: {error}") from error
    except Exception as error:  # each system has errors of its own
        raise ReadError(f"{address}: cannot be looked into ({_line(error)})") from error


def _system(address: str) -> tuple[AbstractFileSystem, str]:
    protocol = address.partition(_MARK)[0]
    if _CHAIN in address or protocol in _HERE:
        raise ReadError("is an address within an address, or one of this machine; name the file or folder itself")
    try:
        from fsspec.core import url_to_fs

        found: tuple[AbstractFileSystem, str] = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ReadError(f"is at an address that needs more ({_line(error)}); pip install 'zhimai[s3]' for s3://") from error
    return found


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "~$")) for part in path.split("/"))


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
