"""Lists that somebody adds: what is taken, and what the error says of what is not."""

from importlib.resources import files
from pathlib import Path

import pytest

from ingest.lexicon import Lexicon, LexiconError
from ingest.lexicon.additions import check


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.tsv", "word\tclass\n雪长\thead\n"),
        # as Windows writes it, columns in another order, an optional one left out, cells at the end left out
        ("posts.tsv", "\ufeffclass\tword\r\nhead\t雪长\r\n\r\n"),
        ("genres.tsv", "# ours\n\nword\tgenre\n雪卷\tplan\n"),
        ("organisations.tsv", "word\tname\tparent\n雪办\t云岭省雪务办公室\n"),
        # a genre that only genres.tsv has
        ("named_documents.tsv", "word\tgenre\n云岭雪约\topinions\n"),
        # a heading, and nothing yet
        ("posts.tsv", "word\tclass\n"),
    ],
)
def test_lists_that_are_taken(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_bytes(content.encode())
    (tmp_path / "README.md").write_text("notes", encoding="utf-8")
    check(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("posts.tsv", "word\tclass\n雪长\thead\n霜长\theads\n",
         "posts.tsv:3: class 'heads' found; allowed are head, polite, rank, title"),
        ("posts.tsv", "# ours\nword\tclass\n雪长\n", "posts.tsv:3: class is empty, a value is wanted"),
        ("posts.tsv", "word\tclass\n\thead\n", "posts.tsv:2: word is empty, a value is wanted"),
        ("posts.tsv", "word\tclass\n雪长\thead\tx\n", "posts.tsv:2: 2 columns wanted (word, class), 3 found"),
        ("posts.tsv", "word\tkind\n雪长\thead\n", "posts.tsv: columns word, class wanted, word, kind found"),
        ("posts.tsv", "word,class\n雪长,head\n", "posts.tsv: columns word, class wanted, word,class found"),
        ("posts.tsv", "", "posts.tsv: columns word, class wanted, none found"),
        ("genres.tsv", "word\n雪卷\n",
         "genres.tsv: columns word, genre, class wanted (may be left out: class), word found"),
        ("named_documents.tsv", "word\tgenre\n雪约\tsnow\n", "named_documents.tsv:2: genre 'snow' found; allowed are "),
        ("surnames.tsv", "surname\ttier\n雪\t4\n", "surnames.tsv:2: tier '4' found; allowed are 1, 2, 3"),
        ("snow.tsv", "word\n雪\n", "snow.tsv: there is no such list; lists are bodies.tsv "),
        ("posts.csv", "word,class\n", "posts.csv: is no list; lists are tab-separated text, and are called like posts.tsv"),
    ],
)  # fmt: skip
def test_faults_are_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        Lexicon([tmp_path])
    assert str(error.value).startswith(str(tmp_path / message))


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "posts.tsv").write_bytes("word\tclass\n雪长\thead\n".encode("gb18030"))
    with pytest.raises(LexiconError, match="save it as tab-separated text in UTF-8"):
        check(tmp_path)


def test_a_folder_without_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no list; lists are bodies.tsv"):
        check(tmp_path)
    with pytest.raises(LexiconError, match="none: is no folder that can be opened"):
        check(tmp_path / "none")


def test_our_own_lists_are_in_their_own_form(tmp_path: Path) -> None:
    for path in files("ingest.lexicon").iterdir():
        if path.name.endswith(".tsv"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    check(tmp_path)
