"""The extractors: spaCy components, one a file, found by looking into the folder.

Each says what it needs and what it gives (`requires`, `assigns`); the order of the pipeline follows from that.
"""

from __future__ import annotations

import pkgutil
from graphlib import TopologicalSorter
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc


def components() -> list[str]:
    """Return the names of all extractors, each after those that give what it needs."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    metas = {name: Language.get_factory_meta(name) for name in names}
    givers: dict[str, set[str]] = {}
    for name, meta in metas.items():
        for attribute in meta.assigns:
            givers.setdefault(attribute, set()).add(name)
    sorter = TopologicalSorter(
        {
            name: {giver for need in meta.requires for giver in givers.get(need, ())} - {name}
            for name, meta in metas.items()
        }
    )
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        # sorted: sets come in another order in every process
        ready = sorted(sorter.get_ready())
        order.extend(ready)
        sorter.done(*ready)
    return order


def extension(name: str) -> None:
    """Declare an attribute `doc._.<name>` that an extractor gives."""
    Doc.set_extension(name, default=None, force=True)
