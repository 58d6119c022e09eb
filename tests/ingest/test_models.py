"""Models: which there are, which version, and what is said of those that are not there or of no use."""

import json
from pathlib import Path

import pytest
import spacy

from ingest import models
from ingest.models import ModelError, load, version


def blank(folder: Path, *pipes: str) -> Path:
    """Save a blank Chinese model with these components."""
    nlp = spacy.blank("zh")
    nlp.meta["name"] = "own"
    for pipe in pipes:
        nlp.add_pipe(pipe)
    nlp.to_disk(folder)
    return folder


def test_version_of_a_folder_changes_with_its_content(tmp_path: Path) -> None:
    folder = blank(tmp_path / "own")
    before = version(str(folder))
    assert before.startswith("zh_own 0.0.0 ")
    assert version(str(folder)) == before
    (folder / "weights").write_bytes(b"trained anew")
    assert version(str(folder)) != before


def test_version_of_a_package_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "installed", lambda: ["zh_core_web_sm"])
    monkeypatch.setattr(models, "version_of", lambda name: "3.8.0")
    assert version("zh_core_web_sm") == "zh_core_web_sm 3.8.0"


def test_unknown_model_is_told_which_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    for there, told in (([], "none"), (["zh_core_web_sm", "zh_own"], "zh_core_web_sm zh_own")):
        monkeypatch.setattr(models, "installed", lambda there=there: there)
        with pytest.raises(ModelError) as error:
            version("zh_core_web_md")
        assert str(error.value) == (
            f"no spaCy model 'zh_core_web_md': installed are {told}; name the folder of one, or install one with "
            "`python -m spacy download zh_core_web_sm`"
        )


def test_model_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    folder = blank(tmp_path / "own", "sentencizer")
    with pytest.raises(ModelError, match="finds no names; a component 'ner' is wanted, there are sentencizer"):
        load(str(folder))


def test_broken_model_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = blank(tmp_path / "own", "ner")
    (folder / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    with pytest.raises(ModelError, match="spaCy cannot load it") as error:
        load(str(folder))
    assert "\n" not in str(error.value)
    (folder / "meta.json").write_text(json.dumps([]), encoding="utf-8")
    with pytest.raises(ModelError, match="its meta.json is none of a spaCy model"):
        version(str(folder))
