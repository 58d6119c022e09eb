"""Names for things: opaque ASCII IRIs, minted from raw values."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from unicodedata import normalize

BASE = "https://zhimai.example/"
LINKS = f"{BASE}links"
"""The graph of what things are elsewhere."""

_LENGTH = 26  # 26 characters of base32 are 130 bits: no two things will ever share them


def mint(kind: str, *values: str) -> str:
    """Mint the IRI of a thing from its kind (a lower-case ASCII word) and the raw values that tell it apart.

    The values are taken in NFC, each behind its length, so that no two lists of values run together.
    Raises ValueError where the kind is not fit for an IRI.
    """
    if not (kind.isascii() and kind.isalpha() and kind.islower()):
        raise ValueError(f"an IRI's kind is a lower-case ASCII word, not {kind!r}")
    normal = [normalize("NFC", value) for value in (kind, *values)]
    key = "\x1f".join(f"{len(value)}:{value}" for value in normal)
    digest = b32encode(sha256(key.encode()).digest()).decode("ascii").lower()
    return f"{BASE}{kind}/{digest[:_LENGTH]}"


def bulletin_iri(sha256: str) -> str:
    """Return the IRI of the bulletin whose bytes have that hexadecimal hash; its named graph bears it too."""
    return mint("bulletin", sha256.lower())
