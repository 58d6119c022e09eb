"""Word lists of one's own: on the command line, and in a workspace, where they take effect at the next build."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

TEXT = "2031年1月5日，云岭省地方志办召开党组会议，主任林远舟主持会议，总撰稿王守正出席会议。\n"
POSTS = "word\tclass\n总撰稿\thead\n"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A folder with a list of posts."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "posts.tsv").write_text(POSTS, encoding="utf-8")
    return folder


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A bulletin with a post that no list of ours has."""
    path = tmp_path / "第1期.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def posts(told: Result) -> set[tuple[str, str]]:
    """Return who holds which post by what `zhimai facts` printed."""
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    return {(row["person"], row["post"]) for row in rows if row["kind"] == "post"}


def seen(call: Call, graph: Path) -> set[str]:
    """Return the posts that the graph has."""
    query = "SELECT DISTINCT ?post { ?sighting zm:post/skos:prefLabel ?post }"
    return set(call("query", "-", "-w", graph, "--format", "csv", stdin=query).stdout.split()[1:])


def test_lists_are_used_for_facts_check_and_score(
    call: Call, words: Path, bulletin: Path, tmp_path: Path
) -> None:
    assert posts(call("facts", bulletin)) == {("林远舟", "主任")}
    assert posts(call("facts", bulletin, "--lexicon", words)) == {("林远舟", "主任"), ("王守正", "总撰稿")}
    assert "未收录的职务" in call("check", bulletin, "--format", "csv").stdout
    assert "未收录的职务" not in call("check", bulletin, "--format", "csv", "--lexicon", words).stdout
    (tmp_path / "第1期.json").write_text('{"people": ["林远舟", "王守正"]}', encoding="utf-8")
    assert "people,1,0,1" in call("score", tmp_path, "--format", "csv", "--lang", "en").stdout
    assert (
        "people,2,0,0"
        in call("score", tmp_path, "--format", "csv", "--lang", "en", "--lexicon", words).stdout
    )


def test_lists_of_several_folders_add_up(call: Call, words: Path, bulletin: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "organisations.tsv").write_text(
        "word\tname\n云岭省地方志办\t云岭省方志馆\n", encoding="utf-8"
    )
    told = call("facts", bulletin, "--lexicon", words, "--lexicon", tmp_path / "more")
    assert ("王守正", "总撰稿") in posts(told)
    assert "云岭省方志馆" in told.stdout


def test_lists_of_a_workspace_take_effect_at_the_next_build(
    call: Call, bulletin: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    call("build", bulletin, "-w", graph)
    assert seen(call, graph) == {"主任"}
    (graph / "lexicon").mkdir()
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 unchanged\n"
    (graph / "lexicon" / "posts.tsv").write_text(POSTS, encoding="utf-8")
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 restated\n"
    assert seen(call, graph) == {"主任", "总撰稿"}
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 unchanged\n"
    (graph / "lexicon" / "posts.tsv").unlink()
    assert call("build", bulletin, "-w", graph).stderr == f"{graph}: 1 restated\n"
    assert seen(call, graph) == {"主任"}


def test_lists_can_be_there_before_the_workspace(call: Call, bulletin: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    (graph / "lexicon").mkdir(parents=True)
    (graph / "lexicon" / "posts.tsv").write_text(POSTS, encoding="utf-8")
    call("build", bulletin, "-w", graph)
    assert seen(call, graph) == {"主任", "总撰稿"}


def test_a_fault_in_a_list_is_one_line_and_changes_nothing(
    call: Call, bulletin: Path, words: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    call("build", bulletin, "-w", graph)
    before = call("export", "-w", graph, "--format", "nquads").stdout
    (graph / "lexicon").mkdir()
    for folder in (words, graph / "lexicon"):
        (folder / "posts.tsv").write_text("word\tclass\n总撰稿\theads\n", encoding="utf-8")
    for told, folder in (
        (call("facts", bulletin, "--lexicon", words), words),
        (call("build", bulletin, "-w", graph), graph / "lexicon"),
    ):
        assert (told.exit_code, told.stderr) == (
            2,
            f"Error: {folder / 'posts.tsv'}:2: class 'heads' found; allowed are head, polite, rank, title\n",
        )
    assert call("export", "-w", graph, "--format", "nquads").stdout == before


def test_check_of_a_workspace_takes_no_lists(call: Call, words: Path, tmp_path: Path) -> None:
    told = call("check", "-w", tmp_path, "--lexicon", words)
    assert told.exit_code == 2
    assert "--lexicon and --model are for files" in told.stderr


OFFICES = {
    "甲.txt": "2031年1月5日，全省档案工作会议召开，云岭省地方志工作办公室主任林远舟出席会议。\n",
    "乙.txt": "2031年6月8日，全省图书馆工作会议召开，云岭省史志中心主任林远舟出席会议并讲话。\n",
}
BODIES = "name\tshort\n{}地方志工作办公室\t{}史志中心\n"
PEOPLE = "SELECT DISTINCT ?person { ?person a foaf:Person ; foaf:name '林远舟' }"


def test_other_names_of_offices_tell_who_is_who(call: Call, tmp_path: Path) -> None:
    def people() -> int:
        assert call("build", tmp_path / "bulletins", "-w", tmp_path / "graph").exit_code == 0
        return len(
            call("query", "-", "-w", tmp_path / "graph", "--format", "csv", stdin=PEOPLE).stdout.split()[1:]
        )

    (tmp_path / "bulletins").mkdir()
    for name, text in OFFICES.items():
        (tmp_path / "bulletins" / name).write_text(text, encoding="utf-8")
    assert people() == 2
    lists = tmp_path / "graph" / "lexicon"
    lists.mkdir()
    (lists / "bodies.tsv").write_text(BODIES, encoding="utf-8")
    assert people() == 1
    (lists / "bodies.tsv").unlink()
    assert people() == 2


def test_authority_has_the_names_of_added_lists(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bodies.tsv").write_text(BODIES, encoding="utf-8")
    assert "四川省史志中心" in call("authority", "--lexicon", tmp_path).stdout
    assert "四川省史志中心" not in call("authority").stdout
    (tmp_path / "bodies.tsv").write_text("name\n", encoding="utf-8")
    assert "columns name, short" in call("authority", "--lexicon", tmp_path).stderr
