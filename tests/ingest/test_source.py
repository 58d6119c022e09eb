from ingest.document import Document
from ingest.grammar.names import Names
from ingest.lexicon import Lexicon
from ingest.source import Source
from ingest.text import clean
from ontology.facts import Evidence


def test_evidence_is_the_raw_text_behind_the_clean_one(lexicon: Lexicon, names: Names) -> None:
    raw = "简报\f省志办召开会议，\n２０３１年由韩雪松主持。"
    document = Document("a.pdf", "application/pdf", "0" * 64, raw, pages=(0, 3))
    source = Source(document, clean(raw), lexicon, names)
    at = source.text.clean.index("会议，2031年")
    assert source.evidence(at, at + 7) == Evidence(8, 16, "会议，\n２０３１", 2)
    assert raw[8:16] == "会议，\n２０３１"


def test_evidence_of_a_document_without_pages_has_none(lexicon: Lexicon, names: Names) -> None:
    raw = "韩雪松主持会议。"
    source = Source(Document("a.txt", "text/plain", "0" * 64, raw), clean(raw), lexicon, names)
    assert source.evidence(0, 3) == Evidence(0, 3, "韩雪松", None)
