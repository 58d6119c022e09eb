"""The spaCy pipeline: a blank Chinese language of one character a token, and the extractors in their order."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .draft import Draft
from .extractors import components

#: The component that needs the doc's tokens, where all others read its draft.
SPANS = "spans"

Doc.set_extension("draft", default=None)
for given in fields(Draft):
    Doc.set_extension(given.name, getter=attrgetter(f"_.draft.{given.name}"))


class CharacterTokenizer:
    """Makes every character a token, so that a token's index is its offset in the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._numbers = _Numbers(vocab.strings)

    def __call__(self, text: str) -> Doc:
        """Return a doc of the text's characters."""
        # by their numbers, which spaCy takes for words too and twice as fast, though its stubs do not say so
        words: list[Any] = [self._numbers[character] for character in text]
        return Doc(self.vocab, words=words, spaces=[False] * len(text))


class _Numbers(dict[str, int]):
    """The number of every character in spaCy's store of strings."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, character: str) -> int:
        number = self[character] = self._strings.add(character)
        return number


def pipeline() -> Language:
    """Return a pipeline with every extractor; `doc._.draft` must be set before a doc runs through it."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.max_length = 100_000_000
    for name in components():
        nlp.add_pipe(name)
    return nlp
