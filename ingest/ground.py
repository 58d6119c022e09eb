"""What a document's graph rests on, as a hash: where that is the same, the graph is."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from ontology.facts import Entity

from .identity import Identity
from .kept import program


def ground(document: str, reading: str, entities: Iterable[Entity], identity: Identity) -> str:
    """Return a hash of all that `emit` states a document from: how it was read, and who is who in it.

    The document goes by its hash, the reading by that of its rows; the entities are all that it speaks of, in order. It
    is had much sooner than the graph. Raises IdentityError like `emit`.
    """
    found = sha256(f"{program()}\n{reading}\n".encode())
    for entity in entities:
        iri = identity.iri(document, entity)
        found.update(f"{iri}\n{identity.name(iri)}\n{identity.versions.get(iri, '')}\n".encode())
    return found.hexdigest()
