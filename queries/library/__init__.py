"""The question library: one `.rq` file a question, found by looking into this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from ..answer import Text
from ..errors import QuestionError
from ..question import Question, read_question


@cache
def library() -> dict[str, Question]:
    """Return all questions by name, which is that of the file.

    Raises QuestionError where one is badly written.
    """
    found = sorted(
        (file for file in files(__package__).iterdir() if file.name.endswith(".rq")), key=lambda f: f.name
    )
    texts = ((file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in found)
    return {name: read_question(name, text) for name, text in texts}


@cache
def grouped() -> tuple[tuple[Text, dict[str, Question]], ...]:
    """Return what questions are about, and the questions about it by name.

    Raises QuestionError where one is about nothing that `groups.yaml` has.
    """
    groups = yaml.safe_load((files(__package__) / "groups.yaml").read_text("utf-8"))
    for name, its in library().items():
        if its.header.about not in groups:
            raise QuestionError(f"{name} is about {its.header.about!r}; groups are {', '.join(groups)}")
    return tuple(
        (Text(**called), {name: its for name, its in library().items() if its.header.about == about})
        for about, called in groups.items()
    )


def question(name: str) -> Question:
    """Return the question of a name. Raises QuestionError, with the names there are, where there is none."""
    if name not in library():
        raise QuestionError(f"no question {name!r}; questions are {', '.join(library())}")
    return library()[name]
