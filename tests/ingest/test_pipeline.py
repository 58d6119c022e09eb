import os
import subprocess
import sys
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc

from ingest.document import Document
from ingest.extract import Reader
from ingest.extractors import components
from ingest.pipeline import pipeline

#: What the reader gives every doc before the first component.
GIVEN = {"doc._.source", "doc._.facts", "doc._.issues", "doc._.text"}


def problems(nlp: Language) -> dict[str, list[str]]:
    """Return what each component misses."""
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    missing: dict[str, list[str]] = analysis["problems"]
    return missing


def test_every_component_gets_what_it_needs() -> None:
    assert problems(pipeline()) == {name: [] for name in components()}


def test_every_component_stands_behind_all_who_give_what_it_needs() -> None:
    order = components()
    metas = {name: Language.get_factory_meta(name) for name in order}
    late = [
        (name, need, giver)
        for i, name in enumerate(order)
        for need in metas[name].requires
        for giver in order[i + 1 :]
        if need in metas[giver].assigns
    ]
    nobody = [
        (name, need)
        for name in order
        for need in metas[name].requires
        if need not in GIVEN and not any(need in meta.assigns for meta in metas.values())
    ]
    assert (late, nobody) == ([], [])


def test_order_is_the_same_in_every_process() -> None:
    program = "from ingest.extractors import components; print(*components())"
    orders = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        == components()
        for seed in ("0", "1", "4711")
    }
    assert orders == {True}


def test_a_need_that_nobody_meets_is_a_problem() -> None:
    Doc.set_extension("crystal_ball", default=None, force=True)

    @Language.component("fortune", requires=["doc._.crystal_ball"])
    def fortune(doc: Doc) -> Doc:
        return doc

    nlp = pipeline()
    nlp.add_pipe("fortune")
    assert problems(nlp)["fortune"] == ["doc._.crystal_ball"]


def test_tokens_are_the_characters_of_the_clean_text(reader: Reader) -> None:
    raw = "２０３１年３月５日，\n省志办　召开会议。\n"
    doc = reader.parse(Document("a.txt", "text/plain", sha256(raw.encode()).hexdigest(), raw))
    assert [token.text for token in doc] == list(doc._.text)
    assert [token.idx for token in doc] == list(range(len(doc._.text)))
    assert doc._.text == doc.text == doc._.source.text.clean
