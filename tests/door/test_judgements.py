"""Judgements on who is who: made, listed, undone, held to by whatever is read later, and never lost."""

import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from queries.archive import Archive

Call = Callable[..., Result]

LIBRARY = "2031年1月5日，云岭省图书馆召开馆务会议，云岭省图书馆馆员王伟参加会议。\n"
ARCHIVE = "2031年2月6日，海曙省档案馆召开座谈会，副馆长王伟主持会议。\n"
BARE = "2031年3月7日，云岭省方志学会在望川市召开年会，王伟、欧阳启明参加会议。\n"
AGAIN = "2031年4月8日，云岭省图书馆召开读书会，云岭省图书馆馆员王伟主持会议。\n"
TEXTS = {"图书馆": LIBRARY, "档案馆": ARCHIVE, "学会": BARE, "读书会": AGAIN}


@pytest.fixture(autouse=True)
def _signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIMAI_BY", "林远舟")


@pytest.fixture
def bulletins(tmp_path: Path) -> Path:
    """A folder with four bulletins that name 王伟: two as the librarian, one as the archivist, one without a post."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def graph(call: Call, bulletins: Path) -> Path:
    """A workspace of the four bulletins, beside them."""
    folder = bulletins.parent / "graph"
    assert call("build", bulletins, "-w", folder).stderr == f"{folder}: 4 added\n"
    return folder


def export(call: Call, graph: Path) -> str:
    """Return all that the documents of a workspace say, as canonical N-Quads."""
    told = call("export", "-w", graph, "--format", "nquads")
    assert told.exit_code == 0
    return told.stdout


def groups(call: Call, graph: Path) -> set[frozenset[str]]:
    """Return the names of the files that speak of one 王伟, for each of that name."""
    told = json.loads(call("ask", "said", "-w", graph, "--thing", "王伟*", "--format", "json").stdout)
    files: dict[str, set[str]] = {}
    for row in told["rows"]:
        files.setdefault(row["thing"], set()).add(row["bulletin_name"].removesuffix(".txt"))
    return {frozenset(group) for group in files.values()}


def lines(graph: Path) -> list[dict[str, object]]:
    """Return the lines of the file of judgements."""
    return [json.loads(line) for line in (graph / "judgements.jsonl").read_text("utf-8").splitlines()]


def name_of(line: dict[str, object]) -> object:
    """Return the name of one side of a judgement."""
    one = line["one"]
    assert isinstance(one, dict)
    return one["name"]


def test_unjudged_a_name_alone_makes_nobody_one(call: Call, graph: Path) -> None:
    assert groups(call, graph) == {frozenset({"图书馆", "读书会"}), frozenset({"档案馆"}), frozenset({"学会"})}


def test_same_makes_one_at_once_and_undo_restores_every_byte(call: Call, graph: Path) -> None:
    before = export(call, graph)
    judged = call("same", "王伟（图书馆馆员）", "王伟（学会）", "-w", graph, "--why", "简历所载", "--verbose")
    assert judged.exit_code == 0
    assert judged.stdout == "judgement 1: 王伟（云岭省图书馆馆员、图书馆.txt） = 王伟（学会.txt）\n"
    assert judged.stderr == f"restated: ../bulletins/学会.txt\n{graph}: 1 restated, 3 unchanged\n"
    assert groups(call, graph) == {frozenset({"图书馆", "读书会", "学会"}), frozenset({"档案馆"})}
    (line,) = lines(graph)
    assert (line["number"], line["verdict"], line["who"], line["why"]) == (1, "same", "林远舟", "简历所载")
    undone = call("undo", "1", "-w", graph)
    assert (undone.exit_code, undone.stderr) == (0, f"{graph}: 1 restated, 3 unchanged\n")
    assert export(call, graph) == before
    assert lines(graph)[0]["undone"]
    assert call("rebuild", "-w", graph).stderr == f"{graph}: 4 unchanged\n"
    assert export(call, graph) == before


def test_different_takes_apart_what_was_taken_for_one(call: Call, graph: Path) -> None:
    before = export(call, graph)
    judged = call("different", "王伟（读书会.txt）", "王伟（图书馆馆员）", "-w", graph)
    assert judged.stdout == "judgement 1: 王伟（云岭省图书馆馆员、读书会.txt） ≠ 王伟（云岭省图书馆馆员、图书馆.txt）\n"
    assert judged.stderr == f"{graph}: 1 restated, 3 unchanged\n"  # the elder goes by the IRI that it had
    assert groups(call, graph) == {frozenset({name}) for name in TEXTS}
    call("undo", "1", "-w", graph)
    assert export(call, graph) == before


def test_judgements_are_transitive_and_contradictions_refused_with_the_chain(call: Call, graph: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    call("different", "王伟（学会）", "王伟（副馆长）", "-w", graph)
    before, judged = export(call, graph), (graph / "judgements.jsonl").read_bytes()
    refused = call("same", "王伟（副馆长）", "王伟（读书会）", "-w", graph)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("Error: 王伟（海曙省档案馆副馆长、档案馆.txt） = 王伟（云岭省图书馆馆员、图书馆.txt） contradicts")
    assert "judgement 1: " in refused.stderr and "judgement 2: " in refused.stderr
    assert (export(call, graph), (graph / "judgements.jsonl").read_bytes()) == (before, judged)
    call("undo", "2", "-w", graph)
    assert call("same", "王伟（副馆长）", "王伟（读书会）", "-w", graph).exit_code == 0
    assert groups(call, graph) == {frozenset(TEXTS)}


def test_contradiction_is_found_by_documents_that_no_judgement_names(
    call: Call, bulletins: Path, graph: Path
) -> None:
    for number in range(5):  # a judgement names three files of an entity, and means all of it
        text = AGAIN.replace("4月8日", f"6月{number + 1}日")
        (bulletins / f"读书会{number}.txt").write_text(text, encoding="utf-8")
    call("build", bulletins, "-w", graph)
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    (judged,) = lines(graph)
    assert "读书会4.txt" not in str(judged)
    refused = call("different", "王伟（读书会4.txt）", "王伟（学会）", "-w", graph)
    assert refused.exit_code == 2
    assert "contradicts what was judged before: judgement 1: " in refused.stderr
    assert lines(graph) == [judged]


def test_judgement_means_the_same_when_another_is_undone(call: Call, graph: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    call("same", "王伟（学会）", "王伟（副馆长）", "-w", graph)
    assert groups(call, graph) == {frozenset(TEXTS)}
    call("undo", "1", "-w", graph)
    assert groups(call, graph) == {frozenset({"图书馆", "读书会"}), frozenset({"学会", "档案馆"})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭人民出版社", "云岭出版社"),
        ("《云岭简史》出版座谈会", "《云岭史略》研讨会（2031-05-09）"),
        ("云岭简史", "云岭史略"),
        ("云岭省地方志事业发展规划", "云岭省方志发展纲要"),
    ],
)
def test_organisations_meetings_publications_and_documents_are_judged_too(
    call: Call, tmp_path: Path, one: str, other: str
) -> None:
    folder, graph = tmp_path / "texts", tmp_path / "graph"
    folder.mkdir()
    plan, outline = "《云岭省地方志事业发展规划》", "《云岭省方志发展纲要》"
    (folder / "1.txt").write_text(
        f"2031年5月6日，云岭人民出版社召开《云岭简史》出版座谈会，会议传达学习{plan}。\n", encoding="utf-8"
    )
    (folder / "2.txt").write_text(
        f"2031年5月9日，云岭出版社召开《云岭史略》研讨会，会议传达学习{outline}。\n", encoding="utf-8"
    )
    call("build", folder, "-w", graph)
    before = export(call, graph)

    def documents() -> set[str]:
        told = json.loads(call("why", one, "-w", graph, "--format", "json").stdout)
        return {row["bulletin_name"] for row in told["rows"]}

    assert documents() == {"1.txt"}
    assert call("same", one, other, "-w", graph).exit_code == 0
    assert documents() == {"1.txt", "2.txt"}
    assert call("different", one, other, "-w", graph).exit_code == 2
    call("undo", "1", "-w", graph)
    assert export(call, graph) == before
    assert call("different", one, other, "-w", graph).exit_code == 0
    assert export(call, graph) == before


def test_two_names_of_what_was_taken_for_one_can_be_told_apart(call: Call, tmp_path: Path) -> None:
    folder, graph = tmp_path / "texts", tmp_path / "graph"
    folder.mkdir()
    for name, office in (("1", "云岭省地方志工作办公室"), ("2", "云岭省地方志办")):
        text = f"2031年5月{name}日，{office}召开年鉴工作会议，主任林远舟主持会议。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    call("build", folder, "-w", graph)
    before = export(call, graph)
    assert len({row["thing"] for row in offices(call, graph)}) == 1
    assert call("different", "云岭省地方志办", "云岭省地方志工作办公室", "-w", graph).exit_code == 0
    assert len({row["thing"] for row in offices(call, graph)}) == 2
    call("undo", "1", "-w", graph)
    assert export(call, graph) == before


def offices(call: Call, graph: Path) -> list[dict[str, str]]:
    """Return what is said of the offices called 云岭省地方志…."""
    told = call("why", "云岭省地方志*", "-w", graph, "--format", "json").stdout
    rows: list[dict[str, str]] = json.loads(told)["rows"]
    return [row for row in rows if "办" in row["thing_name"] and "会议" not in row["thing_name"]]


def test_whatever_is_read_again_keeps_the_judgements(call: Call, bulletins: Path, graph: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    one = frozenset({"图书馆", "读书会", "学会"})
    (bulletins / "学会.txt").write_text(BARE.replace("望川市", "青石市"), encoding="utf-8")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 changed, 3 unchanged\n"
    assert one in groups(call, graph)
    (bulletins / "学会.txt").rename(bulletins / "年会.txt")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 moved, 3 unchanged\n"
    assert frozenset({"图书馆", "读书会", "年会"}) in groups(call, graph)
    assert call("rebuild", "-w", graph).exit_code == 0
    assert frozenset({"图书馆", "读书会", "年会"}) in groups(call, graph)


def test_judgement_whose_side_is_gone_is_told_of_and_kept_until_it_comes_back(
    call: Call, bulletins: Path, graph: Path
) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    judged = export(call, graph)
    (bulletins / "学会.txt").unlink()
    pruned = call("build", bulletins, "-w", graph, "--prune")
    kept = "judgement 1: 王伟（云岭省图书馆馆员、图书馆.txt） = 王伟（学会.txt）"
    assert pruned.stderr == (
        f"{graph}: 1 removed, 3 unchanged\n{graph}: keeps {kept}, which has no effect on what is there now\n"
    )
    told = call("build", bulletins, "-w", graph, "--json")
    assert json.loads(told.stdout)["idle"] == [1]
    assert "no effect" in call("judgements", "-w", graph, "--format", "csv", "--lang", "en").stdout
    (bulletins / "学会.txt").write_text(BARE, encoding="utf-8")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 added, 3 unchanged\n"
    assert export(call, graph) == judged


def test_judgements_are_listed_with_those_undone_if_wanted(call: Call, graph: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph, "--by", "尚若谷")
    call("undo", "1", "-w", graph)
    call("different", "王伟（馆员）", "王伟（副馆长）", "-w", graph, "--why", "两地两人")

    def listed(*more: str) -> Iterator[tuple[str, ...]]:
        told = call("judgements", "-w", graph, "--format", "csv", "--lang", "en", *more)
        for row in csv.DictReader(io.StringIO(told.stdout)):
            yield (row["Number"], row["Verdict"], row["By"], row["Why"], row["State"])

    assert list(listed()) == [("2", "different", "林远舟", "两地两人", "standing")]
    assert list(listed("--all")) == [("1", "same", "尚若谷", "", "undone"), *listed()]


def test_name_that_fits_several_is_refused_with_all_of_them(call: Call, graph: Path) -> None:
    refused = call("same", "王伟", "欧阳启明", "-w", graph)
    assert refused.exit_code == 2
    first, _, listed = refused.stderr.strip().partition("; name the one you mean as here: ")
    assert first == "Error: “王伟” may be any of 3"
    named = ["王伟（云岭省图书馆馆员、图书馆.txt）", "王伟（学会.txt）", "王伟（海曙省档案馆副馆长、档案馆.txt）"]
    assert sorted(listed.split("; ")) == named
    assert call("same", named[0], named[1], "-w", graph).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("same", "王薇", "欧阳启明"), 3, "no thing called “王薇”; near: 王伟"),
        (("same", "王伟（馆长）", "王伟（旅长）"), 2, "nothing tells of 王伟 as 旅长; there is 王伟（"),
        (("same", "欧阳启明", "云岭省图书馆"), 2, "of kind person, 云岭省图书馆"),
        (("same", "欧阳启明", "欧阳启明（学会）"), 2, "欧阳启明 is one thing already"),
        (("different", "欧阳启明", "欧阳启明"), 2, "欧阳启明 and 欧阳启明 are one; to tell a part of it from the rest"),
        (("undo", "1"), 3, "judgement 1 is not there; to undo there are: none"),
        (("undo", "0"), 2, "Invalid value for 'NUMBER'"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_leaves_no_file(
    call: Call, graph: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    refused = call(*arguments, "-w", graph)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert told in refused.stderr
    assert not (graph / "judgements.jsonl").exists()


def test_damaged_line_is_one_line_that_says_which(call: Call, bulletins: Path, graph: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    sound = (graph / "judgements.jsonl").read_text("utf-8")
    (graph / "judgements.jsonl").write_text(f"{sound}{sound[:60]}\n", encoding="utf-8")
    for refused in (call("rebuild", "-w", graph), call("undo", "1", "-w", graph), call("review", "-w", graph)):
        assert refused.exit_code == 2
        assert refused.stderr.startswith(f"Error: {graph / 'judgements.jsonl'}, line 2 is no judgement: it is no JSON")
        assert refused.stderr.count("\n") == 1


def test_judgement_that_was_killed_before_it_was_stated_was_not_made(
    call: Call, bulletins: Path, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = export(call, graph)
    judged = ("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("zhimai.desk.state", killed)
        assert call(*judged).exit_code == 130
    assert export(call, graph) == before
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 4 unchanged\n"
    assert call(*judged).exit_code == 0
    assert frozenset({"图书馆", "读书会", "学会"}) in groups(call, graph)
    assert call("status", "-w", graph, "--format", "csv", "--lang", "en").stdout.count("judgements,,1") == 1


def test_what_another_zhimai_has_read_is_read_anew_to_judge_and_not_to_look(call: Call, graph: Path) -> None:
    before = export(call, graph)
    archive = Archive(graph)
    for path in (graph / "sources").iterdir():
        head, *rest = archive.rows(path.name)
        archive.keep(path.read_bytes(), archive.text(path.name), [head | {"program": "another"}, *rest])
    for looking in (call("review", "-w", graph), call("judgements", "-w", graph)):
        assert looking.exit_code == 3
        assert looking.stderr == f"Error: {graph} was read by another zhimai: build again, and it is read anew\n"
    assert call("same", "王伟（馆员）", "王伟（学会）", "-w", graph).exit_code == 0
    assert call("judgements", "-w", graph).exit_code == 0
    call("undo", "1", "-w", graph)
    assert export(call, graph) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_one_is_asked_which_is_meant_and_for_verdicts(call: Call, graph: Path, doubted: Path) -> None:
    shown = typed("1\n", "same", "王伟", "王伟（学会）", "-w", str(graph))
    assert "Which “王伟”?" in shown and "1 restated" in shown
    assert "1: 王伟（云岭省图书馆馆员、图书馆.txt）" in shown and "3: 王伟（海曙省档案馆副馆长、档案馆.txt）" in shown
    shown = typed("u 待查\nq\n", "review", "-w", str(doubted), "--kind", "person")
    assert "余 2 对" in shown and "余 1 对" in shown
    assert [line["verdict"] for line in lines(doubted)] == ["unsure"]


def typed(answers: str, *arguments: str) -> str:
    """Call zhimai on a terminal, type the answers, and return all that is shown there."""
    import pty

    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "zhimai", *arguments]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True) as running:
        os.close(terminal)
        os.write(master, answers.encode())
        shown = b""
        with contextlib.suppress(OSError):  # the terminal is gone when zhimai has ended
            while part := os.read(master, 4096):
                shown += part
        os.close(master)
    assert running.returncode == 0, shown.decode()
    return shown.decode()


def test_file_edited_by_hand_takes_effect_and_may_not_contradict_itself(call: Call, bulletins: Path, graph: Path) -> None:
    before, path = export(call, graph), graph / "judgements.jsonl"
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    (line,) = lines(graph)
    path.write_text(json.dumps(line | {"verdict": "unsure"}, ensure_ascii=False) + "\n", encoding="utf-8")
    assert call("build", bulletins, "-w", graph).stderr == f"{graph}: 1 restated, 3 unchanged\n"
    assert export(call, graph) == before
    both = [line, line | {"number": 2, "verdict": "different"}]
    path.write_text("".join(json.dumps(its, ensure_ascii=False) + "\n" for its in both), encoding="utf-8")
    refused = call("build", bulletins, "-w", graph)
    assert refused.exit_code == 2
    assert "contradicts what was judged before: judgement 1: " in refused.stderr
    assert call("undo", "2", "-w", graph).exit_code == 0


def test_copy_of_a_workspace_has_its_judgements(call: Call, bulletins: Path, graph: Path, tmp_path: Path) -> None:
    call("same", "王伟（馆员）", "王伟（学会）", "-w", graph)
    copy = tmp_path / "far" / "copy"
    shutil.copytree(graph, copy)
    assert call("rebuild", "-w", copy).stderr == f"{copy}: 4 unchanged\n"
    assert export(call, copy) == export(call, graph)


@pytest.fixture
def doubted(call: Call, tmp_path: Path) -> Path:
    """A workspace of three bulletins of one series, in one of which nothing tells which 王伟, and which 李静, is meant."""
    folder = tmp_path / "series"
    folder.mkdir()
    for number, text in enumerate((LIBRARY, BARE.replace("欧阳启明", "李静"), AGAIN.replace("王伟", "李静")), 1):
        (folder / f"第{number}期.txt").write_text(text, encoding="utf-8")
    assert call("build", folder, "-w", tmp_path / "doubted").exit_code == 0
    return tmp_path / "doubted"


def test_review_lists_the_doubtful_pairs_with_words_of_both_sides(call: Call, doubted: Path) -> None:
    told = json.loads(call("review", "-w", doubted, "--kind", "person", "--format", "json").stdout)
    li, wang = AGAIN.replace("王伟", "李静").strip(), LIBRARY.strip()
    bare = BARE.replace("欧阳启明", "李静").strip()
    assert [(row["kind"], row["score"]) for row in told["rows"]] == [("person", 0)] * 4
    assert {(row["side"], row["quote"]) for row in told["rows"]} == {
        ("李静（云岭省图书馆馆员、第3期.txt）", li),
        ("李静（第2期.txt）", bare),
        ("王伟（云岭省图书馆馆员、第1期.txt）", wang),
        ("王伟（第2期.txt）", bare),
    }
    assert [row["pair"] for row in told["rows"]] == [1, 1, 2, 2]
    assert told["rows"][0]["side"][:2] == told["rows"][1]["side"][:2]
    assert told["rows"][0]["reasons"] == "+6 同类文件先有职务、后称姓名（第#期.txt）；-6 名字常见"
    listed = call("review", "-w", doubted, "--kind", "person", "--limit", "1")
    assert listed.stderr == "2 条\n1 more; --limit shows them\n"


def test_review_asks_for_verdicts_and_states_each_at_once(call: Call, doubted: Path) -> None:
    before = export(call, doubted)
    asked = call("review", "-w", doubted, "--kind", "person", "--ask", stdin="x\ns 简历所载\nd\n")
    assert asked.exit_code == 0
    assert "Error: 'x' is none of these" in asked.stdout
    assert AGAIN.replace("王伟", "李静").strip()[:20] in asked.stdout
    assert asked.stderr.splitlines()[-3:] == [
        f"{doubted}: 1 restated, 2 unchanged",
        f"{doubted}: 3 unchanged",
        "nothing is left to judge",
    ]
    assert [(its["verdict"], its["who"], its.get("why")) for its in lines(doubted)] == [
        ("same", "林远舟", "简历所载"),
        ("different", "林远舟", None),
    ]
    assert json.loads(call("review", "-w", doubted, "--kind", "person", "--format", "json").stdout)["rows"] == []
    for number in "21":
        call("undo", number, "-w", doubted)
    assert export(call, doubted) == before


def test_review_lets_one_skip_leave_unsure_and_quit(call: Call, doubted: Path) -> None:
    before = export(call, doubted)
    assert call("review", "-w", doubted, "--kind", "person", "--ask", stdin="k\nu 待查\n").exit_code == 0
    (line,) = lines(doubted)
    assert (line["verdict"], line["why"]) == ("unsure", "待查")
    assert export(call, doubted) == before
    assert call("review", "-w", doubted, "--ask", stdin="q\n").exit_code == 0
    told = json.loads(call("review", "-w", doubted, "--kind", "person", "--format", "json").stdout)
    assert {row["side"][:2] for row in told["rows"]} == {"李静", "王伟"} - {name_of(line)}
