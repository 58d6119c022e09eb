"""Who is who: which entities of which documents are one thing, and how that thing is called."""

from .doubts import Doubt
from .identity import Identity, IdentityError, resolve
from .judgements import Contradiction, Judgement, Reference, Undone, Verdict, check
from .ledger import JUDGED, Ledger, LedgerError
from .likeness import Reason
from .reading import Reading, Thing
from .references import Link, reference
from .roll import Roll
from .testimony import Passage, Testimony

__all__ = [
    "JUDGED",
    "Contradiction",
    "Doubt",
    "Identity",
    "IdentityError",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Link",
    "Passage",
    "Reading",
    "Reason",
    "Reference",
    "Roll",
    "Testimony",
    "Thing",
    "Undone",
    "Verdict",
    "check",
    "reference",
    "resolve",
]
