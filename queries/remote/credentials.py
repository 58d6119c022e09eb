"""Who we are to a server: from a file or from the environment, never from the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import StoreError

USER, PASSWORD = "ZHIMAI_USER", "ZHIMAI_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, and where they were found; neither is ever shown."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    found_in: str


def credentials_for(
    address: str, file: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Credentials | None:
    """Return the credentials for a server: those of a netrc file, or else of the environment, or else none.

    Raises StoreError where there is half of them, or where the file cannot be read or knows no such server.
    """
    if file is not None:
        return _filed(address, file)
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    if not (user or password):
        return None
    if not (user and password):
        raise StoreError(f"of {USER} and {PASSWORD} only one is set: set both, or neither")
    return Credentials(user, password, f"{USER} and {PASSWORD}")


def _filed(address: str, file: Path) -> Credentials:
    try:
        known = netrc(str(file))
    except NetrcParseError as error:  # its own message may quote the password
        raise StoreError(f"{file} is no netrc file (line {error.lineno}); write {_LINE}") from None
    except UnicodeDecodeError:
        raise StoreError(f"{file} is no netrc file: it is not UTF-8; write {_LINE}") from None
    except OSError as error:
        raise StoreError(f"the credentials in {file} cannot be read: {error.strerror}") from None
    parts = urlsplit(address)
    for machine in (parts.netloc, parts.hostname or ""):
        if found := known.authenticators(machine):
            return Credentials(found[0], found[2] or "", str(file))
    raise StoreError(f"{file} has no credentials for {parts.hostname}; write {_LINE}")


_LINE = "machine HOST login USER password PASSWORD"
