"""The extractors: spaCy components, one a file, found by looking into the folder.

Each says what it needs of the draft and what it gives it (`requires`, `assigns`); the order of the pipeline follows from
that.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from graphlib import TopologicalSorter
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc

from ..draft import Draft

Extractor = Callable[[Draft], None]


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


def reporters() -> list[str]:
    """Return the names of the extractors that find no facts, but report what was not understood."""
    reports = {"doc._.issues", "doc._.coverage"}
    return [name for name in components() if reports.issuperset(Language.get_factory_meta(name).assigns)]


def extractor(*, requires: Sequence[str] = (), assigns: Sequence[str]) -> Callable[[Extractor], Extractor]:
    """Make a function a spaCy component of its name, which reads the doc's draft and needs and gives these fields of it."""

    def register(read: Extractor) -> Extractor:
        def component(doc: Doc) -> Doc:
            read(doc._.draft)
            return doc

        needs, gives = ([f"doc._.{name}" for name in names] for names in (requires, assigns))
        Language.component(read.__name__, requires=needs, assigns=gives, func=component)
        return read

    return register
