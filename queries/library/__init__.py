"""The question library: one `.rq` file a question, found by looking into this folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

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


def question(name: str) -> Question:
    """Return the question of a name. Raises QuestionError, with the names there are, where there is none."""
    if name not in library():
        raise QuestionError(f"no question {name!r}; questions are {', '.join(library())}")
    return library()[name]
