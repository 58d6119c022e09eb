"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from .identity import Identity, IdentityError, resolve
from .reading import Reading, Thing

__all__ = ["Identity", "IdentityError", "Reading", "Thing", "resolve"]
