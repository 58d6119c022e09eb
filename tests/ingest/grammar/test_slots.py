"""Slots: where a sentence wants a person or an organisation, whichever name stands there."""

import pytest

from ingest.grammar.slots import organisation_slot, person_slot
from ingest.grammar.words import Words
from ingest.lexicon import Lexicon
from ontology.facts import Confidence


@pytest.mark.parametrize(
    ("text", "name", "slot"),
    [
        # behind a post
        ("主任霜如白主持会议。", "霜如白", Confidence.PATTERN),
        ("县志办副主任霜如白、主任丁守正出席。", "霜如白", Confidence.PATTERN),
        ("按照县长霜如白的批示，推进编纂。", "霜如白", Confidence.PATTERN),
        # before what somebody does, alone or in a list
        ("霜如白强调，要抓紧编纂。", "霜如白", Confidence.GUESSED),
        ("会上，霜如白、丁守正和时雨讲话。", "霜如白", Confidence.GUESSED),
        # nowhere
        ("河上有霜如白的影子。", "霜如白", None),
        ("霜如白的河面上有影子。", "霜如白", None),
        ("梅花、霜如白、雪松开了。", "霜如白", None),
        # what cannot be a name
        ("主任会议室主持会议。", "会议室主持会议", None),
        ("主任A如白主持会议。", "A如白", None),
    ],
)
def test_person_slot(lexicon: Lexicon, text: str, name: str, slot: Confidence | None) -> None:
    start = text.index(name)
    assert person_slot(text, Words(lexicon.find(text)), start, start + len(name)) is slot


@pytest.mark.parametrize(
    ("text", "name", "slot"),
    [
        ("云帆雅集社长丁守正主持会议。", "云帆雅集", True),
        ("3月5日，云帆雅集召开年会。", "云帆雅集", True),
        ("大家走过云帆雅集的门口。", "云帆雅集", False),
        ("走过云帆雅集召开年会的地方。", "云帆雅集", False),
        ("主任云帆召开年会。", "主任云帆", False),
    ],
)
def test_organisation_slot(lexicon: Lexicon, text: str, name: str, slot: bool) -> None:
    start = text.index(name)
    assert organisation_slot(text, Words(lexicon.find(text)), start, start + len(name)) is slot
