"""The spaCy models of this machine: which there are, and which version each one is. Nothing is ever downloaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import entry_points
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_GROUP, _META = "spacy_models", "meta.json"


class ModelError(Exception):
    """A model that is not there, or of no use."""


def installed() -> Sequence[str]:
    """Return the names of the models that are installed as packages."""
    return sorted({point.name for point in entry_points(group=_GROUP)})


def version(name: str) -> str:
    """Return name and version of a model; of one in a folder also a hash, as the same version may be trained anew.

    Raises ModelError where there is none of that name.
    """
    folder = Path(name)
    if (folder / _META).is_file():
        try:
            meta = json.loads((folder / _META).read_text(encoding="utf-8"))
            told = f"{meta['lang']}_{meta['name']} {meta['version']}"
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: its {_META} is none of a spaCy model ({error})") from error
        found = sha256()
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                found.update(path.read_bytes())
        return f"{told} {found.hexdigest()}"
    if name in installed():
        return f"{name} {version_of(name)}"
    there = " ".join(installed()) or "none"
    raise ModelError(
        f"no spaCy model {name!r}: installed are {there}; name the folder of one, or install one with "
        "`python -m spacy download zh_core_web_sm`"
    )


def load(name: str) -> Language:
    """Load a model with all that its names need. Raises ModelError where there is none, or it finds no names."""
    version(name)
    import spacy

    try:
        nlp = spacy.load(name)
    except Exception as error:  # a model brings code and data of its own, and anything may go wrong in them
        raise ModelError(f"{name}: spaCy cannot load it ({type(error).__name__}: {error})".splitlines()[0]) from error
    if "ner" not in nlp.pipe_names:
        raise ModelError(f"{name}: finds no names; a component 'ner' is wanted, there are {', '.join(nlp.pipe_names)}")
    return nlp
