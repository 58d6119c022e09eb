"""What a document's graph rests on, as a hash: where that is the same, the graph is."""

from __future__ import annotations

from hashlib import sha256

from .identity import Identity
from .kept import Kept, program


def ground(document: Kept, identity: Identity) -> str:
    """Return a hash of all that `emit` states a document from: the document as it was read, and who is who in it.

    It is had much sooner than the graph. Raises IdentityError like `emit`.
    """
    found = sha256(f"{program()}\n{document.reading}\n".encode())
    for entity in dict.fromkeys(entity for fact in document.facts for entity in fact.entities()):
        iri = identity.iri(document.sha256, entity)
        found.update(f"{iri}\n{identity.name(iri)}\n{identity.versions.get(iri, '')}\n".encode())
    return found.hexdigest()
