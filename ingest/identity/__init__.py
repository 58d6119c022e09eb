"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from .doubts import Doubt
from .identity import Identity, IdentityError, resolve
from .judgements import Contradiction, Judgement, Reference, check
from .likeness import Reason
from .reading import Reading, Thing
from .references import reference

__all__ = [
    "Contradiction",
    "Doubt",
    "Identity",
    "IdentityError",
    "Judgement",
    "Reading",
    "Reason",
    "Reference",
    "Thing",
    "check",
    "reference",
    "resolve",
]
